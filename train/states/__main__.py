"""`make train-states`: from documents whose participants' countries are labelled to the weights of `state_signs.tsv`.

What a noun's state is taken to be is a sign for the nouns behind it. So the documents are read several times, each with
the weights of the last time that did not see it. Printed is how many of the labelled nouns get the right state.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

from detente.coref.state_choice import ChooseState, StateChoice
from detente.lexicon.columns import WEIGHT_COLUMNS
from detente.records import Mention
from train.event_model.folds import folds_of
from train.event_model.sources import DATA
from train.states.examples import Example, examples, labelled
from train.states.fit import fit

_FOLDS = 8
_ROUNDS = 3
_CITATION = "make train-states: {} nouns of {} documents"
_OUT = Path("src/detente/resources/state_signs.tsv")


def main(arguments: Sequence[str] | None = None) -> None:
    """Read, weigh, read again; write the weights learned from all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the development data")
    parser.add_argument("--out", type=Path, default=_OUT)
    asked = parser.parse_args(arguments)
    documents, labels = labelled(asked.data)
    fold = folds_of([d.id for d in documents], _FOLDS)
    choices: Mapping[str, ChooseState] = {d.id: _none for d in documents}
    found: list[Example] = []
    for number in range(_ROUNDS):
        found = list(examples(documents, labels, choices))
        if number:
            print(f"reading {number + 1}: {_told(found)}")
        alone = [StateChoice(fit([e for e in found if fold[e.document] != n])) for n in range(_FOLDS)]
        choices = {d.id: alone[fold[d.id]] for d in documents}
    write(fit(found), asked.out, _CITATION.format(len(found), len(documents)))


def _none(_: Mention, __: object) -> None:
    return None


def _told(found: Sequence[Example]) -> str:
    right = sum(e.chosen in e.right or (e.chosen is None and not e.right) for e in found)
    wrong = sum(e.chosen is not None and e.chosen not in e.right for e in found)
    return f"of {len(found)} nouns {right} are given the right state or rightly none, {wrong} a wrong one"


def write(weights: Mapping[str, float], out: Path, citation: str) -> None:
    """Write the table, weights that do not speak at all left out."""
    lines = ["\t".join(WEIGHT_COLUMNS)]
    lines += [
        f"{sign}\t{weight:.2f}\t{citation}"
        for sign, weight in sorted(weights.items())
        if abs(weight) >= 0.005
    ]
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
