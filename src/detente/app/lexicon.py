"""Check a user's folder of lexicons, its patterns' examples too."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from detente.app.examples import patterns_of, verdicts_on
from detente.lexicon.checking import Checked, check_tables, without_faulty
from detente.lexicon.fault import Fault
from detente.pipeline import coder_over


def check_lexicon(folder: Path | str) -> Checked:
    """Return all faults of a folder of lexicons at once, each with its line, its reason and the way out.

    The examples of its patterns are coded with the folder's sound lines over the shipped ones, so that one
    faulty line hides no other.

    Raises:
        LexiconError: if there is no such folder, or no table in it; a ValueError.
    """
    folder = Path(folder)
    checked = check_tables(folder)
    lexicons = without_faulty(folder, checked.faults)
    if not any(name.startswith("patterns/") for name in lexicons.names()):
        return checked
    coder = coder_over(lexicons)
    own = [pattern for pattern in patterns_of(coder) if pattern.of_user]
    examples = [
        Fault(pattern.where, f"the example gives {verdict}", _WAY_OUT)
        for pattern, verdict in verdicts_on(coder, own)
        if verdict
    ]
    return replace(checked, faults=(*checked.faults, *examples))


_WAY_OUT = "mend pattern, slots or example; 'detente explain' shows how a sentence is read"
