"""How findings read in a cell, a note or a sentence, the same in tables, report and explanations."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from datetime import date

from detente.records import Attribution, CodedDocument, Event, Mention

UNNAMED = "(unnamed)"
"""A voice whose source the text hides ("it was alleged")."""

# Marks that change the direction of writing or show nothing: on a page they can make words read otherwise
# than they are (FAULTS: bidi overrides, zero-width and tag characters).
_DECEIVING = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def shown(words: str) -> str:
    """Return words as they may be shown to a person: deceiving and control characters become U+FFFD.

    One character for one, so offsets still fit.
    """
    return _CONTROL.sub("\ufffd", _DECEIVING.sub("\ufffd", words))


def on_one_line(words: str) -> str:
    """Return words as they may be shown, with white space of any kind as one blank."""
    return " ".join(shown(words).split())


def names(mentions: Iterable[Mention]) -> str:
    """Return the participants' names, each once, joined by "; "."""
    return "; ".join(dict.fromkeys(on_one_line(m.participant.name) for m in mentions))


def countries(mentions: Iterable[Mention]) -> str:
    """Return the participants' countries, each once, joined by "; "; unknown ones are left out."""
    return "; ".join(dict.fromkeys(m.participant.country for m in mentions if m.participant.country))


def code(mention: Mention) -> str:
    """Return country and sectors as one label ("RUS GOV MIL"), "" where neither is known."""
    return " ".join([mention.participant.country or "", *mention.participant.sectors]).strip()


def days(first: date | None, last: date | None) -> str:
    """Return the days that something covers.

    >>> days(date(2019, 10, 8), date(2019, 10, 8)), days(date(2017, 8, 1), date(2017, 8, 31))
    ('2019-10-08', '2017-08')
    >>> days(None, date(2019, 10, 8)), days(None, None)
    ('until 2019-10-08', '')
    """
    if first is None or last is None:
        if first is not None:
            return f"from {first}"
        return f"until {last}" if last is not None else ""
    if first == last:
        return first.isoformat()
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return f"{first.year:04}"
    if (first.year, first.month) == (last.year, last.month) and first.day == 1 and _is_month_end(last):
        return f"{first:%Y-%m}"
    return f"{first} to {last}"


def type_and_mode(event: Event) -> str:
    """Return the event's type with its mode, if any.

    As in "SANCTION expel".
    """
    return f"{event.type} {event.mode}" if event.mode else event.type


def source_name(attribution: Attribution) -> str:
    """Return who is said to say it, "(unnamed)" where the text hides it."""
    return on_one_line(attribution.source.participant.name) if attribution.source is not None else UNNAMED


def voice(coded: CodedDocument, event: Event) -> str:
    """Return the name of whoever tells the event, "" when the document does in its own voice."""
    if event.attribution is None:
        return ""
    told = next((a for a in coded.attributions if a.id == event.attribution), None)
    return UNNAMED if told is None else source_name(told)


def sentence_of(coded: CodedDocument, number: int) -> str:
    """Return the words of one sentence."""
    return coded.sentences[number].of(coded.document.text) if number < len(coded.sentences) else ""


def _is_month_end(day: date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]
