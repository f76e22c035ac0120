"""Fills in what was measured from a bench.json: `python -m docs.measured [bench.json]`.

The table of figures in README.md, the figures in voice_interviewer/accuracy.toml, and docs/accuracy.md made of it.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

import tomlkit

from docs.accuracy_page import PAGE, page
from voice_interviewer.accuracy import TABLE, in_words, numbers

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
    ("terms_heard", "names of the question that are heard right", "without them as hints"),
    ("terms_invented", "names written that nobody said", ""),
    ("hesitation_f1_within_250ms", "um and uh found within 0.25 s, in words or sound", "plain faster-whisper"),
    ("hesitations_heard", "um and uh that are written down", "plain faster-whisper"),
    ("hesitations_heard_truly", "written um and uh that were said", "plain faster-whisper"),
    ("false_hesitations_per_minute_monologues", "hesitations found where there are none", "plain faster-whisper"),
    ("false_hesitations_per_minute_noise", "the same in breaths, laughter and noise", "plain faster-whisper"),
    (
        "filler_five_together_precision_held_out",
        "counted “like”, “so”, “actually”, “well”, “right” that editors took for fillers",
        "every use",
    ),
    ("filler_five_together_recall_held_out", "those that editors took for fillers and were counted", ""),
    ("filler_you_know_precision_held_out", "counted “you know” that editors took for fillers", "every use"),
    ("filler_i_mean_precision_held_out", "counted “I mean” that editors took for fillers", "every use"),
    ("words_per_minute_error_max", "pace of a voice note, off at most", "the aim"),
    ("pause_total_error", "time in pauses, off from a forced alignment", "voice activity as it stands"),
    ("delivery_analysis_two_minutes", "all measures of delivery of two minutes", "the aim"),
    ("vad frame F1, meetings", "speech found, against hand labels", "Silero alone"),
    ("vad_frame_f1_noise_5_db", "the same, noise 5 dB under the speech", "Silero alone"),
    ("false speech starts, noise", "answers begun by typing, office, rain and other noise", ""),
    ("cut_off_real", "recorded answers cut off before their end", "silence alone"),
    ("cut_off_thinking_short_gap", "the same, thinking 1 to 6 s at a short gap", "silence alone"),
    ("cut_off_thinking_long_gap", "the same, at a gap where people stop", "silence alone"),
    ("soft_ended_within_2_5s", "countdowns begun within 2.5 s of the true end", "the turn detector alone"),
    ("coverage_argument_average_precision", "arguments that make a key point, average precision", "word overlap"),
    ("coverage_argument_average_precision_of_cosine", "the same by cosine of sentence embeddings", "word overlap"),
    ("coverage_argument_map_strict", "the same, mean over topics, undecided ones wrong", "word overlap"),
    ("coverage_argument_map_relaxed", "the same, undecided ones right", "word overlap"),
    ("coverage_argument_calibration_error", "its stated probabilities, off on average", "word overlap"),
    (
        "coverage_semeval_macro_f1_unseen_answers",
        "students' answers right, contradictory or wrong, macro-F1",
        "word overlap",
    ),
    ("coverage_semeval_macro_f1_unseen_questions", "the same, questions it never saw", "word overlap"),
    ("coverage_feedback_pearson_unseen_answers", "long answers, correlation with the graders' score", "word overlap"),
    ("coverage_feedback_pearson_unseen_questions", "the same, questions it never saw", "word overlap"),
    (
        "coverage_feedback_pearson_within_unseen_questions",
        "the same within each of those questions, some of which were graded more mildly",
        "word overlap",
    ),
    ("coverage_hard_points", "key points of our hard cases judged as a fair coach would", "terms alone"),
    ("coverage_hard_contradicted_found", "those of them said wrong that are told as wrong", "terms alone"),
    ("coverage_hard_contradicted_right", "those of them told as wrong that were", "terms alone"),
    ("coverage_seconds_after_last_chunk", "judging 8 points of 2 minutes after the last words", "all of it then"),
    ("coverage_memory", "memory that the judge adds", ""),
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


def table(results: dict[str, dict[str, Any]]) -> str:
    """The Markdown table of the metrics that were measured."""
    lines = ["| what | figure | against | n | metric |", "|---|---:|---|---:|---|"]
    for metric, what, baseline in ROWS:
        row = results.get(metric)
        if row is None or row["value"] is None:
            continue
        against = f"{in_words(row['baseline'], row['unit'])}: {baseline}" if row.get("baseline") is not None else ""
        against = against if baseline else ""
        lines.append(f"| {what} | {in_words(row['value'], row['unit'])} | {against} | {row['n']} | `{metric}` |")
    return "\n".join(lines) + "\n"


FIGURES = ("value", "unit", "baseline", "n")


def filled(text: str, results: dict[str, dict[str, Any]]) -> str:
    """The table of accuracy (TOML) with the figures of these results; those of other results are gone."""
    document = tomlkit.parse(text)
    for number in document["number"]:
        for measured in number.get("measured", ()):
            for name in FIGURES:
                measured.pop(name, None)
            row = results.get(measured["metric"], {})
            found = {name: row[name] for name in FIGURES if row.get(name) is not None}
            if "value" in found:
                measured.update({name: _rounded(value) for name, value in found.items()})
    return _tidy(tomlkit.dumps(document))


def _rounded(value: object) -> object:
    """Four figures are as many as any benchmark can be trusted to."""
    return float(f"{value:.4g}") if isinstance(value, float) else value


def _tidy(text: str) -> str:
    """One empty line before each table, none elsewhere."""
    lines = [line for line in text.splitlines() if line.strip()]
    return "".join(f"\n{line}\n" if line.startswith("[[") else f"{line}\n" for line in lines)


def main() -> int:
    """Put the figures where they are read."""
    source = Path(sys.argv[1] if len(sys.argv) > 1 else "bench.json")
    results = json.loads(source.read_text(encoding="utf-8"))
    text = README.read_text(encoding="utf-8")
    README.write_text(PLACE.sub(lambda _: table(results), text), encoding="utf-8")
    TABLE.write_text(filled(TABLE.read_text(encoding="utf-8"), results), encoding="utf-8")
    PAGE.write_text(page(numbers()), encoding="utf-8")
    shown = [metric for metric, _, _ in ROWS] + [each.metric for number in numbers() for each in number.measured]
    missing = [metric for metric in dict.fromkeys(shown) if metric not in results]
    if missing:
        sys.stderr.write(f"not in {source}, so not measured: {', '.join(missing)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
