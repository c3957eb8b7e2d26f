"""Documents labelled by us for measuring only: places in texts of the development data, no text of others.

`labels.jsonl` has a line a sentence: `corpus`, `item`, `start`, `end`, whether those who write rules have `read` the
document, and its `events`, whose places count from the sentence's start, as the labels of `train/documents` do. A
document ends with its last labelled sentence.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from train.event_model.sources import corpus_of

from benchmarks.accuracy.gold import GoldDocument, placed_event
from detente.records import Document

LABELS = Path(__file__).with_name("labels.jsonl")
_CORPORA = ("state_dept", "white_house_2021_22")


@dataclass(frozen=True, slots=True)
class Found:
    """A text where it lies in the development data, with what is known of it."""

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


Reader = Callable[[str], Found]
"""Reads an item of a corpus by its name."""


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


def readers_of(data: Path) -> Mapping[str, Reader]:
    """Return what reads an item of each corpus."""
    readers: dict[str, Reader] = {name: partial(_of_corpus, data, name) for name in _CORPORA}
    return {**readers, "gum": partial(_of_gum, data), "polnear": partial(_of_polnear, data)}


def _of_corpus(data: Path, corpus: str, item: str) -> Found:
    given = corpus_of(data, corpus)[item]
    return Found(given["text"], given["published"], given.get("title"), given.get("source"))


def _of_gum(data: Path, item: str) -> Found:
    lines = (data / f"gum/dep/{item}.conllu").read_text(encoding="utf-8")
    said = dict(re.findall(r"^# meta::(\S+) = (.*)$", lines, re.MULTILINE))
    text = "\n".join(re.findall(r"^# text = (.*)$", lines, re.MULTILINE))
    return Found(text, said["dateCreated"], said["title"], said["author"])


def _of_polnear(data: Path, item: str) -> Found:
    folder = data / "attribution/polnear"
    text = next(folder.glob(f"*/text/{item}.txt"), None)
    if text is None:
        raise FileNotFoundError(f"{folder}: no text {item}.txt; see the README of the data folder")
    with (folder / "metadata.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        row = next(row for row in rows if row["filename"] == item)
    told = text.read_text(encoding="utf-8")
    return Found(told.strip(), row["publication_date"], row["title"], row["publisher"])


def _document(item: str, found: Found, labelled: list[dict[str, Any]]) -> GoldDocument:
    text = found.text[: labelled[-1]["end"]]
    return GoldDocument(
        Document(item, text, date.fromisoformat(found.published[:10]), found.title, found.publisher),
        tuple((given["start"], given["end"]) for given in labelled),
        tuple(
            placed_event(number, event, text[given["start"] : given["end"]])
            for number, given in enumerate(labelled)
            for event in given["events"]
        ),
        (),
    )
