"""The figures of a page and what they open, read out of its markup."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

_BLANKS = "\u202f\u00a0,"
_VOID = frozenset({"input", "img", "br", "link", "meta", "hr"})


@dataclass
class Figure:
    """A number on a page: its words, the address that it opens ("" for none) and where it stands."""

    words: str
    href: str
    where: str

    @property
    def count(self) -> int | None:
        """The whole number that it is, `None` for any other figure."""
        plain = self.words.translate(dict.fromkeys(map(ord, _BLANKS)))
        return int(plain) if re.fullmatch(r"\d+", plain) else None


@dataclass
class _Open:
    tag: str
    href: str
    is_figure: bool
    is_fig: bool
    words: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)


class _Reader(HTMLParser):
    """Finds cells of numbers, figures of a list of figures and links that are marked as figures."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Figure] = []
        self._open: list[_Open] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        classes = (given.get("class") or "").split()
        inside = any(o.tag == "dl.figures" for o in self._open)
        name = "dl.figures" if tag == "dl" and "figures" in classes else tag
        is_figure = (tag == "td" and ("n" in classes)) or (tag == "dd" and inside)
        if tag not in _VOID:
            self._open.append(
                _Open(name, given.get("href") or "", is_figure, tag == "a" and "fig" in classes)
            )

    def handle_data(self, data: str) -> None:
        for one in self._open:
            one.words.append(data)

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            ended = self._open.pop()
            words = " ".join("".join(ended.words).split())
            if ended.tag == "a" and words:
                for outer in self._open:
                    outer.links.append((words, ended.href))
            within = any(o.is_figure for o in self._open)
            if ended.is_figure and re.search(r"\d", words):
                self.found += [Figure(w, href, ended.tag) for w, href in ended.links] or [
                    Figure(words, "", ended.tag)
                ]
            elif ended.is_fig and not within:
                self.found.append(Figure(words, ended.href, "a"))
            if ended.tag.partition(".")[0] == tag:
                return


def figures_of(page: str) -> list[Figure]:
    """Return the figures of a page in their order."""
    reader = _Reader()
    reader.feed(re.sub(r"<svg.*?</svg>", "", page, flags=re.DOTALL))
    return reader.found


def total_of(page: str, anchor: str = "") -> int:
    """Return how many things a page says that it lists, after a place on it if that is named."""
    after = page.partition(f' id="{anchor}"')[2] if anchor else page
    found = re.search(r'<span class="total">([^<]+)</span>', after)
    assert found is not None
    return int(found[1].translate(dict.fromkeys(map(ord, _BLANKS))))
