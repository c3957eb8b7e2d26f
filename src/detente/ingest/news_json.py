"""The answers of news services in JSON to `Document`s: lists of articles as GDELT, NewsAPI and others give them."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from detente.ingest.reading import Item, Reading, refused
from detente.ingest.rows import BadRowError, document_of_row, fields_of, read_json
from detente.records import Document

_LISTS = ("articles", "results", "docs", "documents", "items", "data", "news", "hits", "value", "stories")
_WITHIN = ("response", "articles", "hits", "data")
_CUT = re.compile(r"\[\+\d{1,9} chars\]\s{0,9}\Z")
_CUT_NOTE = "the news service cut the text off"


def documents_of_json(data: bytes, name: str, reading: Reading) -> Iterator[Item]:
    """Yield one document or refusal for every article of a JSON file: one record, a list, or a service's answer.

    Known are the keys of GDELT's article lists, NewsAPI, the Guardian, the New York Times and tables alike;
    `reading.columns` names others. An article that has only an address is refused: fetch it.
    """
    try:
        found = read_json(data)
    except BadRowError as error:
        yield refused(name, name, error)
        return
    articles = _articles(found)
    if articles is None:
        yield refused(name, name, f"no list of articles in it ({', '.join(_LISTS[:5])}, ...)")
        return
    if not articles:
        yield replace(refused(name, name, "empty: its list of articles is empty"), empty=True)
    for number, article in enumerate(articles, start=1):
        where = f"{name}:{number}"
        if not isinstance(article, dict):
            yield refused(where, where, "the article is no JSON object")
            continue
        yield _document(article.get("_source", article), where, reading)


def _articles(found: Any) -> list[Any] | None:
    if isinstance(found, list):
        return found
    if not isinstance(found, dict):
        return None
    for key in _LISTS:
        if isinstance(found.get(key), list):
            return list(found[key])
    for key in _WITHIN:
        if isinstance(found.get(key), dict) and (inner := _articles(found[key])) is not None:
            return inner
    return [found] if fields_of(found, {})["text"] is not None else None


def _document(article: Any, where: str, reading: Reading) -> Item:
    if not isinstance(article, dict):
        return refused(where, where, "the article is no JSON object")
    fields = fields_of(article, reading.columns)
    text, is_cut = fields["text"], False
    description = next(
        (article[k] for k in ("description", "lead_paragraph", "snippet", "summary") if article.get(k)), None
    )
    if isinstance(text, str) and (found := _CUT.search(text, max(0, len(text) - 60))):
        text, is_cut = text[: found.start()].rstrip(" \n\r…."), True
    if text is None or is_cut:
        text = _joined(description, text)
    if not text:
        address = f" ({fields['url']})" if isinstance(fields["url"], str) else ""
        return refused(where, where, f"no text, only an address{address}: get it with 'detente fetch'")
    sha256 = hashlib.sha256(json.dumps(article, sort_keys=True).encode()).hexdigest()
    try:
        made = document_of_row({**fields, "text": text}, reading, sha256, fallback=where)
    except BadRowError as error:
        return refused(where, where, error)
    return replace(made, notes=(*made.notes, _CUT_NOTE)) if is_cut and isinstance(made, Document) else made


def _joined(description: Any, text: Any) -> str:
    parts = [part.strip() for part in (description, text) if isinstance(part, str) and part.strip()]
    if len(parts) == 2 and parts[1].startswith(parts[0][:60]):
        return parts[1]
    return "\n".join(parts)
