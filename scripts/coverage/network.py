"""The judge's network and how it is trained; needs torch and transformers, which the program itself never does."""

import copy
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from coverage.examples import Examples
from coverage.exported import exported_weights
from coverage.pairs import Example
from numpy.typing import NDArray
from torch import Tensor, nn
from transformers import AutoModel, AutoTokenizer

BATCH = 32
POOL_BATCHES = 16
"""Batches are cut from so many batches' worth of pairs in order of length, so that little is padding."""
HEAD_LEARNING_RATE = 1e-3
WEIGHT_DECAY = 0.01
WARM_UP = 0.06
"""Share of the steps in which the rate rises."""
LEAST_RATE = 0.02
"""Share of the rate that is left at the end of the straight line down."""
AVERAGE_KEEPS = 0.998
"""How much of the running average of the weights each step keeps, at most: the last 500 steps or so count."""
KEPT_EVERY = 250
"""Steps."""
LONGEST_TOKENS = 208
"""Of a pair: 130 words and a statement."""


@dataclass(frozen=True, slots=True)
class Run:
    """How long and how to train."""

    epochs: float
    rate: float
    """The highest learning rate of the encoder."""
    rehearsed: float
    """Share of the pairs that are no contrasts in an epoch."""
    start_kept: float
    """Share of the weights of the judge it was trained on from in what comes out: what earlier runs learned of other
    text is kept that way (Wortsman et al. 2022, "Robust fine-tuning of zero-shot models")."""


class Network(nn.Module):
    """A sentence encoder that reads both texts at once; its first token and the mean of all give three logits."""

    def __init__(self, encoder: Path) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            encoder, attn_implementation="sdpa", hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0
        )
        self.encoder.embeddings.word_embeddings.weight.requires_grad = False
        self.drop = nn.Dropout(0.1)
        self.head = nn.Linear(2 * self.encoder.config.hidden_size, 3)

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> Tensor:
        """Logits of shape (n, 3) for token ids of shape (n, tokens)."""
        states = self.encoder(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).last_hidden_state
        mask = attention_mask[..., None].to(states.dtype)
        mean = (states * mask).sum(1) / mask.sum(1)
        return self.head(self.drop(torch.cat([states[:, 0], mean], -1)))


class Trainer:
    """Trains a network, and keeps the running average of its weights, which is what is used."""

    def __init__(self, encoder: Path, seed: int, threads: int, exported: Path | None = None) -> None:
        """From an encoder's weights or, where one is given, from those of a judge that was exported before."""
        torch.set_num_threads(threads)
        torch.manual_seed(seed)
        self._chance = random.Random(seed)
        self._tokenizer = AutoTokenizer.from_pretrained(encoder)
        self._network = Network(encoder)
        if exported is not None:
            lost = self._network.load_state_dict(exported_weights(exported), strict=False)
            if lost.unexpected_keys or any("pooler" not in each for each in lost.missing_keys):
                raise ValueError(f"{exported} is no judge of this shape: {lost}")
        self.average = copy.deepcopy(self._network)
        self._start = copy.deepcopy(self._network) if exported is not None else None

    def train(self, examples: Examples, run: Run, keep: Path | None = None) -> None:
        """Go through the examples so many times; prints the loss as it goes, and keeps the weights in a file."""
        steps = int(run.epochs * len(examples.epoch(random.Random(0), run.rehearsed)) / BATCH)
        parameters = [each for each in self._network.parameters() if each.requires_grad]
        head = {id(each) for each in self._network.head.parameters()}
        optimizer = torch.optim.AdamW(
            [
                {"params": [each for each in parameters if id(each) not in head], "lr": run.rate},
                {"params": list(self._network.head.parameters()), "lr": HEAD_LEARNING_RATE},
            ],
            weight_decay=WEIGHT_DECAY,
            fused=True,
        )
        schedule = torch.optim.lr_scheduler.LambdaLR(
            optimizer, lambda step: min(1.0, step / (WARM_UP * steps)) * max(LEAST_RATE, 1 - step / steps)
        )
        forward = torch.compile(self._network, dynamic=True)
        self._network.train()
        losses: list[float] = []
        began = time.monotonic()
        for step, batch in enumerate(self._batches(examples, run.rehearsed, steps), start=1):
            loss = _loss(forward(**self._tokens([(each.said, each.point) for each in batch])), batch)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(parameters, 1.0)
            optimizer.step()
            schedule.step()
            self._average(min(AVERAGE_KEEPS, (1 + step) / (20 + step)))
            losses.append(loss.item())
            if step % 100 == 0:
                print(f"{step} of {steps}: {np.mean(losses[-100:]):.4f}, {time.monotonic() - began:.0f} s", flush=True)
            if keep is not None and step % KEPT_EVERY == 0:
                torch.save(self.average.state_dict(), keep)
        if self._start is not None:
            with torch.no_grad():
                for kept, began_as in zip(self.average.parameters(), self._start.parameters(), strict=True):
                    kept.lerp_(began_as, run.start_kept)
        if keep is not None:
            torch.save(self.average.state_dict(), keep)

    def probabilities(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
        """Of the averaged network, shape (pairs, 3)."""
        self.average.eval()
        found = np.zeros((len(pairs), 3))
        order = sorted(range(len(pairs)), key=lambda number: sum(map(len, pairs[number])))
        with torch.no_grad():
            for first in range(0, len(order), 2 * BATCH):
                part = order[first : first + 2 * BATCH]
                found[part] = self.average(**self._tokens([pairs[each] for each in part])).softmax(-1).numpy()
        return found

    def _tokens(self, pairs: Sequence[tuple[str, str]]) -> dict[str, Tensor]:
        return dict(
            self._tokenizer(
                [said for said, _ in pairs],
                [point for _, point in pairs],
                truncation="longest_first",
                max_length=LONGEST_TOKENS,
                padding=True,
                return_tensors="pt",
            )
        )

    def _batches(self, examples: Examples, rehearsed: float, steps: int) -> Iterator[list[Example]]:
        given = 0
        while True:
            drawn = examples.epoch(self._chance, rehearsed)
            self._chance.shuffle(drawn)
            for first in range(0, len(drawn), BATCH * POOL_BATCHES):
                pool = sorted(
                    drawn[first : first + BATCH * POOL_BATCHES], key=lambda each: len(each.said) + len(each.point)
                )
                batches = [pool[start : start + BATCH] for start in range(0, len(pool), BATCH)]
                self._chance.shuffle(batches)
                for batch in batches:
                    yield batch
                    given += 1
                    if given == steps:
                        return

    def _average(self, keep: float) -> None:
        with torch.no_grad():
            for kept, new in zip(self.average.parameters(), self._network.parameters(), strict=True):
                kept.lerp_(new, 1 - keep)


def _loss(logits: Tensor, batch: Sequence[Example]) -> Tensor:
    """Mean cross-entropy; where only `made` is known, of made against the two other classes together."""
    log = logits.log_softmax(-1)
    made, rest = log[:, 1], torch.logsumexp(log[:, [0, 2]], -1)
    return torch.stack(
        [
            -(each.made * made[row] + (1 - each.made) * rest[row]) if each.label is None else -log[row, each.label]
            for row, each in enumerate(batch)
        ]
    ).mean()
