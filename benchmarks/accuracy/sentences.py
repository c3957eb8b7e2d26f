"""Score the whole coder on single annotated sentences (gold/sentences): `make accuracy-sentences`."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.accuracy.words import Score, WordedEvent
from detente.pipeline import Coder, coder_over
from detente.records import CodedDocument, Document, Event, Mention


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """A sentence with the events that an annotator saw in it, in words."""

    document: Document
    events: tuple[WordedEvent, ...]


def read_sentences(file: Path) -> Iterator[GoldSentence]:
    """Yield the sentences of gold/sentences/sentences.jsonl."""
    for line in file.read_text(encoding="utf-8").splitlines():
        given = json.loads(line)
        document = Document(given["id"], given["sentence"], date.fromisoformat(given["published"]))
        yield GoldSentence(
            document,
            tuple(
                WordedEvent(
                    e["type"],
                    e["trigger"],
                    tuple(e["actors"]),
                    tuple(e["recipients"]),
                    e["status"],
                    e["by"] is not None,
                )
                for e in given["events"]
            ),
        )


def measure(coder: Coder, sentences: Iterable[GoldSentence]) -> tuple[Score, list[str]]:
    """Return the score of a coder, and each sentence with what is wrong in words."""
    sentences = list(sentences)
    score, wrong = Score(), []
    for gold, coded in zip(sentences, coder.many(s.document for s in sentences), strict=True):
        assert isinstance(coded, CodedDocument)
        found = [worded(e, gold.document.text, resolved=True) for e in coded.events]
        score.add(gold.events, found)
        if set(gold.events) != set(found):
            wrong.append(_told(gold, found))
    return score, wrong


def worded(event: Event, text: str, *, resolved: bool = False) -> WordedEvent:
    """Return a coded event in words; a participant whom no words of the sentence name is left out.

    With `resolved` a pronoun has the words that it stands for beside it ("he Boris Johnson"): the annotators
    wrote now the one, now the other.
    """
    return WordedEvent(
        event.type,
        event.trigger.of(text),
        tuple(w for m in event.actors if (w := _words(m, text, resolved=resolved))),
        tuple(w for m in event.recipients if (w := _words(m, text, resolved=resolved))),
        event.status,
        event.attribution is not None,
    )


def _words(mention: Mention, text: str, *, resolved: bool) -> str:
    stands_for = mention.antecedent.of(text) if mention.antecedent is not None else ""
    if mention.kind == "implied":
        return stands_for
    own = mention.span.of(text)
    return f"{own} {stands_for}" if resolved and mention.kind == "pronoun" and stands_for else own


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the scores, all and by type."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=Path("../shared/data/gold/sentences/sentences.jsonl"))
    parser.add_argument("--errors", type=Path, help="write each sentence that is not wholly right there")
    parser.add_argument("--patterns-only", action="store_true", help="without the trained model")
    asked = parser.parse_args(arguments)
    if not asked.gold.exists():
        parser.error(f"{asked.gold}: no such file; the gold is not part of the repository, give --gold FILE")
    score, wrong = measure(coder_over(with_model=not asked.patterns_only), read_sentences(asked.gold))
    show(score)
    if asked.errors is not None:
        asked.errors.write_text("\n".join(wrong) + "\n", encoding="utf-8")


def show(score: Score) -> None:
    """Print a score."""
    for name, value in score.figures().items():
        print(f"{name:28}{value:7.1f}")
    print("\ntype          told  found  typed  whole")
    for type_, counts in sorted(score.by_type.items()):
        print(f"{type_:12}" + "".join(f"{counts[w]:7}" for w in ("told", "found", "typed", "whole")))


def _told(gold: GoldSentence, found: Sequence[WordedEvent]) -> str:
    lines = [f"{gold.document.id} {gold.document.text}"]
    for sign, events in (("-", gold.events), ("+", found)):
        lines.extend(
            f"   {sign} {e.type} {e.trigger!r} {'; '.join(e.actors)} > {'; '.join(e.recipients)} {e.status}"
            + (" voiced" if e.voiced else "")
            for e in events
        )
    return "\n".join(lines)


if __name__ == "__main__":
    main()
