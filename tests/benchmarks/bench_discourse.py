"""How often a discourse filler is one, against what human editors took out of podcasts, and what finding them costs."""

import importlib.util
import json
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from voice_interviewer.core.delivery.corrections import find_corrections
from voice_interviewer.core.delivery.discourse_weights import WEIGHTS
from voice_interviewer.core.delivery.disfluencies import find_disfluencies
from voice_interviewer.core.delivery.fillers import HESITATION, find_fillers
from voice_interviewer.core.delivery.plain_tokens import plain_tokens
from voice_interviewer.core.delivery.uses import find_uses
from voice_interviewer.core.delivery.wishes import WATCHED

TOGETHER = ("like", "so", "actually", "well", "right")
HESITATIONS = frozenset(("um", "uh", "er", "erm", "hm", "hmm", "mm", "mmm", "ah", "ahh", "eh", "uhm"))
FOLDS = 4
RUNS = 15
TRAINING = Path(__file__).parent.parent.parent / "scripts" / "train-discourse.py"

Weights = Mapping[str, int]


def measure(data: Path) -> dict[str, dict[str, Any]]:
    """Precision and recall by phrase, with the weights as they are and with weights of other episodes; cost.

    On the episodes that the weights were made of, only the figures `_held_out` tell what to expect; on any others,
    those without. The baseline counts every occurrence. A phrase is a filler when all its words were removed, none when
    all were kept, left out when partly removed; editors keep some fillers and remove some words that are none.
    """
    lines = (data / "text" / "rev_podcasts_verbatim.jsonl").read_text(encoding="utf-8").splitlines()
    episodes = [json.loads(line) for line in lines]
    rows: dict[str, dict[str, Any]] = {}
    rows |= _figures("", [_tallies(episode, WEIGHTS) for episode in episodes])
    held_out = _held_out(episodes)
    rows |= _figures("_held_out", held_out)
    rows |= _spread(held_out)
    rows |= _hesitations(episodes) | _disfluencies(episodes)
    return rows | _cost(episodes)


class _Tally:
    def __init__(self) -> None:
        self.hits = self.false = self.removed = self.uses = 0

    def add(self, found: bool, removed: bool) -> None:
        self.uses += 1
        self.removed += removed
        self.hits += found and removed
        self.false += found and not removed


def _tallies(episode: dict[str, Any], weights: Weights) -> dict[str, _Tally]:
    words, kept = episode["words"], episode["kept"]
    plain = plain_tokens(words)
    terms = {place for each in find_corrections(words, plain) for place in each.term}
    found = {first for first, _ in find_uses(words, plain, weights=weights) if first not in terms}
    tallies: dict[str, _Tally] = defaultdict(_Tally)
    for phrase in WATCHED:
        parts = phrase.casefold().split()
        for index in range(len(words) - len(parts) + 1):
            written = [word.casefold() for word in words[index : index + len(parts)]]
            if written == parts and len(set(kept[index : index + len(parts)])) == 1:
                tallies[phrase].add(index in found, not kept[index])
    return tallies


def _held_out(episodes: Sequence[dict[str, Any]]) -> list[dict[str, _Tally]]:
    """Each episode by weights trained without it, an episode of four at a time."""
    training = _training()
    uses = [use for number, episode in enumerate(episodes) for use in training.uses_of(number, episode)]
    tallies: dict[int, dict[str, _Tally]] = {}
    for fold in range(FOLDS):
        weights = training.trained([use for use in uses if use.episode % FOLDS != fold])
        for number in range(fold, len(episodes), FOLDS):
            tallies[number] = _tallies(episodes[number], weights)
    return [tallies[number] for number in range(len(episodes))]


def _training() -> Any:
    spec = importlib.util.spec_from_file_location("train_discourse", TRAINING)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def _figures(suffix: str, tallies: Sequence[dict[str, _Tally]]) -> dict[str, dict[str, Any]]:
    rows: dict[str, dict[str, Any]] = {}
    for name, phrases in [("five_together", TOGETHER), *((phrase, (phrase,)) for phrase in WATCHED)]:
        chosen = [each[phrase] for each in tallies for phrase in phrases]
        hits, false, removed = (sum(getattr(each, key) for each in chosen) for key in ("hits", "false", "removed"))
        key = f"filler_{name.casefold().replace(' ', '_')}"
        rows[f"{key}_precision{suffix}"] = _row(hits, hits + false, _share(removed, sum(each.uses for each in chosen)))
        rows[f"{key}_recall{suffix}"] = _row(hits, removed, None)
    return rows


def _spread(tallies: Sequence[dict[str, _Tally]]) -> dict[str, dict[str, Any]]:
    """Mean and standard deviation over the episodes in which ten or more of the five words were found."""
    precisions = []
    for each in tallies:
        hits, found = (sum(getattr(each[phrase], key) for phrase in TOGETHER) for key in ("hits", "false"))
        if hits + found >= 10:
            precisions.append(hits / (hits + found))
    mean = statistics.mean(precisions) if precisions else None
    spread = statistics.stdev(precisions) if len(precisions) > 1 else None
    name = "filler_five_together_precision_by_episode"
    return {
        f"{name}_mean": {"value": mean, "unit": "share", "baseline": None, "n": len(precisions)},
        f"{name}_spread": {"value": spread, "unit": "share", "baseline": None, "n": len(precisions)},
    }


def _hesitations(episodes: Iterable[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    tally = _Tally()
    for episode in episodes:
        heard = {match.first for match in find_fillers(episode["words"], ()) if match.kind == HESITATION}
        for index, word in enumerate(episode["words"]):
            if word.casefold() in HESITATIONS or index in heard:
                tally.add(index in heard, not episode["kept"][index])
    return {
        "filler_hesitation_precision": _row(tally.hits, tally.hits + tally.false, _share(tally.removed, tally.uses)),
        "filler_hesitation_recall": _row(tally.hits, tally.removed, None),
    }


def _disfluencies(episodes: Iterable[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Share of the found ones of which an editor took a word out, of a repeat in the first or in the second saying.

    Turns of one speaker each. The baseline is the share of all words that were taken out.
    """
    found: dict[str, list[bool]] = defaultdict(list)
    kept_all: list[int] = []
    for episode in episodes:
        kept_all += episode["kept"]
        for first, end in _turns(episode["speaker"]):
            kept = episode["kept"][first:end]
            for match in find_disfluencies(episode["words"][first:end]):
                said_again = match.end - match.first if match.kind == "repeat" else 0
                found[match.kind].append(0 in kept[match.first : match.end + said_again])
    baseline = _share(kept_all.count(0), len(kept_all))
    return {f"disfluency_{kind}_precision": _row(sum(each), len(each), baseline) for kind, each in found.items()}


def _turns(speakers: Sequence[str]) -> Iterable[tuple[int, int]]:
    first = 0
    for index in range(1, len(speakers) + 1):
        if index == len(speakers) or speakers[index] != speakers[first]:
            yield first, index
            first = index


def _cost(episodes: Sequence[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Median milliseconds for 300 words of talk, as much as two minutes hold; baseline: hesitations alone."""
    words = max((episode["words"] for episode in episodes), key=len)[600:900]
    cost = _milliseconds(lambda: find_disfluencies(words, find_fillers(words)))
    alone = _milliseconds(lambda: find_fillers(words, ()))
    return {"discourse_two_minutes": {"value": cost, "unit": "ms", "baseline": alone, "n": RUNS}}


def _milliseconds(job: Callable[[], object]) -> float:
    seconds = []
    for _ in range(RUNS):
        started = time.perf_counter()
        job()
        seconds.append(time.perf_counter() - started)
    return 1000.0 * statistics.median(seconds)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _row(hits: int, of: int, baseline: float | None) -> dict[str, Any]:
    return {"value": _share(hits, of), "unit": "share", "baseline": baseline, "n": of}
