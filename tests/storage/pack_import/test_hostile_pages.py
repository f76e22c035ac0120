"""Pages that are none, that are too much, or that mean harm: one clear refusal, or a harmless pack."""

import os
import stat
from pathlib import Path

import pytest

from tests.storage.pack_import.pages import imported
from voice_interviewer.errors import StorageError, UsageError
from voice_interviewer.storage.pack_import import import_page
from voice_interviewer.storage.packs import load_pack

PAGE = "# Tea\n\n## What is oolong?\n\nOolong is a tea between green and black.\n"


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "is empty"),
        (b"  \n\t\n", "is empty"),
        (b"\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00", "is not text"),
        (b"%PDF-1.7\nWhat is this?\nA page.\n", "is not text"),
        (b"\xff\xfe\x00", "is not text"),
        (b"Only a story. It asks nothing of anybody.\n", "no question with an answer"),
        (b"<script>What is this? It is a script.</script>", "There is no text"),
        (b"\x1b[2J\x1b[H", "There is no text"),
        (b"1. What is this?\n\n2. And what is that?\n", "no question with an answer"),
        (b"a?\n" * 1_700_000, "is larger than 5 MB"),
        (b"- a\n" * 60_000, "has more than 50000 paragraphs"),
    ],
)
def test_what_is_no_page_of_questions_is_refused(tmp_path: Path, content: bytes, what: str) -> None:
    file = tmp_path / "page.txt"
    file.write_bytes(content)
    with pytest.raises(UsageError, match=what) as caught:
        import_page(file, tmp_path / "packs")
    assert "\n" not in caught.value.what + caught.value.remedy
    assert not (tmp_path / "packs").exists()


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name, what in (("nowhere.md", "There is no file"), ("", "is a folder"), ("pipe", "is not an ordinary file")):
        with pytest.raises(UsageError, match=what):
            import_page(tmp_path / name, tmp_path / "packs")
    with pytest.raises(UsageError, match="cannot be read"):
        import_page(tmp_path / ("x" * 300), tmp_path / "packs")


@pytest.mark.parametrize(
    "pack_id", ["../x", "/etc", "Tea", "tea_time", "tea/../..", "-tea", "a" * 61, "tea\n", "con", "lpt1"]
)
def test_an_id_that_leaves_the_folder_or_is_a_device_is_refused(tmp_path: Path, pack_id: str) -> None:
    (tmp_path / "tea.md").write_text(PAGE)
    with pytest.raises(UsageError, match="is no id of a pack"):
        import_page(tmp_path / "tea.md", tmp_path / "packs", pack_id)
    assert [path.name for path in tmp_path.iterdir()] == ["tea.md"]


@pytest.mark.parametrize(
    ("encoding", "guessed"),
    [("utf-8", ""), ("utf-8-sig", ""), ("utf-16", ""), ("utf-32", ""), ("cp1252", "Windows-1252")],
)
def test_any_usual_encoding_is_read(tmp_path: Path, encoding: str, guessed: str) -> None:
    page = "# Café\n\nWas kostet Kaffee?\n\nEr kostet fünf € “mit Milch”.\n"
    outcome = imported(tmp_path, page.encode(encoding), "cafe.md")
    assert outcome.pack.id == "cafe"
    assert outcome.pack.questions[0].model_answer == "Er kostet fünf € “mit Milch”."
    assert outcome.imported.guessed_encoding == guessed


def test_terminal_sequences_and_control_characters_are_dropped(tmp_path: Path) -> None:
    page = (
        "What is the meaning of \x1b[31mred\x1b[0m\x07 on a rose in this garden?\n\n\x1b]0;title\x07"
        "The \u202erose\u200b is\x00 red&#27;[2J, and all of the\ttabs are spaces from here to there.\x9b\n"
    )
    (question,) = imported(tmp_path, page, "red.txt").pack.questions
    assert question.text == "What is the meaning of red on a rose in this garden?"
    assert question.model_answer == "The rose is red&#27;[2J, and all of the tabs are spaces from here to there."
    html = f"<h2>What is red here?</h2><p>It is &#27;[31mred&#x1b;[0m &#0;and &#{'9' * 5000}; fine.</p>"
    assert "\x1b" not in imported(tmp_path, html, "entities.html").written


def test_words_that_yaml_would_misread_stay_words(tmp_path: Path) -> None:
    answers = [
        "yes: no null 1.0",
        "item & anchor *alias",
        "!tag {a: [b]} # comment",
        "'single' \"double\" % @ `tick`",
    ]
    page = "".join(f"<h2>What is {number}e3: #{number} ?</h2><p>{each}</p>" for number, each in enumerate(answers))
    outcome = imported(tmp_path, page, "~.html")
    assert [question.model_answer for question in outcome.pack.questions] == answers


def test_an_entity_bomb_stays_what_it_is(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "boom boom boom"><!ENTITY b "&a;&a;&a;&a;">]>'
    outcome = imported(
        tmp_path, f"{bomb}<h2>What is a bomb?</h2><p>It only says &b; and nothing more.</p>", "bomb.html"
    )
    assert outcome.pack.questions[0].model_answer == "It only says &b; and nothing more."


@pytest.mark.parametrize(
    "unit",
    [
        "<",
        "<!--",
        "<a",
        "</",
        "<a href='",
        '<a b="" ',
        "&a",
        "<div>",
        "<div></p>",
        "<li>",
        "<b>",
        "<title>",
        "<![CDATA[",
    ],
)
def test_tags_without_an_end_are_read_to_the_end(tmp_path: Path, unit: str) -> None:
    """Each of these keeps the standard library's parser busy for minutes, or used to."""
    page = f"<h2>What is a tag?</h2><p>A tag names an element of the page.</p>{unit * 100_000}"
    (question,) = imported(tmp_path, page, "tags.html").pack.questions
    assert question.model_answer.startswith("A tag names an element of the page.")


def test_a_text_beyond_the_formats_limits_is_cut_and_the_rest_told(tmp_path: Path) -> None:
    page = f"# {'Very ' * 100}long\n\n## What is {'very ' * 50}long?\n\n{'This sentence goes on here. ' * 400}\n"
    outcome = imported(tmp_path, page, "long.md")
    (question,) = outcome.pack.questions
    assert 3900 < len(question.model_answer) <= 4000
    assert question.model_answer.endswith(".")
    assert outcome.imported.unplaced[-1].text.startswith("This sentence goes on here.")
    cut = len(question.model_answer) + 1 + len(outcome.imported.unplaced[-1].text)
    assert cut == len("This sentence goes on here. " * 400) - 1


def test_a_round_too_large_for_a_file_becomes_several(tmp_path: Path) -> None:
    page = "".join(
        f"# What is number {number}?\n\nNumber {number} comes after its brother.\n\n" for number in range(450)
    )
    outcome = imported(tmp_path, page, "many.md")
    assert [len(each.questions) for each in outcome.pack.rounds] == [200, 200, 50]


def test_files_are_private_and_a_pack_is_replaced_only_when_told(tmp_path: Path) -> None:
    file, packs = tmp_path / "tea.md", tmp_path / "packs"
    file.write_text(PAGE)
    made = import_page(file, packs)
    assert {stat.S_IMODE(path.stat().st_mode) for path in made.folder.iterdir()} == {0o600}
    assert stat.S_IMODE(made.folder.stat().st_mode) == 0o700
    file.write_text(PAGE.replace("# Tea\n", "# Tea\n\n## Leaves\n").replace("## What", "### What"))
    before = {path.name: path.read_bytes() for path in made.folder.iterdir()}
    with pytest.raises(UsageError, match=r"There is a pack at .* already"):
        import_page(file, packs)
    assert {path.name: path.read_bytes() for path in made.folder.iterdir()} == before
    import_page(file, packs, replace=True)
    assert [each.title for each in load_pack(made.folder).rounds] == ["Leaves"]
    assert sorted(path.name for path in made.folder.iterdir()) == ["leaves.yaml", "pack.yaml"]


def test_a_folder_that_is_no_pack_and_our_own_ids_are_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "tea.md"
    file.write_text(PAGE)
    (tmp_path / "tea").mkdir()
    (tmp_path / "tea" / "letter.yaml").write_text("Dear Sir: or Madam\n")
    with pytest.raises(UsageError, match="holds something that is no pack"):
        import_page(file, tmp_path, replace=True)
    with pytest.raises(UsageError, match="One of our packs is called tea"):
        import_page(file, tmp_path / "packs", ours=("tea",))
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError, match="cannot be written"):
        import_page(file, tmp_path / "file" / "packs")


def test_a_page_named_like_a_device_becomes_a_pack_of_another_name(tmp_path: Path) -> None:
    file = tmp_path / "tea.md"
    file.write_text(PAGE.replace("# Tea\n", "# Con\n\n## Aux\n").replace("## What", "### What"))
    made = import_page(file, tmp_path / "packs")
    assert made.pack_id == "con-2"
    assert [each.id for each in load_pack(made.folder).rounds] == ["aux-2"]
