"""Attributions that people marked: PolNeAR's files, and what the coder found in the same form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from detente.records import Attribution, CodedDocument, Span

_ROLE = re.compile(r"(Source|Cue|Content)\d*:(T\d+)")
_SPANS = re.compile(r"(?P<name>T\d+)\t\S+ (?P<places>[\d ;]+)\t")
_RELATION = re.compile(r"E\d+\t")
_RELATIVE = re.compile(r",? (?:both |some |many |most |all )?(?:of )?(?:who|which|that|whom)\b")
_QUOTE = re.compile('["“”„«»]')


@dataclass(frozen=True, slots=True)
class Told:
    """One attribution: the words of its source (none if it has no source), cue and content."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


def read_polnear(folder: Path) -> Iterator[tuple[str, str, tuple[Told, ...]]]:
    """Yield name, text and attributions of each document of a folder with `text` and `attributions`."""
    for path in sorted((folder / "text").iterdir()):
        # A file of marks adds its annotator to the text's name; the first annotator counts.
        for marked in sorted((folder / "attributions").glob(f"{path.stem}_????.ann"))[:1]:
            yield path.stem, path.read_text(encoding="utf-8"), read_marks(marked)


def read_marks(path: Path) -> tuple[Told, ...]:
    """Return the attributions of a file in brat's standoff form that have content."""
    spans: dict[str, tuple[Span, ...]] = {}
    told: list[Told] = []
    lines = path.read_text(encoding="utf-8").split("\n")
    for line in lines:
        if marked := _SPANS.match(line):
            spans[marked["name"]] = tuple(Span(*map(int, p.split())) for p in marked["places"].split(";"))
    for line in lines:
        if not _RELATION.match(line):
            continue
        roles: dict[str, tuple[Span, ...]] = {"Source": (), "Cue": (), "Content": ()}
        for role, name in _ROLE.findall(line):
            roles[role] = (*roles[role], *spans.get(name, ()))
        if roles["Content"]:
            told.append(Told(roles["Source"], roles["Cue"], roles["Content"]))
    return tuple(told)


def found_in(coded: CodedDocument) -> tuple[Told, ...]:
    """Return the coder's attributions in PolNeAR's form, in which they do not overlap and each has a cue.

    What stands in another's content is left out. Quoted words without a cue of their own go with the
    attribution before them that has the same speaker and paragraph; alone, they have the words that name
    their speaker elsewhere.
    """
    return tuple(
        _as_told(coded.document.text, group) for group in _joined(coded) if any(a.content for a in group)
    )


def _joined(coded: CodedDocument) -> list[list[Attribution]]:
    groups: list[list[Attribution]] = []
    for attribution in coded.attributions:
        if attribution.nested_in is not None:
            continue
        latest = groups[:-4:-1]
        earlier = sorted(latest, key=lambda g: g[0].kind == "indirect")
        here = next((g for g in earlier if _goes_on(coded.document.text, g[-1], attribution)), None)
        if here is not None:
            here.append(attribution)
        else:
            groups.append([attribution])
    return groups


def _goes_on(text: str, last: Attribution, attribution: Attribution) -> bool:
    """Return whether the words of `attribution` go on those of `last`, in the same paragraph or quotation."""
    if attribution.cue is not None and last.cue is not None:
        return False
    if not last.content or not attribution.content or not _same_speaker(last, attribution):
        return False
    between = text[max(s.end for s in last.content) : min(s.start for s in attribution.content)]
    return "\n" not in between


def _same_speaker(one: Attribution, other: Attribution) -> bool:
    if one.source is None or other.source is None:
        return one.source is other.source
    return one.source.participant == other.source.participant


def _as_told(text: str, group: Sequence[Attribution]) -> Told:
    mentions = [a.source for a in group if a.source is not None]
    named = [m.span for m in mentions if len(m.span)]
    implied = [m.antecedent for m in mentions if m.antecedent is not None]
    cues = [a.cue for a in group if a.cue is not None]
    content = sorted(s for a in group for s in a.content)
    sources = [_with_relative(text, s) for s in named or implied[:1]]
    return Told(tuple(sources), tuple(cues), tuple(content))


def _with_relative(text: str, source: Span) -> Span:
    """Return a source with the relative pronoun right after it, which PolNeAR takes as the source."""
    pronoun = _RELATIVE.match(text, source.end)
    return source if pronoun is None else Span(source.start, pronoun.end())


def words_of(text: str, spans: Iterable[Span]) -> frozenset[int]:
    """Return where the words of spans begin; a leading "that" does not count.

    A word is a run of letters and digits.
    """
    starts = [
        (span.start + m.start(), m.group())
        for span in sorted(spans)
        for m in re.finditer(r"[^\W_]+(?:['’][^\W_]+)*", span.of(text))
    ]
    if len(starts) > 1 and starts[0][1].lower() == "that":
        starts = starts[1:]
    return frozenset(start for start, _ in starts)


def kind_of(text: str, told: Told) -> str:
    """Return "direct" for content in quotation marks, "mixed" for partly quoted, else "indirect"."""
    quoted = words = 0
    marks = [(m.start(), m.group()) for m in _QUOTE.finditer(text)]
    for start in words_of(text, told.content):
        words += 1
        quoted += _is_quoted(text, marks, start)
    if quoted and quoted == words:
        return "direct"
    return "mixed" if quoted else "indirect"


def _is_quoted(text: str, marks: Sequence[tuple[int, str]], offset: int) -> bool:
    """Return whether a mark before the place, in its paragraph, is still open there."""
    paragraph = text.rfind("\n", 0, offset) + 1
    is_open = False
    for place, mark in marks:
        if paragraph <= place < offset:
            is_open = mark in "“„«" or (mark == '"' and not is_open)
    return is_open
