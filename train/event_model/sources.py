"""Where the labelled sentences come from: the development gold, our own labels, our own templates."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.accuracy.sentences import worded

from detente.app.examples import patterns_of, verdicts_on
from detente.pipeline import coder_over
from detente.records import CodedDocument, Document
from train.event_model.examples import LabelledEvent, LabelledSentence
from train.event_model.stories import STORIES, Party, stories

DATA = Path(__file__).parents[3] / "shared" / "data"
LABELS = Path(__file__).parents[1] / "labels"
SENTENCES = Path(__file__).parents[1] / "sentences"
DOCUMENTS = Path(__file__).parents[1] / "documents"
ITEMS = Path(__file__).parents[1] / "items"


def gold_sentences(data: Path = DATA) -> Iterator[LabelledSentence]:
    """Yield the single sentences of the development gold."""
    for line in (data / "gold/sentences/sentences.jsonl").read_text(encoding="utf-8").splitlines():
        given = json.loads(line)
        events = tuple(
            LabelledEvent(
                e["type"], e["trigger"], tuple(e["actors"]), tuple(e["recipients"]), e["status"], e["by"]
            )
            for e in given["events"]
        )
        yield LabelledSentence(given["id"], given["sentence"], events, given["id"], "sentences")


def gold_documents(data: Path = DATA) -> Iterator[LabelledSentence]:
    """Yield the sentences of the development documents; participants named elsewhere are left out."""
    for line in (data / "gold/dev/documents.jsonl").read_text(encoding="utf-8").splitlines():
        given = json.loads(line)
        marked = json.loads((data / f"gold/dev/{given['id']}.json").read_text(encoding="utf-8"))
        for number, (start, end) in enumerate(given["sentences"]):
            text = given["text"][start:end]
            events = tuple(_document_event(e, text) for e in marked["events"] if e["sentence"] == number)
            yield LabelledSentence(f"{given['id']}.{number}", text, events, given["id"], "documents")


def _document_event(marked: dict[str, Any], text: str) -> LabelledEvent:
    def words(role: str) -> tuple[str, ...]:
        return tuple(p["text"] for p in marked[role] if p["text"] and p["text"] in text)

    by = marked["by"]["name"] if marked["by"] else None
    return LabelledEvent(
        marked["type"], marked["trigger"], words("actors"), words("recipients"), marked["status"], by
    )


def own_labels(data: Path = DATA, labels: Path = LABELS) -> Iterator[LabelledSentence]:
    """Yield our labels of corpus sentences; the files hold places in the corpora, never their text.

    A line is {"corpus", "item", "start", "end", "events": [{"type", "trigger": [s, e], "actors": [[s, e]],
    "recipients": [[s, e]], "status", "by": [s, e] | null}]} with places counted from the sentence's start. Documents
    that `own_documents` has whole are left out.
    """
    whole = {given["item"] for folder in (DOCUMENTS, ITEMS) for given in lines_of(folder)}
    return (_labelled(given, data, "own") for given in lines_of(labels) if given["item"] not in whole)


def own_documents(data: Path = DATA, labels: Path = DOCUMENTS) -> Iterator[LabelledSentence]:
    """Yield the sentences of the documents that we labelled whole; those of ITEMS are short items of the portal.

    The lines are those of `own_labels`; a participant is [s, e, country], who is clear from the document alone stands
    in "unnamed_actors" and "unnamed_recipients" as a country, and "by" is "elsewhere" for a voice that another
    sentence names.
    """
    return (_labelled(given, data, "own documents") for given in lines_of(labels))


def own_stories(folder: Path = STORIES) -> Iterator[LabelledSentence]:
    """Yield the sentences of the news stories that we wrote; participants named elsewhere are left out."""
    for story in stories(folder):
        for number, text in enumerate(story.sentences):
            events = tuple(
                LabelledEvent(e.type, e.trigger, _words(e.actors), _words(e.recipients), e.status, e.by)
                for e in story.events
                if e.sentence == number
            )
            yield LabelledSentence(f"{story.id}.{number}", text, events, story.id, "own documents")


def _words(parties: tuple[Party, ...]) -> tuple[str, ...]:
    return tuple(party.words for party in parties if party.words is not None)


def lines_of(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the lines of a folder's label files, file by file."""
    for file in sorted(folder.glob("*.jsonl")):
        yield from map(json.loads, file.read_text(encoding="utf-8").splitlines())


def _labelled(given: dict[str, Any], data: Path, kind: str) -> LabelledSentence:
    text = corpus_of(data, given["corpus"])[given["item"]]["text"][given["start"] : given["end"]]
    events = tuple(_standoff_event(e, text) for e in given["events"])
    return LabelledSentence(f"{given['item']}:{given['start']}", text, events, given["item"], kind)


def _standoff_event(marked: dict[str, Any], text: str) -> LabelledEvent:
    def words(places: list[list[Any]]) -> tuple[str, ...]:
        return tuple(text[place[0] : place[1]] for place in places)

    by = marked["by"]
    if isinstance(by, list):
        by = words([by])[0]
    trigger = words([marked["trigger"]])[0]
    return LabelledEvent(
        marked["type"], trigger, words(marked["actors"]), words(marked["recipients"]), marked["status"], by
    )


@cache
def corpus_of(data: Path, name: str) -> dict[str, dict[str, Any]]:
    """Return the items of a corpus by their ids."""
    with gzip.open(data / f"corpora/{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return {(item := json.loads(line))["id"]: item for line in lines}


def marked_pairs(data: Path = DATA) -> list[tuple[str, str]]:
    """Return PLV's training sentences as (sentence, label), <s> </s> and <t> </t> around the two."""
    with (data / "relations/plv_train.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [(r["marked_sentence"], r["gold_root"]) for r in rows]


def pattern_examples() -> Iterator[LabelledSentence]:
    """Yield the own-written examples of the pattern lexicon, as the patterns alone code them.

    Only those that are coded as their line expects; one of the type `NONE` has no event.
    """
    coder = coder_over(with_model=False)
    seen: set[str] = set()
    sound = [p for p, fault in verdicts_on(coder, patterns_of(coder)) if not fault]
    for pattern, record in zip(sound, coder.many(Document(p.where, p.example) for p in sound), strict=True):
        assert isinstance(record, CodedDocument)
        if pattern.example in seen or len(record.sentences) != 1:
            continue
        seen.add(pattern.example)
        text = pattern.example
        events = tuple(
            LabelledEvent(
                e.type, e.trigger, e.actors, e.recipients, e.status, "somebody" if e.voiced else None
            )
            for e in (worded(event, text) for event in record.events)
        )
        yield LabelledSentence(pattern.where, text, events, pattern.where, "pattern")


def written(folder: Path = SENTENCES) -> Iterator[LabelledSentence]:
    """Yield our own sentences: a line "# sentence", then a line for each event.

    TYPE | trigger | actors | recipients | status | by, names parted by "; ", "-" for nobody; NONE without events.
    """
    for file in sorted(folder.glob("*.txt")):
        text, events = "", list[LabelledEvent]()
        for number, line in enumerate([*file.read_text(encoding="utf-8").splitlines(), "# "], start=1):
            if line.startswith("#"):
                if text:
                    yield LabelledSentence(
                        f"{file.name}:{number}", text, tuple(events), f"{file.name}:{number}", "written"
                    )
                text, events = line[1:].strip(), []
            elif line.strip() and line.strip() != "NONE":
                type_, trigger, actors, recipients, status, by = (cell.strip() for cell in line.split(" | "))
                events.append(
                    LabelledEvent(
                        type_, trigger, _names(actors), _names(recipients), status, None if by == "-" else by
                    )
                )


def _names(cell: str) -> tuple[str, ...]:
    return () if cell == "-" else tuple(name.strip() for name in cell.split(";") if name.strip())
