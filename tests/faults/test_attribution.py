"""Bad input for the attribution stage: odd texts and faulty lexicons."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from detente.attribution import default_attribution_finder
from detente.attribution.cues import default_cue_lexicon
from detente.attribution.quotations import find_quotations
from detente.lexicon import LexiconError, Lexicons
from detente.records import Document, Parse

Parsed = Callable[[str], tuple[Document, tuple[Parse, ...]]]


@pytest.mark.parametrize(
    "text", ["", " \n\n ", '"', '""""""""', "“““", "”””", "said said said.", ":", "Q:\nA:\nQ:"]
)
def test_text_without_content_attributes_nothing(parsed: Parsed, text: str) -> None:
    document, parses = parsed(text)
    assert all(a.content == () for a in default_attribution_finder()(document, parses, ()))


def test_text_without_parses_attributes_nothing() -> None:
    assert default_attribution_finder()(Document("x", 'He said, "We left."'), (), ()) == ()


def test_ten_thousand_marks_are_read_in_no_time() -> None:
    assert len(find_quotations('"a" ' * 5_000)) == 5_000


def test_all_faults_of_a_lexicon_are_told_at_once(tmp_path: Path) -> None:
    lines = [
        "words\tkind\tstance\tcitation",
        "say\tspeach\t+\town",
        "deny\tspeech\tno\town",
        "\tnoun\t+\town",
    ]
    (tmp_path / "cues.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    with pytest.raises(LexiconError) as told:
        default_cue_lexicon(Lexicons(tmp_path))
    assert "cues.tsv:2: no kind 'speach'" in str(told.value)
    assert "cues.tsv:3: no stance 'no'" in str(told.value)
    assert "cues.tsv:4: no words" in str(told.value)
