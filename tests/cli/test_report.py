"""A report shows every figure of an assessment, or that and why it is unknown, in any width."""

import dataclasses

import pytest

from tests.storage import samples
from voice_interviewer.cli.report import answer_lines, assessment_lines
from voice_interviewer.cli.report_content import session_habit_lines, session_lines
from voice_interviewer.cli.report_unknown import Reasons
from voice_interviewer.core.assessed import (
    Asked,
    AskedQuestions,
    Assessment,
    Coverage,
    HabitResult,
    HabitState,
    PointResult,
    PointStatus,
    Structure,
)
from voice_interviewer.core.delivery.measured import Filler, Fillers
from voice_interviewer.core.questions import Difficulty, Habit, KeyPoint, Question, Topic
from voice_interviewer.core.session import Answer

QUESTION = Question(
    id="bias-variance",
    text="How do bias and variance pull against each other?",
    difficulty=Difficulty.CORE,
    expected_seconds=(60.0, 120.0),
    key_points=(
        KeyPoint("bias-underfits", "Too much bias makes a model underfit.", (), (("bias",),), (), 1.0, "And bias?"),
        KeyPoint("variance-overfits", "Too much variance makes it overfit.", (), (("variance",),), (), 1.0, "And?"),
    ),
    hint="Think of two kinds of error.",
    model_answer="",
    weak_answer="",
)


def report(assessment: Assessment, question: Question | None = QUESTION, width: int = 400) -> str:
    return "\n".join(assessment_lines(assessment, question, width))


@pytest.mark.parametrize(
    "line",
    [
        "Score: 58 of 100",
        "  coverage 50 (weight 75%): One of two key points was made.",
        "  structure unknown (no part of the score): The answer is too short to have a structure.",
        "Key points: 50 of 100, 1 of 2 made",
        "  [x] covered (probability 0.91): Too much bias makes a model underfit.",
        "      0:02.0-0:05.1 “bias underfits…”",
        "  [ ] missed (probability 0.04): Too much variance makes it overfit.",
        "Fillers: 1 heard; 15.3 a minute; 25.0 per 100 words",
        "  hesitation: um 0:01.5",
        "  not in the transcript, heard in the sound: 0:03.0-0:03.4 (70% sure)",
        "  said again: “bias” 0:02.0",
        "Pace: 61 words a minute; 119 without the pauses",
        "  words a minute along the answer: 0:01.2-0:05.1 61",
        "  above 210 for long: 0:01.2-0:02.4 232",
        "Flow: 2.0 words between two pauses; 51% of the time is speech",
        "Before the first word: 1.2 s",
        "Pauses: 1 long; 0 planned; 1 hesitant",
        "  long: 0:02.4-0:04.8 (2.4 s, hesitant)",
        "Voice: 118 Hz pitch; 2.4 semitones spread; 5.6 dB spread of the loudness",
        "Wording: 14 words a sentence; 0.71 lexical variety; 25% of the longest expected length",
        "  hedges: “so” 0:01.2",
        "  3 times: “bias” 0:02.0, 0:02.0, 0:02.0",
        "  So um, bias underfits…",
    ],
)
def test_every_figure_has_its_line(line: str) -> None:
    assert line in report(samples.FULL).splitlines()


def test_the_recording_and_the_additions_are_shown() -> None:
    text = report(samples.FULL)
    assert "8.2 s with 2.0 s of speech; speech level -23 dBFS; noise -61 dBFS; 0.01% clipped; 0.00 s lost" in text
    assert "  [+] A baseline first, shown: You began with a baseline.\n      0:03.0-0:03.5 “start simple”\n" in text
    assert (
        "Story:\n  result 0:05.0-0:06.5 (25% of the words): “in the end” at 0:05.5\n  missing: task\n  - Name it.\n"
        in text
    )
    assert "Measured by measures-2+terms-2" in text
    assert "Unknown:" not in text


def test_as_above_is_said_only_of_the_reason_that_was_told_last() -> None:
    reasons = Reasons({"pace": "no sound", "voice": "no sound", "variety": "few words", "length": "no sound"})
    told = [reasons.unknown(name) for name in ("pace", "voice", "variety", "length")]
    assert told == ["unknown (no sound)", "unknown (as above)", "unknown (few words)", "unknown (no sound)"]


def test_what_is_unknown_is_said_with_its_reason() -> None:
    text = report(samples.UNKNOWN, None)
    assert "Score: none. No speech was heard.\n" in text
    assert "Key points: unknown (no question was named)" in text
    assert "Fillers: 0 heard; a minute: unknown (under 10 seconds one filler would say too much)" in text
    assert "not in the transcript: unknown (not measured by this version)" in text
    assert "Pace: unknown (no word was heard); without the pauses: unknown (as above)" in text
    assert "Voice: unknown (an older version did not measure it)" in text
    assert "Wording: unknown (not measured by this version)" in text
    assert text.count("no word was heard") == 1
    assert "speech level unknown (no speech was heard)" in text
    assert "Transcript: no words" in text
    assert "None" not in text
    for reason in samples.UNKNOWN.unknown.values():
        assert reason in text


def test_a_typed_answer_has_fillers_without_times_and_no_recording() -> None:
    typed = dataclasses.replace(
        samples.UNKNOWN,
        audio=None,
        fillers=Fillers((Filler("um", None, None, "hesitation"),), None, None, 5.0),
        transcript="Um, bias.",
        unknown={"audio": "a typed answer has no sound"},
    )
    text = report(typed, None)
    assert "  hesitation: um\n" in text
    assert "Recording: none; a typed answer has no sound" in text
    assert "Pauses" not in text


def test_without_the_question_points_go_by_their_ids() -> None:
    assert "  [x] covered (probability 0.91): bias-underfits" in report(samples.FULL, None).splitlines()


@pytest.mark.parametrize("width", [40, 61, 100])
def test_no_line_is_wider_than_asked(width: int) -> None:
    assert max(map(len, assessment_lines(samples.FULL, QUESTION, width))) <= width
    assert max(map(len, answer_lines(samples.answer(), QUESTION, width))) <= width
    narrow, wide = (report(samples.FULL, QUESTION, each).split() for each in (width, 400))
    assert narrow == wide


def test_a_width_of_nothing_is_taken_as_the_narrowest() -> None:
    assert assessment_lines(samples.FULL, QUESTION, 0) == assessment_lines(samples.FULL, QUESTION, 40)


def test_an_answer_tells_its_take_its_file_its_end_and_what_failed() -> None:
    lines = answer_lines(samples.answer(number=2, take=2), QUESTION, 400)
    assert lines[:3] == [
        "2. How do bias and variance pull against each other?",
        "   bias-variance, take 2: 8.2 s in answer-02-take-2.flac, ended: you sounded finished",
        "   0:06.0-0:07.5 could not be transcribed; its sound is in the recording.",
    ]


def test_an_answer_that_was_not_assessed_still_shows_its_words() -> None:
    lines = answer_lines(samples.answer(assessment=None), QUESTION, 400)
    assert lines[-3:] == ["Not assessed.", "Transcript:", "  So um, bias underfits…"]


def with_content(**changes: object) -> Assessment:
    return dataclasses.replace(samples.FULL, **changes)  # type: ignore[arg-type]


def test_habits_are_shown_with_sign_words_and_time() -> None:
    habits = (
        HabitResult(Habit.PRODUCTION, HabitState.MISTAKE, "train it", 61.0, 62.5, "You spoke of the model alone."),
        HabitResult(Habit.HONESTY, HabitState.CANNOT_TELL, None, None, None, "Neither was heard."),
        HabitResult(Habit.CLARIFYING, HabitState.SHOWN, "can I ask", None, None, "You asked."),
    )
    text = report(with_content(habits=habits, unknown={"habits.quote": "no words to show"}))
    assert (
        "Habits:\n"
        "  [!] Thinking of production, missed: You spoke of the model alone.\n"
        "      1:01.0-1:02.5 “train it”\n"
        "  [?] Saying what you do not know, cannot tell: Neither was heard.\n"
        "  [+] Asking what is unclear, shown: You asked.\n"
        "      “can I ask”\n"
    ) in text
    assert "habits.quote" not in text


def test_what_was_asked_is_shown_with_its_topic_what_it_reveals_and_what_was_not_touched() -> None:
    asked = AskedQuestions(
        (
            Asked("How do you notice drift?", 2.0, 4.0, "drift", "Whether they have lived with models.", None),
            Asked("What is the salary?", 1.0, 2.0, None, None, "Better kept for later.", follow_up=1),
            Asked("Why Iceland?", None, None, None, None, None),
        ),
        ("on-call",),
    )
    topics = (
        Topic("drift", "Monitoring and drift", (), (("drift",),), "Whether they have lived with models."),
        Topic("on-call", "On call", (), (("on call",),), "Load."),
    )
    assessment = with_content(coverage=None, structure=Structure(questions=asked), unknown={"coverage": "no points"})
    text = report(assessment, dataclasses.replace(QUESTION, key_points=(), topics=topics))
    assert (
        "What you asked:\n"
        "  0:02.0-0:04.0 “How do you notice drift?”\n"
        "    Monitoring and drift: Whether they have lived with models.\n"
        "  in turn 2 0:01.0-0:02.0 “What is the salary?”\n"
        "    Better kept for later.\n"
        "  “Why Iceland?”\n"
        "    on none of the topics here\n"
        "  not touched: On call\n"
    ) in text
    assert "Key points" not in text
    nothing = with_content(structure=Structure(questions=AskedQuestions((), ("on-call",))))
    assert "What you asked: nothing was heard as a question\n  not touched: on-call\n" in report(nothing)


def test_without_a_score_what_was_asked_comes_first_and_no_part_has_a_weight() -> None:
    asked = AskedQuestions((Asked("Why Iceland?", None, None, None, None, None),), ())
    because = "Your questions are matched to topics instead."
    score = dataclasses.replace(samples.FULL.score, overall=None, not_scored_because=because)
    unknown = {"score.overall": because, "coverage": "no points"}
    changes = {"coverage": None, "habits": (), "score": score, "unknown": unknown}
    text = report(with_content(structure=Structure(questions=asked), **changes))
    advice, _, rest = text.partition("What you asked:")
    assert advice.startswith("What to keep: Keep these questions")
    assert rest.startswith("\n  “Why Iceland?”\n    on none of the topics here\n" + f"{because}\nHow you said it:\n")
    assert text.index("How you said it:") < text.index("Fillers:") < text.index("Pace:") < text.index("Pauses:")
    for gone in ("weight", "part of the score", "Score:", "Unknown:", "Key points"):
        assert gone not in text


def test_a_prompted_point_is_marked_with_its_follow_up() -> None:
    point = PointResult("bias-underfits", PointStatus.COVERED, None, "it underfits", 3.0, 4.0, follow_up=2)
    text = report(with_content(coverage=Coverage(50.0, (point,))))
    assert "  [x] covered when asked: Too much bias makes a model underfit.\n" in text
    assert "      in follow-up 2 0:03.0-0:04.0 “it underfits”\n" in text


def test_an_answer_to_a_follow_up_stands_under_its_question_without_a_score() -> None:
    answer = dataclasses.replace(
        samples.answer(), follow_up=1, probed="variance-overfits", question_text="And variance?"
    )
    assert answer_lines(answer, QUESTION, 400) == [
        "   Follow-up 1: And variance?",
        "     It probes: Too much variance makes it overfit.",
        "     8.2 s in answer-01.flac, ended: you sounded finished",
        "     “So um, bias underfits…”",
    ]
    once_more = dataclasses.replace(answer, probed=None)
    assert answer_lines(once_more, QUESTION, 400)[0] == "   Asked once more 1: And variance?"


def test_the_session_s_habits_name_their_answers() -> None:
    def shown(number: int, state: HabitState, **changes: int) -> Answer:
        habit = HabitResult(Habit.BASELINE, state, None, None, None, "Found.")
        answer = samples.answer(number=number, assessment=with_content(habits=(habit,)))
        return dataclasses.replace(answer, **changes)  # type: ignore[arg-type]

    answers = [
        shown(1, HabitState.MISTAKE),
        shown(1, HabitState.SHOWN, take=2),
        shown(2, HabitState.CANNOT_TELL),
        shown(3, HabitState.SHOWN),
        shown(3, HabitState.MISTAKE, follow_up=1),
    ]
    assert session_habit_lines(answers, 400) == [
        "Habits in this interview:",
        "  [+] A baseline first: shown in answers 1, 3; cannot tell in answer 2",
    ]
    missed = [*answers, shown(4, HabitState.MISTAKE)]
    assert session_habit_lines(missed, 400)[1] == (
        "  [!] A baseline first: shown in answers 1, 3; missed in answer 4; cannot tell in answer 2"
    )
    assert session_habit_lines([samples.answer(assessment=None)], 400) == []


def test_the_one_thing_comes_first_with_its_reason() -> None:
    first, second, third, *_ = report(samples.FULL).splitlines()
    assert first == "Next time: Say this too: Too much variance makes it overfit."
    assert second.startswith("  It was not heard, and is worth about ")
    assert third == "Score: 58 of 100"


def test_what_the_candidate_thought_stands_with_the_answer() -> None:
    answer = dataclasses.replace(samples.answer(), self_rating=4)
    assert "   You said: 4 of 5." in answer_lines(answer, QUESTION, 400)


def test_over_several_questions_the_one_thing_is_told_once_more() -> None:
    answers = [samples.answer(number=1), samples.answer(number=2)]
    lines = session_lines(answers, {QUESTION.id: QUESTION}, 400)
    assert lines[0] == "Over the whole interview:"
    assert lines[1].startswith("Next time: Before you begin")
    assert lines[2] == "  It would have helped in answers 1 and 2."
    assert session_lines(answers[:1], {QUESTION.id: QUESTION}, 400)[0] == "Habits in this interview:"
