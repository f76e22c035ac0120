"""What makes a pack serve less well is told by its line and its mend, and does not keep the pack from being used."""

import re
from pathlib import Path

import pytest

from tests.storage.pack_samples import line_of, readme_texts, write_readme_pack
from voice_interviewer.storage.pack_lints.answers import BY_TERMS
from voice_interviewer.storage.packs import Fault, check_pack, load_pack

STORIES = readme_texts()["stories.yaml"]
REVERSE = readme_texts()["your-questions.yaml"]


@pytest.fixture
def cook(tmp_path: Path) -> Path:
    return write_readme_pack(tmp_path)


def advice(folder: Path) -> tuple[Fault, ...]:
    """What is told of a pack that can be used."""
    faults = check_pack(folder)
    assert not any(fault.blocks for fault in faults)
    load_pack(folder)
    return faults


LONG_QUESTION = "Tell me about a dinner " + "that was long and " * 8 + "went wrong?"

STORY_FAULTS = [
    (
        "- My fridge broke with two hours to go.",
        "- the POWER went out half an hour before we opened!",
        "- the POWER",
        'paraphrase 2 of key point "what-failed" is the same as number 1',
        "other words",
    ),
    (
        "What exactly failed, and how long did you have?",
        "Did the power go out, so that it went out half an hour before you opened?",
        "follow_up: Did the",
        'follow_up of key point "what-failed" gives the whole point away',
        "without saying all of it",
    ),
    # what is replaced, by what, the text on whose line the fault is, what it says, how to mend it
    ("What did you do?", LONG_QUESTION, "text:", "has 48 words", "at most 30"),
    ("What did you do?", "What (briefly) did you do?", "text:", "a bracket, (briefly)", "commas"),
    ("for forty guests. An", "for 40 guests. An", "Two summers", "a figure, 40", "in words"),
    ("and one small grill", "and/or one grill", "the tables all the same", "a slash, and/or", "“or”"),
    ("a simpler menu, a", "a simpler menu & a", "the plan down", "a sign, &", "the word for it"),
    ("what still worked,", "www.still.worked,", "the tables all", "an address, www.still.worked,", "called"),
    ("pasta dish with", "pâté dish with", "the plan down", "a letter that", "without the accent"),
    (
        "I have a great team",
        "I\u2019ve a great team",
        "calm and improvise",
        "a quotation mark, I\u2019ve",
        "apostrophe",
    ),
    ("then you just have", "then… you just have", "Oh, that happens", "a dash or dots, then…", "full stop"),
    ("What exactly failed,", "What exactly (if I may ask) failed,", "follow_up: What ex", "bracket, (if", "commas"),
    ("went out half an hour", "went out 30 minutes", "- The power", "a paraphrase of key point", "in words"),
    ("your own kitchen.", "your 2 kitchens.", "introduction", "introduction of the round", "in words"),
    (
        "      the tables all the same. First",
        "\n        the tables all the same\n\n      First",
        "model_answer: >-",
        "ends in the middle of a sentence, after “onto”",
        "indent every line",
    ),
    ("needs nothing but a stove.", "needs nothing", "model_answer", "of a sentence, after “nothing”", "full stop"),
    ("[simplicity, business-result]", "[simplicity, simplicity]", "habits", "name simplicity twice", "keep one"),
    ("[45, 120]", "[20, 40]", "expected_seconds", "not within expected_seconds", "range that holds"),
    (
        "that happens all the time, really. Something always goes wrong in a kitchen, and",
        "",
        "weak_answer",
        "has 3",
        "40 to 80 words",
    ),
    (
        "          - My fridge broke with two hours to go.\n",
        "",
        "paraphrases",
        'key point "what-failed" has 1 paraphrase',
        "give 2 to 4",
    ),
    ("          - [minutes, hour, half an hour]\n", "", "terms", "has 1 term group", "give 2 to 4"),
    ("- [minutes, hour, half", "- [seconds, half", "- [seconds", "never says a term", "say one in model_answer"),
    ("[told, tell, explained, let", "[seated, let", "- [seated", "[seated, let them know, warned]", "add to the group"),
    ("My fridge broke", "My fridge", "- My fridge", "does not make the point", "[failed, broke, broken, burnt, …]"),
    (
        "I kept the elaborate menu although the oven was broken.",
        "I kept it.",
        "- I kept",
        "has 1 word that",
        "3 or more",
    ),
    ("elaborate menu although", "elaborate menu. And", "- I kept", "is not heard as one", "flatly"),
    (
        "Begin with the moment",
        "Say what broke with minutes to go,",
        "hint",
        'gives key point "what-failed" away',
        "way",
    ),
    (
        "people are happy",
        "in the end it was minutes late, I told them early, it was a simpler menu, and people are happy",
        "weak_answer",
        "covers",
        "leave some of that out",
    ),
    (
        "Since then I plan one dish",
        "And I kept the elaborate menu although the oven was broken. Since then I plan one thing",
        "- id: simpler-menu",
        "the model answer contradicts",
        "reword",
    ),
]


@pytest.mark.parametrize(("old", "new", "where", "problem", "mend"), STORY_FAULTS)
def test_a_question_that_serves_less_well(cook: Path, old: str, new: str, where: str, problem: str, mend: str) -> None:
    assert old in STORIES
    text = STORIES.replace(old, new, 1)
    (cook / "stories.yaml").write_text(text)
    found = [fault for fault in advice(cook) if problem in fault.problem]
    assert len(found) == 1, [str(fault) for fault in advice(cook)]
    assert (found[0].file.name, found[0].line) == ("stories.yaml", line_of(text, where))
    assert mend in found[0].mend


def test_terms_that_lie_too_far_apart_do_not_make_a_point(cook: Path) -> None:
    text = STORIES.replace("[in the end, the end, finally, result]", "[two summers]")
    text = text.replace("[minutes late, on time, stayed, came back, booked again]", "[next year]")
    (cook / "stories.yaml").write_text(text)
    found = [fault for fault in advice(cook) if "the model answer does not make" in fault.problem]
    assert [(fault.line, fault.problem) for fault in found] == [
        (line_of(text, "- id: how-it-ended"), f'{BY_TERMS} the model answer does not make key point "how-it-ended"')
    ]
    assert "within 60 words" in found[0].mend


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("My fridge broke", "My fridge", 'a paraphrase of key point "what-failed" does not make the point'),
        ("elaborate menu although", "elaborate menu. And", 'a contradiction of key point "simpler-menu" is not heard'),
        ("Begin with the moment", "Say what broke with minutes to go,", 'hint of question "dinner-in-trouble" gives'),
        ("people are happy", "in the end on time, told early, simpler menu, and people are happy", "weak_answer of"),
        ("plan one dish", "kept the elaborate menu although the oven was broken. I plan", "the model answer contra"),
    ],
)
def test_what_the_terms_alone_hear_is_told_as_theirs(cook: Path, old: str, new: str, problem: str) -> None:
    assert old in STORIES
    (cook / "stories.yaml").write_text(STORIES.replace(old, new, 1))
    assert [fault.problem[: len(BY_TERMS) + 1 + len(problem)] for fault in advice(cook)] == [f"{BY_TERMS} {problem}"]


def test_points_without_terms_are_held_to_nothing_but_their_own_texts(cook: Path) -> None:
    bare = re.sub(r"        terms:.*\n(          - \[.*\n)+", "", STORIES)
    assert "terms" not in bare
    for old, new in (
        ("Then I cut\n", "And I kept the elaborate menu although the oven was broken. Then I cut\n"),
        ("My fridge broke with two hours to go.", "It was late."),
        ("I kept the elaborate menu although the oven was broken.", "I kept it."),
        ("Begin with the moment", "Say what failed, and how much time was left, from the moment"),
        ("Something always goes wrong", "Told the people who were waiting, early. Something goes wrong"),
        ("What did you change about the food?", "Did you change to a simpler menu that the kitchen could cook?"),
    ):
        assert old in bare
        bare = bare.replace(old, new, 1)
    (cook / "stories.yaml").write_text(bare)
    assert [str(fault) for fault in advice(cook)] == []
    (cook / "stories.yaml").write_text(
        bare.replace("- It was late.", "- The power went out half an hour before we opened.")
    )
    (fault,) = advice(cook)
    assert 'paraphrase 2 of key point "what-failed" is the same' in fault.problem


def test_a_model_answer_is_60_to_100_seconds(cook: Path) -> None:
    end = STORIES.index("    weak_answer")
    (cook / "stories.yaml").write_text(STORIES[:end] + "      " + "And so on. " * 60 + "\n" + STORIES[end:])
    (fault, *_) = [fault for fault in advice(cook) if "aloud" in fault.problem and "expected" not in fault.problem]
    assert fault.line == line_of(STORIES, "    model_answer")
    assert fault.mend == "write 150 to 250 words, 60 to 100 s"


def test_three_key_points_are_few_and_nine_are_many(cook: Path) -> None:
    start, end = STORIES.index("      - id: what-failed"), STORIES.index("      - id: simpler-menu")
    for text, count in (
        (STORIES[:start] + STORIES[end:], 3),
        (STORIES[:end] + "".join(STORIES[start:end].replace("what-", f"w{n}-") for n in range(5)) + STORIES[end:], 9),
    ):
        (cook / "stories.yaml").write_text(text)
        (fault,) = advice(cook)
        assert fault.problem == f'question "dinner-in-trouble" has {count} key points'
        assert (fault.line, fault.mend) == (line_of(text, "key_points:"), "give 4 to 8")


def test_the_same_question_twice_in_other_words_of_the_same_stem(cook: Path) -> None:
    again = STORIES.replace("dinner-in-trouble", "another").replace("a dinner that nearly", "dinner: a dinner, that", 1)
    (cook / "more.yaml").write_text(again.replace("dinner: a dinner, that", "a DINNER that nearly"))
    (cook / "pack.yaml").write_text((cook / "pack.yaml").read_text().replace("[stories,", "[stories, more,"))
    (fault,) = advice(cook)
    place = line_of(STORIES, "text: Tell")
    assert (fault.file.name, fault.line) == ("more.yaml", place)
    assert fault.problem == f'question "another" asks what stories.yaml:{place} asks'


def test_a_file_that_the_pack_does_not_name(cook: Path) -> None:
    (cook / "guides.yaml").write_text("title: a misspelt name\n")
    (cook / "more.yml").write_text("title: another\n")
    first, second = advice(cook)
    assert (first.file.name, first.problem) == ("guides.yaml", "pack.yaml does not name guides.yaml")
    assert "a guide is called guide.yaml" in first.mend
    assert second.file.name == "more.yml"


REVERSE_FAULTS = [
    (
        "Who would I work with in my first month?\n",
        "What is it like?\n",
        "- What is it",
        "not heard as on it",
        "[how many",
    ),
    ("          - Where do you buy your vegetables?\n", "", "examples:\n          - Who ch", "has 1 example", "2 to 4"),
    ("Is there anything else?", "Anything else (or not)?", "- Anything", "a bracket, (or", "commas"),
    ("Who chooses the suppliers here?", "Who chooses the 2 suppliers?", "- Who chooses", "a figure, 2", "words"),
    ("Well, what do you pay?", "Well, who would buy that?", "weak_answer", "is on topic", "asks nothing"),
    (
        REVERSE[REVERSE.index("Yes, gladly.") : REVERSE.index("    weak_answer")],
        "What is the pay?\n",
        "model_answer",
        "is on none of its topics",
        "what the topics are about",
    ),
]


@pytest.mark.parametrize(("old", "new", "where", "problem", "mend"), REVERSE_FAULTS)
def test_topics_that_serve_less_well(cook: Path, old: str, new: str, where: str, problem: str, mend: str) -> None:
    assert old in REVERSE
    text = REVERSE.replace(old, new, 1)
    (cook / "your-questions.yaml").write_text(text)
    found = [fault for fault in advice(cook) if problem in fault.problem]
    assert len(found) == 1, [str(fault) for fault in advice(cook)]
    assert (found[0].file.name, found[0].line) == ("your-questions.yaml", line_of(text, where))


def test_advice_comes_in_the_order_of_the_lines(cook: Path) -> None:
    text = (
        STORIES.replace("[45, 120]", "[1, 2]")
        .replace("What did you do?", "What (now)?")
        .replace("one small", "1 small")
    )
    (cook / "stories.yaml").write_text(text)
    lines = [fault.line for fault in advice(cook)]
    assert len(lines) == 3
    assert lines == sorted(lines)


def test_advice_is_given_only_once_the_pack_can_be_used(cook: Path) -> None:
    (cook / "stories.yaml").write_text(
        STORIES.replace("[45, 120]", "[1, 2]").replace("difficulty: core", "difficulty: x")
    )
    (fault,) = check_pack(cook)
    assert fault.blocks
