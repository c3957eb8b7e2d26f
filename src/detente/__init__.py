"""détente: who did what to whom, when, where, who says so and how surely."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from detente.app.code import code as code
    from detente.app.factuality import factuality as factuality
    from detente.app.lexicon import check_lexicon as check_lexicon
    from detente.app.relate import relate as relate
    from detente.app.times import times as times
    from detente.app.who import who as who
    from detente.export.record import as_record as as_record
    from detente.pipeline import Coder as Coder
    from detente.pipeline import default_coder as default_coder
    from detente.records import CodedDocument as CodedDocument
    from detente.records import Document as Document
    from detente.records import Skipped as Skipped
    from detente.store.reading import read_events as read_events

__version__ = "0.1.0"

__all__ = [
    "CodedDocument",
    "Coder",
    "Document",
    "Skipped",
    "__version__",
    "as_record",
    "check_lexicon",
    "code",
    "default_coder",
    "factuality",
    "read_events",
    "relate",
    "times",
    "who",
]

_HOMES = {
    "CodedDocument": "detente.records",
    "Coder": "detente.pipeline",
    "Document": "detente.records",
    "Skipped": "detente.records",
    "as_record": "detente.export.record",
    "check_lexicon": "detente.app.lexicon",
    "code": "detente.app.code",
    "default_coder": "detente.pipeline",
    "factuality": "detente.app.factuality",
    "read_events": "detente.store.reading",
    "relate": "detente.app.relate",
    "times": "detente.app.times",
    "who": "detente.app.who",
}


def __getattr__(name: str) -> Any:
    """Return a public name, its module imported only now so that `import detente` stays quick (PEP 562)."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'detente' has no attribute {name!r}")
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
