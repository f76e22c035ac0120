"""Where the parts of a story are told, and what is said about what is missing."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.test_habits import bare
from voice_interviewer.core.assessed import StarPart
from voice_interviewer.core.cues import QUOTE_TOKENS
from voice_interviewer.core.story import cues as story_cues
from voice_interviewer.core.story.story import StoryFinding, find_story
from voice_interviewer.paths import shipped
from voice_interviewer.storage.packs import load_pack

S, T, A, R = StarPart

STORY = (
    "At my last company we had a search page that was slow, and people complained about it every day. "
    "I was asked to find out why. "
    "So I profiled the service, and I found that we computed the same embedding again for every request. "
    "I built a small cache in front of it, we tested it for a week, and then I rolled it out step by step. "
    "In the end the page went from nine hundred to two hundred milliseconds, and complaints stopped."
)

GENERAL = (
    "There is always a trade-off there. If you want more accuracy you need a bigger model, and that is slower. I think "
    "that accuracy is usually more important, because users do not notice a few milliseconds anyway."
)
SHORT = "I was asked to fix it, so I fixed it, and in the end it was 20% faster."


def shares(found: StoryFinding) -> dict[StarPart, float]:
    return {part: sum(each.share for each in found.stretches if each.part is part) for part in StarPart}


@pytest.mark.parametrize("write", [str, bare], ids=["written", "bare"])
def test_the_parts_of_a_story_are_found_in_their_order(write: type[str]) -> None:
    tokens = write(STORY).split()
    found = find_story(tokens)
    assert [each.part for each in found.stretches] == [S, T, A, R]
    assert (found.missing, found.result_measured, found.remarks) == ((), True, ())
    task = found.stretches[1]
    assert " ".join(tokens[slice(*task.tokens)]).lower().startswith("i was asked to find out why")
    assert shares(found)[A] == pytest.approx(0.43, abs=0.08)


def test_stretches_lie_side_by_side_and_cover_the_answer() -> None:
    tokens = STORY.split()
    found = find_story(tokens)
    places = [each.tokens for each in found.stretches]
    assert (places[0][0], places[-1][1]) == (0, len(tokens))
    assert all(before[1] == after[0] for before, after in pairwise(places))
    assert sum(shares(found).values()) == pytest.approx(1.0)


def test_we_is_as_good_as_i() -> None:
    ours = STORY.replace("So I ", "So we ").replace(" I found", " we found").replace("I built", "We built")
    assert find_story(ours.split()).remarks == find_story(STORY.split()).remarks
    assert shares(find_story(ours.split())) == shares(find_story(STORY.split()))


def test_a_missing_result_is_named() -> None:
    told = find_story(STORY[: STORY.index("In the end")].split())
    assert told.missing == (R,)
    assert told.result_measured is None
    assert told.remarks == ("The result is missing: say how it ended, with a figure if there is one.",)


def test_an_unmeasured_result_is_named() -> None:
    told = find_story((STORY[: STORY.index("In the end")] + "In the end it worked and everybody was happy.").split())
    assert (told.missing, told.result_measured) == ((), False)
    assert told.remarks == ("The result has no figure: say by how much, how many or how long.",)


def test_a_missing_task_is_named() -> None:
    told = find_story(STORY.replace("I was asked to find out why. ", "").split())
    assert told.missing == (T,)
    assert told.remarks == ("Nothing was heard of your task.",)


def test_a_long_situation_and_a_short_action_are_named() -> None:
    setting = (
        "At my last company we had a large shop with many brands. There was a search team and there was a catalogue "
        "team, and there was a long history between them. We had a ranking model from an agency, which nobody could "
        "explain, and there was a weekly meeting about it in which people mostly argued. We had a lot of traffic. "
    )
    told = find_story(f"{setting} I had to replace it. I trained a new one. In the end clicks rose by 3%.".split())
    assert any(remark.startswith("The situation takes") for remark in told.remarks)
    assert any(remark.startswith("What you did takes only") for remark in told.remarks)


def test_habits_in_general_are_no_story() -> None:
    told = find_story(GENERAL.split())
    assert told.stretches == ()
    assert told.missing == tuple(StarPart)
    assert told.remarks[0].startswith("This tells no story")


def test_under_twenty_five_words_there_is_no_story() -> None:
    told = find_story(SHORT.split())
    assert told.stretches == ()
    assert told.remarks == ("Too little was told to make a story: 18 words.",)


BEHAVIOURAL = [
    question
    for question in load_pack(shipped("prompts") / "machine-learning-engineer").questions
    if question.star is not None
]


@pytest.mark.parametrize("write", [str, bare], ids=["written", "bare"])
@pytest.mark.parametrize("asked", BEHAVIOURAL, ids=lambda each: each.id)
def test_the_pack_s_model_answers_tell_all_four_parts(asked: object, write: type[str]) -> None:
    found = find_story(write(asked.model_answer).split())  # type: ignore[attr-defined]
    assert found.missing == ()
    assert found.result_measured
    assert found.remarks == ()
    assert [each.part for each in found.stretches] == [S, T, A, R]
    assert shares(found)[A] > shares(found)[S]


@pytest.mark.parametrize("asked", BEHAVIOURAL, ids=lambda each: each.id)
def test_the_pack_s_weak_answers_lack_a_part_and_any_figure(asked: object) -> None:
    found = find_story(asked.weak_answer.split())  # type: ignore[attr-defined]
    assert T in found.missing
    assert not found.result_measured
    assert found.remarks


CUES = [phrase for table in (story_cues.SURE, story_cues.HINTS) for cues in table.values() for phrase in cues]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from([*CUES, *STORY.split(), "um,", "?", "—", "no."]) | st.text(max_size=6), max_size=60))
def test_any_tokens_give_stretches_inside_the_answer(parts: list[str]) -> None:
    tokens = " ".join(parts).split()
    found = find_story(tokens)
    told = {each.part for each in found.stretches}
    assert set(found.missing) == set(StarPart) - told
    assert (found.result_measured is None) == (R not in told)
    if found.stretches:
        assert sum(each.share for each in found.stretches) == pytest.approx(1.0)
    for each in found.stretches:
        assert 0 <= each.tokens[0] <= each.evidence[0] < each.evidence[1] <= each.tokens[1] <= len(tokens)
        assert each.evidence[1] - each.evidence[0] <= QUOTE_TOKENS
