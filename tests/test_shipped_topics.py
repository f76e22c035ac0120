"""The topics we ship for the reverse round: each question belongs to one of them, and small talk to none."""

import pytest

from voice_interviewer.core.questions import Question
from voice_interviewer.core.tokens import PhraseFinder, stems
from voice_interviewer.paths import shipped
from voice_interviewer.storage.packs import load_pack

QUESTION: Question = next(
    question for question in load_pack(shipped("prompts") / "machine-learning-engineer").questions if question.topics
)

EXAMPLES = [pytest.param(topic.id, text, id=text) for topic in QUESTION.topics for text in topic.examples]

OTHER_WORDS = [
    ("infrastructure", "What's your tech stack for training? Do you use MLflow or something like that?"),
    ("infrastructure", "So what kind of ML platform do you guys have?"),
    ("infrastructure", "Are the G P Us shared between people, or do you train in the cloud?"),
    ("monitoring", "I was wondering how you keep an eye on data quality and how often you retrain."),
    ("monitoring", "Have any of your models degraded recently?"),
    ("project-life-cycle", "How long does it normally take to get a model into production?"),
    ("project-life-cycle", "Would I own a feature end to end?"),
    ("product-and-engineering", "How closely do you work together with product management?"),
    ("product-and-engineering", "Who sets the priorities for the team?"),
    ("challenges", "What are you struggling with these days?"),
    ("challenges", "What's the hardest part of this job at the moment?"),
    ("research-and-delivery", "Is there any time for research, or is it all deadlines?"),
    ("research-and-delivery", "Do you support people who want to go to conferences?"),
    ("on-call", "Will I be on call, and how often does something break?"),
    ("on-call", "How do you run a post-mortem after an outage?"),
]

NO_TOPIC = [
    "What is the salary, and is there a bonus?",
    "How many days of holiday would I get?",
    "Can I work from home?",
    "What is the culture like?",
    "What does your company do?",
    "When will I hear from you?",
    "What do you like about working here?",
    "No, thank you, I have no questions.",
]


def topics_of(text: str) -> set[str]:
    said = stems(text)
    return {topic.id for topic in QUESTION.topics if all(PhraseFinder(group).find(said) for group in topic.terms)}


@pytest.mark.parametrize(("topic_id", "text"), EXAMPLES)
def test_an_example_is_on_its_own_topic_and_no_other(topic_id: str, text: str) -> None:
    assert topics_of(text) == {topic_id}


@pytest.mark.parametrize(("topic_id", "text"), OTHER_WORDS)
def test_the_same_in_a_candidates_own_words_is_recognised(topic_id: str, text: str) -> None:
    assert topics_of(text) == {topic_id}


@pytest.mark.parametrize("text", NO_TOPIC)
def test_what_tells_nothing_about_the_work_is_on_no_topic(text: str) -> None:
    assert topics_of(text) == set()


def test_the_good_answer_asks_about_three_topics_and_the_weak_one_about_none() -> None:
    assert topics_of(QUESTION.model_answer) == {"monitoring", "challenges", "product-and-engineering"}
    assert topics_of(QUESTION.weak_answer) == set()


def test_inviting_again_is_worded_differently_each_time() -> None:
    assert len({QUESTION.text, *QUESTION.again}) == 1 + len(QUESTION.again) >= 3
