"""`make factuality`: how well the shipped model agrees with people on how surely something happened."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from math import sqrt
from pathlib import Path

from benchmarks.factuality.judged import read_judged

SETS = ("uw", "meantime", "uds_ih2", "commitmentbank")


def pearson(one: Sequence[float], other: Sequence[float]) -> float:
    """Return the correlation of two rows of numbers; 0 if one of them does not vary."""
    mean, mean_other = sum(one) / len(one), sum(other) / len(other)
    both = sum((a - mean) * (b - mean_other) for a, b in zip(one, other, strict=True))
    spread = sqrt(sum((a - mean) ** 2 for a in one) * sum((b - mean_other) ** 2 for b in other))
    return both / spread if spread else 0.0


def main(asked: Sequence[str] | None = None) -> None:
    """Print Pearson's r and the mean error for each set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with uw_dev.jsonl and the like")
    parser.add_argument("--split", default="dev")
    options = parser.parse_args(asked)
    from detente.encode.factuality import default_factuality_model

    model = default_factuality_model()
    print(f"{model.name}\n{'set':16}{'judged':>8}{'r':>8}{'error':>8}")
    for name in SETS:
        told: list[float] = []
        judged: list[float] = []
        for given in read_judged(options.data / f"{name}_{options.split}.jsonl"):
            for start, end, label in given.predicates:
                told.append(model(given.text, start, end))
                judged.append(label)
        error = sum(abs(a - b) for a, b in zip(told, judged, strict=True)) / len(told)
        print(f"{name:16}{len(told):8}{pearson(told, judged):8.3f}{error:8.2f}")


if __name__ == "__main__":
    main()
