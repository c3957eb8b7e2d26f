"""What stops a command is told in one line."""

from __future__ import annotations

import pytest

from detente.cli.running import run


def test_a_library_of_an_extra_that_is_missing_is_named_with_the_way_to_get_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def work() -> int:
        raise ModuleNotFoundError("No module named 'pyarrow'", name="pyarrow")

    assert run(work) == 2
    assert capsys.readouterr().err == "detente: no pyarrow: install it with pip install 'detente[store]'\n"


def test_any_other_missing_module_is_a_fault_and_is_raised() -> None:
    def work() -> int:
        raise ModuleNotFoundError("No module named 'nonsense'", name="nonsense")

    with pytest.raises(ModuleNotFoundError):
        run(work)
