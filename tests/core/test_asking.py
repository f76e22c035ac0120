"""What the candidate asks is cut into questions and matched to topics, with and without punctuation."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.answers import question
from tests.core.test_habits import bare
from voice_interviewer.core.asking import cues as asking_cues
from voice_interviewer.core.asking.asking import (
    PAY_FIRST,
    PAY_LATER,
    QUOTE_TOKENS,
    VAGUE,
    AskedFinding,
    find_asked,
    untouched_topics,
)
from voice_interviewer.core.questions import Topic
from voice_interviewer.paths import shipped
from voice_interviewer.storage.packs import load_pack

INVITATION = replace(
    question(text="What would you like to ask?"),
    topics=(
        Topic("monitoring", "Monitoring", (), (("monitor", "drift"), ("model", "production", "how")), "Experience."),
        Topic("on-call", "On call", (), (("on call", "incident", "at night"),), "How solid it is."),
        Topic("platform", "Platform", (), (("feature store", "platform", "tools"), ("you", "models", "team")), "Age."),
    ),
)
SHIPPED = next(each for each in load_pack(shipped("prompts") / "machine-learning-engineer").questions if each.topics)

both = pytest.mark.parametrize("write", [str, bare], ids=["written", "bare"])


def ask(text: str) -> tuple[AskedFinding, ...]:
    return find_asked(INVITATION, text.split())


def topics(text: str) -> list[str | None]:
    return [each.topic.id if each.topic else None for each in ask(text)]


def quotes(text: str) -> list[str]:
    return [" ".join(text.split()[slice(*each.tokens)]) for each in ask(text)]


@both
@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("How do you monitor models in production?", ["monitoring"]),
        ("Thank you. So, um, could you tell me who is on call?", ["on-call"]),
        ("I'd like to know how you notice drift in production, and what happens then?", ["monitoring"]),
        ("What tools do you use for your models? And who is called at night?", ["platform", "on-call"]),
        ("How do you monitor drift? Also, is there an on-call rota? And do you have a feature store?",
         ["monitoring", "on-call", "platform"]),
        ("I have read about feature stores. Do you have one?", ["platform"]),
        ("How much of the week goes into the platform, and how much into models?", ["platform"]),
        ("What is the average age of the furniture in the headquarters over in Vienna?", [None]),
        ("No, thank you, I have no more questions.", []),
        ("I monitor models in production myself, and I was on call for a year.", []),
        ("I ask because I have been through an incident, and I learned from it.", []),
        ("", []),
    ],
)  # fmt: skip
def test_questions_meet_their_topics(said: str, expected: list[str | None], write: type[str]) -> None:
    assert topics(write(said)) == expected


def test_the_question_is_quoted_without_what_leads_up_to_it() -> None:
    assert quotes("Yes, thank you. So, how do you notice drift in a model? I am curious.")[0] == (
        "how do you notice drift in a model?"
    )


@both
@pytest.mark.parametrize(
    "said",
    ["So what is it like to work here?", "Tell me about the culture.", "How is the atmosphere?", "What about growth?"],
)
def test_vague_questions_get_a_gentle_remark(said: str, write: type[str]) -> None:
    (asked,) = ask(write(said))
    assert (asked.topic, asked.remark) == (None, VAGUE)


@both
@pytest.mark.parametrize(
    "said", ["What is the salary?", "How many days of holiday are there?", "How many remote days do people have here?"]
)
def test_pay_first_gets_a_gentle_remark(said: str, write: type[str]) -> None:
    (asked,) = ask(write(said))
    assert asked.remark == PAY_FIRST


@pytest.mark.parametrize("pay", ["what is the salary range?", "is the bonus paid quarterly?"])
def test_pay_after_the_work_is_in_its_place(pay: str) -> None:
    first, second = ask(f"How do you monitor drift? And {pay}")
    assert (first.remark, second.remark) == (None, PAY_LATER)


def test_pay_after_nothing_but_pay_still_comes_first() -> None:
    found = ask("What does the total compensation look like? Can I work from home on Fridays?")
    assert {each.remark for each in found} == {PAY_FIRST}


@pytest.mark.parametrize(
    "said", ["What's the salary range and how much vacation do I get?", "So, what\u2019s the salary?"]
)
def test_a_contracted_interrogative_belongs_to_the_quote(said: str) -> None:
    assert quotes(said) == [said.removeprefix("So, ")]
    assert [each.remark for each in ask(said)] == [PAY_FIRST]


def test_an_unpunctuated_turn_is_cut_before_each_question() -> None:
    said = (
        "yeah so how do you guys know when a model has gone stale and who gets the page when it does "
        "and also what's the biggest headache for the team right now"
    )
    found = find_asked(SHIPPED, said.split())
    assert [each.topic.id if each.topic else None for each in found] == ["monitoring", "on-call", "challenges"]
    assert quotes(said)[-1] == "what's the biggest headache for the team right now"


def test_success_in_the_first_ninety_days_is_on_a_topic() -> None:
    for said in ("What does success look like in the first ninety days?", "What does success look like for this role?"):
        (found,) = find_asked(SHIPPED, said.split())
        assert found.topic is not None


@pytest.mark.parametrize(
    "said",
    [
        "How do you notice drift?",
        "What are the next steps?",
        "How many people are on the team?",
        "How many hours do people work?",
        "Which cloud?",
        "Do you use Python?",
        "Why did the company move its whole data centre to Iceland?",
    ],
)
def test_clear_questions_get_no_remark(said: str) -> None:
    assert [each.remark for each in ask(said)] == [None]


def test_untouched_topics_are_named_in_order() -> None:
    assert untouched_topics(INVITATION, ask("Is there an on-call rota?")) == ("monitoring", "platform")
    assert untouched_topics(INVITATION, ()) == ("monitoring", "on-call", "platform")


@both
@pytest.mark.parametrize("topic", SHIPPED.topics, ids=lambda each: each.id)
def test_every_example_of_the_pack_is_one_question_on_its_topic(topic: Topic, write: type[str]) -> None:
    for example in topic.examples:
        found = find_asked(SHIPPED, write(example).split())
        assert [each.topic for each in found] in ([topic], [topic, topic]), example


@both
def test_the_pack_s_model_answer_asks_three_questions_on_topics(write: type[str]) -> None:
    found = find_asked(SHIPPED, write(SHIPPED.model_answer).split())
    assert len({each.topic.id for each in found if each.topic}) == len(found) == 3


@both
def test_the_pack_s_weak_answer_touches_no_topic(write: type[str]) -> None:
    found = find_asked(SHIPPED, write(SHIPPED.weak_answer).split())
    assert all(each.topic is None for each in found)
    assert [each.remark for each in found][:2] == [PAY_FIRST, VAGUE]


CUES = [phrase for cues in vars(asking_cues).values() if isinstance(cues, tuple) for phrase in cues]


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.sampled_from([*CUES, "and", "drift", "model", "um,", "?", "you."]) | st.text(max_size=6), max_size=50)
)
def test_any_tokens_give_questions_inside_the_answer_in_order(parts: list[str]) -> None:
    tokens = " ".join(parts).split()
    reached = 0
    for each in find_asked(INVITATION, tokens):
        first, end = each.tokens
        assert reached <= first < end <= min(len(tokens), first + QUOTE_TOKENS)
        reached = end
