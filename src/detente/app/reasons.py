"""Why a value is as it is: in words that need no knowledge of the program, and as the record has it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from detente.app.naming import country_name
from detente.export.words import on_one_line
from detente.lexicon import Lexicons, read_table
from detente.records import Evidence, Reason, Span, Status

COLUMNS = ("of", "name", "words", "citation")

STATUS_MEANING: Mapping[Status, str] = {
    "asserted": "told as having happened or going on",
    "denied": "told as not having happened, or not happening",
    "disputed": "told by one voice and contradicted or doubted by another",
    "planned": "told as going to happen",
    "hypothetical": "told as what may, might or could happen, or under a condition",
    "demanded": "asked for or ordered by somebody",
}

_LEFT_OUT = frozenset({"citation", "example", "expects", "latitude", "longitude"})
_TERM = frozenset({"from", "until"})
_MODEL = re.compile(
    r"(?P<model>[\w.-]+ \S+): (?P<what>[\w-]+?)(?: (?P<country>[A-Z]{3}))?(?: (?P<chance>[01]\.\d+))?"
)
_MODELS = {
    "events": "the reading model",
    "participants": "the model of participants",
    "sides": "the model of sides",
    "worth": "the model of events kept",
    "attribution": "the model of voices",
}
"""What models are called to readers, by the first word of their names."""


@dataclass(frozen=True, slots=True)
class Because:
    """What made a value: `words` are for readers, `record` has the lexicon's line, rule or model as recorded."""

    words: str
    record: str


def reasons(evidence: Iterable[Evidence | Reason], text: str, lexicons: Lexicons) -> tuple[Because, ...]:
    """Return what pieces of evidence say, each once."""
    return tuple(dict.fromkeys(because(piece, text, lexicons) for piece in evidence))


def because(evidence: Evidence | Reason, text: str, lexicons: Lexicons) -> Because:
    """Return what a piece of evidence says of the words it saw."""
    span = _span_of(evidence)
    seen = "" if span is None else f"“{on_one_line(span.of(text))}”"
    line = lexicons.line_of(evidence.rule)
    if line is None:
        return Because(_of_rule(evidence, seen), f"rule {evidence.rule}" if evidence.rule else "no rule")
    cells = " · ".join(
        f"{column} {cell}" if column in _TERM else cell
        for column, cell in line.items()
        if cell and column not in _LEFT_OUT
    )
    file, _, number = evidence.rule.rpartition(":")
    return Because(
        f"{_of_line(file, line, seen)}; line {number} of {file}",
        f"{evidence.rule}: {cells} [{line.get('citation', '')}]",
    )


def stands_for(words: str) -> Because:
    """Return that a mention was resolved to earlier words; the record has that with the mention."""
    return Because(f"it stands for the earlier “{on_one_line(words)}”", "")


def _span_of(evidence: Evidence | Reason) -> Span | None:
    if isinstance(evidence, Evidence):
        return evidence.span
    return None if evidence.start is None or evidence.end is None else Span(evidence.start, evidence.end)


def _of_rule(evidence: Evidence | Reason, seen: str) -> str:
    rule = evidence.rule or "coref.unresolved"
    if (found := _MODEL.fullmatch(rule)) is not None:
        return _of_model(found, seen)
    told, _, other = rule.partition(":")
    words = _words().get(("rule", told)) or _of_role(told) or f"fits the rule {told}"
    words = words.replace("{}", other)
    # Some rules saw other words than those that they are about: the earlier ones, or those of the contrary.
    return (
        words.replace("{seen}", seen or "somebody") if words.startswith("it ") else f"{seen or 'it'} {words}"
    )


def _of_role(rule: str) -> str | None:
    """Return what a rule on roles says that names a preposition, or that looked inside the wording's object."""
    family, _, name = rule.partition(".")
    if family != "roles":
        return None
    parts = [part for part in name.split("_") if part != "inside"]
    words = _words().get(("rule", f"roles.{'_'.join(parts)}")) or f"stands after “{parts[-1]}”"
    return f"{words}, inside the wording’s object" if "inside" in name.split("_") else words


def _of_model(found: re.Match[str], seen: str) -> str:
    model = found["model"].split(" ")[0].split("-")[0]
    who, what = _MODELS.get(model, f"the model {found['model']}"), found["what"]
    sure = "takes it" if found["chance"] is None else f"is {_sure(float(found['chance']))} sure"
    party = country_name(found["country"]) if found["country"] else seen or "somebody"
    meaning = {str(status): words for status, words in STATUS_MEANING.items()}
    if what == "actor":
        says = f"that {party} does it"
    elif what == "recipient":
        says = f"that it is done to {party}"
    elif what in meaning:
        says = f"that it is {meaning[what]}"
    elif what == "cue":
        says = f"that {seen or 'it'} tells who says it"
    else:
        says = f"that {seen or 'it'} tells of {_type(what)}"
    return f"{who} {sure} {says}"


def _sure(chance: float) -> str:
    """Return a chance in words; no model is quite sure.

    >>> _sure(0.83), _sure(1.0), _sure(0.001)
    ('83 %', 'more than 99 %', 'less than 1 %')
    """
    if chance >= 0.995:
        return "more than 99 %"
    return "less than 1 %" if chance < 0.005 else f"{100 * chance:.0f} %"


def _of_line(file: str, line: Mapping[str, str], seen: str) -> str:
    """Return what a lexicon's line says of some words; `file` may be a user's, with its folder before it."""
    seen = seen or "it"
    table = _table_of(file)
    if table == "patterns":
        mode = f", {line['mode']}" if line.get("mode") else ""
        return f"the wording {seen} is listed as {_type(line['type'], mode)}"
    if table == "status_cues":
        return f"{seen} stands with “{line['words']}”, {_listed(table, line)}"
    return f"{seen} is listed as {_listed(table, line)}"


def _listed(table: str, line: Mapping[str, str]) -> str:
    kind = _words().get(("kind", f"{table} {line.get('kind', '')}"), "")
    if table == "names":
        return kind.replace("{state}", country_name(line["code"])) or country_name(line["code"])
    if table == "agents":
        meanings = "; ".join(_sectors().get(s, s) for s in line["sectors"].split("|") if s not in {"", "UNK"})
        return f"{kind or 'an actor'} ({meanings})" if meanings else kind or "an actor"
    if table == "office_holders":
        term = "".join(f" {name} {line[name]}" for name in ("from", "until") if line.get(name))
        of = f" ({country_name(line['country'])})" if line.get("country") else ""
        return f"{line['name']}, {line['office']}{of}{term}"
    if table == "peoples":
        return f"a people of {', '.join(country_name(c) for c in line['countries'].split('|'))}"
    return kind or line.get("name") or next(iter(line.values()), "one of a list")


def _table_of(file: str) -> str:
    """Return a table's name without folder and end.

    >>> _table_of("mine/patterns/own.tsv"), _table_of("names.tsv")
    ('patterns', 'names')
    """
    *folders, name = file.split("/")
    return (
        folders[-1]
        if folders and folders[-1] in {"patterns", "office_holders"}
        else name.removesuffix(".tsv")
    )


def _type(type_: str, mode: str = "") -> str:
    words = _words().get(("type", type_))
    return f"{type_}{mode}" if words is None else f"{words} ({type_}{mode})"


@cache
def _words() -> Mapping[tuple[str, str], str]:
    return {
        (r["of"], r["name"]): r["words"]
        for r in read_table("reason_words.tsv", COLUMNS, folder=Path(__file__).parent)
    }


@cache
def _sectors() -> Mapping[str, str]:
    return {r["sector"]: r["meaning"] for r in read_table("sectors.tsv", ("sector", "meaning", "citation"))}
