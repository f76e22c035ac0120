"""The page of a session: whole in itself, well formed, and nobody's words are more than text in it."""

import base64
import dataclasses
import hashlib

import pytest

from tests.report.world import HOSTILE, Page, hostile_session, told
from tests.storage import samples
from voice_interviewer.core.delivery.measured import Pause
from voice_interviewer.report.facts import Told
from voice_interviewer.report.html import page

SOUNDS = {"answer-01.flac": b"fLaC-one", "answer-01-follow-up-1.flac": b"fLaC-two"}


def test_everything_a_coach_wants_to_know_stands_on_it() -> None:
    shown = Page(page(told(), {})).text
    for text in (
        "Machine learning engineer",
        "How do bias and variance pull against each other?",
        "58 of 100",
        "The one thing",
        "Key points: 1 of 2 made",
        "The number is the probability that you made the point.",
        "covered, 0.91",
        "Bias is underfitting.",
        "bias underfits…",
        "0:02.0",
        "Habits in this interview",
        "You began with a baseline.",
        "Missing: task",
        "1 in your words (15.3 a minute, 25.0 per 100 words)",
        "1 not in the transcript, heard in the sound (70% sure)",
        "said again once: “bias”",
        "above 210 for long: 232 from 0:01 to 0:02",
        "2.0 words between two pauses, speech 51% of the time",
        "1, 2.4 s at 0:02, hesitant, inside a clause",
        "pitch 118 Hz, spread 2.4 semitones",
        "1 hedge: “so”",
        "14 words a sentence, lexical variety 0.71, 25% of the longest expected length",
        "pace, pace while speaking, think time, share of speech, words between two pauses",
        "61 words a minute",
        "0:06.0 to 0:07.5 could not be transcribed.",
        "Follow-up 1: And variance?",
        "It asks about: Variance is overfitting.",
        "Overfits.",
        "No speech was heard.",
        "Not answered",
    ):
        assert text in shown, text


def test_fillers_and_pauses_stand_marked_where_they_were() -> None:
    html = page(told(), {})
    said = html[html.index('<p class="said">') :]
    said = said[: said.index("</p>")]
    order = [said.index(each) for each in ("So", ">um,<", "bias", "pause 2.4 s", "underfits")]
    assert order == sorted(order)
    assert '<mark class="filler">um,</mark>' in said


@pytest.mark.parametrize("sounds", [{}, SOUNDS], ids=["silent", "with sound"])
@pytest.mark.parametrize("session", [samples.session(), hostile_session()], ids=["usual", "hostile"])
def test_it_is_well_formed_names_no_address_and_runs_only_what_we_wrote(session: object, sounds: object) -> None:
    html = page(told(session), sounds)  # type: ignore[arg-type]
    read = Page(html)
    for tag, name, value in read.attributes:
        assert "http:" not in value.lower(), (tag, name)
        assert "https:" not in value.lower(), (tag, name)
        assert not name.startswith("on"), (tag, name)
        if name in ("src", "href", "data", "action", "poster", "srcset"):
            assert value.startswith(("#", "data:audio/flac;base64,")), (tag, name)
    assert set(read.tags).isdisjoint(("link", "iframe", "img", "object", "embed", "base", "form"))
    scripts = [data for tag, data in read.texts if tag == "script"]
    assert len(scripts) == (1 if sounds else 0)
    policy = next(
        value for tag, name, value in read.attributes if (tag, name) == ("meta", "content") and "src" in value
    )
    for text in (*scripts, *(data for tag, data in read.texts if tag == "style")):
        assert base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() in policy
    assert "default-src 'none'" in policy


def test_what_was_said_is_text_whatever_it_was() -> None:
    html = page(told(hostile_session()), {})
    assert "alert(1)" in Page(html).text
    assert "<img" not in html
    assert "\x1b" not in html
    assert "\u202e" not in html


def test_with_sound_each_time_plays_its_moment_of_its_recording() -> None:
    read = Page(page(told(), SOUNDS))
    audio = {value for tag, name, value in read.attributes if (tag, name) == ("audio", "src")}
    assert audio == {f"data:audio/flac;base64,{base64.b64encode(each).decode()}" for each in SOUNDS.values()}
    players = {value for tag, name, value in read.attributes if (tag, name) == ("audio", "id")}
    asked = {value for tag, name, value in read.attributes if name == "data-audio"}
    assert asked <= players
    starts = {value for tag, name, value in read.attributes if (tag, name) == ("button", "data-start")}
    assert {"2.000", "1.500", "2.400"} <= starts  # the quoted point, the filler, the pause


def test_a_recording_that_is_gone_is_told_of_on_a_page_with_sound() -> None:
    assert "The recording of this answer is gone." in Page(page(told(), SOUNDS)).text
    assert "is gone" not in Page(page(told(), {})).text


def test_without_its_pack_questions_stand_as_they_were_asked_and_points_by_their_names() -> None:
    gone = Page(page(Told(samples.session(), {}, "machine-learning-engineer"), {})).text
    assert "How do bias and variance pull against each other?" in gone
    assert "Bias underfits" in gone
    assert "Overfitting" in gone  # asked for and not answered


def test_a_session_of_nothing_is_still_a_page() -> None:
    empty = dataclasses.replace(samples.session(), answers=(), ended=False)
    shown = Page(page(told(empty), {})).text
    assert "Nothing was answered." in shown
    assert "cut short" in shown


def test_hostile_ids_name_no_place_on_the_page() -> None:
    names = [value for _, name, value in Page(page(told(hostile_session()), SOUNDS)).attributes if name == "id"]
    assert names
    assert not any(HOSTILE[:5] in name for name in names)


def test_each_figure_of_delivery_is_heard_where_it_rests() -> None:
    html = page(told(), SOUNDS)
    section = html[html.index('<section class="delivery">') :]
    section = section[: section.index("</section>")]
    for line, start in (
        ("said again once: “bias”", "2.000"),
        ("1 not in the transcript, heard in the sound (70% sure)", "3.000"),
        ("above 210 for long: 232 from 0:01 to 0:02", "1.200"),
        ("1, 2.4 s at 0:02, hesitant, inside a clause", "2.400"),
        ("1 hedge: “so”", "1.200"),
    ):
        after = section[section.index(line) :].partition("</p>")[0]
        assert f'data-start="{start}"' in after, line
    assert "data-start" not in page(told(), {})


def test_many_moments_are_folded_away() -> None:
    pauses = (Pause(1.0, 1.5, "short", "planned"), Pause(3.0, 3.5, "short", "planned"))
    assessment = dataclasses.replace(samples.FULL, pacing=dataclasses.replace(samples.FULL.pacing, pauses=pauses))
    session = dataclasses.replace(samples.session(), answers=(samples.answer(assessment=assessment),))
    html = page(told(session), SOUNDS)
    assert "<details><summary>2 planned, between clauses</summary><button" in html
