"""The pictures of the tutorial: `python -m tests.browser.screenshots FOLDER`."""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.browser.chromium import PATIENCE, chromium
from tests.browser.season import season_coder, write_season
from tests.browser.served import served

from detente.app.storing import code_into_store

if TYPE_CHECKING:
    from playwright.sync_api import Page

EXAMPLES = Path(__file__).parents[2] / "examples"
SIZE = {"width": 1180, "height": 760}
MOST = 150_000
"""Bytes of a picture."""

_COLOURS = 96


def home(page: Page) -> None:
    """The first page."""
    page.goto("/")


def search(page: Page) -> None:
    """What voices of Russia say that the United States did."""
    page.goto("/search?actor=USA&voice=RUS")
    page.locator(".chosen-list").evaluate("list => list.scrollIntoView()")


def document(page: Page) -> None:
    """The words of one of these, with its card."""
    search(page)
    page.locator(".results tbody a").first.click()
    page.locator("#text .place:target + a").click()
    page.locator(".card:visible").wait_for()


def incident(page: Page) -> None:
    """A happening that one voice tells and another denies, of known countries if there is one, with most reports."""
    page.goto("/")
    found = page.request.get("/api/v1/incidents?limit=1000").json()["items"]

    def worth(one: dict[str, Any]) -> tuple[object, ...]:
        known = any(party["country"] for party in one["actors"])
        return bool(one["asserted_by"] and one["denied_by"]), known, one["reports"], one["id"]

    one = max(found, key=worth)
    page.goto(f"/incidents/{one['id']}")


def dyad(page: Page) -> None:
    """Two neighbours who fell out."""
    page.goto("/dyads/NOR/SWE")
    page.locator("#turning").evaluate("heading => heading.parentElement.scrollIntoView()")


def explore(page: Page) -> None:
    """Everybody against everybody."""
    page.goto("/explore")


OF_EXAMPLES = (home, search, document, incident)
OF_SEASON = (dyad, explore)


def main(folder: Path) -> None:
    """Make both stores, and write a picture for each step of the tutorial."""
    folder.mkdir(parents=True, exist_ok=True)
    # A server thread may still be at work in it when all is done.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as made:
        examples, season = Path(made) / "examples", Path(made) / "season"
        code_into_store(examples, [EXAMPLES])
        code_into_store(season, [write_season(Path(made) / "season.jsonl")], make_coder=season_coder)
        _take(folder, examples, OF_EXAMPLES)
        _take(folder, season, OF_SEASON)


def _take(folder: Path, store: Path, steps: tuple[Callable[[Page], None], ...]) -> None:
    with served(store) as address, chromium() as browser:
        for step in steps:
            page = browser.new_page(base_url=address, viewport=SIZE, color_scheme="light")  # type: ignore[arg-type]
            page.set_default_timeout(PATIENCE)
            step(page)
            page.wait_for_load_state("networkidle")
            picture = _small(page.screenshot(animations="disabled"))
            if len(picture) > MOST:
                raise SystemExit(f"{step.__name__}: {len(picture)} bytes are more than {MOST}")
            (folder / f"{step.__name__}.png").write_bytes(picture)
            print(f"{folder / step.__name__}.png  {len(picture)} bytes")
            page.close()


def _small(picture: bytes) -> bytes:
    """Return a picture with few colours: pages have few."""
    from PIL import Image

    out = io.BytesIO()
    few = Image.open(io.BytesIO(picture)).convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
    few.save(out, "PNG", optimize=True)
    return out.getvalue()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
