"""Words that could not be had while they were said are had later, from the recording; nothing else changes."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.scripted import FIRST, PACK, ScriptedSource, WordEveryThirdSecond, hush, interview, said, tone
from voice_interviewer.adapters.sound.sound_files import FlacRecording, read_recording
from voice_interviewer.core.coverage.terms import TermGroupJudge
from voice_interviewer.core.session import Answer, Session
from voice_interviewer.core.sound.audio import SAMPLE_RATE, FloatSamples, Samples
from voice_interviewer.core.transcript import Word
from voice_interviewer.errors import ModelError
from voice_interviewer.interview.commands import Commands
from voice_interviewer.interview.rescoring import Rescored, Rescoring
from voice_interviewer.paths import Home
from voice_interviewer.ports import Transcriber
from voice_interviewer.storage.sessions import FolderSessionStore

LONG = said(hush(1), tone(9), hush(0.6), tone(9), hush(9))
"""Two stretches of speech, of which each is transcribed for itself."""


class OutOfMemory(WordEveryThirdSecond):
    """Hears so many stretches, and then has no memory left."""

    def __init__(self, heard: int) -> None:
        super().__init__()
        self._left = heard

    def transcribe(self, samples: FloatSamples, context: str, terms: Sequence[str] = ()) -> Sequence[Word]:
        if not self._left:
            raise MemoryError("std::bad_alloc")
        self._left -= 1
        return super().transcribe(samples, context, terms)


@pytest.fixture
def store(tmp_path: Path) -> FolderSessionStore:
    return FolderSessionStore(Home(tmp_path / "home"), FlacRecording)


def held(store: FolderSessionStore, transcriber: Transcriber) -> Session:
    """A session of one answer, heard by this transcriber."""
    one = interview(ScriptedSource(LONG), store=store, questions=(FIRST,))  # type: ignore[arg-type]
    assert one._ears is not None
    one._ears.listener._transcriber = transcriber
    list(one.run(Commands(), threading.Event()))
    return store.load(store.meant("last"))


def rescore(
    store: FolderSessionStore,
    transcriber: Callable[[], Transcriber] = WordEveryThirdSecond,
    sound: Callable[[Path], Samples] = read_recording,
) -> tuple[Rescored, Answer]:
    again = Rescoring(
        session_ids=[store.meant("last")],
        sessions=store,
        pack=lambda name: PACK,
        sound=sound,
        transcriber=transcriber,
        judge=TermGroupJudge(),
    )
    list(again.work(threading.Event()))
    return again.done[0], store.load(store.meant("last")).answers[0]


def texts(answer: Answer) -> list[str]:
    return [word.text for word in answer.words]


@pytest.mark.parametrize("heard", [0, 1])
def test_a_transcriber_without_memory_costs_no_sound_and_its_words_are_had_later(
    store: FolderSessionStore, heard: int
) -> None:
    before = held(store, OutOfMemory(heard)).answers[0]
    assert before.failed
    assert (len(before.words) > 0) == (heard > 0)
    assert read_recording(store.folder(store.load(store.meant("last"))) / before.recording).size > 20 * SAMPLE_RATE
    done, after = rescore(store)
    assert after.failed == ()
    assert len(after.words) >= 50
    assert set(before.words) <= set(after.words), "what was heard then stands"
    assert [word.start for word in after.words] == sorted(word.start for word in after.words)
    assert all(any(span.start - 0.5 < word.start < span.end + 0.5 for span in after.speech) for word in after.words)
    assert after.assessment is not None
    assert after.assessment.score.overall is not None
    assert (done.assessed, done.changed) == (1, 1)
    assert "that had no words were heard now" in done.notes[0]


def test_what_was_heard_is_not_heard_again(store: FolderSessionStore) -> None:
    before = held(store, WordEveryThirdSecond()).answers[0]

    def refuse() -> Transcriber:
        raise AssertionError("nothing is missing")

    done, after = rescore(store, refuse)
    assert (after.words, done.notes) == (before.words, ())


def test_a_transcriber_that_still_fails_is_told_and_changes_nothing(store: FolderSessionStore) -> None:
    before = held(store, OutOfMemory(1)).answers[0]
    done, after = rescore(store, lambda: OutOfMemory(0))
    assert texts(after) == texts(before)
    assert sum(each.seconds for each in after.failed) == pytest.approx(sum(each.seconds for each in before.failed))
    assert "still have no words: The transcriber failed (MemoryError)." in done.notes[-1]


def test_a_model_that_is_not_there_is_told_and_changes_nothing(store: FolderSessionStore) -> None:
    before = held(store, OutOfMemory(0)).answers[0]

    def missing() -> Transcriber:
        raise ModelError("The model is missing.", "Pull it.")

    done, after = rescore(store, missing)
    assert (after.failed, texts(after)) == (before.failed, [])
    assert any("still have no words: The model is missing." in note for note in done.notes)


def test_what_a_recording_that_was_cut_off_lacks_stays_without_words(store: FolderSessionStore) -> None:
    before = held(store, OutOfMemory(0)).answers[0]
    done, after = rescore(store, sound=lambda path: read_recording(path)[: 12 * SAMPLE_RATE])
    assert after.words
    assert max(word.end for word in after.words) <= 12.0
    assert after.failed[-1].end == before.failed[-1].end
    assert after.failed[-1].start >= 12.0
    assert any("The recording ends before them." in note for note in done.notes)
