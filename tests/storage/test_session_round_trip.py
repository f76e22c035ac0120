"""Whatever a session holds, its file gives it back, and the JSON keeps the contract's names and order."""

import json
from datetime import UTC, datetime
from typing import Any, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.storage import samples
from voice_interviewer.core import assessed
from voice_interviewer.core import session as kept
from voice_interviewer.core.assessment_json import assessment_json, assessment_line, json_ready, readable_json
from voice_interviewer.core.delivery import measured
from voice_interviewer.core.sound.units import Span
from voice_interviewer.core.transcript import Word
from voice_interviewer.storage.session_file import read_listed, read_session, session_text

THOUSANDTHS = st.integers(-100_000, 10_000_000).map(lambda number: number / 1000)
"""Figures as they are kept: to three decimals."""
FIGURES = st.integers(-(10**15), 10**15)
"""Counts of no more than a session file may hold."""
TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
LETTERS = st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t", exclude_characters=TURNING)
TEXT = st.text(LETTERS, max_size=12)
"""Any text but what could steer a terminal, which is not read back."""
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | THOUSANDTHS | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)


def several(one: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(one, max_size=3).map(tuple)


def builds(kind: type[Any], **given: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Instances of a dataclass whose figures are as they are kept."""
    by_type = {
        int: FIGURES,
        float: THOUSANDTHS,
        str: TEXT,
        float | None: st.none() | THOUSANDTHS,
        str | None: st.none() | TEXT,
    }
    hints = {name: hint for name, hint in get_type_hints(kind).items() if name not in given}
    return st.builds(kind, **given, **{name: by_type[hint] for name, hint in hints.items() if hint in by_type})


WORDS = several(builds(Word))
SPANS = several(builds(Span))
FILLERS = builds(
    measured.Fillers,
    heard=several(builds(measured.Filler)),
    unheard=st.none() | several(builds(measured.UnheardFiller)),
    disfluencies=several(builds(measured.Disfluency)),
)
PACING = builds(
    measured.Pacing,
    pauses=several(builds(measured.Pause)),
    windows=several(builds(measured.PaceWindow)),
    fast_runs=several(builds(measured.FastRun)),
)
PHRASES = several(builds(measured.Phrase))
WORDING = builds(measured.Wording, hedges=PHRASES, repeated=several(builds(measured.RepeatedPhrase, places=PHRASES)))
NUMBERS = st.none() | st.integers(1, 5)
PLACES = st.integers(1, 999)
"""Of a question in its session, and of a take among those of a question."""
COVERAGE = builds(assessed.Coverage, points=several(builds(assessed.PointResult, follow_up=NUMBERS)))
STORY = builds(
    assessed.Story,
    stretches=several(builds(assessed.StoryStretch)),
    result_measured=st.none() | st.booleans(),
    remarks=several(TEXT),
)
ASKED = builds(assessed.AskedQuestions, asked=several(builds(assessed.Asked)), untouched=several(TEXT))
STRUCTURES = builds(assessed.Structure, story=st.none() | STORY, questions=st.none() | ASKED)
ASSESSMENTS = builds(
    assessed.Assessment,
    audio=st.none() | builds(measured.AudioQuality),
    voice=st.none() | builds(measured.Voice),
    wording=st.none() | WORDING,
    words=WORDS,
    fillers=FILLERS,
    pacing=PACING,
    coverage=st.none() | COVERAGE,
    score=builds(assessed.Score, parts=several(builds(assessed.ScorePart))),
    timing=builds(assessed.Timing),
    structure=STRUCTURES,
    habits=several(builds(assessed.HabitResult)),
    unknown=st.dictionaries(TEXT, TEXT, max_size=3),
    format=st.just(assessed.ASSESSMENT_FORMAT),
)
MOMENTS = st.datetimes(datetime(1970, 1, 2), datetime(2999, 12, 30), timezones=st.just(UTC)).map(datetime.isoformat)
ANSWERS = builds(
    kept.Answer,
    number=PLACES,
    take=PLACES,
    words=WORDS,
    speech=SPANS,
    failed=SPANS,
    assessment=st.none() | ASSESSMENTS,
    follow_up=NUMBERS,
    answered_at=st.none() | MOMENTS,
)
SESSIONS = builds(
    kept.Session,
    started_at=MOMENTS,
    question_ids=several(TEXT),
    answers=several(ANSWERS),
    format=st.just(kept.SESSION_FORMAT),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(SESSIONS)
def test_a_session_comes_back_as_it_was(session: kept.Session) -> None:
    content = session_text(session)
    assert read_session(content) == session
    listed = read_listed(content)
    assert (listed.pack_id, len(listed.answers)) == (session.pack_id, len(session.answers))


@settings(deadline=None)
@given(JSON, st.integers(1, 60))
def test_the_readable_layout_is_the_same_json(value: Any, width: int) -> None:
    assert json.loads(readable_json(value, width)) == value


def test_an_assessment_has_the_contract_s_names_in_its_order() -> None:
    data = json.loads(assessment_line(samples.FULL))
    assert list(data) == [
        *("format", "method", "question", "audio", "transcript", "words", "fillers", "pacing"),
        *("coverage", "structure", "habits", "score", "timing", "voice", "wording", "unknown"),
    ]
    assert list(data["audio"]) == [
        *("seconds", "speech_seconds", "level_dbfs", "clipped_fraction", "noise_dbfs", "dropped_seconds")
    ]
    assert data["words"][0] == {"text": "So", "start": 1.2, "end": 1.35, "probability": 0.98}
    assert data["fillers"] == {
        "heard": [{"text": "um", "start": 1.5, "end": 1.9, "kind": "hesitation"}],
        "unheard": [{"start": 3.0, "end": 3.4, "confidence": 0.7}],
        "per_minute": 15.3,
        "per_100_words": 25.0,
        "disfluencies": [{"text": "bias", "start": 2.0, "end": 2.4, "kind": "repeat"}],
    }
    assert data["pacing"]["pauses"] == [{"start": 2.4, "end": 4.75, "kind": "long", "place": "hesitant"}]
    assert data["coverage"]["points"][1] == {
        "id": "variance-overfits",
        "status": "missed",
        "probability": 0.04,
        "quote": None,
        "start": None,
        "end": None,
        "follow_up": None,
    }
    assert data["structure"]["story"]["stretches"] == [
        {"part": "result", "quote": "in the end", "start": 5.0, "end": 6.5, "share": 0.25, "quote_start": 5.5}
    ]
    assert data["structure"]["story"]["missing"] == ["task"]
    assert data["structure"]["questions"] is None
    assert list(data["habits"][0]) == ["id", "state", "quote", "start", "end", "reason"]
    assert data["score"]["not_scored_because"] is None
    assert "\n" not in assessment_line(samples.FULL)


def test_unknown_figures_are_null() -> None:
    data = assessment_json(samples.UNKNOWN)
    assert data["question"] is None
    assert data["audio"]["level_dbfs"] is None
    assert data["coverage"] is None
    assert data["score"]["overall"] is None


def test_times_are_kept_to_the_millisecond_and_shares_of_samples_finer() -> None:
    assert json_ready(Word("a", 1 / 3, 2 / 3, 0.98765)) == {
        "text": "a",
        "start": 0.333,
        "end": 0.667,
        "probability": 0.988,
    }
    quality = measured.AudioQuality(60.0, 50.0, -20.0, 1 / 960_000, None, 0.0)
    assert json_ready(quality)["clipped_fraction"] == 0.000001


def test_numbers_of_numpy_are_numbers() -> None:
    import numpy as np

    ready = json_ready({"a": np.float32(0.5), "b": np.int64(3), "c": np.float64(1.23456)})
    assert ready == {"a": 0.5, "b": 3, "c": 1.235}
    assert [type(value) for value in ready.values()] == [float, int, float]


@pytest.mark.parametrize("figure", [float("nan"), float("inf")])
def test_a_figure_that_is_not_finite_is_named(figure: float) -> None:
    with pytest.raises(ValueError, match=r"pacing\.think_seconds is"):
        json_ready({"pacing": {"think_seconds": figure}})
