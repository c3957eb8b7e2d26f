"""The report: one HTML page that shows each text with what was found in it, and why."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from detente import __version__
from detente.export.claims import claims_in
from detente.export.marks import Step, steps
from detente.export.notes import marks_of
from detente.export.words import code, days, on_one_line, shown, source_name, type_and_mode, voice
from detente.records import Attribution, CodedDocument, Event, Mention

if TYPE_CHECKING:
    from jinja2 import Template

_DOUBTED = frozenset({"denied", "disputed"})
_LONGEST_CLAIM = 240


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event as the report's tables show it."""

    id: str
    anchor: str
    when: str
    who: tuple[tuple[str, str], ...]
    did: str
    quad_class: int
    words: str
    to_whom: tuple[tuple[str, str], ...]
    status: str
    doubted: bool
    says_who: str
    where: str


@dataclass(frozen=True, slots=True)
class Claim:
    """An attribution as the report's tables show it: who says what, and the events told in it."""

    says_who: str
    through: str
    words: str
    negative: bool
    events: tuple[EventRow, ...]
    against: str
    silent: str


@dataclass(frozen=True, slots=True)
class Page:
    """One document as the report shows it."""

    number: int
    title: str
    about: tuple[str, ...]
    href: str | None
    notes: tuple[str, ...]
    text: tuple[Step, ...]
    events: tuple[EventRow, ...]
    claims: tuple[Claim, ...]
    other_claims: tuple[Claim, ...]


def report(documents: Iterable[CodedDocument]) -> Iterator[str]:
    """Yield the report in pieces, documents in the order given, so that any number of them fits.

    The page needs nothing from elsewhere and runs no script; all words of the documents are escaped.
    """
    from markupsafe import Markup

    template, style = _template()
    style_hash = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    yield from template.generate(
        pages=(page_of(coded, number) for number, coded in enumerate(documents, start=1)),
        # The style sheet is ours, and the policy's hash lets no other one in.
        style=Markup(style),
        style_hash=style_hash,
        version=__version__,
    )


def page_of(coded: CodedDocument, number: int) -> Page:
    """Return one document as the report shows it; `number` keeps the anchors of several apart."""
    document = coded.document
    rows = {e.id: _event_row(coded, e, number) for e in coded.events}
    answers = _answers(coded)
    claims = [_claim(coded, a, rows, answers.get(a.id, ("", ""))) for a in coded.attributions]
    dated = (
        f"{document.published} ({document.published_from})" if document.published else "no publication date"
    )
    about = (document.publisher, document.byline, dated, document.id if document.title else None)
    return Page(
        number=number,
        title=on_one_line(document.title or document.id),
        about=tuple(on_one_line(a) for a in about if a),
        href=_safe_link(document.url),
        notes=coded.notes,
        text=tuple(steps(document.text, marks_of(coded, f"d{number}"))),
        events=tuple(rows.values()),
        claims=tuple(c for c in claims if c.events),
        other_claims=tuple(c for c in claims if not c.events),
    )


def _event_row(coded: CodedDocument, event: Event, number: int) -> EventRow:
    return EventRow(
        id=event.id,
        anchor=f"d{number}-{event.id}",
        when=days(event.first, event.last),
        who=_who(event.actors),
        did=type_and_mode(event),
        quad_class=event.quad_class,
        words=on_one_line(event.trigger.of(coded.document.text)),
        to_whom=_who(event.recipients),
        status=event.status,
        doubted=event.status in _DOUBTED,
        says_who=voice(coded, event),
        where=event.place.name if event.place is not None else "",
    )


def _who(mentions: Iterable[Mention]) -> tuple[tuple[str, str], ...]:
    return tuple(dict.fromkeys((on_one_line(m.participant.name), code(m)) for m in mentions))


def _answers(coded: CodedDocument) -> dict[str, tuple[str, str]]:
    """Return who denies, and who is silent on, what is claimed in each attribution, by its id."""
    found: dict[str, tuple[str, str]] = {}
    for claim in claims_in(coded):
        if claim.kind == "event":
            against, silent = (
                "; ".join(v.name for v in side) for side in (claim.voices_against, claim.silent)
            )
            for voice in claim.voices_for:
                if voice.attribution is not None:
                    found.setdefault(voice.attribution, (against, silent))
    return found


def _claim(
    coded: CodedDocument, attribution: Attribution, rows: dict[str, EventRow], answers: tuple[str, str]
) -> Claim:
    text = coded.document.text
    words = on_one_line(" … ".join(span.of(text) for span in attribution.content))
    return Claim(
        says_who=source_name(attribution),
        through="" if attribution.cue is None else on_one_line(attribution.cue.of(text)),
        words=words if len(words) <= _LONGEST_CLAIM else f"{words[:_LONGEST_CLAIM].rstrip()} …",
        negative=attribution.polarity == "negative",
        events=tuple(rows[e.id] for e in coded.events if e.attribution == attribution.id),
        against=answers[0],
        silent=answers[1],
    )


def _safe_link(url: str | None) -> str | None:
    """Return an address that may be linked to; `None` for "javascript:" and all else that is no web page."""
    try:
        return url if url and urlsplit(url).scheme in {"http", "https"} else None
    except ValueError:
        return None


@cache
def _template() -> tuple[Template, str]:
    """Return the compiled template and its style sheet."""
    from importlib import resources

    from jinja2 import Environment, StrictUndefined

    folder = resources.files("detente.resources").joinpath("templates")
    environment = Environment(
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=_finalized,
    )
    template = environment.from_string(folder.joinpath("report.html").read_text(encoding="utf-8"))
    return template, folder.joinpath("report.css").read_text(encoding="utf-8")


def _finalized(value: object) -> object:
    # Markup is a str, too, and must stay Markup: it is ours.
    return shown(value) if type(value) is str else value
