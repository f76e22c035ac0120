"""`score` on recordings of every kind and on typed answers, through the command line."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
import soundfile

from tests.cli.conftest import Call
from tests.cli.person import run
from voice_interviewer.core.sound.audio import SAMPLE_RATE, Samples
from voice_interviewer.paths import Home

QUESTION = "bias-variance"
TYPED = "Bias means the model underfits. Variance means it overfits the training data, so I use cross validation."
KINDS = ("wav", "flac", "mp3", "ogg", "m4a")

CONTRACT: Mapping[str, Any] = {
    "format": None,
    "method": None,
    "question": None,
    "audio": ("seconds", "speech_seconds", "level_dbfs", "clipped_fraction", "noise_dbfs", "dropped_seconds"),
    "transcript": None,
    "words": [("text", "start", "end", "probability")],
    "fillers": ("heard", "unheard", "per_minute", "per_100_words"),
    "pacing": ("words_per_minute", "articulation_wpm", "think_seconds", "pauses", "windows"),
    "coverage": ("score", "points"),
    "structure": None,
    "habits": None,
    "score": ("overall", "parts", "not_scored_because"),
    "timing": ("transcribe_seconds", "assess_seconds"),
}
"""The keys of an Assessment, as the interface promises them to scripts."""


@pytest.fixture(scope="module")
def recordings(speech: Samples, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same speech in a file of each kind; the MP3 at 44.1 kHz, the OGG in stereo."""
    import soxr

    folder = tmp_path_factory.mktemp("recordings")
    soundfile.write(folder / "said.wav", speech, SAMPLE_RATE)
    soundfile.write(folder / "said.flac", speech, SAMPLE_RATE)
    soundfile.write(folder / "said.mp3", soxr.resample(speech, SAMPLE_RATE, 44_100), 44_100)
    soundfile.write(folder / "said.ogg", np.stack([speech, speech], axis=1), SAMPLE_RATE)
    with av.open(str(folder / "said.m4a"), "w") as container:
        stream = container.add_stream("aac", rate=SAMPLE_RATE, layout="mono")
        frame = av.AudioFrame.from_ndarray(speech[np.newaxis], format="s16", layout="mono")
        frame.sample_rate = SAMPLE_RATE
        container.mux([*stream.encode(frame), *stream.encode(None)])
    return folder


@pytest.mark.models
def test_recordings_of_every_kind_are_assessed_alike(call: Call, recordings: Path) -> None:
    done = call("score", "--json", "--question", QUESTION, *(recordings / f"said.{kind}" for kind in KINDS))
    assert (done.code, done.err) == (0, "")
    assessments = [json.loads(line) for line in done.out.splitlines()]
    assert len(assessments) == len(KINDS)
    for kind, assessment in zip(KINDS, assessments, strict=True):
        said = assessment["transcript"].lower()
        assert "variance" in said, kind
        assert "cross" in said, kind
        assert assessment["audio"]["seconds"] == pytest.approx(assessments[0]["audio"]["seconds"], abs=0.15), kind
        covered = {point["id"]: point["status"] for point in assessment["coverage"]["points"]}
        assert covered["cross-validation"] != "missed", kind


@pytest.mark.models
def test_a_line_of_json_holds_what_scripts_were_promised(call: Call, spoken: Path) -> None:
    assessment = json.loads(call("score", "--json", "--question", QUESTION, spoken).out)
    assert tuple(assessment)[: len(CONTRACT)] == tuple(CONTRACT)
    assert (assessment["format"], assessment["question"]) == (1, QUESTION)
    for key, promised in CONTRACT.items():
        if isinstance(promised, list):
            assert all(tuple(each) == promised[0] for each in assessment[key]), key
        elif promised is not None:
            assert tuple(assessment[key])[: len(promised)] == promised, key
    point = assessment["coverage"]["points"][0]
    assert tuple(point)[:6] == ("id", "status", "probability", "quote", "start", "end")
    assert tuple(assessment["score"]["parts"][0]) == ("name", "value", "weight", "reason")
    ends = [word["end"] for word in assessment["words"]]
    assert ends == sorted(ends)
    assert ends[-1] <= assessment["audio"]["seconds"]


@pytest.mark.models
def test_without_a_question_there_is_no_coverage(call: Call, spoken: Path) -> None:
    assessment = json.loads(call("score", "--json", spoken).out)
    assert assessment["question"] is None
    assert assessment["coverage"] is None
    assert assessment["pacing"]["words_per_minute"] > 0


@pytest.mark.models
def test_a_bad_file_among_good_ones_is_told_and_the_others_go_on(call: Call, spoken: Path, tmp_path: Path) -> None:
    bad = tmp_path / "letter.doc"
    bad.write_text("A letter is no sound.\n" * 200)
    done = call("score", spoken, bad, spoken, "--question", QUESTION)
    what, remedy = done.problem
    assert what.startswith(f"{bad} cannot be read as sound")
    assert remedy == "Give a recording: wav, flac, mp3, ogg or m4a."
    lines = done.out.splitlines()
    assert lines.count(str(spoken)) == 2
    assert sum(line.startswith("Score: ") for line in lines) == 2


def test_a_typed_answer_is_assessed_from_a_file_without_any_model(call: Call, private_home: Home) -> None:
    private_home.models.unlink()
    path = private_home.root / "typed.txt"
    path.write_text(TYPED, encoding="utf-8-sig")  # with a byte order mark, as Windows writes it
    done = call("score", "--text", "--json", "--question", QUESTION, path)
    assert (done.code, done.err) == (0, "")
    assessment = json.loads(done.out)
    assert tuple(assessment)[: len(CONTRACT)] == tuple(CONTRACT)
    assert assessment["transcript"] == TYPED
    assert assessment["audio"] is None
    assert assessment["words"] == []
    assert assessment["coverage"]["score"] > 0
    shown = call("score", "--text", "--question", QUESTION, path).out
    assert re.search(r"\[[x~]\] (covered|partly) \(probability 0\.\d\d\): Variance is sensitivity", shown)


def test_a_typed_answer_is_read_from_standard_input(private_home: Home) -> None:
    done = run(private_home, "score", "-", "--text", "--json", stdin=TYPED.encode())
    assert done.code == 0, done
    assert json.loads(done.out)["transcript"] == TYPED


def test_standard_input_that_is_no_text_is_said(private_home: Home) -> None:
    done = run(private_home, "score", "-", "--text", stdin=b"\xff\xfe\x00")
    assert done.problem == (
        "Standard input cannot be read as a typed answer: it is not UTF-8 text.",
        "Name a text file in UTF-8, or leave out --text for a recording.",
    )


def test_a_terminal_of_few_letters_gets_every_line(private_home: Home) -> None:
    done = run(
        private_home,
        "score",
        "-",
        "--text",
        "--question",
        QUESTION,
        stdin=TYPED.encode(),
        changes={"PYTHONIOENCODING": "ascii"},
    )
    assert done.code == 0, done
    assert "Traceback" not in done.err
    assert "\\u201c" in done.out
