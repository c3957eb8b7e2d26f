"""robots.txt after RFC 9309: which addresses of a site may be fetched, and how slowly."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

_MOST_BYTES = 512_000
_LONGEST_DELAY = 60.0
_FIRST_BAD, _FIRST_FAULT = 400, 500


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of a site for one agent: (allowed, path) in any order, and seconds between two fetches."""

    rules: tuple[tuple[bool, str], ...] = ()
    delay: float = 0.0

    def allows(self, url: str) -> bool:
        """Return whether an address may be fetched: the longest rule that fits decides, "allow" on a draw.

        >>> robots = robots_of(200, b"User-agent: *" + bytes([10]) + b"Disallow: /private")
        >>> robots.allows("https://example.org/private/a"), robots.allows("https://example.org/a")
        (False, True)
        """
        parts = urlsplit(url)
        path = _normal(f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}")
        if path == "/robots.txt":
            return True
        fitting = [(len(pattern), allowed) for allowed, pattern in self.rules if _fits(pattern, path)]
        return max(fitting)[1] if fitting else True


NOTHING = Robots(((False, "/"),))
"""Nothing may be fetched."""


def robots_of(status: int | None, body: bytes, agent: str = "detente") -> Robots:
    """Return the rules that a site's robots.txt holds for `agent`, else for all.

    Without one (4xx) everything is allowed, with a server at fault (5xx, or `None`: no answer) nothing.
    """
    if status is None or status >= _FIRST_FAULT:
        return NOTHING
    if status >= _FIRST_BAD:
        return Robots()
    groups = _groups(body[:_MOST_BYTES].decode("utf-8", "replace").lstrip("\ufeff"))
    own = [lines for names, lines in groups if agent in names]
    lines = [line for group in own or [lines for names, lines in groups if "*" in names] for line in group]
    rules = tuple((key == "allow", _normal(value)) for key, value in lines if key != "crawl-delay" and value)
    return Robots(rules, max((_delay(value) for key, value in lines if key == "crawl-delay"), default=0.0))


def _groups(text: str) -> list[tuple[set[str], list[tuple[str, str]]]]:
    groups: list[tuple[set[str], list[tuple[str, str]]]] = []
    for line in text.splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            if not groups or groups[-1][1]:
                groups.append((set(), []))
            groups[-1][0].add(value.lower().split("/")[0])
        elif key in ("allow", "disallow", "crawl-delay") and groups:
            groups[-1][1].append((key, value))
    return groups


def _fits(pattern: str, path: str) -> bool:
    ended = pattern.endswith("$")
    parts = pattern.removesuffix("$").split("*")
    if not path.startswith(parts[0]):
        return False
    # Piece after piece, each at its first place: linear, where a pattern with many stars would not be.
    at = len(parts[0])
    for part in parts[1:-1] if ended else parts[1:]:
        found = path.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    if not ended:
        return True
    return (
        at == len(path) if len(parts) == 1 else len(path) - len(parts[-1]) >= at and path.endswith(parts[-1])
    )


def _normal(path: str) -> str:
    return quote(unquote(path), safe="/?*$&=;:@!'()+,-._~%")


def _delay(value: str) -> float:
    if not re.fullmatch(r"\d{1,12}(?:\.\d{1,6})?", value):
        return 0.0
    return min(float(value), _LONGEST_DELAY)
