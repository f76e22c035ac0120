"""What holds of patience whatever is heard: no end while speech, none too soon, and speech cancels every countdown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.test_endpointing import begun, feed
from voice_interviewer.core.events import Floor
from voice_interviewer.core.session import EndReason
from voice_interviewer.core.sound.audio import FRAME_SECONDS
from voice_interviewer.core.sound.endpointing import LEAST_COUNTDOWN_SECONDS, PATIENCE, Endpointer, PatienceLevel
from voice_interviewer.core.sound.phrase_end import PhraseEnd

PROBABILITIES = st.floats(0, 1)
RUNS = st.lists(
    st.tuples(st.booleans(), st.integers(1, 400), PROBABILITIES, st.sampled_from(list(PhraseEnd))), max_size=20
)
LEVELS = st.sampled_from(list(PatienceLevel))


def silence_before_end(heard: list[bool], speech_frames: int) -> int:
    """Frames since the last run of at least so many speech frames."""
    for end in range(len(heard), speech_frames - 1, -1):
        if all(heard[end - speech_frames : end]):
            return len(heard) - end
    return len(heard)


@given(RUNS, LEVELS)
def test_it_never_ends_while_speech_nor_sooner_than_patience_allows(
    runs: list[tuple[bool, int, float, PhraseEnd]], level: PatienceLevel
) -> None:
    patience = PATIENCE[level]
    endpointer = Endpointer(patience)
    heard: list[bool] = []
    for is_speech, count, probability, words in runs:
        for _ in range(count):
            heard.append(is_speech)
            state = endpointer.push(is_speech)
            endpointer.words_say(words)
            if state.wants_turn_probability:
                endpointer.turn_probability(probability)
            if all(heard[-patience.speech_frames :]) and len(heard) >= patience.speech_frames:
                assert state.floor is Floor.SPEAKING
                assert state.ending_in_seconds is None
                assert not state.sounds_finished
            if state.ended is None:
                continue
            assert not is_speech
            assert level is not PatienceLevel.ONLY_BY_KEY
            silent_seconds = silence_before_end(heard, patience.speech_frames) * FRAME_SECONDS
            assert silent_seconds >= patience.finished_end_seconds - FRAME_SECONDS
            return


@given(st.lists(st.tuples(st.integers(40, 300), st.integers(1, 200), PROBABILITIES), max_size=8), PROBABILITIES, LEVELS)
def test_after_an_unfinished_phrase_it_never_ends_before_the_long_wait(
    earlier: list[tuple[int, int, float]], probability: float, level: PatienceLevel
) -> None:
    patience = PATIENCE[level]
    endpointer = begun(patience)
    for spoken, silent, each in earlier:
        feed(endpointer, False, silent * FRAME_SECONDS, each)
        if feed(endpointer, True, spoken * FRAME_SECONDS)[-1].ended:
            return
    states = feed(endpointer, False, 50, probability, PhraseEnd.UNFINISHED)
    if patience.hard_end_seconds is None:
        assert states[-1].ended is None
        return
    assert states[-1].ended is EndReason.SILENCE
    assert states[-1].silence_seconds >= patience.hard_end_seconds - FRAME_SECONDS
    assert states[-1].silence_seconds <= 2 * patience.hard_end_seconds + FRAME_SECONDS


@given(st.integers(1, 330), PROBABILITIES, st.sampled_from(list(PhraseEnd)), LEVELS)
def test_any_speech_cancels_any_countdown(
    silent_frames: int, probability: float, words: PhraseEnd, level: PatienceLevel
) -> None:
    endpointer = begun(PATIENCE[level])
    before = feed(endpointer, False, silent_frames * FRAME_SECONDS, probability, words)[-1]
    if before.ended:
        return
    after = feed(endpointer, True, PATIENCE[level].speech_frames * FRAME_SECONDS)[-1]
    assert (after.floor, after.ending_in_seconds, after.ended) == (Floor.SPEAKING, None, None)
    assert not any(state.ended for state in feed(endpointer, False, 2.1, probability, words))


@pytest.mark.parametrize("level", [PatienceLevel.SHORT, PatienceLevel.NORMAL, PatienceLevel.LONG])
def test_words_that_come_late_end_no_answer_without_a_countdown(level: PatienceLevel) -> None:
    patience = PATIENCE[level]
    endpointer = begun(patience)
    states = feed(endpointer, False, patience.finished_end_seconds + 0.2, probability=0.5)
    assert states[-1].ended is None
    endpointer.words_say(PhraseEnd.FINISHED)
    counted = [*states, *feed(endpointer, False, 30)]
    assert counted[-1].ended is not None
    counting = [state for state in counted if state.floor is Floor.ENDING]
    assert (len(counting) - 1) * FRAME_SECONDS >= LEAST_COUNTDOWN_SECONDS - FRAME_SECONDS
