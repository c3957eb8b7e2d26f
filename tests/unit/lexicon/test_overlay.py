"""A user's lines take the place of shipped ones with their key and come before the others."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.lexicons import write_table

from detente.actors.agents import default_agent_index
from detente.actors.names import default_name_index
from detente.app.parties import default_parties
from detente.attribution.cues import default_cue_lexicon
from detente.events.ontology import default_ontology
from detente.events.patterns import default_patterns
from detente.lexicon import SHIPPED, LexiconError, Lexicons, is_line_of
from detente.lexicon.keys import FOLDERS, KEYS, key_of
from detente.lexicon.table import Row
from detente.lexicon.vocabulary import header_of
from detente.timex.words import read_time_words

AGENTS = ("words", "sectors", "kind", "citation")


def test_without_a_folder_the_shipped_lines_are_given() -> None:
    assert not any(row.of_user for row in SHIPPED.table("agents.tsv", AGENTS))
    assert SHIPPED.names() == ()


def test_line_with_a_shipped_key_replaces_it_and_others_are_added(tmp_path: Path) -> None:
    write_table(tmp_path, "agents.tsv", "abbot|MIL|office|own", "warp officer|MIL|office|own")
    rows = Lexicons(tmp_path).table("agents.tsv", AGENTS)
    assert [r.list("sectors") for r in rows if r["words"] == "abbot"] == [("MIL",)]
    assert len(rows) == len(SHIPPED.table("agents.tsv", AGENTS)) + 1
    assert [r.where for r in rows[:2]] == [f"{tmp_path}/agents.tsv:2", f"{tmp_path}/agents.tsv:3"]


def test_evidence_of_an_agent_is_the_users_line(tmp_path: Path) -> None:
    write_table(tmp_path, "agents.tsv", "abbot|MIL|office|own")
    agent = default_agent_index(Lexicons(tmp_path)).agents["abbot"]
    assert (agent.sectors, agent.where) == (("MIL",), f"{tmp_path}/agents.tsv:2")


def test_name_of_a_users_replaces_all_that_it_meant(tmp_path: Path) -> None:
    write_table(tmp_path, "names.tsv", "Prague|SVK|capital|||own")
    readings = default_name_index(Lexicons(tmp_path)).readings["Prague"]
    assert [getattr(r, "code", None) for r in readings] == ["SVK"]


def test_term_of_an_office_is_replaced_and_the_others_stay(tmp_path: Path) -> None:
    term = "Bill Clinton||USA|president|GOV|1993-01-20|1999-01-01|own"
    write_table(tmp_path, "office_holders/mine.tsv", term)
    ((clinton,),) = default_name_index(Lexicons(tmp_path)).readings["Bill Clinton"]
    (changed,) = [o for o in clinton.offices if o.office == "president"]
    assert str(changed.term.last) == "1999-01-01"
    shipped = default_name_index().readings["Bill Clinton"][0][0]
    assert len(clinton.offices) == len(shipped.offices)


def test_first_name_of_a_users_tells_which_name_is_the_family_name(tmp_path: Path) -> None:
    write_table(tmp_path, "office_holders/mine.tsv", "Wuxi Danfei||CHN|envoy|GOV|2001||own")
    assert default_name_index(Lexicons(tmp_path)).called("Wuxi")
    write_table(tmp_path, "given_names.tsv", "Wuxi|f|own")
    index = default_name_index(Lexicons(tmp_path))
    assert (bool(index.called("Danfei")), index.called("Wuxi")) == (True, ())


def test_term_of_a_party_is_replaced_and_the_others_stay(tmp_path: Path) -> None:
    write_table(tmp_path, "parties.tsv", "Democratic Party|ruling||2001-01-20|2009-01-19|own")
    parties = default_parties(Lexicons(tmp_path))
    assert parties.role("Democratic Party", date(2005, 1, 1)) == "ruling party"
    assert parties.role("Democratic Party", date(2018, 1, 1)) == "opposition party, liberal"


def test_pattern_with_a_shipped_ones_words_replaces_it_in_any_order_and_type(tmp_path: Path) -> None:
    shipped = next(p for p in default_patterns().patterns if p.lemma == "hold" and "hostage" in str(p))
    line = "hold/v obj:captive¦hostage|CONSULT|||||France held British hostages.|FRA>GBR|own"
    write_table(tmp_path, "patterns/mine.tsv", line)
    patterns = default_patterns(Lexicons(tmp_path)).patterns
    assert shipped.where not in {p.where for p in patterns}
    assert patterns[0].where == f"{tmp_path}/patterns/mine.tsv:2"
    assert len(patterns) == len(default_patterns().patterns)


def test_pattern_of_a_users_comes_before_shipped_ones_of_its_head(tmp_path: Path) -> None:
    write_table(tmp_path, "patterns/mine.tsv", "meet/v|ACCUSE|||||France met Spain.|FRA>ESP|own")
    bucket = default_patterns(Lexicons(tmp_path))._by_head["meet", "v"]
    assert bucket[0].of_user
    assert any(p.specificity > bucket[0].specificity for p in bucket[1:])


def test_types_are_added_and_changed(tmp_path: Path) -> None:
    write_table(tmp_path, "types.tsv", "HOSTAGE-DIPLOMACY|4|-7.8|own", "AGREE|1|3.0|own")
    ontology = default_ontology(Lexicons(tmp_path))
    assert ontology.values("HOSTAGE-DIPLOMACY") == (4, -7.8)
    assert ontology.values("AGREE") == (1, 3.0)
    assert ontology.values("CONSULT") == default_ontology().values("CONSULT")
    assert ontology.cameo_of("HOSTAGE-DIPLOMACY", None, ()) is None


def test_stance_of_a_cue_is_replaced_for_its_kind(tmp_path: Path) -> None:
    write_table(tmp_path, "cues.tsv", "claim|speech|?|own")
    cues = default_cue_lexicon(Lexicons(tmp_path)).by_lemma["claim"]
    assert {c.kind: c.stance for c in cues if c.words == ("claim",)}["speech"] == "?"
    assert {c.kind for c in cues} == {c.kind for c in default_cue_lexicon().by_lemma["claim"]}


def test_time_word_of_a_users_is_read_before_a_shipped_line_that_has_it_too(tmp_path: Path) -> None:
    write_table(tmp_path, "time_words.tsv", "fortnight|unit|3W|own")
    single = read_time_words(Lexicons(tmp_path)).single
    assert (single["fortnight"]["unit"], single["fortnights"]["unit"]) == ("3W", "2W")


def test_line_of_reads_shipped_and_own_lines(tmp_path: Path) -> None:
    write_table(tmp_path, "patterns/mine.tsv", "meet/v|ACCUSE|||||France met Spain.|FRA>ESP|own")
    lexicons = Lexicons(tmp_path)
    own, shipped = lexicons.line_of(f"{tmp_path}/patterns/mine.tsv:2"), lexicons.line_of("types.tsv:2")
    assert own is not None
    assert shipped is not None
    assert (own["type"], shipped["type"]) == ("ACCUSE", "AGREE")
    assert lexicons.line_of(f"{tmp_path}/patterns/mine.tsv:3") is None
    assert lexicons.line_of(f"{tmp_path}/none.tsv:2") is None
    assert SHIPPED.line_of(f"{tmp_path}/patterns/mine.tsv:2") is None


def test_file_with_the_mark_and_line_ends_of_windows_is_read(tmp_path: Path) -> None:
    text = "\ufeff" + "\t".join(AGENTS) + "\r\nwarp officer\tMIL\toffice\town\r\n"
    (tmp_path / "agents.tsv").write_bytes(text.encode())
    assert Lexicons(tmp_path).table("agents.tsv", AGENTS)[0]["citation"] == "own"


def test_faulty_line_of_a_users_stops_the_load_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "agents.tsv").write_text("\t".join(AGENTS) + "\nwarp officer\tMIL\n")
    with pytest.raises(LexiconError, match=rf"^{tmp_path}/agents\.tsv:2: 2 cells, not 4$"):
        Lexicons(tmp_path).table("agents.tsv", AGENTS)


def test_lines_and_files_left_out_are_passed_over(tmp_path: Path) -> None:
    write_table(tmp_path, "agents.tsv", "warp officer|MIL|office|own", "helm officer|MIL|office|own")
    one = Lexicons(tmp_path, frozenset({"agents.tsv:2"})).table("agents.tsv", AGENTS)
    assert [r["words"] for r in one if r.of_user] == ["helm officer"]
    none = Lexicons(tmp_path, frozenset({"agents.tsv"})).table("agents.tsv", AGENTS)
    assert [r for r in none if r.of_user] == []


@pytest.mark.parametrize("table", KEYS)
def test_keys_are_columns_of_their_tables(table: str) -> None:
    assert set(KEYS[table]) <= set(header_of(f"{table}/x.tsv" if table in FOLDERS else table))


def test_key_of_a_pattern_is_the_same_in_any_order() -> None:
    one = Row("x:2", {"pattern": "hold/v obj:a|b as:c"})
    other = Row("x:3", {"pattern": "hold/v as:c obj:b|a"})
    assert key_of("patterns/x.tsv", one) == key_of("patterns/y.tsv", other)


@pytest.mark.parametrize(
    ("rule", "is_one"),
    [
        ("names.tsv:2", True),
        ("/a/b/names.tsv:2", True),
        ("a/patterns/names.tsv:2", False),
        ("not_names.tsv:2", False),
        ("status.told", False),
    ],
)
def test_line_of_a_table_is_known_by_its_file(rule: str, is_one: bool) -> None:
    assert is_line_of(rule, "names.tsv") is is_one
