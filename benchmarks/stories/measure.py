"""`make stories`: are wire copies of one story grouped, and only those?

The set is made anew each time from corpora that are not part of the repository: stories, three rewordings
of each, and other texts of the same corpora and days among them.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter

from benchmarks.speed.measure import read_corpus
from benchmarks.stories.wire import rewordings
from detente.records import Document, StoryGroup
from detente.resolve import group_stories

CORPORA = Path("../shared/data/corpora")
NAMES = ("wikinews", "state_dept", "wikipedia_cep")
STORIES, COPIES, OTHERS = 300, 3, 3_000
WORDS = (30, 900)
LONG = 150
FLOOR = 0.95


@dataclass(frozen=True, slots=True)
class Score:
    """Pairs of documents that are rightly together, together, and that should be."""

    right: int
    found: int
    wanted: int

    @property
    def precision(self) -> float:
        """Share of the pairs found that are right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of the pairs wanted that were found."""
        return self.right / self.wanted if self.wanted else 1.0


def main(given: Sequence[str] | None = None) -> int:
    """Print the table; exit code 1 if precision or recall are under 95 %, 2 if there are no corpora."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--corpora", type=Path, default=CORPORA)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--show", type=int, default=0, metavar="N", help="print N pairs that are wrong")
    options = asked.parse_args(given)
    if not options.corpora.is_dir():
        print(f"no corpora in {options.corpora}; name another folder: --corpora DIR", file=sys.stderr)
        return 2
    documents, story_of = make_set(options.corpora, random.Random(options.seed))
    began = perf_counter()
    groups = group_stories(documents)
    seconds = perf_counter() - began
    score = score_of(groups, story_of)
    print(f"documents    {len(documents):,} ({STORIES} stories with {COPIES} rewordings each, and others)")
    print(f"precision    {score.precision:.3f}  ({score.right:,} of {score.found:,} pairs)")
    print(f"recall       {score.recall:.3f}  ({score.right:,} of {score.wanted:,} pairs)")
    print(f"speed        {len(documents) / seconds:,.0f} documents a second")
    for one, other in wrong_pairs(groups, story_of)[: options.show]:
        texts = {document.id: document.text for document in documents}
        print(f"\n{one} {texts[one][:300]!r}\n{other} {texts[other][:300]!r}")
    return 0 if min(score.precision, score.recall) >= FLOOR else 1


def make_set(corpora: Path, dice: random.Random) -> tuple[list[Document], dict[str, str]]:
    """Return documents in mixed order and the story of each: its own id where it is no copy."""
    pools = {name: _texts(corpora / f"{name}.jsonl.gz", dice) for name in NAMES}
    originals = [document for name in NAMES for document in pools[name][: STORIES // len(NAMES)]]
    rest = [document for name in NAMES for document in pools[name][STORIES // len(NAMES) :]]
    near = {document.published for document in originals}
    # Texts of the same days first: they are the ones that could be taken for copies.
    rest.sort(key=lambda document: (document.published not in near, document.id))
    others = rest[:OTHERS]
    documents, story_of = [*originals, *others], {d.id: d.id for d in (*originals, *others)}
    # Background is a part of another text, never the whole of a brief.
    long = [document for document in rest if len(document.text.split()) >= LONG]
    for document in originals:
        for copy in rewordings(document, long, COPIES, dice):
            documents.append(copy)
            story_of[copy.id] = document.id
    dice.shuffle(documents)
    return documents, story_of


def _texts(path: Path, dice: random.Random) -> list[Document]:
    """Return the corpus' texts of a fit length in mixed order, each text once."""
    seen: set[str] = set()
    texts = []
    for document in read_corpus(path, 100_000):
        if WORDS[0] <= len(document.text.split()) <= WORDS[1] and document.text not in seen:
            seen.add(document.text)
            texts.append(replace(document, id=f"{path.name.split('.')[0]}:{document.id}"))
    dice.shuffle(texts)
    return texts


def score_of(groups: Iterable[StoryGroup], story_of: Mapping[str, str]) -> Score:
    """Return how many pairs the groups have right."""
    right = found = 0
    for group in groups:
        stories = Counter(story_of[document] for document in group.documents)
        right += sum(_pairs(count) for count in stories.values())
        found += _pairs(len(group.documents))
    return Score(right, found, sum(_pairs(count) for count in Counter(story_of.values()).values()))


def wrong_pairs(groups: Iterable[StoryGroup], story_of: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return for each group one pair of documents that tell different stories, if it has such."""
    pairs = []
    for group in groups:
        first = group.documents[0]
        other = next((d for d in group.documents if story_of[d] != story_of[first]), None)
        if other is not None:
            pairs.append((first, other))
    return pairs


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


if __name__ == "__main__":
    sys.exit(main())
