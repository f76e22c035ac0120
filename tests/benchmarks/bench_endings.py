"""When answers end: with their own pauses, and with thinking pauses let in between two of their utterances.

The turn detector is asked 0.3 s into each pause, Whisper's words of the chunk are told 1.5 s into it. Baselines are
silence alone (2.2 s end the answer) and the turn detector alone (2.2 s when it agrees at 0.5, else 8 s).
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import soundfile

from tests.benchmarks.frames import program_ear
from tests.benchmarks.pauses import Outcome, Pause, PauseReader, RecordedAnswer, frame_count
from voice_interviewer.core.sound.endpointing import PATIENCE, Patience, PatienceLevel
from voice_interviewer.core.sound.phrase_end import PhraseEnd

THINKING_SECONDS = (1.0, 6.0)
SEEDS = 6
PLACES = 2
"""Places in each recording, chosen for each seed."""
SHORT_GAP_SECONDS = (0.1, 0.25)
"""Where a fluent reader hardly stops: half inside a phrase, half between sentences."""
LONG_GAP_SECONDS = (0.4, 9.0)
"""Where a fluent reader stops: mostly between sentences."""
AFTER_SHARE = 1 / 3
"""Thinking pauses come after so much of a recording."""
PROMPT_SECONDS = 2.5
SHORTEST_PHRASE_SECONDS = 3.5
OTHERS = ("jfk.flac", "lucier.flac", "mfa/cold_corpus.flac")

NORMAL = PATIENCE[PatienceLevel.NORMAL]
SILENCE_ALONE = Patience(
    soft_end_seconds=2.2,
    finished_end_seconds=2.2,
    early_end_seconds=2.2,
    hard_end_seconds=2.2,
    turn_threshold=0.0,
    countdown_seconds=1.0,
)
TURNS_ALONE = Patience(
    soft_end_seconds=2.2, finished_end_seconds=2.2, early_end_seconds=2.2, hard_end_seconds=8.0, turn_threshold=0.5
)


def measure(data: Path) -> dict[str, dict[str, Any]]:
    """Metrics by name, each with value, unit, baseline and n; needs the program's weights in the home folder."""
    reader = PauseReader(program_ear())
    audio = data / "audio"
    notes = list(_read(reader, sorted((audio / "voicenotes").glob("*.flac"))))
    others = list(_read(reader, [audio / name for name in OTHERS]))
    phrases = [path for path in sorted((audio / "mfa").glob("*.flac")) if f"mfa/{path.name}" not in OTHERS]
    long_phrases = [path for path in phrases if soundfile.info(path).duration >= SHORTEST_PHRASE_SECONDS]
    said = list(_read(reader, long_phrases))
    draw = np.random.default_rng(0)
    kinds = {
        "real": [*notes, *others],
        "thinking_short_gap": list(_with_thinking(notes, SHORT_GAP_SECONDS, draw)),
        "thinking_long_gap": list(_with_thinking(notes, LONG_GAP_SECONDS, draw)),
        "thinking_between_answers": list(_one_after_another(notes, draw)),
    }
    return {**_cut_off(kinds), **_ended(kinds, said), **_told_apart([*notes, *others])}


def _read(reader: PauseReader, paths: Sequence[Path]) -> Iterator[RecordedAnswer]:
    for path in paths:
        answer = reader.read(path, shortest_gap_seconds=SHORT_GAP_SECONDS[0], after_share=AFTER_SHARE)
        if answer is not None:
            yield answer


def _with_thinking(
    answers: Sequence[RecordedAnswer], gap_seconds: tuple[float, float], draw: np.random.Generator
) -> Iterator[RecordedAnswer]:
    for _ in range(SEEDS):
        for answer in answers:
            places = _places(answer, gap_seconds)
            for index in draw.permutation(len(places))[:PLACES]:
                yield answer.with_pause(places[index], frame_count(draw.uniform(*THINKING_SECONDS)))


def _places(answer: RecordedAnswer, gap_seconds: tuple[float, float]) -> list[Pause]:
    pauses = answer.pauses.values()
    return [
        pause
        for pause in pauses
        if pause.gap_seconds is not None
        and gap_seconds[0] <= pause.gap_seconds < gap_seconds[1]
        and pause.end_frame > len(answer.decisions) * AFTER_SHARE
    ]


def _one_after_another(answers: Sequence[RecordedAnswer], draw: np.random.Generator) -> Iterator[RecordedAnswer]:
    """Each answer to its natural end, and another one after a thinking pause: nothing tells that it was not over."""
    for one in answers:
        for other in answers:
            if one is not other:
                yield one.followed_by(other, frame_count(draw.uniform(*THINKING_SECONDS)))


def _cut_off(kinds: dict[str, list[RecordedAnswer]]) -> dict[str, dict[str, Any]]:
    metrics = {}
    for kind, answers in kinds.items():
        for name, ends in (("", _ours), ("_turns_alone", _turns_alone)):
            metrics[f"cut_off_{kind}{name}"] = _share(
                [ends(answer).end_seconds < 0 for answer in answers],
                [_silence_alone(answer).end_seconds < 0 for answer in answers],
            )
    return metrics


def _ended(kinds: dict[str, list[RecordedAnswer]], phrases: Sequence[RecordedAnswer]) -> dict[str, dict[str, Any]]:
    answers = [answer for each in kinds.values() for answer in each]
    ours = [_ours(answer) for answer in answers]
    theirs = [_turns_alone(answer) for answer in answers]
    short = [answer.ends(PATIENCE[PatienceLevel.SHORT]) for answer in kinds["real"]]
    thinking = [_ours(answer) for kind in ("thinking_short_gap", "thinking_long_gap") for answer in kinds[kind]]
    alone = [
        answer.ends(NORMAL, heeds_words=False)
        for kind in ("thinking_short_gap", "thinking_long_gap")
        for answer in kinds[kind]
    ]
    later = [outcome.end_seconds for outcome in ours if outcome.end_seconds >= 0]
    return {
        "soft_ended_within_2_5s": _share([_is_prompt(each) for each in ours], [_is_prompt(each) for each in theirs]),
        "soft_ended_within_2_5s_real": _share(
            [_is_prompt(_ours(answer)) for answer in kinds["real"]],
            [_is_prompt(_turns_alone(answer)) for answer in kinds["real"]],
        ),
        "soft_ended_within_2_5s_phrases": _share(
            [_is_prompt(_ours(answer)) for answer in phrases],
            [_is_prompt(_turns_alone(answer)) for answer in phrases],
        ),
        "really_ended_after_seconds": _metric(
            float(np.median(later)), "s", SILENCE_ALONE.finished_end_seconds, len(later)
        ),
        "really_ended_after_seconds_short": _metric(
            float(np.median([each.end_seconds for each in short if each.end_seconds >= 0])), "s", None, len(short)
        ),
        "soft_countdowns_cancelled": _metric(
            float(np.mean([each.cancelled_countdowns for each in thinking])),
            "an answer with a thinking pause",
            float(np.mean([each.cancelled_countdowns for each in alone])),
            len(thinking),
        ),
    }


def _told_apart(answers: Sequence[RecordedAnswer]) -> dict[str, dict[str, Any]]:
    """How well words, and both, tell ends from places inside a phrase (short gaps): areas under the curve."""
    ends = [pause for answer in answers for pause in answer.pauses.values() if pause.gap_seconds is None]
    inside = [pause for answer in answers for pause in _places(answer, SHORT_GAP_SECONDS)]
    n = len(ends) + len(inside)
    sound = _area(ends, inside, lambda pause: pause.probability)
    words = _area(ends, inside, lambda pause: _WORDS[pause.phrase_end])
    both = _area(ends, inside, lambda pause: pause.probability * _WORDS[pause.phrase_end])
    return {
        "turn_area_words": _metric(words, "AUC", sound, n),
        "turn_area_both": _metric(both, "AUC", sound, n),
    }


_WORDS = {PhraseEnd.UNFINISHED: 0.0, PhraseEnd.UNKNOWN: 0.5, PhraseEnd.FINISHED: 1.0, PhraseEnd.CLOSED: 1.0}


def _area(ends: Sequence[Pause], others: Sequence[Pause], score: Callable[[Pause], float]) -> float:
    one, other = np.array([[score(pause)] for pause in ends]), np.array([score(pause) for pause in others])
    return float(np.mean((one > other) + 0.5 * (one == other)))


def _ours(answer: RecordedAnswer) -> Outcome:
    return answer.ends(NORMAL)


def _turns_alone(answer: RecordedAnswer) -> Outcome:
    return answer.ends(TURNS_ALONE, heeds_words=False, learns=False)


def _silence_alone(answer: RecordedAnswer) -> Outcome:
    return answer.ends(SILENCE_ALONE, heeds_words=False, learns=False)


def _is_prompt(outcome: Outcome) -> bool:
    soft = outcome.end_seconds if outcome.soft_seconds is None else outcome.soft_seconds
    return outcome.end_seconds >= 0 and 0 <= soft <= PROMPT_SECONDS


def _share(ours: Sequence[bool], theirs: Sequence[bool]) -> dict[str, Any]:
    return _metric(float(np.mean(ours)), "of answers", float(np.mean(theirs)), len(ours))


def _metric(value: float, unit: str, baseline: float | None, n: int) -> dict[str, Any]:
    return {"value": value, "unit": unit, "baseline": baseline, "n": n}
