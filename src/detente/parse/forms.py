"""Parts of speech and lemmas, worked out once for each word form in its use.

spaCy's rules for them look at a word's form, tag and dependency; so they are asked once about a word that has these.
Only the few rules for two words ("let 's") are asked again in every sentence with a word that may open one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from spacy.matcher import Matcher
from spacy.tokens import Doc

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import AttributeRuler, Lemmatizer
    from spacy.vocab import Vocab

Row = tuple[int, ...]

_TOLD: list[int | str] = ["TAG", "DEP", "POS", "MORPH", "LEMMA"]
_ASKED: list[int | str] = ["ORTH", *_TOLD]

_OPENS: Row = ()
"""What is known of a word that may open a rule for several words."""

MOST = 200_000
"""Forms that are remembered at once."""


@dataclass(slots=True)
class Forms:
    """Sets part of speech, morphology and lemma of words as the stages `ruler` and `lemmatizer` of spaCy would.

    `openings` finds the words that may open a rule for several words.
    """

    ruler: AttributeRuler
    lemmatizer: Lemmatizer
    openings: Matcher
    known: dict[Row, Row] = field(default_factory=dict)

    def __call__(self, docs: Sequence[Doc]) -> Iterator[Doc]:
        """Yield the sentences with them."""
        asked = [_rows(doc, _ASKED) for doc in docs]
        if len(self.known) > MOST:
            self.known.clear()
        self._learn(list({row: None for rows in asked for row in rows if row not in self.known}), docs)
        for doc, rows in zip(docs, asked, strict=True):
            told = [self.known[row] for row in rows]
            if _OPENS in told:
                yield self.lemmatizer(self.ruler(doc))
            else:
                yield _with(doc, told)

    def _learn(self, rows: Sequence[Row], docs: Sequence[Doc]) -> None:
        """Ask the rules about words, which stand side by side for that, as if they were a sentence."""
        if not rows:
            return
        vocab = docs[0].vocab
        opening = {start for _, start, _ in self.openings(_sentence_of(rows, vocab), allow_missing=True)}
        self.known.update((rows[index], _OPENS) for index in opening)
        rows = [row for index, row in enumerate(rows) if index not in opening]
        told = self.lemmatizer(self.ruler(_sentence_of(rows, vocab)))
        self.known.update(zip(rows, _rows(told, _TOLD), strict=True))


def forms_of(nlp: Language) -> Forms:
    """Return what does the work of two stages of a parser, and switch these off in it."""
    ruler = cast("AttributeRuler", nlp.get_pipe("attribute_ruler"))
    lemmatizer = cast("Lemmatizer", nlp.get_pipe("lemmatizer"))
    nlp.disable_pipe("attribute_ruler")
    nlp.disable_pipe("lemmatizer")
    openings = Matcher(nlp.vocab)
    rules: list[Any] = [pattern for rule in ruler.patterns for pattern in cast("Any", rule["patterns"])]
    openings.add("opening", [[first] for first, *rest in rules if rest])
    return Forms(ruler, lemmatizer, openings)


def _rows(doc: Doc, attributes: list[int | str]) -> list[Row]:
    return [tuple(row) for row in doc.to_array(attributes).tolist()]


def _sentence_of(rows: Sequence[Row], vocab: Vocab) -> Doc:
    return _with(Doc(vocab, words=[vocab.strings[row[0]] for row in rows]), [row[1:] for row in rows])


def _with(doc: Doc, told: Sequence[Row]) -> Doc:
    numbers: Any = np.array(told, dtype=np.uint64).reshape(len(doc), len(_TOLD))
    return doc.from_array(_TOLD, numbers)
