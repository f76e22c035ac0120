"""Whatever a page says: it becomes a pack that loads, in words that are all its own, or it is refused."""

import html
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.storage.pack_import.pages import imported, on_one_line
from voice_interviewer.errors import UsageError
from voice_interviewer.storage.pack_import.draft import pack_draft
from voice_interviewer.storage.pack_import.html_reader import read_html
from voice_interviewer.storage.pack_import.markdown_reader import read_markdown
from voice_interviewer.storage.pack_import.outline import outline
from voice_interviewer.storage.pack_import.plain_reader import read_plain

VOCABULARY = (
    "bias variance model data drift score the a is not of when 42 AUC l1 yes null true ~ naïve über 漢字 e.g. "
    "half-open it's F1 0.5 - * # > & | : ? ! [x] {y} %"
)
WORDS = st.sampled_from(VOCABULARY.split())
SENTENCES = st.builds(
    lambda words, end: " ".join(words) + end,
    st.lists(WORDS, min_size=1, max_size=12),
    st.sampled_from([".", "?", "!", ":", ""]),
)
TITLES = st.sampled_from(
    [
        "Technical questions",
        "FAQ",
        "Common mistakes",
        "Questions to ask the interviewer",
        "Sources",
        "Tips",
        "Guide",
        "Pack",
        "",
    ]
)
LABELS = st.sampled_from(["", "", "", "A: ", "Tip: ", "Weak answer: ", "Why they ask this: ", "Answer:"])
MARKS = st.sampled_from(["", "", "1. ", "12) ", "Q: ", "Question 7: ", "- ", "Q3"])
PARTS = st.one_of(
    st.tuples(st.just("heading"), st.builds(lambda title, rest: f"{title} {rest}".strip(), TITLES, SENTENCES)),
    st.tuples(st.just("text"), st.builds(lambda mark, label, text: mark + label + text, MARKS, LABELS, SENTENCES)),
    st.tuples(st.just("bold"), st.builds(lambda mark, text: mark + text, MARKS, SENTENCES)),
)
PAGES = st.lists(PARTS, min_size=1, max_size=25)


def as_html(parts: list[tuple[str, str]]) -> str:
    tags = {"heading": "h2", "text": "p", "bold": "b"}
    return "\n".join(f"<{tags[kind]}>{html.escape(text)}</{tags[kind]}><br>" for kind, text in parts)


def as_text(parts: list[tuple[str, str]]) -> str:
    shapes = {"heading": "{}\n=====", "text": "{}", "bold": "{}"}
    return "\n\n".join(shapes[kind].format(text) for kind, text in parts)


def check(page: str, name: str, words: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        try:
            outcome = imported(Path(folder), page, name)
        except UsageError:
            return
    own = on_one_line(words)
    for question in outcome.pack.questions:
        for point in question.key_points:
            assert on_one_line(point.statement) in own
            assert all(term in own for group in point.terms for term in group)
        for topic in question.topics:
            assert all(on_one_line(example) in own for example in topic.examples)
        if question.key_points:
            assert on_one_line(question.text) in own
            assert all(on_one_line(line) in own for line in question.model_answer.splitlines())


@settings(max_examples=60, deadline=None)
@given(PAGES)
def test_a_page_of_html_becomes_a_pack_in_its_own_words(parts: list[tuple[str, str]]) -> None:
    check(as_html(parts), "page.html", " ".join(text for _, text in parts))


@settings(max_examples=60, deadline=None)
@given(PAGES)
def test_a_page_of_plain_text_becomes_a_pack_in_its_own_words(parts: list[tuple[str, str]]) -> None:
    page = as_text(parts)
    check(page, "page.txt", page)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="aA1.?:-=#*`<>/!&;\"'()[]|{}\\ \n\t\r\x00\x1b\x85\u2028\ud7ff\ufffe\U0001f600Q", max_size=200))
def test_no_text_is_too_strange_to_read(text: str) -> None:
    for reader in (read_html, read_markdown, read_plain):
        page = reader(text)
        assert all(block.text.replace("\n", "").isprintable() for block in page.blocks)
        pack_draft(outline(page.blocks), "page", "Page", "page")
