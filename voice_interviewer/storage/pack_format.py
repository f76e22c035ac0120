"""The format of question packs, as the files are written; checked here, then turned into the core's own questions.

The descriptions say what to write; they are shown wherever a key is missing or wrong.
"""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, field_validator
from pydantic_core import PydanticCustomError

from voice_interviewer.core.questions import Difficulty, KeyPoint, Question, Round

FORMAT = 1

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")


def _without_control_characters(text: str) -> str:
    if _CONTROL.search(text):
        raise PydanticCustomError("control_character", "it holds a control character")
    return text


Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=4000),
    AfterValidator(_without_control_characters),
]
Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Texts = Annotated[list[Text], Field(min_length=1, max_length=40)]
Seconds = Annotated[float, Field(gt=0, le=1800, allow_inf_nan=False)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class KeyPointPart(_Part):
    """One thing a good answer says."""

    id: Identifier = Field(description="a short name of the point, lower-case words joined by hyphens")
    statement: Text = Field(description="the point in one plain sentence")
    paraphrases: Texts = Field(description="two to four other ways people say it")
    terms: Annotated[list[Texts], Field(min_length=1, max_length=8)] = Field(
        description="groups of spoken variants; the point needs one variant of each group"
    )
    contradictions: Texts | None = Field(default=None, description="wrong statements that contradict the point")
    weight: Annotated[float, Field(gt=0, le=100, allow_inf_nan=False)] = Field(
        default=1.0, description="how much the point counts beside the others; 1 is usual"
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


class QuestionPart(_Part):
    """One question."""

    id: Identifier = Field(description="a short name of the question, unique in the pack, like bias-variance")
    text: Text = Field(description="what the interviewer says")
    difficulty: Literal["warm-up", "core", "stretch"] = Field(description="warm-up, core or stretch")
    expected_seconds: Annotated[list[Seconds], Field(min_length=2, max_length=2)] = Field(
        description="shortest and longest expected answer in seconds, like [45, 120]"
    )
    hint: Text = Field(description="one nudge that gives no point away")
    key_points: Annotated[list[KeyPointPart], Field(min_length=1, max_length=20)] = Field(
        description="four to eight things a good answer says"
    )
    model_answer: Text = Field(description="a good answer as a person would say it, 150 to 240 words")
    weak_answer: Text = Field(description="what a weak answer sounds like, 40 to 80 words")

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
            key_points=tuple(point.to_core() for point in self.key_points),
            hint=self.hint,
            model_answer=self.model_answer,
            weak_answer=self.weak_answer,
        )


class RoundPart(_Part):
    """One file of questions; its name is the round's id."""

    title: Text = Field(description="the round's name on the screen")
    introduction: Text = Field(description="what the interviewer says before the first question")
    questions: Annotated[list[QuestionPart], Field(min_length=1, max_length=200)] = Field(
        description="the questions in the order they are asked"
    )

    def to_core(self, round_id: str) -> Round:
        """The round as the core knows it."""
        return Round(round_id, self.title, self.introduction, tuple(each.to_core() for each in self.questions))


class PackPart(_Part):
    """The file pack.yaml."""

    format: Literal[1] = Field(description="the format's number: 1")
    id: Identifier = Field(description="the name of the pack's folder")
    title: Text = Field(description="the role's name on the screen")
    description: Text = Field(description="one or two sentences on whom the pack is for")
    rounds: Annotated[list[Identifier], Field(min_length=1, max_length=40)] = Field(
        description="the rounds in order; technical stands for the file technical.yaml"
    )


PARTS: dict[str, type[_Part]] = {"questions": QuestionPart, "key_points": KeyPointPart}
"""What the entries of a list under this key are."""
