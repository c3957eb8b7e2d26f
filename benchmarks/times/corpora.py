"""Read news whose time expressions people have marked: MEANTIME (TIMEX3) and GUM (dates with their days)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from detente.records import Document


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked expression from `start` to `end`; `values` are the ways to write what it means."""

    start: int
    end: int
    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class MarkedDocument:
    """A document with its marked expressions in text order, up to character `until`."""

    document: Document
    marked: tuple[Marked, ...]
    until: int


def read_meantime(folder: Path) -> Iterator[MarkedDocument]:
    """Yield the documents; only the sentences up to the last marked one were annotated (the first five or so).

    Expressions without words in the text (ends of a duration) are left out.
    """
    for path in sorted(folder.glob("*/*.xml")):
        root = ElementTree.parse(path).getroot()
        text, spans = _joined((str(t.text), int(t.get("sentence", "0"))) for t in root.iter("token"))
        ids = {str(t.get("t_id")): n for n, t in enumerate(root.iter("token"))}
        sentences = [int(t.get("sentence", "0")) for t in root.iter("token")]
        marked, published, covered = [], None, -1
        for time in root.iter("TIMEX3"):
            words = [ids[str(a.get("t_id"))] for a in time.iter("token_anchor")]
            value = str(time.get("value"))
            if time.get("functionInDocument") == "CREATION_TIME" and _DAY.match(value):
                published = date.fromisoformat(value[:10])
            if words:
                marked.append(Marked(spans[min(words)][0], spans[max(words)][1], frozenset({value})))
        for anchor in root.iter("token_anchor"):
            covered = max(covered, sentences[ids[str(anchor.get("t_id"))]])
        until = max((spans[n][1] for n, s in enumerate(sentences) if s <= covered), default=0)
        ordered = tuple(sorted(marked, key=lambda m: m.start))
        yield MarkedDocument(Document(path.stem, text, published), ordered, until)


def read_gum(folder: Path, genre: str = "news") -> Iterator[MarkedDocument]:
    """Yield the documents of a genre; `when`, or the ends of a range, is what a date means."""
    for path in sorted(folder.glob(f"GUM_{genre}_*.xml")):
        tokens: list[tuple[str, int]] = []
        open_dates: list[tuple[int, frozenset[str]]] = []
        found: list[tuple[int, int, frozenset[str]]] = []
        published, sentence = None, 0
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("<text "):
                published = date.fromisoformat(re.findall(r'dateCreated="([^"]{10})', line)[0])
            elif line.startswith("<date"):
                open_dates.append((len(tokens), _meant(dict(re.findall(r'(\w+)="([^"]*)"', line)))))
            elif line.startswith("</date>"):
                first, values = open_dates.pop()
                found.append((first, len(tokens), values))
            elif line.startswith(("</s>", "</head>", "</item>", "</caption>")):
                sentence += line.startswith("</s>")
            elif "\t" in line:
                word = re.sub(r"&(amp|lt|gt|quot|apos);", lambda m: _SIGNS[m[1]], line.split("\t")[0])
                tokens.append((word, sentence))
        text, spans = _joined(tokens)
        marked = tuple(Marked(spans[a][0], spans[b - 1][1], v) for a, b, v in found if b > a)
        yield MarkedDocument(Document(path.stem, text, published), marked, len(text))


_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SIGNS = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


def _meant(date_: dict[str, str]) -> frozenset[str]:
    if "when" in date_:
        return frozenset({date_["when"]})
    first = date_.get("from") or date_.get("notBefore", "")
    last = date_.get("to") or date_.get("notAfter", "")
    return frozenset({f"{first}/{last}"})


def _joined(tokens: Iterator[tuple[str, int]] | list[tuple[str, int]]) -> tuple[str, list[tuple[int, int]]]:
    """Return the text of tokens with their sentences, a line each, and where each token lies."""
    text, spans, before, quoted = "", [], 0, False
    for word, sentence in tokens:
        if not text:
            gap = ""
        elif sentence != before:
            gap = "\n"
        else:
            closes = word == '"' and quoted
            glued = closes or word in _NO_BLANK_BEFORE or word.startswith(("'", "’")) or word == "n't"
            opens = text[-1] in "($“‘[" or (text[-1] == '"' and quoted)
            gap = "" if glued or opens or word == "-" or text.endswith("-") else " "
        quoted ^= word == '"'
        text += gap
        spans.append((len(text), len(text) + len(word)))
        text += word
        before = sentence
    return text, spans


_NO_BLANK_BEFORE = frozenset({".", ",", ";", ":", "?", "!", ")", "%", "”", "’", "]", "/"})
