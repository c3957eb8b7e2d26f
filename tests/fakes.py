"""A coder without parser or lexicons: quick, predictable, and able to fail when asked to."""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from detente.lexicon import LexiconError
from detente.pipeline import Coder
from detente.records import (
    Attribution,
    CodedDocument,
    Document,
    Event,
    Evidence,
    Factuality,
    Mention,
    Parse,
    Participant,
    Place,
    Proposals,
    Span,
    TimeMention,
)

WHO = {
    "Russia": Participant("Russia", "RUS", ("GOV",)),
    "Ukraine": Participant("Ukraine", "UKR", ("GOV",)),
    "rebels": Participant("rebels"),
}


def fake_coder() -> Coder:
    """Return a coder that finds "Russia ... attacked ... Ukraine", "on Monday" and "..., he said".

    A text with "RAISE" raises a TypeError, one with "KILL" kills its process, one with "SLEEP" hangs.
    """
    return Coder(
        segment=_segment,
        parse=_parse,
        times=lambda document, *_: _times(document),
        actors=lambda document, *_: _mentions(document),
        corefer=lambda document, parses, mentions: tuple(mentions),
        attributions=lambda document, *_: _attributions(document),
        speakers=lambda mentions, *_: tuple(mentions),
        places=lambda *_: (),
        propose=lambda *_: Proposals(),
        events=lambda *_: (),
        assemble=lambda document, *_: _events(document),
        retell=lambda parses, events: tuple(events),
    )


def faulty_coder() -> Coder:
    """Raise as a coder does whose lexicon has a faulty line."""
    raise LexiconError("agents.tsv:2: no sector 'MLI'")


def coded(text: str = "Russia attacked Ukraine on Monday, he said.", **known: str | None) -> CodedDocument:
    """Return what the fake coder finds in a text; `known` are fields of the document."""
    document = Document(
        known.get("id") or "d",
        text,
        date(2019, 10, 8),
        title=known.get("title"),
        publisher=known.get("publisher"),
        url=known.get("url"),
        byline=known.get("byline"),
        published_from="given",
    )
    return fake_coder()(document)


def _segment(document: Document) -> tuple[Span, ...]:
    if "RAISE" in document.text:
        raise TypeError("no RAISE, please")
    if "SLEEP" in document.text:
        time.sleep(60)
    if "KILL" in document.text:
        os.kill(os.getpid(), signal.SIGKILL)
    return (Span(0, len(document.text)),)


def _parse(
    documents: Iterable[tuple[Document, Sequence[Span]]],
) -> Iterator[tuple[Document, tuple[Span, ...], tuple[Parse, ...]]]:
    for document, sentences in documents:
        yield document, tuple(sentences), ()


def _mentions(document: Document) -> tuple[Mention, ...]:
    return tuple(
        Mention(
            Span(*found.span()),
            0,
            0,
            WHO[found[0]],
            "name",
            (Evidence("participant", "actors", "names.tsv:2", Span(*found.span())),),
        )
        for found in re.finditer("|".join(WHO), document.text)
    )


def _times(document: Document) -> tuple[TimeMention, ...]:
    monday = date(2019, 10, 7)
    return tuple(
        TimeMention(
            Span(*found.span()),
            0,
            "DATE",
            "2019-10-07",
            monday,
            monday,
            (Evidence("value", "timex", "timex.weekday"),),
        )
        for found in re.finditer("Monday", document.text)
    )


def _attributions(document: Document) -> tuple[Attribution, ...]:
    said = re.search(r"(.+), he (said)", document.text, re.DOTALL)
    if said is None:
        return ()
    return (Attribution("a1", 0, None, Span(*said.span(2)), (Span(*said.span(1)),), "indirect"),)


def _events(document: Document) -> tuple[Event, ...]:
    mentions = _mentions(document)
    time = next(iter(_times(document)), None)
    voice = next((a.id for a in _attributions(document)), None)
    place = Place(Span(0, 6), 0, "Kyiv", "UKR", 50.45, 30.52, "town", "Kyiv City")
    return tuple(
        Event(
            id=f"e{number}",
            type="ASSAULT",
            mode="aerial",
            contexts=("military",),
            actors=mentions[:1],
            recipients=mentions[1:2],
            trigger=Span(*found.span()),
            sentence=0,
            first=time.first if time else None,
            last=time.last if time else None,
            place=place if "in Kyiv" in document.text else None,
            attribution=voice,
            status="denied" if "never" in document.text else "asserted",
            factuality=(Factuality("AUTHOR", "CT-" if "never" in document.text else "CT+"),),
            quad_class=4,
            intensity=-9.3,
            cameo="195",
            goldstein=-10.0,
            because=(
                Evidence("type", "events", "patterns/assault.tsv:2", Span(*found.span())),
                Evidence("status", "events", "status.told"),
            ),
        )
        for number, found in enumerate(re.finditer("attacked", document.text), start=1)
    )
