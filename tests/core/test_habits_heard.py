"""Habits in answers as people speak them: contractions, no punctuation, bare words that prove nothing."""

import pytest

from tests.core.test_habits import CANNOT_TELL, MISTAKE, NEUTRAL, SHOWN, bare, find
from voice_interviewer.core.assessed import HabitState
from voice_interviewer.core.questions import Habit

BUSINESS = [
    (MISTAKE, "The validation loss dropped, and the F1 score got to ninety two percent."),
    (MISTAKE, "I trained it with focal loss, and recall rose to ninety percent, it was a good result."),
    (SHOWN, "Fraud losses fell by a third with it."),
    (SHOWN, "It meant less in losses of money for everybody."),
    (CANNOT_TELL, "The heads predict click and watch time, and we combine them with a weighted sum."),
    (SHOWN, "In the end watch time rose by two percent."),
    (CANNOT_TELL, "I would look at the labels, chargebacks come in late and they are noisy."),
    (SHOWN, "The chargebacks fell by a fifth."),
    (CANNOT_TELL, "Watch time is the label and accuracy was ninety percent."),
    (SHOWN, "For conversions it meant four percent on top."),
    (CANNOT_TELL, "We sort by relevance or by margin, and the team wants purchases."),
    (SHOWN, "The margin went up, and that was what counted."),
    (SHOWN, "An A/B test decides, on purchases."),
    (CANNOT_TELL, "One of the features is the revenue of the shop in question."),
    (SHOWN, "It saved the revenue that we were losing."),
]

CLARIFYING = [
    (SHOWN, "What's the volume here?"),
    (SHOWN, "And what's the false positive tolerance in this case."),
    (SHOWN, "It is about how many transactions per second there are."),
    (SHOWN, "I'm going to assume something like that."),
    (SHOWN, "Before I jump in, a word on the setting."),
    (SHOWN, "I'd first want to know the size of the catalogue."),
    (SHOWN, "Let's say it's five million items."),
    (SHOWN, "Ninety-nine percent accuracy of what."),
    (SHOWN, "I sit down with them and understand who uses the prediction."),
    (SHOWN, "How's it used, and who's consuming it?"),
    (MISTAKE, "I count how many documents a word is in and go ahead."),
]

HONESTY = [
    (SHOWN, "I've never built one from scratch."),
    (SHOWN, "I have never really deployed such a thing."),
    (SHOWN, "I've read the paper but never trained with it in anger."),
    (SHOWN, "I haven't touched Flink."),
    (SHOWN, "I have never in my life used Flink."),
    (SHOWN, "I've not personally tuned one."),
    (CANNOT_TELL, "I have never shipped without a test."),
    (CANNOT_TELL, "I've never had to think about it."),
    (CANNOT_TELL, "I have never trained one that failed."),
    (CANNOT_TELL, "If I have never used a tool, I read about it."),
    (CANNOT_TELL, "It is built but never trained again."),
]

SIMPLICITY = [
    (SHOWN, "I was like, let me first try TF-IDF and a linear SVM."),
    (SHOWN, "It was nearly as good, so we just shipped that."),
    (
        SHOWN,
        "Most features are fine daily, so I'd start with batch and only go streaming where we can prove it pays off.",
    ),
    (CANNOT_TELL, "Let me first try BERT on all of it."),
    (CANNOT_TELL, "We shipped the large network in the end."),
]

BASELINE = [
    (
        MISTAKE,
        "There is Kafka for the clicks, a feature store, Kubernetes with microservices, and a vector database. "
        "The ranker itself is a transformer.",
    ),
    (CANNOT_TELL, "The ranker itself is a transformer."),
    (SHOWN, "There is Kafka, Kubernetes, a vector database and a feature store, and first of all popularity ranking."),
]

CASES = [
    (habit, state, text)
    for habit, cases in (
        (Habit.BUSINESS_RESULT, BUSINESS),
        (Habit.CLARIFYING, CLARIFYING),
        (Habit.HONESTY, HONESTY),
        (Habit.SIMPLICITY, SIMPLICITY),
        (Habit.BASELINE, BASELINE),
        (Habit.PRODUCTION, [(SHOWN, "It retrains automatically.")]),
    )
    for state, text in cases
]


@pytest.mark.parametrize("write", [str, bare], ids=["written", "bare"])
@pytest.mark.parametrize(("habit", "state", "text"), CASES)
def test_what_is_said_decides(habit: Habit, state: HabitState, text: str, write: type[str]) -> None:
    before = "Well. " if habit is Habit.CLARIFYING else NEUTRAL
    said = write(f"{before}{text} {NEUTRAL}")
    found = find(habit, said)
    assert found.state is state, found


@pytest.mark.parametrize(
    "text",
    [
        "I've never built one from scratch. {} We used a managed one at my last job.",
        "What I understand is that it freezes the weights. {} But I've never trained with it.",
    ],
)
def test_what_is_known_may_stand_anywhere_in_the_answer(text: str) -> None:
    found = find(Habit.HONESTY, text.format(NEUTRAL))
    assert found.state is SHOWN
    assert "went on with what you do" in found.reason


@pytest.mark.parametrize(
    ("habit", "text", "quote"),
    [
        (
            Habit.PRODUCTION,
            "I compared the inputs of both models with one another from the first week to the very last week, "
            "and the cause was data drift in one of the tables.",
            "and the cause was data drift in one of the tables.",
        ),
        (
            Habit.PRODUCTION,
            "we looked at it for many days with the people of three teams around one table of some size "
            "so we put an alert on the share of empty values",
            "so we put an alert on the share of empty values",
        ),
        (
            Habit.HONESTY,
            "the service uses the defaults of the day where the store of the team is slow or away for some time "
            "i haven't personally run tecton",
            "i haven't personally run tecton",
        ),
        (Habit.BASELINE, "Over many weeks I compared it with a baseline.", None),
        (
            Habit.CLARIFYING,
            "it is a thing of many parts that people like to talk about for some time without any end to it "
            "and what's the volume are we told",
            "and what's the volume are we told",
        ),
    ],
)
def test_a_quote_begins_with_a_clause(habit: Habit, text: str, quote: str | None) -> None:
    said = f"{NEUTRAL}{text}" if "." in text else bare(NEUTRAL) + " " + text
    said += " Well, that is all that I have to say about it here and now, I think."
    found = find(habit, said)
    assert found.tokens is not None
    tokens = said.split()[slice(*found.tokens)]
    assert len(tokens) <= 20
    assert " ".join(tokens).startswith(quote or text)
