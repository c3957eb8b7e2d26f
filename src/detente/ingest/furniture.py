"""Which lines of a text copied out of a page are menus, buttons, forms and adverts, not news."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.ingest.phrases import Line, line_lexicon

_FORM_KINDS = frozenset({"share", "comments", "signup", "cookies", "paging", "advert", "copyright"})
_WHOLE_PAGE = 8  # sure lines of furniture from which on a text is taken for a whole page
_ENOUGH = 40  # words of prose before anything can end an article
_AGAINST_HEADLINE, _AGAINST_FURNITURE = 1, 2  # words


@dataclass(frozen=True, slots=True)
class Stripped:
    """A text without its furniture; `removed` counts the lines left out, `rules` names why, in order."""

    text: str
    removed: int
    rules: tuple[str, ...]


def strip_furniture(text: str) -> Stripped:
    r"""Return `text` without page furniture; a text that has none comes back unchanged.

    >>> strip_furniture("France recalled its envoy.\nShare on Facebook\n").text
    'France recalled its envoy.'
    """
    lexicon = line_lexicon()
    raws = text.splitlines(keepends=True)
    filled = [number for number, raw in enumerate(raws) if raw.strip()]
    out = _left_out([lexicon.read(raws[number]) for number in filled])
    if not out:
        return Stripped(text, 0, ())
    gone = {filled[index] for index in out}
    kept = [raw for number, raw in enumerate(raws) if number not in gone]
    joined = "".join(
        raw for before, raw in zip(["x", *kept], kept, strict=False) if raw.strip() or before.strip()
    )
    return Stripped(joined.strip(), len(out), tuple(dict.fromkeys(out[index] for index in sorted(out))))


def _left_out(lines: Sequence[Line]) -> dict[int, str]:
    """Return the numbers of the lines to leave out, each with its rule; blank lines are not among `lines`."""
    evident = any(line.sure for line in lines)
    if not evident and _longest_run(lines) < 4:
        return {}
    out: dict[int, str] = {}
    cut = _cut(lines)
    body = lines[: cut[0]] if cut else lines
    first, last = _prose_bounds(body)
    for index, line in enumerate(body):
        if line.phrase is not None and _goes(body, index, first, last):
            out[index] = line.phrase.where
    out.update(_lists_after_markers(body))
    out.update(_small_words_between(body, out, first))
    if cut:
        out.update(dict.fromkeys(range(cut[0], len(lines)), cut[1]))
    if sum(line.sure for line in lines) >= _WHOLE_PAGE:
        start, end = _article(lines, out)
        aside = (i for i in range(len(lines)) if not start <= i < end and i not in out)
        out.update({i: "furniture.aside" for i in aside if not _heads(lines, i, start)})
    return out


def _goes(lines: Sequence[Line], index: int, first: int, last: int) -> bool:
    """Return whether a furniture line goes: sure ones do, weak ones in furniture's company."""
    phrase = lines[index].phrase
    if phrase is None or phrase.sure:
        return phrase is not None
    if phrase.kind in _FORM_KINDS or not first <= index <= last:
        return True
    return any(line.phrase is not None for line in (*lines[index - 1 : index], *lines[index + 1 : index + 2]))


def _cut(lines: Sequence[Line]) -> tuple[int, str] | None:
    """Return from which line on everything is furniture, and the rule; `None` if no such line is there.

    A marker ("Leave a Reply", "Related posts") ends the article only after enough of it, and one for
    related pages only if hardly any prose follows: such lists also stand in the middle. Before it, the
    first sure line after the last prose ends the article, too: buttons, then headlines of other articles.
    """
    marker = _marker(lines)
    body = lines[: marker[0]] if marker else lines
    if sum(line.words for line in body if line.prose) < _ENOUGH:
        return marker
    for index in range(_prose_bounds(body)[1] + 1, len(body)):
        phrase = body[index].phrase
        if phrase is not None and phrase.sure and phrase.kind not in ("credit", "tags"):
            return index, phrase.where
    return marker


def _marker(lines: Sequence[Line]) -> tuple[int, str] | None:
    total = sum(line.words for line in lines if line.prose)
    before = 0
    for index, line in enumerate(lines):
        before += line.words if line.prose else 0
        if (phrase := line.phrase) is None or not phrase.ends or before < _ENOUGH:
            continue
        if phrase.kind == "comments" or (total - before) * 8 <= before:
            return index, phrase.where
    return None


def _article(lines: Sequence[Line], out: dict[int, str]) -> tuple[int, int]:
    """Return the stretch of lines with the most running prose, half-open.

    A whole page also holds teasers and side columns: words of prose count for a stretch, headlines and
    furniture against it, and the stretch with the greatest sum is the article.
    """
    best, best_at, total, start = 0, (0, len(lines)), 0, 0
    for index, line in enumerate(lines):
        total += -_AGAINST_FURNITURE if index in out else _weight(line)
        if total <= 0:
            total, start = 0, index + 1
        elif total > best:
            best, best_at = total, (start, index + 1)
    return best_at


def _weight(line: Line) -> int:
    return line.words if line.prose or line.sentence else -_AGAINST_HEADLINE


def _heads(lines: Sequence[Line], index: int, start: int) -> bool:
    """Return whether a line may be the article's title, byline or date: near above it, and no menu entry."""
    line = lines[index]
    low = line.raw.casefold().lstrip()
    return start - 8 <= index < start and (line.words >= 4 or low.startswith("by ") or _holds_number(line))


def _lists_after_markers(lines: Sequence[Line]) -> dict[int, str]:
    """Return the headlines listed under a marker ("Related stories") in the middle of an article."""
    out: dict[int, str] = {}
    first = _prose_bounds(lines)[0]
    for index, line in enumerate(lines):
        if line.phrase is None or not line.phrase.ends or line.phrase.kind != "related":
            continue
        follow = index + 1
        while follow < min(len(lines), index + 12) and not lines[follow].sentence:
            out[follow] = line.phrase.where
            follow += 1
    return {i: rule for i, rule in out.items() if i > first}


def _small_words_between(lines: Sequence[Line], out: dict[int, str], first: int) -> dict[int, str]:
    """Return unknown menu entries above the article: up to three words between two lines left out."""
    more: dict[int, str] = {}
    for index, line in enumerate(lines[:first]):
        if line.phrase is not None or line.words > 3 or _holds_number(line) or line.sentence:
            continue
        above = out.get(index - 1) or more.get(index - 1)
        if above and index + 1 in out and not line.raw.lower().lstrip().startswith("by "):
            more[index] = above
    return more


def _longest_run(lines: Sequence[Line]) -> int:
    longest = run = 0
    for line in lines:
        run = run + 1 if line.phrase is not None else 0
        longest = max(longest, run)
    return longest


def _prose_bounds(lines: Sequence[Line]) -> tuple[int, int]:
    """Return the numbers of the first and last line of prose; (len, -1) if there is none."""
    prose = [index for index, line in enumerate(lines) if line.prose]
    return (prose[0], prose[-1]) if prose else (len(lines), -1)


def _holds_number(line: Line) -> bool:
    return any(c.isdigit() for c in line.raw)
