"""Mend slips of the parser that the words around them can tell.

Six slips are common in news prose and turn a record upside down (a seventh is told in article_names.py):

* "Lavrov said the talks had failed and *added* that ...": the second verb of saying is attached under the
  clause said, as if the talks had added;
* "urged the embassy to reconsider and spoke with": the finite verb is joined to the infinitive;
* "Senegal severs relations" and other headlines: the verb is taken for a plural noun;
* "Gabon seized Angolan boats and *Angola* closed the border": the subject of the second clause is joined to the
  object of the first;
* "US President A and Turkish President B met": the first name is taken for a part of the second;
* "The envoy was expelled from the country for spying *by Russia*": the agent of the passive is attached to
  the nearest noun or gerund.
"""

from __future__ import annotations

from collections.abc import Collection

from detente.parse.article_names import with_article_names
from detente.parse.joined_clauses import (
    with_finite_conjuncts_raised,
    with_joined_clauses_parted,
    with_speech_conjuncts_raised,
)
from detente.parse.joined_names import with_joined_names_parted
from detente.parse.mistaken_words import with_headline_verbs, with_names_as_subjects
from detente.parse.passive_agents import with_agents_raised
from detente.records import Token


def repaired(tokens: tuple[Token, ...], speech_verbs: Collection[str]) -> tuple[Token, ...]:
    """Return the tokens with mended heads; the same tuple where there is nothing to mend.

    `speech_verbs` are lemmas of verbs of saying ("say", "add", "warn").
    """
    mended = with_article_names(with_headline_verbs(tokens))
    mended = with_names_as_subjects(mended)
    mended = with_joined_names_parted(mended)
    mended = with_joined_clauses_parted(mended, speech_verbs)
    mended = with_finite_conjuncts_raised(mended)
    mended = with_speech_conjuncts_raised(mended, speech_verbs)
    return with_agents_raised(mended)
