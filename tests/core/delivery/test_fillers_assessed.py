from collections.abc import Callable

import pytest

from tests.core.answers import spoken
from voice_interviewer.assessment import assess, assess_text
from voice_interviewer.core.assessed import Assessment
from voice_interviewer.core.coverage.terms import TermGroupJudge
from voice_interviewer.core.delivery.measured import AudioQuality
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
