"""What becomes of an export whose reader goes away."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.cli import exporting
from detente.store.search import Conditions


def test_a_reader_that_has_had_enough_is_not_told_as_a_fault(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def gone(*_: object, **__: object) -> int:
        raise BrokenPipeError(32, "Broken pipe")

    monkeypatch.setattr(exporting, "export_events", gone)
    with pytest.raises(BrokenPipeError):
        exporting.export_to(tmp_path, "icews", None, Conditions(), (), None, statements=False)
    assert "cannot be written" not in capsys.readouterr().err
