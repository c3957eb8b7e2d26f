"""Speaker labels: "MS. PSAKI:", "Q", and headlines like "Lavrov: talks to resume"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from detente.attribution.draft import Draft
from detente.records import SPEAKER_LABEL, Mention, Parse, Participant, Span

_CAPITALS = "A-Z" + "".join(c for c in map(chr, range(0xC0, 0x250)) if c.isupper())
"""Latin capitals with their accents: "MINISTER ŠIMKŮ:" is a label as "MINISTER DOE:" is."""
_WORD = rf"[{_CAPITALS}][{_CAPITALS}.'’\-]+"
_LABEL = re.compile(
    rf"^[\"“]?(?P<label>[QA](?=:)|Q(?=\s{{1,4}}[A-Z“\"])|QUESTION(?=:)|{_WORD}(?:\s{_WORD}){{0,5}}(?:\s?\([^)\n]{{1,40}}\))?(?=:)"
    r"|(?:M[rs]{1,2}|Mrs|Dr|Secretary|President|Minister|Ambassador|Senator)\.?(?:\s[A-Z][\w.'’\-]+){1,4}(?=:))"
    r":?\s*",
    re.MULTILINE,
)
_HEADING = re.compile(r"^(?P<name>(?:[A-Z][\w.'’\-]*\s){0,5}[A-Z][\w.'’\-]*): (?=[A-Z‘'“\"a-z])")
_LEAST_TURNS = 2
_OFFICE = re.compile(
    r"\b(?:PRESIDENT|SECRETARY|MINISTER|CHANCELLOR|PREMIER|AMBASSADOR|SENATOR|SPEAKER|GENERAL|ADMIRAL|LADY)\b"
)
"""What a label names that stands alone, above the remarks of one speaker; "UPDATE:" and "AP:" are none."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says in a transcript, label excluded."""

    label: Span
    words: Span


def find_turns(text: str) -> tuple[Turn, ...]:
    r"""Return the turns of a transcript: two lines with a speaker's label, or one whose label names an office.

    >>> [t.label.of("Q: Why?\nMS. DOE: Because.") for t in find_turns("Q: Why?\nMS. DOE: Because.")]
    ['Q', 'MS. DOE']
    """
    labels = list(_LABEL.finditer(text))
    if len(labels) < _LEAST_TURNS and not any(_OFFICE.search(m["label"]) for m in labels):
        return ()
    ends = [m.start() for m in labels[1:]] + [len(text)]
    return tuple(
        Turn(Span(*m.span("label")), Span(m.end(), end)) for m, end in zip(labels, ends, strict=True)
    )


def is_turn(quotation: Span, turns: Sequence[Turn], text: str) -> bool:
    """Return whether a quotation is a paragraph of a transcript whose speakers' labels stand in quotation marks."""
    around = next((t for t in reversed(turns) if t.label.start <= quotation.start + 1), None)
    if around is None or text[max(0, around.label.start - 1)] not in '"“':
        return False
    return not text[text.rfind("\n", 0, quotation.start) + 1 : quotation.start].strip()


@dataclass(frozen=True, slots=True)
class TurnReader:
    """Makes an attribution of each sentence in a transcript."""

    turns: Sequence[Turn]
    text: str

    def read(self, parses: Sequence[Parse], named: Mapping[int, Mention]) -> Iterator[Draft]:
        """Yield one draft a sentence; `named` gives the mention that stands at a label's offset, if any."""
        speakers: dict[str, Mention] = {}
        at = 0
        for turn in self.turns:
            words = turn.label.of(self.text)
            while at < len(parses) and parses[at].span.end <= turn.label.start:
                at += 1
            for parse in parses[at:]:
                if parse.span.start >= turn.words.end:
                    break
                speaker = speakers.setdefault(words, self._speaker(turn, parse, named))
                start = max(parse.span.start, turn.words.start)
                content = Span(min(start, parse.span.end), parse.span.end)
                if not any(c.isalnum() for c in content.of(self.text)):
                    continue
                first = parse.span.start <= turn.label.start
                here = self._speaker(turn, parse, named) if first else speaker
                colon = Span(turn.label.end, turn.label.end + 1)
                cue = colon if first and colon.of(self.text) == ":" else None
                yield Draft(parse, None, None, cue, (content,), SPEAKER_LABEL, speaker=here, whole=True)

    def _speaker(self, turn: Turn, parse: Parse, named: Mapping[int, Mention]) -> Mention:
        for offset in range(turn.label.end - 1, turn.label.start - 1, -1):
            if offset in named:
                return named[offset]
        words = turn.label.of(self.text)
        head = max(parse.covering(turn.label), default=0)
        return Mention(turn.label, parse.sentence, head, Participant(words), "name")


def headline(parse: Parse, text: str, mentioned: Collection[int]) -> Draft | None:
    """Return what a headline gives to the name before its colon ("Lavrov: talks to resume")."""
    words = parse.span.of(text)
    match = _HEADING.match(words)
    if match is None or words.endswith((".", ":")) or not any(c.isalpha() for c in words[match.end() :]):
        return None
    heads = parse.covering(Span(parse.span.start, parse.span.start + match.end("name")))
    if not heads or any(parse.tokens[i].tag in {"VBD", "VBZ", "VBP", "MD"} for i in heads):
        return None
    if heads[-1] not in mentioned and parse.tokens[heads[-1]].entity not in {"PERSON", "ORG", "GPE", "NORP"}:
        return None
    colon = Span(parse.span.start + match.end("name"), parse.span.start + match.end("name") + 1)
    content = Span(parse.span.start + match.end(), parse.span.end)
    return Draft(parse, heads[-1], None, colon, (content,), "attribution.headline_colon")
