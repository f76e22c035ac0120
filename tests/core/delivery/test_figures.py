"""How an answer was said, in plain words: each figure once, with exactly the moments that it rests on."""

import dataclasses

import pytest

from tests.storage import samples
from voice_interviewer.core.assessed import Assessment
from voice_interviewer.core.delivery.figures import SMALL_SPREAD_SEMITONES, Figure, delivery_figures, plain
from voice_interviewer.core.delivery.measured import (
    AudioQuality,
    Disfluency,
    FastRun,
    Filler,
    Fillers,
    PaceWindow,
    Pacing,
    Pause,
    Phrase,
    RepeatedPhrase,
    UnheardFiller,
    Voice,
    Wording,
)
from voice_interviewer.core.unknown_names import by_reason, is_delivery

PAUSES = (Pause(2.0, 2.5, "short", "planned"), Pause(4.0, 6.5, "long", "hesitant"), Pause(9.0, 9.3, "short", None))


def lines(**changes: object) -> dict[str, Figure]:
    """Every line by its words."""
    found = delivery_figures(dataclasses.replace(samples.FULL, **changes))  # type: ignore[arg-type]
    assert len({figure.text for figure in found}) == len(found)
    return {figure.text: figure for figure in found}


def starts(figure: Figure) -> list[float]:
    return [moment.start for moment in figure.moments]


def test_fillers_are_told_by_kind_then_word_and_each_line_plays_its_own() -> None:
    heard = (
        Filler("I mean", 1.0, 1.3, "discourse"),
        Filler("Um", 2.0, 2.2, "hesitation"),
        Filler("um", 5.0, 5.2, "hesitation"),
    )
    found = lines(fillers=Fillers(heard, (), 6.0, 3.0))
    assert list(found)[:4] == [
        "3 in your words (6.0 a minute, 3.0 per 100 words)",
        "“um” twice",
        "“I mean” once",
        "none heard in the sound alone",
    ]
    assert [starts(each) for each in found.values()][:4] == [[1.0, 2.0, 5.0], [2.0, 5.0], [1.0], []]


@pytest.mark.parametrize(
    ("unheard", "text"),
    [
        ((UnheardFiller(3.0, 3.4, 0.78),), "1 not in the transcript, heard in the sound (78% sure)"),
        (
            (UnheardFiller(3.0, 3.4, 0.78), UnheardFiller(8.0, 8.4, 0.6)),
            "2 not in the transcript, heard in the sound (60 to 78% sure)",
        ),
    ],
)
def test_unheard_hesitations_say_how_sure_they_are(unheard: tuple[UnheardFiller, ...], text: str) -> None:
    figure = lines(fillers=Fillers((), unheard, 0.0, 0.0))[text]
    assert starts(figure) == [each.start for each in unheard]


def test_where_nobody_listened_for_unheard_hesitations_nothing_is_said_of_them() -> None:
    assert not any("heard in the sound" in text for text in lines(fillers=Fillers((), None, 0.0, 0.0)))


def test_repairs_stand_by_kind() -> None:
    repairs = (
        Disfluency("the", 1.0, 1.2, "repeat"),
        Disfluency("we should", 3.0, 3.5, "restart"),
        Disfluency("the", 5.0, 5.2, "repeat"),
    )
    found = lines(fillers=Fillers((), None, 0.0, 0.0, repairs))
    assert starts(found["said again twice: “the”"]) == [1.0, 5.0]
    assert starts(found["begun anew once: “we should”"]) == [3.0]
    assert not any("corrected" in text for text in found)


@pytest.mark.parametrize(
    ("rate", "told"),
    [
        (110.0, "110 words a minute"),
        (210.0, "210 words a minute"),
        (90.0, "90 words a minute; slower than your band, 110 to 210"),
        (240.0, "240 words a minute; faster than your band, 110 to 210"),
    ],
)
def test_inside_the_band_nothing_is_said_of_the_pace(rate: float, told: str) -> None:
    assert told in lines(pacing=Pacing(rate, None, None, (), ()))


def test_the_band_is_that_of_the_assessment_not_of_today() -> None:
    assert "150 words a minute; faster than your band, 100 to 140" in lines(
        pacing=Pacing(150.0, None, None, (), (), band_wpm=(100.0, 140.0))
    )


def test_windows_and_rushes_play_their_stretches() -> None:
    windows = (PaceWindow(0.0, 15.0, 150.0), PaceWindow(15.0, 30.0, 240.0))
    found = lines(pacing=Pacing(190.0, 200.0, 1.0, (), windows, (FastRun(14.0, 30.0, 238.0),)))
    assert starts(found["fastest 240 from 0:15 to 0:30"]) == [15.0]
    assert starts(found["slowest 150 from 0:00 to 0:15"]) == [0.0]
    assert starts(found["above 210 for long: 238 from 0:14 to 0:30"]) == [14.0]


def test_pauses_are_told_by_place_and_by_length() -> None:
    found = lines(pacing=Pacing(None, None, None, PAUSES, ()))
    assert starts(found["3, together 3.3 s"]) == [2.0, 4.0, 9.0]
    assert starts(found["1 planned, between clauses"]) == [2.0]
    assert starts(found["1 hesitant, inside a clause"]) == [4.0]
    assert starts(found["1 of two seconds or more"]) == [4.0]
    assert starts(found["the longest 2.5 s at 0:04"]) == [4.0]
    (one,) = (each for text, each in lines(pacing=Pacing(None, None, None, PAUSES[2:], ())).items() if "0.3 s" in text)
    assert one.text == "1, 0.3 s at 0:09"
    assert "none of a quarter second or more" in lines(pacing=Pacing(None, None, None, (), ()))


def test_a_small_spread_is_called_small_and_never_more_than_that() -> None:
    assert "pitch 118 Hz, spread 1.5 semitones" in lines(voice=Voice(118.0, SMALL_SPREAD_SEMITONES, None))
    small = lines(voice=Voice(118.0, SMALL_SPREAD_SEMITONES - 0.3, None))
    assert "pitch 118 Hz, spread 1.2 semitones, which is small: under 1.5" in small
    assert "monoton" not in " ".join(small)


def test_wording_is_told_with_its_places() -> None:
    hedges = (Phrase("I guess", 3.0, 3.4), Phrase("i guess", 7.0, 7.4), Phrase("Sort of", 9.0, 9.3))
    again = RepeatedPhrase("at the end", (Phrase("at the end", 1.0, 1.5), Phrase("At the end", 8.0, 8.5)))
    found = lines(wording=Wording(hedges, (again,), 0.7, None, None))
    assert starts(found["3 hedges: “I guess”, “sort of”"]) == [3.0, 7.0, 9.0]
    assert starts(found["“at the end” twice"]) == [1.0, 8.0]
    assert "lexical variety 0.70" in found


def test_how_long_the_recording_is_agrees_with_its_seconds() -> None:
    assert "1:35 long, 1:13 of speech" in lines(audio=AudioQuality(94.6, 72.95, -26.0, 0.0, -60.0, 0.0))


def test_what_is_unknown_has_no_line_and_each_reason_is_told_once() -> None:
    names = {figure.name for figure in delivery_figures(samples.UNKNOWN)}
    assert names == {"Fillers", "", "Pauses", "Recording"}
    told = by_reason(samples.UNKNOWN.unknown, is_delivery)
    assert told["no word was heard"] == (
        "pace",
        "pace while speaking",
        "think time",
        "share of speech",
        "words between two pauses",
    )
    assert "coverage" not in " ".join(" ".join(each) for each in told.values())


def test_a_typed_answer_has_no_line_on_sound() -> None:
    typed: Assessment = dataclasses.replace(
        samples.FULL,
        audio=None,
        voice=None,
        pacing=Pacing(None, None, None, (), ()),
        fillers=Fillers((), None, None, 0.0),
    )
    assert [figure.name for figure in delivery_figures(typed)] == ["Fillers", "Wording", "", ""]


def test_words_stand_as_inside_a_sentence() -> None:
    assert [plain(text) for text in ("I mean", "You Know", "UM", "in")] == ["I mean", "you know", "um", "in"]
