"""The lexicon of cues."""

from __future__ import annotations

from collections import Counter

from detente.attribution.cues import COLUMNS, default_cue_lexicon
from detente.lexicon import read_table


def test_no_cue_stands_twice_in_one_kind() -> None:
    counts = Counter((r["words"], r["kind"]) for r in read_table("cues.tsv", COLUMNS))
    assert [pair for pair, count in counts.items() if count > 1] == []


def test_longest_cue_comes_first() -> None:
    lengths = [len(c.words) for c in default_cue_lexicon().by_lemma["call"]]
    assert lengths == sorted(lengths, reverse=True)


def test_say_is_a_verb_of_saying_and_pretend_counters_facts() -> None:
    lexicon = default_cue_lexicon()
    assert lexicon.has("say", "speech")
    assert {c.stance for c in lexicon.by_lemma["pretend"]} == {"c"}
    assert "-" in {c.stance for c in lexicon.by_lemma["deny"]}
