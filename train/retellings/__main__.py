"""`make train-retellings`: from documents whose retellings are marked to the weights of `retellings.tsv`.

Each document is looked at twice: as annotated, and as coded with the event model that did not see it (`make train`
leaves them in build/train). Printed is how well retellings are found in documents that the weights did not see.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from benchmarks.accuracy.cross import coders

from detente.lexicon.columns import WEIGHT_COLUMNS
from detente.pipeline import coder_over
from detente.records import CodedDocument
from detente.resolve.incidents import Incidents, default_incidents
from detente.resolve.retelling import CONSTANT, THRESHOLD
from train.asked import parser_for
from train.event_model.folds import folds_of
from train.folded import read_texts
from train.retellings.documents import Told, of_gold, of_ours
from train.retellings.fit import Row, fit, rows, scored

_FOLDS = 8
_THRESHOLDS = (0.2, 0.25, 0.3, 0.35)
"""Chances above which two tellings may be joined; F1 is most where it is about half of F1."""

_COUNTS = (1.0, 2.0)
"""How much a document counts as annotated and as coded: events as coded are what the weights will meet."""

_CITATION = "make train-retellings: {} happenings of {} documents"


def main(arguments: Sequence[str] | None = None) -> None:
    """Cross-validate, choose the threshold, write the weights."""
    parser = parser_for(__doc__, "src/detente/resources/retellings.tsv")
    parser.add_argument("--coded", type=Path, help="keep what was coded here, and take it from here")
    asked = parser.parse_args(arguments)
    coded = _coded(asked.data, asked.work, asked.coded)
    resolve = default_incidents()
    ours = list(of_ours(coded))
    of_dev = list(of_gold(asked.data / "gold/dev", coded))
    threshold = cross_validate(ours, of_dev, resolve)
    made = _rows((*ours, *of_dev), resolve)
    weights = fit(
        (made[id(told)], much) for both in (*ours, *of_dev) for told, much in zip(both, _COUNTS, strict=True)
    )
    write(
        {**weights, THRESHOLD: threshold},
        asked.out,
        _CITATION.format(
            sum(_happenings(annotated) for annotated, _ in (*ours, *of_dev)), len(ours) + len(of_dev)
        ),
    )


def cross_validate(
    ours: Sequence[tuple[Told, Told]], of_dev: Sequence[tuple[Told, Told]], resolve: Incidents
) -> float:
    """Print the scores and return the threshold, chosen over all documents."""
    made = _rows((*ours, *of_dev), resolve)
    fold = folds_of([b[0].document for b in ours], _FOLDS) | folds_of([b[0].document for b in of_dev], _FOLDS)

    def learned(documents: Sequence[tuple[Told, Told]], without: int | None) -> dict[str, float]:
        kept = [b for b in documents if fold[b[0].document] != without]
        return fit((made[id(told)], much) for both in kept for told, much in zip(both, _COUNTS, strict=True))

    alone = [learned(ours, number) for number in range(_FOLDS)]
    of_ours_all = learned(ours, None)
    together = [learned([*ours, *of_dev], number) for number in range(_FOLDS)]

    def by(
        documents: Sequence[tuple[Told, Told]], which: int, weights: Sequence[Mapping[str, float]]
    ) -> list[tuple[Told, Mapping[str, float]]]:
        return [(both[which], weights[fold[both[0].document]]) for both in documents]

    def score(
        documents: Sequence[tuple[Told, Told]], which: int, weights: Sequence[Mapping[str, float]]
    ) -> str:
        return str(scored(by(documents, which, weights), resolve))

    best, chosen = -1.0, 0.0
    for threshold in _THRESHOLDS:
        cut = [{**w, THRESHOLD: threshold} for w in together]
        # Each counts alike, lest the one with the most pairs choose for all.
        each = [
            scored(by(documents, which, cut), resolve).f1 for documents in (ours, of_dev) for which in (0, 1)
        ]
        mean = sum(each) / len(each)
        print(f"threshold {threshold}: mean F1 {mean:.1f} of our own and the gold, annotated and coded")
        if mean > best:
            best, chosen = mean, threshold
    of_fold, with_gold = ([{**w, THRESHOLD: chosen} for w in of] for of in (alone, together))
    same = [{**of_ours_all, THRESHOLD: chosen}] * _FOLDS
    for which, name in enumerate(("annotated events", "coded events")):
        print(f"{name}, our own documents, cross-validated: {score(ours, which, of_fold)}")
        print(f"{name}, gold, weights of our own documents alone: {score(of_dev, which, same)}")
        print(f"{name}, gold, cross-validated, our own beside: {score(of_dev, which, with_gold)}")
    return chosen


def _rows(documents: Iterable[tuple[Told, Told]], resolve: Incidents) -> dict[int, list[Row]]:
    return {id(told): list(rows(told, resolve)) for both in documents for told in both}


def write(weights: Mapping[str, float], out: Path, citation: str) -> None:
    """Write the table, those that do not speak at all left out."""
    lines = ["\t".join(WEIGHT_COLUMNS)]
    lines += [
        f"{sign}\t{weight:.2f}\t{citation}"
        for sign, weight in sorted(weights.items())
        if sign in (CONSTANT, THRESHOLD) or abs(weight) >= 0.005
    ]
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _happenings(told: Told) -> int:
    return len({first for first in told.first if first is not None and told.first.count(first) > 1})


def _coded(data: Path, work: Path, kept: Path | None) -> dict[str, CodedDocument]:
    if kept is not None and kept.exists():
        return pickle.loads(kept.read_bytes())  # type: ignore[no-any-return]  # written below
    texts = read_texts(data, work)
    found: dict[str, CodedDocument] = {}
    for number, coder in enumerate(coders(work, coder_over())):
        held = [t.document for t in texts.held((*texts.gold, *texts.own), number)]
        found |= {c.document.id: c for c in coder.many(held) if isinstance(c, CodedDocument)}
    if kept is not None:
        kept.write_bytes(pickle.dumps(found))
    return found


if __name__ == "__main__":
    main()
