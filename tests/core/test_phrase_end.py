"""Whether the words so far leave a phrase open."""

import pytest

from voice_interviewer.core.sound.phrase_end import PhraseEnd, phrase_end


@pytest.mark.parametrize(
    "text",
    [
        "So we cleaned the data, um.",
        "We used a queue and uh",
        "Then it failed. Hmm...",
        "We moved it to the.",
        "It was slow because",
        "I built it with",
        "and the service is",
        "We tried caching, but.",
        "I think",
        "So, I think",
        "We looked at costs, for example.",
        "It was, you know,",
        "We wanted to make sure that",
        "Well, the first thing is",
        "There are three reasons.",
        "First of all, we cleaned the data.",
        "Firstly we measured where the time went.",
        "And number two.",
        "Let me think.",
        "we don\N{RIGHT SINGLE QUOTATION MARK}t know whether",
        "The numbers were going down \N{EM DASH}",
    ],
)
def test_more_is_to_come(text: str) -> None:
    assert phrase_end(text.split()) is PhraseEnd.UNFINISHED


@pytest.mark.parametrize(
    "text",
    [
        "We cut the cost by half.",
        "I cleaned the data and trained the model",
        "Yes, I think so.",
        "We kept queues, caches and so on.",
        "First of all, we cleaned the data. Then we trained the model.",
        "First, I asked the team. Second, I asked the users.",
        "That is all, I think.",
        "I first joined as an engineer.",
        "That was the service we were looking for.",
        "I liked that.",
        "We fixed all that they might have.",
        "Umbrella sampling.",
    ],
)
def test_it_could_end_here(text: str) -> None:
    assert phrase_end(text.split()) is PhraseEnd.FINISHED


@pytest.mark.parametrize(
    "text", ["It went well. Thank you.", "Alright, thanks.", "And that\N{RIGHT SINGLE QUOTATION MARK}s it"]
)
def test_they_say_that_they_have_finished(text: str) -> None:
    assert phrase_end(text.split()) is PhraseEnd.CLOSED


@pytest.mark.parametrize("words", [[], [""], [" ", "..."]])
def test_no_words_say_nothing(words: list[str]) -> None:
    assert phrase_end(words) is PhraseEnd.UNKNOWN
