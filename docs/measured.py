"""Fills the table of figures in README.md from a bench.json: `python -m docs.measured [bench.json]`."""

import json
import re
import sys
from pathlib import Path
from typing import Any

README = Path(__file__).parents[1] / "README.md"
PLACE = re.compile(r"(?<=<!-- measured -->\n).*?(?=<!-- /measured -->)", re.DOTALL)

ROWS: tuple[tuple[str, str, str], ...] = (
    ("result_wait_30s_by_patience", "result of 30 s of answer, ended by silence", "transcribing afterwards"),
    ("result_wait_30s_by_key", "the same, ended by key in mid-sentence", "transcribing afterwards"),
    ("result_wait_120s_by_patience", "result of 120 s of answer, ended by silence", "transcribing afterwards"),
    ("result_wait_120s_by_key", "the same, ended by key in mid-sentence", "transcribing afterwards"),
    (
        "words_error_rate_chunked",
        "words misheard on voice notes, while speaking",
        "the whole file, plain faster-whisper",
    ),
    ("hesitations_heard", "um and uh that are written down", "plain faster-whisper"),
    ("hesitations_heard_truly", "written um and uh that were said", "plain faster-whisper"),
    ("filler_you_know_precision", "counted “you know” that editors took for fillers", "every “you know”"),
    ("filler_i_mean_precision", "counted “I mean” that editors took for fillers", "every “I mean”"),
    ("vad frame F1, meetings", "speech found, against hand labels", "Silero alone"),
    ("false speech starts, noise", "answers begun by typing, office, rain and other noise", ""),
    ("cut off, real recordings", "recorded answers cut off before their end", "silence alone"),
    ("cut off, thinking 1-6 s at a short gap", "the same, thinking 1 to 6 s at a short gap", "silence alone"),
    ("cut off, thinking 1-6 s at a long gap", "the same, at a gap where people stop", "silence alone"),
    ("bank_model_answers_covered", "key points found in our model answers, spoken", "as text"),
    ("bank_model_answer_least", "the same, the least of them", "as text"),
    ("bank_weak_answer_most", "coverage of our weak answers, the most of them", ""),
    ("bank_other_answers_covered", "coverage by answers to other questions", ""),
    ("bank_questions_word_error_rate", "words of the questions misheard when read aloud", ""),
    ("demo.word_error_rate", "words of the built-in candidate misheard", ""),
    ("voice.first_sound_cached", "first sound of a question heard before", "the whole text first"),
    ("voice.first_sound_uncached", "first sound of a new question", "the whole text first"),
    ("speaker_stop_to_silence_p95", "silence after the voice is interrupted, 95 in 100", ""),
    ("microphone_dropped_samples", "samples lost while recording and transcribing", ""),
    ("assess_two_minutes", "assessing an answer of two minutes", "counting its words"),
    ("key_to_paint_median", "from a key to its paint, while transcribing", "nothing to transcribe"),
    ("key_to_paint_p99", "the same, 99 in 100", "nothing to transcribe"),
    ("home_facts_seconds", "home with 2,000 sessions, from the command to its facts", "an empty home"),
    ("home_again_seconds", "back home from a screen, 2,000 sessions", ""),
    ("search_to_list_rare_seconds", "search over 2,000 sessions, from the last letter to the list", ""),
    ("microphone_free_p95", "the microphone free after leaving in mid-anything, 95 in 100", ""),
    ("microphone_free_max", "the same, the slowest", ""),
    ("left_recordings_kept", "recordings kept then", ""),
    ("help_seconds", "`--help`", "an empty Python"),
    ("first_paint_seconds", "first picture on the screen", "an empty Python"),
    ("interview_peak_memory", "most memory in an interview", ""),
)
"""Metric of bench.json, what it is to a reader, and what its baseline is; the other metrics stay in bench.json."""

PERCENT = ("share", "of answers", "of words")


def table(results: dict[str, dict[str, Any]]) -> str:
    """The Markdown table of the metrics that were measured."""
    lines = ["| what | figure | against | n | metric |", "|---|---:|---|---:|---|"]
    for metric, what, baseline in ROWS:
        row = results.get(metric)
        if row is None:
            continue
        against = f"{_figure(row['baseline'], row['unit'])}: {baseline}" if row.get("baseline") is not None else ""
        against = against if baseline else ""
        lines.append(f"| {what} | {_figure(row['value'], row['unit'])} | {against} | {row['n']} | `{metric}` |")
    return "\n".join(lines) + "\n"


def _figure(value: float, unit: str) -> str:
    if unit in PERCENT:
        return f"{100 * value:.1f} %"
    return f"{value:.3g} {unit}" if value < 1000 else f"{value:,.0f} {unit}"


def main() -> int:
    """Put the table into README.md."""
    source = Path(sys.argv[1] if len(sys.argv) > 1 else "bench.json")
    results = json.loads(source.read_text(encoding="utf-8"))
    text = README.read_text(encoding="utf-8")
    README.write_text(PLACE.sub(lambda _: table(results), text), encoding="utf-8")
    missing = [metric for metric, _, _ in ROWS if metric not in results]
    if missing:
        sys.stderr.write(f"not in {source}, so not in the table: {', '.join(missing)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
