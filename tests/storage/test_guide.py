"""A pack's guide is read, and what is wrong in it is told by line and mend."""

from pathlib import Path

import pytest

from tests.storage.pack_samples import blocking, line_of, readme_texts, write_readme_pack
from voice_interviewer.core.guide import Guide, Paragraph, Section, Source
from voice_interviewer.paths import shipped
from voice_interviewer.storage.packs import check_pack, load_pack

GUIDE = readme_texts()["guide.yaml"]


@pytest.fixture
def cook(tmp_path: Path) -> Path:
    return write_readme_pack(tmp_path)


def test_a_guide_is_part_of_its_pack(cook: Path) -> None:
    assert load_pack(cook).guide == Guide(
        "Before you cook for strangers",
        (
            Section(
                "the-day",
                "The day itself",
                (
                    Paragraph("", "You will cook one dish of your choice, and talk about it for half an hour.", ()),
                    Paragraph(
                        "Bring your own knife", "Nine cooks of ten are calmer with a knife that they know.", (1,)
                    ),
                ),
            ),
        ),
        (Source(1, "The Cooks' Survey, 2025."),),
    )


def test_a_pack_needs_no_guide(cook: Path) -> None:
    (cook / "guide.yaml").unlink()
    assert check_pack(cook) == ()
    assert load_pack(cook).guide is None


WRONG_GUIDES = [
    ("title: Before", "titel: Before", "titel", "the guide has an unknown key titel", "write title instead"),
    ("cites: [1]", "cites: [2]", "cites", "there is no source 2", "there: 1"),
    ("cites: [1]", "cites: [one]", "cites", "cites of paragraph 2 is not a number", "like [1, 4]"),
    ("cites: [1]", "cites: [0]", "cites", "0, which is out of range", "like [1, 4]"),
    ("cites: [1]", "sources: [1]", "sources: [1]", "paragraph 2 has an unknown key sources", "known: heading"),
    ("    title: The day itself\n", "", "- id: the-day", 'section "the-day" has no title', "add: title: <"),
    ("  - number: 1\n    text: The", "  - text: The", "- text: The", "source 1 has no number", "add: number: <"),
    (
        "sources:\n",
        "sources:\n  - number: 1\n    text: Another.\n",
        "number: 1\n    text: The Cooks",
        'source "1" is there already (guide.yaml:11)',
        "a number of its own",
    ),
    (
        "sources:\n",
        "  - {id: the-day, title: Again, paragraphs: [{text: More.}]}\nsources:\n",
        "- {id: the-day",
        'section "the-day" is there already (guide.yaml:3)',
        "an id of its own",
    ),
]


@pytest.mark.parametrize(("old", "new", "where", "problem", "mend"), WRONG_GUIDES)
def test_a_wrong_guide_is_told_by_line_and_mend(
    cook: Path, old: str, new: str, where: str, problem: str, mend: str
) -> None:
    assert old in GUIDE
    text = GUIDE.replace(old, new, 1)
    (cook / "guide.yaml").write_text(text)
    (fault, *_) = [fault for fault in blocking(cook) if problem in fault.problem]
    assert (fault.file.name, fault.line) == ("guide.yaml", line_of(text, where))
    assert mend in fault.mend


def test_our_guide_says_what_a_candidate_needs_to_know() -> None:
    guide = load_pack(shipped("prompts") / "machine-learning-engineer").guide
    assert guide is not None
    sections = {section.id: section.paragraphs for section in guide.sections}
    assert list(sections) == ["the-interview", "preparing", "mistakes", "market", "questions"]
    assert len([each for each in sections["preparing"] if each.heading]) == 6
    assert len([each for each in sections["mistakes"] if each.heading]) == 7
    assert len(sections["questions"]) == 7
    assert [source.number for source in guide.sources] == list(range(1, 9))
    figures = [each for each in sections["market"] if any(sign.isdigit() for sign in each.text)]
    assert len([each for each in figures if each.sources]) >= 3
