"""Pages out of templates, and the files that pages load."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse

from detente import __version__
from detente.app.naming import country_name, side, type_name
from detente.export.words import shown

if TYPE_CHECKING:
    from jinja2 import Environment

PAGES = (
    ("/", "Record"),
    ("/dyads", "Dyads"),
    ("/search", "Search"),
    ("/explore", "Explore"),
    ("/try", "Try it"),
)
"""The pages that the bar above every page names: address and name."""

KINDS = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
}
"""What can lie in `static`, by the end of the name."""


def render(
    template: str, *, status: int = 200, headers: Mapping[str, str] | None = None, **values: object
) -> HTMLResponse:
    """Return a page; `values` are what its template names, all words in them escaped."""
    body = environment().get_template(template).render(values)
    return HTMLResponse(body, status, dict(headers or {}))


@cache
def environment() -> Environment:
    """Return the templates of `detente.web`, which know `static(name)`, `version` and the filters below."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("detente.web"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=_finalized,
        auto_reload=False,
    )
    made.globals |= {"static": static_address, "version": __version__, "pages": PAGES}
    made.filters |= {
        "number": number,
        "or_dash": or_dash,
        "signed": signed,
        "told": told,
        "country": country_name,
        "side": side,
        "type_name": type_name,
    }
    made.tests["figure"] = is_figure
    return made


@cache
def static_files() -> Mapping[str, tuple[bytes, str]]:
    """Return the content and kind of every file in `static`, by name; read once, so no request opens a file."""
    folder = resources.files("detente.web").joinpath("static")
    found = {}
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        kind = KINDS.get(f".{file.name.rpartition('.')[2]}")
        if kind is not None:
            found[file.name] = (file.read_bytes(), kind)
    return found


@cache
def edition() -> str:
    """Return a name for exactly these pages and files: what a browser keeps is good for this one only."""
    made = hashlib.sha256(__version__.encode())
    for name, (content, _) in static_files().items():
        made.update(name.encode() + content)
    for file in sorted(resources.files("detente.web").joinpath("templates").iterdir(), key=lambda f: f.name):
        made.update(file.name.encode() + file.read_bytes())
    return made.hexdigest()[:12]


def static_address(name: str) -> str:
    """Return the address of a file in `static`.

    All stand under one name that changes with any of them, so that modules can import each other by "./".
    """
    if name not in static_files():
        raise LookupError(f"static/{name}: no such file")
    return f"/static/{edition()}/{name}"


def number(value: float | None) -> str:
    r"""Return a whole number with blanks between thousands, as 12 345 (a narrow no-break space).

    >>> number(12345), number(None)
    ('12\u202f345', '–')
    """
    return "–" if value is None else f"{value:,.0f}".replace(",", "\u202f")


def signed(value: float) -> str:
    """Return a number with its sign and one place after the point.

    >>> signed(2.14), signed(-5)
    ('+2.1', '−5.0')
    """
    return f"{value:+.1f}".replace("-", "\u2212")


def is_figure(value: object) -> bool:
    """Return whether a cell of a table is a number that opens something."""
    return bool(getattr(value, "is_number", False))


def told(value: object) -> object:
    """Return a cell's value in words: numbers with at most four places that say something.

    >>> told(0.445542), told(12.0), told("x")
    ('0.4455', '12', 'x')
    """
    if isinstance(value, float):
        return f"{value:.4f}".rstrip("0").rstrip(".")
    return number(value) if isinstance(value, int) else value


def or_dash(value: object) -> object:
    """Return a value, or a dash where there is none."""
    return "–" if value is None or value in ("", [], ()) else value


def _finalized(value: object) -> object:
    # Markup is a str, too, and must stay Markup: it is ours.
    return shown(value) if type(value) is str else value
