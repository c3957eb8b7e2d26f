"""Speakers whom only the label of their turn names: "MR PRICE:", "CHANCELLOR SCHOLZ:"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from detente.records import Evidence, Mention, Parse, Participant, Span

LABEL = "coref.speaker_label"
"""The rule of whoever a label alone names."""

_FORMS = frozenset({"mr", "ms", "mrs", "miss", "dr"})
_TITLES = _FORMS | {
    "prime", "foreign", "defence", "defense", "minister", "president", "vice", "deputy", "assistant", "under",
    "acting", "secretary", "general", "of", "state", "chancellor", "ambassador", "first", "lady", "king", "queen",
    "premier", "commissioner", "administrator", "senator", "congressman", "congresswoman"
}  # fmt: skip
_LONGEST = 8
"""Words of a label; longer capitals are a heading."""


def labelled(parse: Parse, here: Sequence[Mention]) -> list[Mention]:
    """Return a mention of the titled name in capitals that opens a sentence before a colon, if none stands there."""
    words = list(takewhile(lambda t: t.text != ":", parse.tokens[: _LONGEST + 1]))
    count = len(words)
    is_label = (
        1 < count <= _LONGEST and count < len(parse.tokens) and all(t.text.upper() == t.text for t in words)
    )
    if not is_label or any(m.head < count for m in here):
        return []
    titles = list(takewhile(lambda w: w in _TITLES, (t.text.lower().rstrip(".") for t in words)))
    names = words[len(titles) :]
    if not titles or not names or not all(t.text[:1].isalpha() for t in names):
        return []
    span = Span(words[0].start, words[-1].end)
    who = Participant(" ".join(t.text for t in names).title(), None, ("GOV",))
    role = " ".join(w for w in titles if w not in _FORMS)
    why = (Evidence("participant", "coref", LABEL, span),)
    return [Mention(span, parse.sentence, count - 1, who, "name", why, None, role, True)]
