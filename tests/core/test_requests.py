"""Asking for the question again, in the many ways in which people do, and what only looks like it."""

import pytest

from voice_interviewer.core.requests import is_repeat_request

ASKED = (
    "Could you repeat the question?",
    "Sorry, can you say that again?",
    "Come again?",
    "What was the question?",
    "What was the question again, please?",
    "Pardon?",
    "Pardon me?",
    "I beg your pardon?",
    "Sorry?",
    "What?",
    "Um, sorry, I didn't catch that.",
    "I\u2019m sorry, I didn\u2019t quite catch that. Could you please repeat the question for me?",
    "Uh, would you mind repeating that?",
    "Could I hear the question once more?",
    "Can I have that one more time, please",
    "Please repeat the question.",
    "Repeat, please.",
    "Say that again, please.",
    "Sorry, what did you say?",
    "What did you ask me again?",
    "I missed the last part, could you say it again?",
    "Okay, so, um, could you read the question again more slowly?",
    "I'm afraid I did not understand the question.",
    "Excuse me, what's the question?",
    "I forgot the question, sorry.",
    "Can you repeat?",
    "Could you rephrase the question, please?",
    "Hmm, the question again, please.",
)

ANSWERED = (
    "",
    "Um.",
    "Sorry.",
    "Okay, so.",
    "I would repeat the experiment.",
    "Can you repeat the experiment with another seed?",
    "Could you repeat the question? Right, so bias is underfitting.",
    "I would say that again and again we overfit.",
    "What was the question is what I asked my manager.",
    "I didn't get the data in time.",
    "I asked them to say that again.",
    "Again, please note that variance matters.",
    "Sorry, I think it is a trade-off.",
    "Repeat the training until it converges.",
    "I missed the deadline.",
    "What is it that you value most in a colleague?",
    "Pardon my French, but it failed.",
    "You would repeat it for every fold.",
)


@pytest.mark.parametrize("text", ASKED)
def test_it_is_heard_in_many_wordings(text: str) -> None:
    assert is_repeat_request(text.split())


@pytest.mark.parametrize("text", ANSWERED)
def test_an_answer_is_no_request(text: str) -> None:
    assert not is_repeat_request(text.split())


def test_the_longest_of_such_answers_is_judged_at_once() -> None:
    assert not is_repeat_request(["sorry", "please", "um"] * 10 + ["bias"])
    assert not is_repeat_request(["um"] * 29 + ["bias"])
