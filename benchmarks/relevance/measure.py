"""`make relevance`: the share of gold events that the filter keeps, and of sentences that it saves."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import process_time

from benchmarks.speed.measure import read_corpus
from detente.records import Document, Span
from detente.relevance import RelevanceFilter, default_relevance
from detente.segment import default_segmenter

GOLD = Path("../shared/data/gold")
CORPORA = Path("../shared/data/corpora")
NAMES = ("wikipedia_cep", "state_dept", "wikinews")
FLOOR = 0.98


@dataclass(frozen=True, slots=True)
class GoldText:
    """A text with its sentences and how many events each holds."""

    document: Document
    sentences: tuple[Span, ...]
    events: tuple[int, ...]


def main(given: Sequence[str] | None = None) -> int:
    """Print both tables; exit code 1 if fewer than 98 % of gold events are kept, 2 if there is no gold."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--gold", type=Path, default=GOLD)
    asked.add_argument("--corpora", type=Path, default=CORPORA)
    asked.add_argument("--documents", type=int, default=3_000, help="documents of each corpus")
    folders = asked.parse_args(given)
    if not folders.gold.is_dir():
        print(f"no gold in {folders.gold}; name another folder: --gold DIR", file=sys.stderr)
        return 2
    relevant = default_relevance()
    shares = []
    for name, texts in (
        ("gold documents", documents(folders.gold)),
        ("gold sentences", sentences(folders.gold)),
    ):
        kept, total, telling = kept_events(relevant, list(texts))
        shares.append(kept / total)
        print(
            f"{name:16} {total:6,} events, kept {kept / total:.2%} ({telling / total:.2%} by their own words)"
        )
    for name in NAMES:
        path = folders.corpora / f"{name}.jsonl.gz"
        if path.is_file():
            print(f"{name:16} {saved(relevant, path, folders.documents)}")
    return 0 if min(shares) >= FLOOR else 1


def kept_events(relevant: RelevanceFilter, texts: Sequence[GoldText]) -> tuple[int, int, int]:
    """Return how many events stand in sentences that are kept, in all, and in those that can tell one themselves."""
    kept = total = telling = 0
    for text in texts:
        numbers = set(relevant(text.document, text.sentences))
        for number, count in enumerate(text.events):
            total += count
            kept += count * (number in numbers)
            words = text.sentences[number].of(text.document.text)
            telling += count * relevant.events.can_tell_event(words)
    return kept, total, telling


def saved(relevant: RelevanceFilter, path: Path, count: int) -> str:
    """Return which share of a corpus' sentences is passed over, and what deciding it costs."""
    segment = default_segmenter()
    texts = [(document, segment(document)) for document in read_corpus(path, count)]
    total = sum(len(spans) for _, spans in texts)
    began = process_time()
    kept = sum(len(relevant(document, spans)) for document, spans in texts)
    each = (process_time() - began) / total * 1e6
    return f"{total:6,} sentences, passed over {1 - kept / total:.1%}, {each:.0f} microseconds a sentence"


def documents(gold: Path) -> Iterator[GoldText]:
    """Yield the gold documents."""
    for line in (gold / "dev" / "documents.jsonl").read_text(encoding="utf-8").splitlines():
        given = json.loads(line)
        told = json.loads((gold / "dev" / f"{given['id']}.json").read_text(encoding="utf-8"))["events"]
        spans = tuple(Span(*place) for place in given["sentences"])
        counts = tuple(sum(event["sentence"] == n for event in told) for n in range(len(spans)))
        yield GoldText(Document(given["id"], given["text"]), spans, counts)


def sentences(gold: Path) -> Iterator[GoldText]:
    """Yield the gold sentences, each a document of its own."""
    for line in (gold / "sentences" / "sentences.jsonl").read_text(encoding="utf-8").splitlines():
        given = json.loads(line)
        text = given["sentence"]
        yield GoldText(Document(given["id"], text), (Span(0, len(text)),), (len(given["events"]),))


if __name__ == "__main__":
    sys.exit(main())
