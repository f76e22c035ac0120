"""Habits are told by the words that show them, never by words that are denied, and never without an occasion."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.answers import question
from voice_interviewer.core.assessed import HabitState
from voice_interviewer.core.habits import answer_cues as habit_cues
from voice_interviewer.core.habits import talk_cues as habit_talk_cues
from voice_interviewer.core.habits.habits import HabitFinding, find_habits
from voice_interviewer.core.questions import Habit
from voice_interviewer.paths import shipped
from voice_interviewer.storage.packs import load_pack

SHOWN, MISTAKE, CANNOT_TELL = HabitState.SHOWN, HabitState.MISTAKE, HabitState.CANNOT_TELL

NEUTRAL = (
    "Well, that is a topic I have come across in different places, and there are several things one could say about "
    "it. Some of them matter early and some of them matter late, and much of it comes down to taste and to the people "
    "around you. I talked to many of them over the years, and they all had a different view on how to go about it, "
    "which I found quite interesting, and in the end each of them made it work in their own way, more or less. "
)
"""More than 80 words that show no habit and no mistake."""


def bare(text: str) -> str:
    """As a transcriber without punctuation would write it."""
    return " ".join("".join(c for c in text if c not in ".,?!;:").lower().split())


def find(habit: Habit, text: str, *, asked: str = "How would you go about it?") -> HabitFinding:
    (found,) = find_habits(replace(question(text=asked), habits=(habit,)), text.split())
    return found


def quoted(habit: Habit, text: str) -> str:
    found = find(habit, text)
    return " ".join(text.split()[slice(*found.tokens)]) if found.tokens else ""


CASES = [
    (Habit.BASELINE, SHOWN, "I would begin with a logistic regression, so that I know what there is to beat."),
    (Habit.BASELINE, SHOWN, "First I start simple, um, with TF-IDF and naive Bayes."),
    (Habit.BASELINE, SHOWN, "The neural network comes second, the first thing is a heuristic."),
    (Habit.BASELINE, MISTAKE, "So I would train a large transformer on all of it and tune that."),
    (Habit.BASELINE, MISTAKE, "We used an ensemble of deep networks, without a baseline."),
    (Habit.BASELINE, CANNOT_TELL, "Logistic regression is too weak here, so I would use BERT."),
    (Habit.BASELINE, CANNOT_TELL, "A transformer is a network with attention."),
    (Habit.BASELINE, CANNOT_TELL, "I would not use a transformer for this."),
    (Habit.BASELINE, CANNOT_TELL, "If you don't have a baseline you are lost, but we used BERT."),
    (Habit.BUSINESS_RESULT, SHOWN, "In the end it raised revenue by four percent."),
    (Habit.BUSINESS_RESULT, SHOWN, "The analysts saved ten hours a week with it."),
    (Habit.BUSINESS_RESULT, SHOWN, "Fewer customers left, and complaints dropped."),
    (Habit.BUSINESS_RESULT, MISTAKE, "The accuracy went up to ninety-five percent and the F1 was good too."),
    (Habit.BUSINESS_RESULT, CANNOT_TELL, "The AUC rose to 0.9, and I don't know what it did for revenue."),
    (Habit.BUSINESS_RESULT, CANNOT_TELL, "It is a click-through rate prediction model and nothing else."),
    (Habit.BUSINESS_RESULT, CANNOT_TELL, "Accuracy is a word that has several meanings."),
    (Habit.PRODUCTION, SHOWN, "Then I would put alerts on it and roll back when it breaks."),
    (Habit.PRODUCTION, SHOWN, "It has to answer at a P 99 of fifty milliseconds."),
    (Habit.PRODUCTION, SHOWN, "I never ship without monitoring."),
    (
        Habit.PRODUCTION,
        MISTAKE,
        "I train the model with three layers, tune the hyperparameters of the network and watch the loss of the model.",
    ),
    (
        Habit.PRODUCTION,
        CANNOT_TELL,
        "I train the model and the network, there was no monitoring, and the model was trained again with more layers.",
    ),
    (Habit.PRODUCTION, CANNOT_TELL, "The model and the loss went into production after training the network."),
    (Habit.SIMPLICITY, SHOWN, "I would leave out the graph for now, it is overkill."),
    (Habit.SIMPLICITY, SHOWN, "A nightly batch is enough for that, and we can add streams later if needed."),
    (
        Habit.SIMPLICITY,
        MISTAKE,
        "I would have microservices on Kubernetes with Kafka between them, then a graph neural network and "
        "reinforcement learning on top.",
    ),
    (
        Habit.SIMPLICITY,
        CANNOT_TELL,
        "Kafka on Kubernetes with microservices and a graph neural network, because a million events a second need it.",
    ),
    (Habit.SIMPLICITY, CANNOT_TELL, "I would use Kafka and Spark."),
    (Habit.CLARIFYING, SHOWN, "Can I ask how many users there are?"),
    (Habit.CLARIFYING, SHOWN, "Let me assume that we have ten million of them."),
    (Habit.CLARIFYING, SHOWN, "Before I design anything I'd like to know which error costs more."),
    (Habit.CLARIFYING, MISTAKE, "I build two stages and put the ranker behind them."),
    (Habit.CLARIFYING, MISTAKE, "I would not ask anything, I would simply go ahead."),
    (
        Habit.DATA_FIRST,
        SHOWN,
        "I look at the data and read a hundred labels, check for leakage, and then take a network with few layers.",
    ),
    (
        Habit.DATA_FIRST,
        MISTAKE,
        "It has twelve layers with multi-head attention, an encoder and a decoder, dropout, residual connections and a "
        "softmax over the hidden parameters of the network.",
    ),
    (Habit.DATA_FIRST, CANNOT_TELL, "I take a transformer and the data."),
    (Habit.HONESTY, SHOWN, "I haven't worked with Flink, but I know that it is similar to Spark streaming."),
    (Habit.HONESTY, SHOWN, "To be honest I'm not sure about that one."),
    (Habit.HONESTY, CANNOT_TELL, "If I do not know something, I read about it."),
    (Habit.HONESTY, CANNOT_TELL, "My colleague told me: I have not used it."),
    (Habit.HONESTY, CANNOT_TELL, "That is obviously how it works."),
]


@pytest.mark.parametrize("write", [str, bare], ids=["written", "bare"])
@pytest.mark.parametrize(("habit", "state", "text"), CASES)
def test_what_is_said_decides(habit: Habit, state: HabitState, text: str, write: type[str]) -> None:
    said = write(f"{NEUTRAL}{text} That is what I think about it, all in all.")
    found = find(habit, said)
    assert found.state is state, found
    assert (found.tokens is None) is (state is CANNOT_TELL)
    assert found.reason.endswith(".")


def test_the_quote_holds_the_words_that_show_it() -> None:
    said = f"{NEUTRAL}I would begin with a logistic regression. {NEUTRAL}"
    assert quoted(Habit.BASELINE, said) == "I would begin with a logistic regression."
    assert quoted(Habit.CLARIFYING, NEUTRAL + "I build it.").startswith("Well, that is a topic")


def test_a_question_that_lists_no_habit_gets_no_lecture() -> None:
    assert find_habits(question(), (NEUTRAL + "I would use BERT, accuracy ninety percent.").split()) == ()


def test_habits_come_in_the_question_s_order() -> None:
    asked = replace(question(), habits=(Habit.HONESTY, Habit.BASELINE))
    assert [found.habit for found in find_habits(asked, NEUTRAL.split())] == [Habit.HONESTY, Habit.BASELINE]


@pytest.mark.parametrize("habit", Habit)
def test_under_twenty_five_words_nothing_can_be_told(habit: Habit) -> None:
    said = "Can I ask about the baseline, the revenue, the latency? I have not used data with a simpler model."
    found = find(habit, said)
    assert (found.state, found.tokens) == (CANNOT_TELL, None)
    assert found.reason.startswith("Too little was said")


@pytest.mark.parametrize(
    ("habit", "text"),
    [(Habit.BASELINE, "I would use BERT."), (Habit.CLARIFYING, "I build two stages and put the ranker behind them.")],
)
def test_a_short_answer_leaves_too_much_out_to_be_blamed_for_it(habit: Habit, text: str) -> None:
    assert find(habit, " ".join(NEUTRAL.split()[:40]) + " " + text).state is CANNOT_TELL


def test_repeating_the_question_shows_nothing() -> None:
    asked = "Which baseline would you choose for this and how would you monitor it?"
    assert (
        find(Habit.BASELINE, f"Which baseline would you choose for this. {NEUTRAL}", asked=asked).state is CANNOT_TELL
    )


def test_an_admission_earns_credit_and_more_with_what_is_known() -> None:
    told = find(Habit.HONESTY, f"{NEUTRAL} I have not used LoRA, but I know that it trains two small matrices.")
    assert "earns credit" in told.reason
    alone = find(Habit.HONESTY, f"{NEUTRAL} I have not used LoRA.")
    assert "earns more" in alone.reason


def test_only_a_wrong_statement_put_flatly_is_a_bluff() -> None:
    asked = replace(question(), habits=(Habit.HONESTY,))
    tokens = f"{NEUTRAL} Obviously L2 drives weights exactly to zero.".split()
    wrong = (len(tokens) - 7, len(tokens))
    assert find_habits(asked, tokens)[0].state is CANNOT_TELL
    (found,) = find_habits(asked, tokens, (wrong,))
    assert found.state is MISTAKE
    assert found.tokens is not None
    assert "Obviously" in tokens[slice(*found.tokens)]
    unsure = [*("I", "am", "not", "sure,", "but"), *tokens]
    assert find_habits(asked, unsure, ((wrong[0] + 5, wrong[1] + 5),))[0].state is SHOWN


PHRASES = [
    phrase
    for module in (habit_cues, habit_talk_cues)
    for name in dir(module)
    if isinstance(cues := getattr(module, name), tuple)
    for phrase in cues
]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from([*PHRASES, *NEUTRAL.split(), "not", "um,", "?", "—", "no."]) | st.text(max_size=6)))
def test_any_tokens_give_one_finding_a_habit_with_words_inside_the_answer(parts: list[str]) -> None:
    tokens = " ".join(parts).split()
    asked = replace(question(), habits=tuple(Habit))
    for contradicted in ((), ((0, min(3, len(tokens))),)) if tokens else ((),):
        found = find_habits(asked, tokens, contradicted)
        assert [each.habit for each in found] == list(Habit)
        for each in found:
            assert (each.tokens is None) is (each.state is CANNOT_TELL)
            if each.tokens is not None:
                assert 0 <= each.tokens[0] < each.tokens[1] <= len(tokens)
                assert each.tokens[1] - each.tokens[0] <= 20


PACK = [each for each in load_pack(shipped("prompts") / "machine-learning-engineer").questions if each.habits]


@pytest.mark.parametrize("write", [str, bare], ids=["written", "bare"])
def test_no_model_answer_of_the_pack_is_blamed_and_most_habits_are_seen(write: type[str]) -> None:
    found = [
        (asked.id, each.habit, each.state)
        for asked in PACK
        for each in find_habits(asked, write(asked.model_answer).split())
    ]
    assert [each for each in found if each[2] is MISTAKE] == []
    assert sum(state is SHOWN for _, _, state in found) >= 0.9 * len(found)


def test_weak_answers_of_the_pack_show_few_habits() -> None:
    found = [each.state for asked in PACK for each in find_habits(asked, asked.weak_answer.split())]
    assert found.count(SHOWN) <= 0.15 * len(found)
