"""Charts as pictures of dots, for slides, documents and messages that take no SVG."""

from __future__ import annotations

from functools import cache

from detente.analyse.extra import needs

SCALE = 2.0
"""Dots a unit of the drawing: twice as many keep words sharp on fine screens and in print."""

_PROBE = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">{}</svg>'
_LETTER = '<text x="2" y="16" font-size="16" font-family="sans-serif">A</text>'


class NoFontError(Exception):
    """The machine has no font, so that a picture would be without its words."""


def as_png(svg: str, *, system_fonts: bool = True) -> bytes:
    """Return a drawing as PNG on white, its words in a font of the machine.

    Raises:
        MissingExtraError: if the library that draws is not installed.
        NoFontError: if there is no font, instead of a picture that silently lacks its words.
    """
    needs("resvg_py")
    if not _has_font(system_fonts):
        raise NoFontError(
            "no font for the words of a PNG: install one, such as Debian's fonts-dejavu-core, or write --image svg"
        )
    return _drawn(svg, system_fonts)


@cache
def _has_font(system_fonts: bool) -> bool:
    """Return whether a letter leaves a mark."""
    return _drawn(_PROBE.format(_LETTER), system_fonts) != _drawn(_PROBE.format(""), system_fonts)


def _drawn(svg: str, system_fonts: bool) -> bytes:
    import resvg_py

    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg, background="white", zoom=SCALE, skip_system_fonts=not system_fonts
        )
    )
