"""Train the weights that tell a discourse filler from the same words in another use, and print what they are worth.

    python scripts/train-discourse.py --data DIR [--write]

DIR/text/rev_podcasts_verbatim.jsonl holds, an episode a line, verbatim `words` and whether each was `kept` by a human
editor. Logistic regression with a ridge, by gradient descent with Nesterov's momentum from zero: there is no chance in
it, so the same data give the same weights. Figures are those of episodes that the weights were not trained on, each
episode left out once.
"""

import argparse
import json
import sys
import textwrap
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voice_interviewer.core.delivery.discourse import Context, features

PHRASES = ("you know", "i mean", "like", "so", "well", "actually", "basically", "kind of", "sort of", "right")
FIVE = ("like", "so", "well", "actually", "right")
RIDGE = 40.0
STEPS = 120
MINIMUM_USES = 15
"""A feature that was seen less often gets no weight."""
MINIMUM_EPISODES = 3
"""A feature of fewer episodes gets none either: it would be the words of one speaker."""
SMALLEST_WEIGHT = 6
"""Hundredths of a logit; smaller weights are left out."""
WEIGHTS = Path(__file__).parent.parent / "voice_interviewer" / "core" / "delivery" / "discourse_weights.py"
HEAD = '''"""Weights of discourse fillers, hundredths of a logit, by scripts/train-discourse.py."""

_TABLE = """
'''
TAIL = '''
"""
_FIELDS = _TABLE.split()
WEIGHTS = {name.replace("_", " "): int(weight) for name, weight in zip(_FIELDS[::2], _FIELDS[1::2], strict=True)}
'''

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Use:
    """One place where a phrase stands."""

    episode: int
    phrase: str
    names: list[str]
    removed: bool


def main() -> int:
    """Train, print, and with --write keep the weights of all episodes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="evaluation data with a folder text")
    parser.add_argument("--write", action="store_true", help="write the weights into the package")
    arguments = parser.parse_args()
    lines = (arguments.data / "text" / "rev_podcasts_verbatim.jsonl").read_text(encoding="utf-8").splitlines()
    uses = [use for number, line in enumerate(lines) for use in uses_of(number, json.loads(line))]
    report(uses, held_out(uses))
    if arguments.write:
        weights = trained(uses)
        table = " ".join(f"{name.replace(' ', '_')} {weight}" for name, weight in sorted(weights.items()))
        lines = textwrap.wrap(table, 119, break_long_words=False, break_on_hyphens=False)
        WEIGHTS.write_text(HEAD + "\n".join(lines) + TAIL, encoding="utf-8")
        print(f"{len(weights)} weights, {WEIGHTS.stat().st_size} bytes")
    return 0


def uses_of(number: int, episode: dict[str, Any]) -> list[Use]:
    """Every use of a phrase in an episode, but for those of which a part was kept."""
    tokens, kept = episode["words"], episode["kept"]
    plain = [token.casefold().rstrip("-") for token in tokens]
    context = Context(tokens, plain)
    found = []
    for phrase in PHRASES:
        parts = phrase.split()
        for first in range(len(plain) - len(parts) + 1):
            marks = set(kept[first : first + len(parts)])
            if plain[first : first + len(parts)] == parts and len(marks) == 1:
                seen = list(features(context, first, len(parts)))
                names = [f"{phrase}|", *seen, *(f"{phrase}|{name}" for name in seen)]
                found.append(Use(number, phrase, names, 0 in marks))
    return found


def trained(uses: Sequence[Use]) -> dict[str, int]:
    """Weights by name, hundredths of a logit, trained once more without those that came out small."""
    counts = Counter(name for use in uses for name in use.names)
    episodes: dict[str, set[int]] = {}
    for use in uses:
        for name in use.names:
            episodes.setdefault(name, set()).add(use.episode)
    names = [
        name for name, count in counts.items() if count >= MINIMUM_USES and len(episodes[name]) >= MINIMUM_EPISODES
    ]
    first = weighed(uses, names)
    return weighed(uses, [name for name, weight in first.items() if abs(weight) >= SMALLEST_WEIGHT])


def weighed(uses: Sequence[Use], names: Sequence[str]) -> dict[str, int]:
    """Weights of these features, hundredths of a logit, without those that round to nothing."""
    index = {name: place for place, name in enumerate(sorted(names), 1)}
    table = np.zeros((len(uses), max(len(use.names) for use in uses)), np.int32)
    for row, use in enumerate(uses):
        places = [index[name] for name in use.names if name in index]
        table[row, : len(places)] = places
    weights = np.rint(100.0 * descend(table, np.array([use.removed for use in uses], float), len(names)))
    return {name: int(weights[place]) for name, place in index.items() if weights[place]}


def descend(table: NDArray[np.int32], removed: Numbers, count: int) -> Numbers:
    """Weights that minimise the logistic loss plus half RIDGE times their squares; column 0 of `table` is padding."""
    flat, width = table.ravel(), table.shape[1]
    used = (table > 0).sum(axis=1)
    curvature = 0.25 * np.bincount(flat, weights=np.repeat(used, width).astype(float), minlength=count + 1) + RIDGE
    weights = ahead = np.zeros(count + 1)
    momentum = 1.0
    for _ in range(STEPS):
        error = 1.0 / (1.0 + np.exp(-ahead[table].sum(axis=1))) - removed
        slope = np.bincount(flat, weights=np.repeat(error, width), minlength=count + 1) + RIDGE * ahead
        slope[0] = 0.0
        following = ahead - slope / curvature
        grown = (1.0 + np.sqrt(1.0 + 4.0 * momentum * momentum)) / 2.0
        ahead = following + (momentum - 1.0) / grown * (following - weights)
        weights, momentum = following, grown
    return weights


def held_out(uses: Sequence[Use]) -> Numbers:
    """Probability of each use by weights that were trained on the other episodes."""
    probabilities = np.zeros(len(uses))
    for episode in sorted({use.episode for use in uses}):
        weights = trained([use for use in uses if use.episode != episode])
        for place, use in enumerate(uses):
            if use.episode == episode:
                total = sum(weights.get(name, 0) for name in use.names)
                probabilities[place] = 1.0 / (1.0 + np.exp(-total / 100.0))
    return probabilities


def report(uses: Sequence[Use], probabilities: Numbers) -> None:
    """Precision and recall at some thresholds, for five words together and for each phrase."""
    removed = np.array([use.removed for use in uses])
    phrases = np.array([use.phrase for use in uses])
    episodes = np.array([use.episode for use in uses])
    together = np.isin(phrases, FIVE)
    for name, chosen in [("five together", together), *((phrase, phrases == phrase) for phrase in PHRASES)]:
        print(f"{name}: {chosen.sum()} uses, {removed[chosen].sum()} removed", end="")
        for threshold in (0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8):
            found = chosen & (probabilities >= threshold)
            hits = (found & removed).sum()
            print(f"  {threshold:g}: {share(hits, found.sum())}/{share(hits, removed[chosen].sum())}", end="")
        print()
    each = []
    for episode in sorted(set(episodes)):
        found = together & (episodes == episode) & (probabilities >= 0.6)
        if found.sum() >= 10:
            each.append((found & removed).sum() / found.sum())
    print(f"precision at 0.6 by episode: mean {np.mean(each):.3f}, spread {np.std(each):.3f}, {len(each)} episodes")


def share(part: int, whole: int) -> str:
    """A share to two digits."""
    return f"{part / whole:.2f}" if whole else "-"


if __name__ == "__main__":
    sys.exit(main())
