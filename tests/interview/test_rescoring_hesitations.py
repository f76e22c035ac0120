"""Hesitations of kept sessions whose recordings are gone: what was heard of them when they were there stays."""

from dataclasses import replace
from typing import cast

from tests.interview.test_follow_ups import MAIN, assessed
from tests.interview.test_rescoring import held_home, rescore, session, store
from voice_interviewer.assessment import assess
from voice_interviewer.core.coverage.terms import TermGroupJudge
from voice_interviewer.core.delivery.measured import AudioQuality, UnheardFiller
from voice_interviewer.core.delivery.unheard import Hesitations
from voice_interviewer.core.session import Session
from voice_interviewer.core.sound.units import Span
from voice_interviewer.core.transcript import Word
from voice_interviewer.storage.sessions import FolderSessionStore

__all__ = ["held_home", "session", "store"]


def test_without_its_recording_what_was_heard_of_its_hesitations_stays(
    store: FolderSessionStore, session: Session
) -> None:
    main = session.answers[0]
    at, until = main.words[0].start, main.words[-1].end
    hesitant = tuple(Word("Um,", start, start + 0.2, 0.5) for start in (at, at + 0.3, until))
    words = (*hesitant[:2], *main.words, hesitant[2])
    made = assess(
        judge=TermGroupJudge(),
        question=MAIN,
        words=words,
        speech=main.speech,
        audio=cast(AudioQuality, assessed(main).audio),
        voice=assessed(main).voice,
        hesitations=Hesitations({0: Span(at, at + 0.1)}, frozenset({1}), (UnheardFiller(at + 1.0, at + 1.3, 0.9),)),
        clock=lambda: 0.0,
    )
    assert [each.text for each in made.fillers.heard] == ["Um", "Um"]
    store.save(replace(session, answers=(replace(main, words=words, assessment=made),)))
    kept = assessed(store.load(session.id).answers[0])
    (store.folder(session) / main.recording).unlink()
    assert rescore(store, session).changed == 0
    assert assessed(store.load(session.id).answers[0]).fillers == kept.fillers
