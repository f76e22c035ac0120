"""Kept sessions assessed anew: nothing changes without a reason, and what cannot be judged stays and is told."""

import json
import shutil
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.interview import test_reverse_round as reversing
from tests.interview import test_typist as keyboard
from tests.interview.test_follow_ups import MAIN, ON_DRIFT, ON_LATENCY, PACK, assessed, held
from tests.interview.test_loop import GOOD, hold
from tests.scripted import ScriptedSource, WordEveryThirdSecond, interview
from voice_interviewer.adapters.sound.sound_files import FlacRecording, read_recording
from voice_interviewer.assessment import assess_text
from voice_interviewer.core.assessed import PointStatus, Timing
from voice_interviewer.core.coverage.terms import TermGroupJudge
from voice_interviewer.core.events import Command, Draft
from voice_interviewer.core.questions import Pack
from voice_interviewer.core.session import Answer, EndReason, Session
from voice_interviewer.core.sound.audio import Samples
from voice_interviewer.errors import UsageError
from voice_interviewer.interview.rescoring import Rescored, Rescoring
from voice_interviewer.paths import Home
from voice_interviewer.storage.library import SessionLibrary
from voice_interviewer.storage.sessions import SESSION_FILE, FolderSessionStore

NEVER = threading.Event()


@pytest.fixture(scope="module")
def held_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with one session: an answer that misses two points, and two follow-ups that make them."""
    home = tmp_path_factory.mktemp("held") / "home"
    store = FolderSessionStore(Home(home), FlacRecording)
    hold(held(ScriptedSource(GOOD, ON_LATENCY, ON_DRIFT), store, follow_ups=2))  # type: ignore[arg-type]
    return home


@pytest.fixture
def store(held_home: Path, tmp_path: Path) -> FolderSessionStore:
    shutil.copytree(held_home, tmp_path / "home")
    return FolderSessionStore(Home(tmp_path / "home"), FlacRecording)


@pytest.fixture
def session(store: FolderSessionStore) -> Session:
    return store.load(store.meant("last"))


def rescoring(
    store: FolderSessionStore,
    *session_ids: str,
    pack: Callable[[str], Pack] = lambda name: PACK,
    sound: Callable[[Path], Samples] = read_recording,
) -> Rescoring:
    return Rescoring(
        session_ids=session_ids,
        sessions=store,
        pack=pack,
        sound=sound,
        transcriber=WordEveryThirdSecond,
        judge=TermGroupJudge(),
    )


def rescore(store: FolderSessionStore, session: Session, pack: Pack | None = PACK) -> Rescored:
    """Rescored with a pack, or where there is none."""

    def load(name: str) -> Pack:
        if pack is None:
            raise UsageError(f"There is no pack “{name}”.", "List them.")
        return pack

    again = rescoring(store, session.id, pack=load)
    steps = list(again.work(NEVER))
    assert [(step.done, step.of) for step in steps] == [(0, 1), (1, 1)]
    (done,) = again.done
    return done


def without_judgements(session: Session) -> Session:
    return replace(session, answers=tuple(replace(each, assessment=None) for each in session.answers))


def figures(session: Session) -> list[object]:
    """Every assessment, but for what it cost."""
    return [replace(assessed(each), timing=Timing(0.0, 0.0)) for each in session.answers]


def points(answer: Answer) -> dict[str, tuple[PointStatus, int | None]]:
    coverage = assessed(answer).coverage
    assert coverage is not None
    return {each.id: (each.status, each.follow_up) for each in coverage.points}


def test_a_fresh_session_stays_as_it_is(store: FolderSessionStore, session: Session) -> None:
    assert points(session.answers[0])["latency"][1] == 1
    before = (store.folder(session) / SESSION_FILE).read_bytes()
    assert rescore(store, session) == Rescored(session.id, 3, 0, ())
    assert (store.folder(session) / SESSION_FILE).read_bytes() == before


def hold_typed(store: FolderSessionStore) -> Pack:
    held = interview(None, store=store, pack=PACK, questions=(MAIN,), follow_ups=1)  # type: ignore[arg-type]
    keyboard.hold(held, (Draft("It depends, I would say."), Command.DONE), (Draft(keyboard.TEXT), Command.DONE))
    return PACK


def hold_reverse(store: FolderSessionStore) -> Pack:
    hold(reversing.reverse(reversing.ON_TEAM, reversing.ON_STACK, reversing.SILENCE, store=store))
    return reversing.PACK


@pytest.mark.parametrize("hold_it", [hold_typed, hold_reverse])
def test_typed_answers_and_questions_asked_back_are_made_the_same(
    tmp_path: Path, hold_it: Callable[[FolderSessionStore], Pack]
) -> None:
    store = FolderSessionStore(Home(tmp_path / "home"), FlacRecording)
    pack = hold_it(store)
    session = store.load(store.meant("last"))
    assert len(session.answers) >= 2
    assert rescore(store, session, pack) == Rescored(session.id, len(session.answers), 0, ())
    store.save(without_judgements(session))
    assert rescore(store, session, pack).changed == len(session.answers)
    assert figures(store.load(session.id)) == figures(session)


def test_lost_assessments_are_made_as_the_interview_made_them(store: FolderSessionStore, session: Session) -> None:
    store.save(without_judgements(session))
    assert rescore(store, session) == Rescored(session.id, 3, 3, ())
    again = store.load(session.id)
    assert without_judgements(again) == without_judgements(session)
    assert figures(again) == figures(session)


def test_an_older_method_is_replaced(store: FolderSessionStore, session: Session) -> None:
    main = session.answers[0]
    old = replace(assessed(main), method="measures-0", score=replace(assessed(main).score, overall=1.0))
    store.save(replace(session, answers=(replace(main, assessment=old, self_rating=4), *session.answers[1:])))
    assert rescore(store, session).changed == 1
    again = store.load(session.id)
    assert figures(again) == figures(session)
    assert again.answers[0].self_rating == 4
    assert assessed(again.answers[0]).timing.transcribe_seconds == assessed(main).timing.transcribe_seconds


def test_an_answer_of_before_its_speech_had_edges_gets_them_for_its_figures(
    store: FolderSessionStore, session: Session
) -> None:
    main = session.answers[0]
    breath = replace(main.speech[-1], end=main.speech[-1].end + 0.8)
    kept = replace(main, speech=(*main.speech[:-1], breath), edged_speech=False, assessment=None)
    store.save(replace(session, answers=(kept, *session.answers[1:])))
    rescore(store, session)
    again = store.load(session.id).answers[0]
    assert again.speech == kept.speech
    assert assessed(again).pacing.words_per_minute == pytest.approx(assessed(main).pacing.words_per_minute, rel=0.01)
    store.save(replace(session, answers=(replace(kept, edged_speech=True), *session.answers[1:])))
    rescore(store, session)
    slower = assessed(store.load(session.id).answers[0]).pacing.words_per_minute
    assert slower is not None
    assert slower < 0.98 * (assessed(main).pacing.words_per_minute or 0.0)


def test_a_typed_answer_is_assessed_from_its_text(store: FolderSessionStore, session: Session) -> None:
    text = "Variance is overfitting, um, I think."
    typed = replace(session.answers[0], typed=text, words=(), speech=(), recording="", seconds=0.0, assessment=None)
    store.save(replace(session, answers=(typed,)))
    assert rescore(store, session) == Rescored(session.id, 1, 1, ())
    expected = assess_text(judge=TermGroupJudge(), question=MAIN, text=text, clock=lambda: 0.0)
    again = assessed(store.load(session.id).answers[0])
    assert replace(again, timing=expected.timing) == replace(expected, score=again.score)
    assert again.score.overall is None or again.score.overall == pytest.approx(expected.score.overall, abs=0.001)


def test_without_its_pack_a_session_stays_and_says_why(store: FolderSessionStore, session: Session) -> None:
    done = rescore(store, session, None)
    assert (done.assessed, done.changed) == (0, 0)
    assert done.notes[0] == "There is no pack “test”."
    assert done.notes[1] == "Answer 1: what was asked (“first”) is not in the pack any more; " + (
        "its assessment stays as it was."
    )
    assert store.load(session.id) == session


def test_without_pack_and_assessment_delivery_is_still_measured(store: FolderSessionStore, session: Session) -> None:
    store.save(without_judgements(session))
    assert rescore(store, session, None).changed == 3
    again = assessed(store.load(session.id).answers[0])
    assert again.coverage is None
    assert again.pacing == assessed(session.answers[0]).pacing


def test_without_its_recording_the_figures_on_sound_stay(store: FolderSessionStore, session: Session) -> None:
    (store.folder(session) / session.answers[0].recording).unlink()
    done = rescore(store, session)
    assert (done.assessed, done.changed) == (3, 0)
    (note,) = done.notes
    assert note.startswith("Answer 1: ")
    assert note.endswith("So the figures on its sound stay as they were.")
    store.save(without_judgements(session))
    assert rescore(store, session).assessed == 2
    assert store.load(session.id).answers[0].assessment is None


def test_what_the_candidate_set_aside_stays_unassessed(store: FolderSessionStore, session: Session) -> None:
    aside = replace(session.answers[0], ended_by=EndReason.REPEATED, assessment=None)
    store.save(replace(session, answers=(aside,)))
    assert rescore(store, session) == Rescored(session.id, 0, 0, ())


def test_a_recording_elsewhere_is_not_read(store: FolderSessionStore, session: Session, tmp_path: Path) -> None:
    outside = tmp_path / "answer-01.flac"
    (store.folder(session) / session.answers[0].recording).rename(outside)
    store.save(replace(session, answers=(replace(session.answers[0], recording=f"../../../{outside.name}"),)))
    (note,) = rescore(store, session).notes
    assert "is no recording of this session" in note


def test_cancelled_between_answers_nothing_is_written(store: FolderSessionStore, session: Session) -> None:
    store.save(without_judgements(session))
    cancelled = threading.Event()
    read = []

    def sound(path: Path) -> Samples:
        read.append(path)
        cancelled.set()
        return read_recording(path)

    again = rescoring(store, session.id, sound=sound)
    assert [step.done for step in again.work(cancelled)] == [0]
    assert (len(read), again.done) == (1, [])
    assert store.load(session.id) == without_judgements(session)


class Slow(FolderSessionStore):
    """Is overtaken, as far as it lets itself be, by what another program does between its reading and its writing."""

    meanwhile: Callable[[], None]

    def save(self, session: Session) -> None:
        other = threading.Thread(target=self.meanwhile)
        other.start()
        other.join(0.2)
        super().save(session)
        self.other = other


@pytest.mark.parametrize("when", ["while it is assessed", "while it is written"])
def test_what_is_rated_meanwhile_is_not_lost(
    tmp_path: Path, store: FolderSessionStore, session: Session, when: str
) -> None:
    store.save(without_judgements(session))
    home = Home(tmp_path / "home")
    another = SessionLibrary(home, FolderSessionStore(home, FlacRecording))
    rating = iter([lambda: another.rate(session.id, 1, 1, 5)])

    def rate_once() -> None:
        next(rating, lambda: None)()

    def sound(path: Path) -> Samples:
        if when == "while it is assessed":
            rate_once()
        return read_recording(path)

    slow = Slow(home, FlacRecording)
    slow.meanwhile = rate_once
    again = rescoring(slow, session.id, sound=sound)
    list(again.work(NEVER))
    slow.other.join(20)
    kept = store.load(session.id).answers[0]
    assert kept.self_rating == 5
    assert kept.assessment is not None


def test_a_session_that_is_held_is_left_alone_and_told(store: FolderSessionStore, session: Session) -> None:
    store.save(without_judgements(session))
    with store.hold(session):
        done = rescore(store, session)
    assert (done.assessed, done.changed) == (0, 0)
    assert "is being held already" in done.notes[0]
    assert store.load(session.id) == without_judgements(session)


def test_a_damaged_session_is_told_and_the_others_go_on(store: FolderSessionStore, session: Session) -> None:
    broken = store.create("test", (), "microphone")
    (store.folder(broken) / SESSION_FILE).write_text(json.dumps({"format": 1}))
    again = rescoring(store, broken.id, session.id)
    list(again.work(NEVER))
    assert [each.assessed for each in again.done] == [0, 3]
    assert "is damaged" in again.done[0].notes[0]
