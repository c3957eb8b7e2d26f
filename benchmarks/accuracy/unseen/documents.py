"""Documents labelled by us for measuring only: places in texts of the development data, no text of others.

`labels.jsonl` has a line a sentence: `corpus`, `item`, `start`, `end`, whether those who write rules have `read` the
document, and its `events`, whose places count from the sentence's start, as the labels of `train/documents` do. A
document ends with its last labelled sentence.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.accuracy.gold import GoldDocument, placed_event
from detente.records import Document

LABELS = Path(__file__).with_name("labels.jsonl")
_CORPORA = ("state_dept", "white_house_2021_22")


@dataclass(frozen=True, slots=True)
class Source:
    """A text with what is known of it."""

    text: str
    published: str
    title: str | None
    publisher: str | None


@dataclass(frozen=True, slots=True)
class Unseen:
    """A labelled document, of which corpus it is, and whether those who write rules have read it."""

    corpus: str
    read: bool
    gold: GoldDocument


Read = Callable[[str], Source]


def unseen(data: Path, labels: Path = LABELS) -> Iterator[Unseen]:
    """Yield the documents in the order of the labels.

    Raises:
        FileNotFoundError: if a text is not there; the development data are not part of the repository.
    """
    readers = readers_of(data)
    sentences: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for line in labels.read_text(encoding="utf-8").splitlines():
        given = json.loads(line)
        sentences.setdefault((given["corpus"], given["item"]), []).append(given)
    for (corpus, item), labelled in sentences.items():
        gold = _document(item, readers[corpus](item), labelled)
        yield Unseen(corpus, labelled[0]["read"], gold)


def readers_of(data: Path) -> Mapping[str, Read]:
    """Return what reads an item of each corpus."""
    readers: dict[str, Read] = {name: partial(_of_corpus, _Corpus(data, name)) for name in _CORPORA}
    return {**readers, "gum": partial(_of_gum, data), "polnear": partial(_of_polnear, data)}


class _Corpus:
    """The items of a corpus by their ids, read once asked for."""

    def __init__(self, data: Path, name: str) -> None:
        self._file = data / f"corpora/{name}.jsonl.gz"
        self._items: dict[str, dict[str, Any]] = {}

    def __getitem__(self, item: str) -> dict[str, Any]:
        if not self._items:
            with gzip.open(self._file, "rt", encoding="utf-8") as lines:
                self._items = {(given := json.loads(line))["id"]: given for line in lines}
        return self._items[item]


def _of_corpus(corpus: _Corpus, item: str) -> Source:
    given = corpus[item]
    return Source(given["text"], given["published"], given.get("title"), given.get("source"))


def _of_gum(data: Path, item: str) -> Source:
    lines = (data / f"gum/dep/{item}.conllu").read_text(encoding="utf-8")
    said = dict(re.findall(r"^# meta::(\S+) = (.*)$", lines, re.MULTILINE))
    text = "\n".join(re.findall(r"^# text = (.*)$", lines, re.MULTILINE))
    return Source(text, said["dateCreated"], said["title"], said["author"])


def _of_polnear(data: Path, item: str) -> Source:
    folder = data / "attribution/polnear"
    text = next(folder.glob(f"*/text/{item}.txt"), None)
    if text is None:
        raise FileNotFoundError(f"{folder}: no text {item}.txt; see the README of the data folder")
    with (folder / "metadata.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        row = next(row for row in rows if row["filename"] == item)
    told = text.read_text(encoding="utf-8")
    return Source(told.strip(), row["publication_date"], row["title"], row["publisher"])


def _document(item: str, source: Source, labelled: list[dict[str, Any]]) -> GoldDocument:
    text = source.text[: labelled[-1]["end"]]
    return GoldDocument(
        Document(item, text, date.fromisoformat(source.published[:10]), source.title, source.publisher),
        tuple((given["start"], given["end"]) for given in labelled),
        tuple(
            placed_event(number, event, text[given["start"] : given["end"]])
            for number, given in enumerate(labelled)
            for event in given["events"]
        ),
        (),
    )
