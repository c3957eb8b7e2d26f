from __future__ import annotations

import re
from pathlib import Path

import pytest

import detente
from detente.app.reasons import COLUMNS, because
from detente.lexicon import SHIPPED, read_table
from detente.records import Evidence, Span

TEXT = "Russia recalled its ambassador on Monday."
WORDING, RUSSIA = Span(7, 30), Span(0, 6)
SOURCE = Path(detente.__file__).parent
FAMILIES = ("actors", "attribution", "context", "coref", "roles", "speech", "status", "timex")


def _line_with(file: str, start: str) -> str:
    lines = (SOURCE / "resources" / file).read_text(encoding="utf-8").split("\n")
    return f"{file}:{next(n for n, line in enumerate(lines, start=1) if line.startswith(start))}"


@pytest.mark.parametrize(
    ("rule", "span", "words"),
    [
        ("events-l6 1.1: SANCTION 0.83", WORDING, "the reading model is 83 % sure that “recalled its ambassador” tells "
         "of cutting or reducing relations (SANCTION)"),
        ("events-l6 1.1: actor 0.91", RUSSIA, "the reading model is 91 % sure that “Russia” does it"),
        ("events-l6 1.1: denied 0.70", None, "the reading model is 70 % sure that it is told as not having happened, "
         "or not happening"),
        ("sides 1.0: recipient USA 0.62", WORDING, "the model of sides is 62 % sure that it is done to United States"),
        ("participants 1.0: actor 0.83", RUSSIA, "the model of participants is 83 % sure that “Russia” does it"),
        ("worth 1.0: SANCTION 0.71", WORDING, "the model of events kept is 71 % sure that “recalled its ambassador” "
         "tells of cutting or reducing relations (SANCTION)"),
        ("attribution-l3 1.0: cue 1.00", WORDING, "the model of voices is more than 99 % sure that “recalled its "
         "ambassador” tells who says it"),
        ("status.denied_by:e4", WORDING, "it is denied elsewhere in the text: “recalled its ambassador” (event e4)"),
        ("roles.inside_toward", RUSSIA, "“Russia” stands after “toward”, inside the wording’s object"),
        ("", RUSSIA, "it stands for nobody who could be made out"),
        ("coref.short_mention", RUSSIA, "it is a short form of “Russia”"),
        ("mine.own_rule", None, "it fits the rule mine.own_rule"),
    ],
)  # fmt: skip
def test_rule_or_model_is_told_in_words(rule: str, span: Span | None, words: str) -> None:
    assert because(Evidence("type", "events", rule, span), TEXT, SHIPPED).words == words


@pytest.mark.parametrize(
    ("file", "start", "span", "words"),
    [
        ("patterns/sanction.tsv", "recall/v obj:ambassador", WORDING, "the wording “recalled its ambassador” is listed "
         "as cutting or reducing relations (SANCTION, withdraw)"),
        ("names.tsv", "Russia\tRUS\tname", RUSSIA, "“Russia” is listed as a name of Russia"),
        ("status_cues.tsv", "fail\t", WORDING, "“recalled its ambassador” stands with “fail”, a word that says it did "
         "not happen"),
        ("cues.tsv", "say\tspeech", WORDING, "“recalled its ambassador” is listed as a word of saying"),
        ("agents.tsv", "abbey\t", RUSSIA, "“Russia” is listed as a kind of body or group "
         "(religious bodies and clergy)"),
    ],
)  # fmt: skip
def test_line_of_a_lexicon_is_told_with_what_it_says_and_where_it_stands(
    file: str, start: str, span: Span, words: str
) -> None:
    rule = _line_with(file, start)
    found = because(Evidence("type", "events", rule, span), TEXT, SHIPPED)
    number = rule.rpartition(":")[2]
    assert found.words == f"{words}; line {number} of {file}"
    assert found.record.startswith(f"{rule}: ")


def test_every_rule_in_the_code_has_words() -> None:
    known = {
        row["name"]
        for row in read_table("reason_words.tsv", COLUMNS, folder=SOURCE / "app")
        if row["of"] == "rule"
    }
    named = re.compile(rf'"((?:{"|".join(FAMILIES)})\.[a-z_]+)"')
    stages = (path for path in SOURCE.rglob("*.py") if path.parent.name not in {"web", "app", "cli"})
    found = {rule for path in stages for rule in named.findall(path.read_text(encoding="utf-8"))}
    assert len(found) > 100
    plain = {rule.replace("inside_", "").replace("_inside", "") for rule in found}
    assert (
        plain - known - {f"roles.{preposition}" for preposition in ("to", "on", "of", "in", "for", "into")}
        == set()
    )


@pytest.mark.parametrize("slot", ["subj", "obj", "iobj", "poss", "mod", "inf"])
def test_slot_of_a_pattern_that_is_no_preposition_is_told_in_words(slot: str) -> None:
    found = because(Evidence("actors", "events", f"roles.{slot}", WORDING), TEXT, SHIPPED)
    assert "stands after" not in found.words


@pytest.mark.parametrize("table", ["agents", "cues", "names", "status_cues"])
def test_every_kind_of_line_has_words(table: str) -> None:
    header, *lines = (
        (SOURCE / "resources" / f"{table}.tsv").read_text(encoding="utf-8").rstrip("\n").split("\n")
    )
    kinds = {line.split("\t")[header.split("\t").index("kind")] for line in lines}
    told = {
        row["name"]
        for row in read_table("reason_words.tsv", COLUMNS, folder=SOURCE / "app")
        if row["of"] == "kind"
    }
    assert {f"{table} {kind}" for kind in kinds} <= told


def test_every_type_has_words() -> None:
    types = {row["type"] for row in read_table("types.tsv", ("type", "quad_class", "intensity", "citation"))}
    told = {
        row["name"]
        for row in read_table("reason_words.tsv", COLUMNS, folder=SOURCE / "app")
        if row["of"] == "type"
    }
    assert types <= told
