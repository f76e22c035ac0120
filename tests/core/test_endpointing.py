"""Patience: the answer ends when it is over, and never while somebody speaks."""

import pytest

from voice_interviewer.core.events import Floor
from voice_interviewer.core.session import EndReason
from voice_interviewer.core.sound.audio import FRAME_SECONDS
from voice_interviewer.core.sound.endpointing import PATIENCE, Endpointer, EndpointState, Patience, PatienceLevel
from voice_interviewer.core.sound.pause_memory import CANCELLED_PAUSE_FACTOR, TYPICAL_PAUSE_FACTOR, PauseMemory
from voice_interviewer.core.sound.phrase_end import PhraseEnd

NORMAL = PATIENCE[PatienceLevel.NORMAL]
FINISHED, DOUBTFUL, UNFINISHED = 0.95, 0.5, 0.05


def feed(
    endpointer: Endpointer,
    is_speech: bool,
    seconds: float,
    probability: float = FINISHED,
    words: PhraseEnd = PhraseEnd.UNKNOWN,
) -> list[EndpointState]:
    """Push so many seconds, answering what is asked; stops at the end of the answer."""
    states = []
    for _ in range(round(seconds / FRAME_SECONDS)):
        states.append(endpointer.push(is_speech))
        if states[-1].wants_turn_probability:
            endpointer.turn_probability(probability)
            endpointer.words_say(words)
        if states[-1].ended:
            break
    return states


def begun(patience: Patience = NORMAL, speech_seconds: float = 9.0, pauses: PauseMemory | None = None) -> Endpointer:
    endpointer = Endpointer(patience, pauses=pauses)
    assert feed(endpointer, True, speech_seconds)[-1].floor is Floor.SPEAKING
    return endpointer


def test_silence_from_the_start_is_the_candidates_to_think_then_counts_down_and_ends() -> None:
    states = feed(Endpointer(), False, 30)
    assert states[-1].ended is EndReason.NO_SPEECH
    assert states[-1].silence_seconds == pytest.approx(20.0, abs=0.03)
    assert {state.floor for state in states[: round(16.5 / FRAME_SECONDS)]} == {Floor.YOUR_TURN}
    countdown = [state.ending_in_seconds for state in states if state.floor is Floor.ENDING]
    assert countdown[0] == pytest.approx(3.0, abs=0.03)
    assert countdown == sorted(countdown, key=lambda left: -1.0 if left is None else -left)


def test_a_finished_answer_ends_softly_and_ends_after_a_countdown() -> None:
    states = feed(begun(), False, 10, FINISHED)
    assert states[-1].ended is EndReason.TURN
    assert states[-1].silence_seconds == pytest.approx(7.5, abs=0.04)
    ending = [state for state in states if state.floor is Floor.ENDING]
    assert all(state.sounds_finished for state in ending)
    assert ending[0].silence_seconds == pytest.approx(2.2, abs=0.04)
    assert ending[0].ending_in_seconds == pytest.approx(5.3, abs=0.04)


def test_an_unfinished_one_has_ten_seconds_and_sees_the_last_three() -> None:
    states = feed(begun(), False, 20, UNFINISHED)
    assert states[-1].ended is EndReason.SILENCE
    assert states[-1].silence_seconds == pytest.approx(10.0, abs=0.03)
    ending = [state for state in states if state.floor is Floor.ENDING]
    assert ending[0].ending_in_seconds == pytest.approx(3.0, abs=0.03)
    assert not any(state.sounds_finished for state in states)
    assert states[round(1 / FRAME_SECONDS)].floor is Floor.THINKING


@pytest.mark.parametrize(
    ("probability", "words", "reason"),
    [
        (FINISHED, PhraseEnd.FINISHED, EndReason.TURN),
        (FINISHED, PhraseEnd.UNKNOWN, EndReason.TURN),
        (FINISHED, PhraseEnd.UNFINISHED, EndReason.SILENCE),
        (DOUBTFUL, PhraseEnd.FINISHED, EndReason.TURN),
        (DOUBTFUL, PhraseEnd.UNKNOWN, EndReason.SILENCE),
        (UNFINISHED, PhraseEnd.FINISHED, EndReason.SILENCE),
        (UNFINISHED, PhraseEnd.CLOSED, EndReason.TURN),
    ],
)
def test_sound_and_words_decide_together(probability: float, words: PhraseEnd, reason: EndReason) -> None:
    assert feed(begun(), False, 20, probability, words)[-1].ended is reason


def test_words_that_come_during_the_countdown_take_it_back() -> None:
    endpointer = begun()
    assert feed(endpointer, False, 3, FINISHED)[-1].sounds_finished
    endpointer.words_say(PhraseEnd.UNFINISHED)
    states = feed(endpointer, False, 20, FINISHED)
    assert states[0].floor is Floor.THINKING
    assert states[-1].silence_seconds == pytest.approx(NORMAL.hard_end_seconds, abs=0.03)


def test_words_of_an_earlier_pause_say_nothing_about_this_one() -> None:
    endpointer = begun()
    feed(endpointer, False, 1, FINISHED, PhraseEnd.UNFINISHED)
    feed(endpointer, True, 1)
    endpointer.words_say(PhraseEnd.UNFINISHED)
    assert feed(endpointer, False, 10, FINISHED)[-1].ended is EndReason.TURN


def test_the_turn_detector_is_asked_once_a_pause() -> None:
    endpointer = begun()
    for _ in range(3):
        states = feed(endpointer, False, 2, UNFINISHED)
        assert [state.wants_turn_probability for state in states].count(True) == 1
        assert not any(state.wants_turn_probability for state in feed(endpointer, True, 1))


def test_an_answer_nobody_gives_leaves_the_hard_end() -> None:
    endpointer = begun()
    states = [endpointer.push(False) for _ in range(round(10.1 / FRAME_SECONDS))]
    assert states[-1].ended is EndReason.SILENCE


def test_a_probability_that_comes_when_speech_has_resumed_counts_for_nothing() -> None:
    endpointer = begun()
    while not endpointer.push(False).wants_turn_probability:
        pass
    feed(endpointer, True, 0.3)
    endpointer.turn_probability(FINISHED)
    assert feed(endpointer, False, 5, UNFINISHED)[-1].ended is None


def test_speech_cancels_the_countdown_and_gives_the_whole_patience_back() -> None:
    endpointer = begun()
    assert feed(endpointer, False, 6, FINISHED)[-1].floor is Floor.ENDING
    assert feed(endpointer, True, 0.09)[-1].ending_in_seconds is None
    states = feed(endpointer, False, 20, UNFINISHED)
    assert states[-1].silence_seconds == pytest.approx(10.0, abs=0.03)


@pytest.mark.parametrize("blip_frames", [1, 2])
def test_a_blip_neither_cancels_nor_shortens(blip_frames: int) -> None:
    endpointer = begun()
    feed(endpointer, False, 7.5, UNFINISHED)
    for _ in range(blip_frames):
        assert endpointer.push(True).floor is Floor.ENDING
    states = feed(endpointer, False, 10, UNFINISHED)
    assert states[-1].ended is EndReason.SILENCE
    assert states[-1].silence_seconds == pytest.approx(10.0, abs=0.03)
    assert len(states) + blip_frames == round(2.5 / FRAME_SECONDS)


def test_waiting_suspends_every_end_until_they_speak_again() -> None:
    endpointer = begun()
    feed(endpointer, False, 7, UNFINISHED)
    endpointer.wait()
    states = feed(endpointer, False, 60)
    assert {(state.floor, state.ended) for state in states} == {(Floor.THINKING, None)}
    feed(endpointer, True, 3)
    assert feed(endpointer, False, 10, FINISHED)[-1].ended is EndReason.TURN


def test_waiting_before_the_first_word_suspends_that_end_too() -> None:
    endpointer = Endpointer()
    endpointer.wait()
    last = feed(endpointer, False, 60)[-1]
    assert (last.floor, last.ending_in_seconds, last.ended) == (Floor.YOUR_TURN, None, None)


def test_a_cleared_throat_begins_no_answer() -> None:
    endpointer = Endpointer()
    feed(endpointer, False, 5)
    feed(endpointer, True, 0.6)
    states = feed(endpointer, False, 30)
    assert states[-1].ended is EndReason.SILENCE
    assert states[-1].silence_seconds == pytest.approx(20.0, abs=0.03)
    assert not any(state.wants_turn_probability for state in states)


def test_less_than_an_answer_gets_a_later_end() -> None:
    states = feed(begun(speech_seconds=3.0), False, 10, FINISHED)
    assert states[-1].ended is EndReason.TURN
    assert states[-1].silence_seconds == pytest.approx(NORMAL.early_end_seconds, abs=0.04)
    expected = Endpointer(NORMAL, expected_speech_seconds=2.0)
    feed(expected, True, 3)
    assert feed(expected, False, 10, FINISHED)[-1].silence_seconds == pytest.approx(7.5, abs=0.04)


def test_who_cancels_a_countdown_is_given_longer_from_then_on_in_later_answers_too() -> None:
    pauses = PauseMemory()
    endpointer = begun(pauses=pauses)
    assert feed(endpointer, False, 6, FINISHED)[-1].floor is Floor.ENDING
    feed(endpointer, True, 4)
    for each in (endpointer, begun(pauses=pauses)):
        feed(each, False, 0.6, FINISHED)
        feed(each, True, 4)
        states = feed(each, False, 20, FINISHED)
        assert states[-1].ended is EndReason.TURN
        assert states[-1].silence_seconds == pytest.approx(6 * CANCELLED_PAUSE_FACTOR, abs=0.04)


def test_a_slow_speaker_is_given_longer_from_the_second_pause_on() -> None:
    endpointer = begun()
    for _ in range(3):
        feed(endpointer, False, 2.4, UNFINISHED)
        feed(endpointer, True, 3)
    states = feed(endpointer, False, 20, FINISHED)
    assert states[-1].ended is EndReason.TURN
    assert states[-1].silence_seconds == pytest.approx(2.4 * TYPICAL_PAUSE_FACTOR, abs=0.05)


def test_a_fluent_speaker_s_one_long_thought_changes_nothing() -> None:
    endpointer = begun()
    for pause_seconds in (0.5, 0.45, 5.0, 0.6):
        feed(endpointer, False, pause_seconds, UNFINISHED)
        feed(endpointer, True, 3)
    assert feed(endpointer, False, 10, FINISHED)[-1].silence_seconds == pytest.approx(7.5, abs=0.04)


def test_a_pause_that_was_asked_for_teaches_nothing() -> None:
    endpointer = begun()
    endpointer.wait()
    feed(endpointer, False, 60)
    feed(endpointer, True, 3)
    assert feed(endpointer, False, 10, FINISHED)[-1].silence_seconds == pytest.approx(7.5, abs=0.04)


def test_only_by_key_never_ends_by_itself() -> None:
    endpointer = Endpointer(PATIENCE[PatienceLevel.ONLY_BY_KEY])
    states = feed(endpointer, False, 100) + feed(endpointer, True, 10) + feed(endpointer, False, 100)
    assert not any(state.ended or state.ending_in_seconds or state.wants_turn_probability for state in states)


def test_longer_patience_ends_later() -> None:
    ends = []
    for level in (PatienceLevel.SHORT, PatienceLevel.NORMAL, PatienceLevel.LONG):
        soft = feed(begun(PATIENCE[level]), False, 60, FINISHED)
        hard = feed(begun(PATIENCE[level]), False, 60, UNFINISHED)
        assert any(state.sounds_finished for state in soft[:-1])
        ends.append((soft[-1].silence_seconds, hard[-1].silence_seconds))
    assert ends == sorted(ends)
    assert len(set(ends)) == 3
    assert all(soft < hard for soft, hard in ends)


def test_an_end_is_final() -> None:
    endpointer = begun()
    feed(endpointer, False, 10, FINISHED)
    endpointer.wait()
    assert endpointer.push(True).ended is EndReason.TURN
