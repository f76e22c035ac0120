from collections.abc import Callable

import pytest

from tests.core.answers import spoken
from voice_interviewer.assessment import assess, assess_text
from voice_interviewer.core.assessed import Assessment
from voice_interviewer.core.coverage.terms import TermGroupJudge
from voice_interviewer.core.delivery.measured import AudioQuality, UnheardFiller
from voice_interviewer.core.delivery.unheard import Hesitations
from voice_interviewer.core.delivery.wishes import DeliveryWishes
from voice_interviewer.core.sound.units import Span

TEXT = "um we took the the model, you know, in terms of size, sorry, in terms of speed"


def said(wishes: DeliveryWishes) -> Assessment:
    return assess(
        judge=TermGroupJudge(),
        question=None,
        words=spoken(TEXT),
        speech=[Span(0.0, 12.0)],
        audio=AudioQuality(12.0, 12.0, -24.0, 0.0, None, 0.0),
        clock=lambda: 0.0,
        wishes=wishes,
    )


def typed(wishes: DeliveryWishes) -> Assessment:
    return assess_text(judge=TermGroupJudge(), question=None, text=TEXT, clock=lambda: 0.0, wishes=wishes)


@pytest.mark.parametrize("how", [said, typed])
def test_the_persons_own_list_is_what_is_counted(how: Callable[[DeliveryWishes], Assessment]) -> None:
    usual, own = how(DeliveryWishes()), how(DeliveryWishes(watched=("in terms of",)))
    assert [each.text for each in usual.fillers.heard] == ["um", "you know"]
    assert [each.text for each in own.fillers.heard] == ["um", "in terms of", "in terms of"]
    assert usual.method != own.method


def test_disfluencies_stand_apart_with_their_times() -> None:
    fillers = said(DeliveryWishes()).fillers
    assert [(each.text, each.kind) for each in fillers.disfluencies] == [
        ("the", "repeat"),
        ("in terms of size", "correction"),
    ]
    assert all(each.start is not None and each.end is not None for each in fillers.disfluencies)


def test_a_typed_answer_has_them_without_times_and_says_why() -> None:
    assessment = typed(DeliveryWishes())
    assert [each.start for each in assessment.fillers.disfluencies] == [None, None]
    assert assessment.unknown["fillers.disfluencies.start"] == assessment.unknown["fillers.heard.start"]


def begun(hesitations: Hesitations | None) -> Assessment:
    """An answer whose words and voice activity begin after 5 s."""
    return assess(
        judge=TermGroupJudge(),
        question=None,
        words=spoken("um " + "word " * 30, start=5.0),
        speech=[Span(5.0, 20.0)],
        audio=AudioQuality(20.0, 15.0, -24.0, 0.0, None, 0.0),
        clock=lambda: 0.0,
        hesitations=hesitations,
    )


def unheard(*places: tuple[float, float]) -> Hesitations:
    return Hesitations({}, frozenset(), tuple(UnheardFiller(start, end, 0.9) for start, end in places))


def test_a_hesitation_before_the_first_word_ends_the_time_to_think() -> None:
    pacing = begun(unheard((3.0, 3.5))).pacing
    assert pacing.think_seconds == 3.0
    assert [(pause.start, pause.end) for pause in pacing.pauses] == [(3.5, 5.0)]
    in_the_transcript = Hesitations({0: Span(4.0, 5.2)}, frozenset(), ())
    assert begun(in_the_transcript).pacing.think_seconds == 4.0
    assert begun(in_the_transcript).pacing.pauses == ()


@pytest.mark.parametrize("hesitations", [None, unheard(), unheard((9.0, 9.5))])
def test_silence_is_time_to_think_where_no_voice_hesitates_in_it(hesitations: Hesitations | None) -> None:
    assert begun(hesitations).pacing.think_seconds == 5.0
