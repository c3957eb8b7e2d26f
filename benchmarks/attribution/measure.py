"""`make attribution`: who says what, against PolNeAR; voices and factuality of hard cases."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.attribution.cases import judge_cases, read_cases
from benchmarks.attribution.gold import Told, found_in, kind_of, read_polnear, words_of
from detente.pipeline import Coder, coder_over
from detente.records import CodedDocument, Document

KINDS = ("direct", "mixed", "indirect")


@dataclass(slots=True)
class Tally:
    """Counts over all documents."""

    told: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    found: int = 0
    contents: int = 0
    sourced: int = 0

    def add(
        self, text: str, told: Sequence[Told], found: Sequence[Told]
    ) -> list[tuple[Told | None, Told | None]]:
        """Count one document; return the pairs of told and found, `None` for what has no partner."""
        pairs = paired(text, told, found)
        self.found += len(found)
        for one, other in pairs:
            if one is None:
                continue
            kind = kind_of(text, one)
            self.told[kind] += 1
            if other is None:
                continue
            self.contents += 1
            if same_source(text, one, other):
                self.right[kind] += 1
        return pairs

    @property
    def f1(self) -> float:
        """Return the F1 of attributions with their source, in per cent."""
        return 200 * sum(self.right.values()) / max(1, sum(self.told.values()) + self.found)

    def lines(self) -> Iterable[str]:
        """Yield the measures."""
        told, right = sum(self.told.values()), sum(self.right.values())
        yield f"attributions: told {told}, found {self.found}"
        yield f"content alone, F1     {200 * self.contents / max(1, told + self.found):5.1f}"
        yield f"content and source, F1 {self.f1:4.1f}"
        yield f"precision, recall     {100 * right / max(1, self.found):5.1f} {100 * right / max(1, told):5.1f}"
        for kind in KINDS:
            share = 100 * self.right[kind] / max(1, self.told[kind])
            yield f"recall {kind:9}      {share:5.1f} of {self.told[kind]}"


def paired(text: str, told: Sequence[Told], found: Sequence[Told]) -> list[tuple[Told | None, Told | None]]:
    """Return told and found attributions paired one to one, by common words over all words >= 0.5."""
    words_told = [words_of(text, t.content) for t in told]
    words_found = [words_of(text, f.content) for f in found]
    scores: list[tuple[float, int, int]] = []
    for i, one in enumerate(words_told):
        for j, other in enumerate(words_found):
            common = len(one & other)
            if 2 * common >= len(one | other) > 0:
                scores.append((common / len(one | other) + same_source(text, told[i], found[j]), i, j))
    left: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(scores, reverse=True):
        if i not in left and j not in taken:
            left[i] = j
            taken.add(j)
    pairs: list[tuple[Told | None, Told | None]] = [
        (t, found[left[i]] if i in left else None) for i, t in enumerate(told)
    ]
    return pairs + [(None, f) for j, f in enumerate(found) if j not in taken]


def same_source(text: str, one: Told, other: Told) -> bool:
    """Return whether the sources share a word, or both are without words."""
    first, second = words_of(text, one.source), words_of(text, other.source)
    return bool(first & second) or (not first and not second)


def measure(folder: Path, coder: Coder, every: int = 1) -> Tally:
    """Return the counts over each `every`th document of a folder."""
    tally = Tally()
    documents = list(read_polnear(folder))[::every]
    coded = coder.many(Document(name, text) for name, text, _ in documents)
    for (_, text, told), record in zip(documents, coded, strict=True):
        assert isinstance(record, CodedDocument)
        tally.add(text, told, found_in(record))
    return tally


def main(asked: Sequence[str] | None = None) -> None:
    """Print the measures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--polnear", type=Path, required=True, help="folder with text/ and attributions/")
    parser.add_argument("--cases", type=Path, help="file of hard cases, one a line")
    parser.add_argument("--every", type=int, default=1, help="take each Nth document only")
    parser.add_argument("--patterns-only", action="store_true", help="leave the trained model out")
    options = parser.parse_args(asked)
    coder = coder_over(with_model=not options.patterns_only)
    print("\n".join(measure(options.polnear, coder, options.every).lines()))
    if options.cases is not None:
        print("\n".join(judge_cases(read_cases(options.cases), coder)))


if __name__ == "__main__":
    main()
