"""`make pages`: how much of a page's article is found, how much else comes with it, and how long it takes."""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import process_time

from detente.ingest.main_text import foreign_page, main_text
from detente.ingest.pages import document_of_html
from detente.records import Skipped

PAGES = Path("../shared/data/pages/aeb")
SHINGLE = 4
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 over multisets of 4-word shingles, averaged over pages."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of the two averages, as the benchmark defines it."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def main(given: Sequence[str] | None = None) -> int:
    """Print the table; exit code 2 if the pages are not there."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument(
        "--pages", type=Path, default=PAGES, help="folder with html/*.html.gz and ground-truth.json"
    )
    folder = asked.parse_args(given).pages
    if not (folder / "ground-truth.json").is_file():
        print(f"no pages in {folder}; name another folder: --pages DIR", file=sys.stderr)
        return 2
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    pages = {key: gzip.decompress((folder / "html" / f"{key}.html.gz").read_bytes()) for key in sorted(truth)}
    main_text(next(iter(pages.values())).decode("utf-8", "replace"))  # loads what it needs
    began = process_time()
    found = {
        key: main_text(page.decode("utf-8", "replace"), truth[key]["url"]) for key, page in pages.items()
    }
    text_ms = (process_time() - began) / len(pages) * 1000
    score = score_of((truth[key]["articleBody"], found[key]) for key in pages)
    began = process_time()
    foreign = sum(foreign_page(page.decode("utf-8", "replace")) is not None for page in pages.values())
    look_ms = (process_time() - began) / len(pages) * 1000
    document_of_html(next(iter(pages.values())), id="warm")
    began = process_time()
    made = [document_of_html(page, id=key, url=truth[key]["url"]) for key, page in pages.items()]
    whole_ms = (process_time() - began) / len(pages) * 1000
    dated = sum(not isinstance(item, Skipped) and item.published is not None for item in made)
    coded = sum(not isinstance(item, Skipped) for item in made)
    print(f"pages                          {len(pages)}")
    print(
        f"main text, F1                  {score.f1:.3f}  (precision {score.precision:.3f}, recall {score.recall:.3f})"
    )
    print(f"main text, ms a page           {text_ms:.1f}")
    print(f"first look, ms a page          {look_ms:.1f}  ({foreign} pages seen not to be English)")
    print(f"page to document, ms a page    {whole_ms:.1f}  ({coded} documents, {dated} of them dated)")
    return 0


def score_of(pairs: Iterable[tuple[str, str]]) -> Score:
    """Return the score of texts found, given as (true, found)."""
    precisions, recalls = [], []
    for true, found in pairs:
        wanted, had = shingles(true), shingles(found)
        right = sum((wanted & had).values())
        precisions.append(right / had.total() if had else float(not wanted))
        recalls.append(right / wanted.total() if wanted else 1.0)
    return Score(sum(precisions) / len(precisions), sum(recalls) / len(recalls))


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Return how often each run of four words stands in a text; a shorter text is one run."""
    words = _WORD.findall(text)
    return Counter(tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1)) if words)


if __name__ == "__main__":
    sys.exit(main())
