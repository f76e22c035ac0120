"""The format of question packs, as the files are written; checked here, then turned into the core's own questions.

The descriptions say what to write; they are shown wherever a key is missing or wrong.
"""

import re
from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, field_validator, model_validator
from pydantic_core import PydanticCustomError

from voice_interviewer.core.file_names import names_device
from voice_interviewer.core.questions import Difficulty, Habit, KeyPoint, Question, Round, Star, Topic
from voice_interviewer.core.steering import STEERING

FORMAT = 1
"""What `format` of a pack says; a higher number is from the future."""

LONGEST_ID = 60
"""Characters of an id."""

MOST_ROUNDS = 40
"""In one pack."""

_CONTROL = re.compile(rf"\t|{STEERING.pattern}")


def _without_control_characters(text: str) -> str:
    if _CONTROL.search(text):
        raise PydanticCustomError("control_character", "it holds a control character")
    return text


Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=4000),
    AfterValidator(_without_control_characters),
]
Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=LONGEST_ID)]


def _no_device(name: str) -> str:
    if names_device(name):
        raise PydanticCustomError("device_name", "Windows keeps it for a device")
    return name


FileName = Annotated[Identifier, AfterValidator(_no_device)]
"""An id after which a file or a folder is called."""

HabitName = Literal[
    "baseline", "business-result", "production", "simplicity", "clarifying", "data-first", "honesty"
]  # the values of core.questions.Habit
Texts = Annotated[list[Text], Field(min_length=1, max_length=40)]
Seconds = Annotated[float, Field(gt=0, le=1800, allow_inf_nan=False)]


class Part(BaseModel):
    """A group of keys as it is written, with no key that is not known."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class KeyPointPart(Part):
    """One thing a good answer says."""

    id: Identifier = Field(description="a short name of the point, lower-case words joined by hyphens")
    statement: Text = Field(description="the point in one plain sentence")
    paraphrases: Texts = Field(
        description="two to four other ways people say it, of which the judge's model reads the first three"
    )
    terms: Annotated[list[Texts], Field(max_length=8)] = Field(
        default_factory=list,
        description="groups of spoken variants; where the judge's model is missing, the point needs one of each group",
    )
    contradictions: Texts | None = Field(default=None, description="wrong statements that contradict the point")
    weight: Annotated[float, Field(gt=0, le=100, allow_inf_nan=False)] = Field(
        default=1.0, description="a number above 0, up to 100: how much the point counts beside the others; 1 is usual"
    )
    follow_up: Text = Field(description="the question that probes this point")

    def to_core(self) -> KeyPoint:
        """The point as the core knows it."""
        return KeyPoint(
            id=self.id,
            statement=self.statement,
            paraphrases=tuple(self.paraphrases),
            terms=tuple(tuple(group) for group in self.terms),
            contradictions=tuple(self.contradictions or ()),
            weight=self.weight,
            follow_up=self.follow_up,
        )


class StarPart(Part):
    """What each part of a good story tells."""

    situation: Text = Field(description="where and when it was, and what was at stake, in one sentence")
    task: Text = Field(description="what fell to the person who tells it, in one sentence")
    action: Text = Field(description="what that person did, in one sentence")
    result: Text = Field(description="what came of it, with a figure, in one sentence")

    def to_core(self) -> Star:
        """The parts as the core knows them."""
        return Star(self.situation, self.task, self.action, self.result)


class TopicPart(Part):
    """Something worth asking the interviewer about."""

    id: Identifier = Field(description="a short name of the topic, lower-case words joined by hyphens")
    title: Text = Field(description="a few words for the screen")
    examples: Texts = Field(description="two to four good questions on it, as a candidate would ask them")
    terms: Annotated[list[Texts], Field(min_length=1, max_length=8)] = Field(
        description="groups of spoken variants; a question on the topic says one variant of each group"
    )
    reveals: Text = Field(description="what the answer tells about the team, in one or two sentences")

    def to_core(self) -> Topic:
        """The topic as the core knows it."""
        terms = tuple(tuple(group) for group in self.terms)
        return Topic(self.id, self.title, tuple(self.examples), terms, self.reveals)


class QuestionPart(Part):
    """One question: with key points, or with topics where the candidate is the one who asks."""

    model_config = ConfigDict(json_schema_extra={"oneOf": [{"required": ["key_points"]}, {"required": ["topics"]}]})

    id: Identifier = Field(description="a short name of the question, unique in the pack, like bias-variance")
    text: Text = Field(description="what the interviewer says")
    difficulty: Literal["warm-up", "core", "stretch"] = Field(description="warm-up, core or stretch")
    expected_seconds: Annotated[list[Seconds], Field(min_length=2, max_length=2)] = Field(
        description="shortest and longest expected answer in seconds, above 0, up to 1800, like [45, 120]"
    )
    hint: Text = Field(description="one nudge that gives no point away")
    key_points: Annotated[list[KeyPointPart], Field(min_length=1, max_length=20)] | None = Field(
        default=None, description="four to eight things a good answer says"
    )
    model_answer: Text = Field(description="a good answer as a person would say it, 150 to 240 words")
    weak_answer: Text = Field(description="what a weak answer sounds like, 40 to 80 words")
    habits: list[HabitName] | None = Field(
        default=None, description="what the question gives an occasion for: " + ", ".join(Habit)
    )
    star: StarPart | None = Field(default=None, description="for a story: its situation, task, action and result")
    topics: Annotated[list[TopicPart], Field(min_length=1, max_length=20)] | None = Field(
        default=None, description="instead of key points, where the candidate asks: what is worth asking about"
    )
    again: Texts | None = Field(default=None, description="with topics: how the interviewer invites one more question")

    @model_validator(mode="after")
    def _points_or_topics(self) -> Self:
        if (self.key_points is None) == (self.topics is None):
            raise PydanticCustomError("points_or_topics", "key points or topics, not both")
        if self.again is not None and self.topics is None:
            raise PydanticCustomError("again_without_topics", "only a question with topics asks again")
        return self

    @field_validator("expected_seconds")
    @classmethod
    def _shortest_first(cls, seconds: list[float]) -> list[float]:
        if seconds[0] > seconds[1]:
            raise PydanticCustomError("reversed", "the shortest comes first")
        return seconds

    def to_core(self) -> Question:
        """The question as the core knows it."""
        return Question(
            id=self.id,
            text=self.text,
            difficulty=Difficulty(self.difficulty),
            expected_seconds=(self.expected_seconds[0], self.expected_seconds[1]),
            key_points=tuple(point.to_core() for point in self.key_points or ()),
            hint=self.hint,
            model_answer=self.model_answer,
            weak_answer=self.weak_answer,
            habits=tuple(Habit(each) for each in self.habits or ()),
            star=self.star.to_core() if self.star else None,
            topics=tuple(topic.to_core() for topic in self.topics or ()),
            again=tuple(self.again or ()),
        )


class RoundPart(Part):
    """One file of questions; its name is the round's id."""

    title: Text = Field(description="the round's name on the screen")
    introduction: Text = Field(description="what the interviewer says before the first question")
    questions: Annotated[list[QuestionPart], Field(min_length=1, max_length=200)] = Field(
        description="the questions in the order they are asked"
    )

    def to_core(self, round_id: str) -> Round:
        """The round as the core knows it."""
        return Round(round_id, self.title, self.introduction, tuple(each.to_core() for each in self.questions))


class PackPart(Part):
    """The file pack.yaml."""

    format: Literal[1] = Field(description="the format's number: 1")
    id: FileName = Field(description="the name of the pack's folder")
    title: Text = Field(description="the role's name on the screen")
    description: Text = Field(description="one or two sentences on whom the pack is for")
    rounds: Annotated[list[FileName], Field(min_length=1, max_length=MOST_ROUNDS)] = Field(
        description="the rounds in order; technical stands for the file technical.yaml"
    )


PARTS: Mapping[str, type[Part]] = {"questions": QuestionPart, "key_points": KeyPointPart, "topics": TopicPart}
"""What the entries of a list under this key are."""
