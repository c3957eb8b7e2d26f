"""How long and how often: "for three days", "every Friday", "annual"; and "now", "recently"."""

from __future__ import annotations

from detente.timex.months import month_at
from detente.timex.numerals import count_at, ordinal_at
from detente.timex.reading import Days, Fixed, Match
from detente.timex.relative import PARTS, duration_value, unit_at
from detente.timex.words import Words

_HALF = 0.5


def duration(words: Words, i: int) -> Match | None:
    """Read "three days", "two and a half years", "several weeks", "11-year", "weeks of fighting"."""
    start = i + (words.lower(i) == "the")
    if (count := count_at(words, start)) is None:
        return _bare_units(words, i)
    value, end = count.value, count.end
    end += words.lower(end) == "-" and words.glued(end)
    if words.lower(end) == "more" and words.lower(end + 1).endswith("s"):
        end += 1
    if (unit := unit_at(words, end)) is None:
        return None
    code, end = unit
    if (words.lower(i) in {"a", "an"} and code == "WE") or words.lower(end - 1) in {"second", "quarters"}:
        return None
    if code == "Q" and (words.lower(end - 1) == "quarter" or value is None):
        return None
    if (words.lower(end), words.lower(end + 1), words.lower(end + 2)) == (
        "and",
        "a",
        "half",
    ) and value is not None:
        value, end = value + _HALF, end + 3
    if words.lower(end) == "-" and words.glued(end) and words.lower(end + 1) in {"long", "old"}:
        end += 2
    return Match(end, Fixed(Days("DURATION", duration_value(value, code)), "timex.duration"))


def _bare_units(words: Words, i: int) -> Match | None:
    if (
        not words.lower(i).endswith("s")
        or (unit := words.value(i, "unit")) is None
        or unit in {"WE", "Q", "TS"}
    ):
        return None
    if words.lower(i - 1) not in {
        "for",
        "in",
        "over",
        "after",
        "within",
        "of",
        "lasted",
        "took",
        "",
        "and",
    } and words.lower(i + 1) not in {"of", "-"}:
        return None
    end = i + 1
    if words.lower(end) == "-" and words.lower(end + 1) == "long":
        end += 2
    return Match(end, Fixed(Days("DURATION", duration_value(None, unit)), "timex.duration"))


def repeated(words: Words, i: int) -> Match | None:
    """Read "every Friday", "each year", "daily", "Fridays", "twice a week", "every two years"."""
    if (often := words.value(i, "set")) is not None:
        return Match(i + 1, _set(often))
    if (weekday := words.value(i, "weekdays")) is not None:
        return Match(i + 1, _set(f"XXXX-WXX-{weekday}"))
    if words.value(i, "times") is not None or (words.digits(i) is not None and words.lower(i + 1) == "times"):
        at = i + 1 + (words.lower(i + 1) == "times")
        if (
            words.lower(at) in {"a", "an", "per", "every", "each"}
            and (unit := words.value(at + 1, "unit")) is not None
        ):
            return Match(at + 2, _set(duration_value(1, unit)))
        return None
    if words.value(i, "every") is None:
        return None
    at = i + 1 + (words.lower(i + 1) == "other")
    if (named := words.value(at, "weekday")) is not None:
        return Match(at + 1, _set(f"XXXX-WXX-{named}"))
    if (named_month := month_at(words, at)) is not None:
        return Match(named_month[1], _set(f"XXXX-{named_month[0]:02}"))
    if (part := words.value(at, "part")) is not None:
        return Match(at + 1, _set(f"XXXX-XX-XX{PARTS[part]}"))
    if (unit := words.value(at, "unit")) is not None:
        return Match(at + 1, _set(duration_value(2 if at > i + 1 else 1, unit)))
    counted = count_at(words, at) or ordinal_at(words, at)
    if counted is None:
        return None
    number, end = (
        (counted.value, counted.end) if not isinstance(counted, tuple) else (float(counted[0]), counted[1])
    )
    if (many := words.value(end, "unit")) is None:
        return None
    return Match(end + 1, _set(duration_value(number, many)))


def _set(value: str) -> Fixed:
    return Fixed(Days("SET", value), "timex.set")


_THEN = frozenset({"after", "before", "afterwards", "afterward", "thereafter"})


def vague(words: Words, i: int) -> Match | None:
    """Read "now", "recently", "soon", "in recent years": a value without days."""
    if (found := words.phrase(i, "reference")) is not None:
        if words.lower(found[1] - 1) in {"past", "future"} and words.lower(found[1])[:1].isalnum():
            return None
        if found[0] == "FUTURE_REF" and words.lower(found[1]) in _THEN:
            return None  # "shortly after the vote" is no time to come
        return Match(found[1], Fixed(Days("DATE", found[0]), "timex.vague"))
    start = i + (words.lower(i) == "in") + (words.lower(i + 1) == "the" and words.lower(i) == "in")
    if words.lower(start) not in {"recent", "past", "coming"} or not words.lower(start + 1).endswith("s"):
        return None
    if words.value(start + 1, "unit") in {None, "TS"}:
        return None
    value = "FUTURE_REF" if words.lower(start) == "coming" else "PAST_REF"
    return Match(start + 2, Fixed(Days("DATE", value), "timex.vague"))
