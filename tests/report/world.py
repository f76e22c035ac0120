"""Sessions to be reported on: one as it should be, one that tries to break out of every text it gets into."""

import dataclasses
from html.parser import HTMLParser

from tests.storage import samples
from voice_interviewer.core.questions import Difficulty, KeyPoint, Question
from voice_interviewer.core.session import Answer, EndReason, Session
from voice_interviewer.core.transcript import Word
from voice_interviewer.report.facts import Told

HOSTILE = '</script><script>alert(1)</script><img src="https://evil.example/x"> \'"& =HYPERLINK(1) \x1b[31m\u202e'

QUESTION = Question(
    id="bias-variance",
    text="How do bias and variance pull against each other?",
    difficulty=Difficulty.CORE,
    expected_seconds=(45, 120),
    key_points=(
        KeyPoint("bias-underfits", "Bias is underfitting.", (), (("bias",),), (), 1.0, "And bias?"),
        KeyPoint("variance-overfits", "Variance is overfitting.", (), (("variance",),), (), 1.0, "And variance?"),
    ),
    hint="",
    model_answer="",
    weak_answer="",
)

FOLLOW_UP = Answer(
    number=1,
    take=1,
    question_id="bias-variance",
    question_text="And variance?",
    recording="answer-01-follow-up-1.flac",
    ended_by=EndReason.KEY,
    words=(Word("Overfits.", 0.5, 1.0, 0.9),),
    speech=(),
    seconds=2.0,
    dropped_seconds=0.0,
    failed=(),
    assessment=None,
    follow_up=1,
    probed="variance-overfits",
)


def told(session: Session | None = None) -> Told:
    """A session with its pack still there."""
    usual = samples.session()
    session = session or dataclasses.replace(usual, answers=(*usual.answers, FOLLOW_UP))
    return Told(session, {QUESTION.id: QUESTION}, "Machine learning engineer")


def hostile_session(text: str = HOSTILE) -> Session:
    """Every text that comes from outside is this one."""
    words = tuple(dataclasses.replace(each, text=text) for each in samples.WORDS)
    full = samples.FULL
    assert full.coverage is not None
    assert full.wording is not None
    assert full.structure.story is not None
    point = dataclasses.replace(full.coverage.points[0], id=text, quote=text)
    story = dataclasses.replace(
        full.structure.story,
        stretches=tuple(dataclasses.replace(each, quote=text) for each in full.structure.story.stretches),
        remarks=(text,),
    )
    assessment = dataclasses.replace(
        full,
        method=text,
        question=text,
        transcript=text,
        words=words,
        fillers=dataclasses.replace(
            full.fillers,
            heard=tuple(dataclasses.replace(each, text=text) for each in full.fillers.heard),
            disfluencies=tuple(dataclasses.replace(each, text=text) for each in full.fillers.disfluencies),
        ),
        coverage=dataclasses.replace(full.coverage, points=(point,)),
        structure=dataclasses.replace(full.structure, story=story),
        habits=tuple(dataclasses.replace(each, quote=text, reason=text) for each in full.habits),
        wording=dataclasses.replace(
            full.wording,
            hedges=tuple(dataclasses.replace(each, text=text) for each in full.wording.hedges),
            repeated=tuple(dataclasses.replace(each, text=text) for each in full.wording.repeated),
        ),
        unknown={text: text},
    )
    answer = dataclasses.replace(
        samples.answer(), assessment=assessment, words=words, question_id=text, question_text=text
    )
    typed = dataclasses.replace(answer, take=2, typed=text, recording="")
    return dataclasses.replace(
        samples.session(), answers=(answer, typed), pack_id=text, candidate=text, question_ids=(text, "left")
    )


class Page(HTMLParser):
    """A page read strictly: every element closed in its turn, every attribute kept."""

    VOID = frozenset(("meta", "br"))

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.texts: list[tuple[str, str]] = []
        """Element and text."""
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append((self.open[-1] if self.open else "", data))

    @property
    def text(self) -> str:
        """What is read on it."""
        return " ".join(" ".join(data for tag, data in self.texts if tag not in ("style", "script")).split())
