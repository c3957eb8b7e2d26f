"""Model files that are altered, missing or of a kind that can run code."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from detente.encode import (
    ModelError,
    default_attribution_tagger,
    default_event_model,
    default_factuality_model,
    default_pair_reader,
    default_sides_model,
    default_worth_model,
    open_model,
)
from detente.encode.factuality import FACTUALITY_FOLDER
from detente.encode.files import FOLDER
from detente.encode.relation import PAIRS_FOLDER
from detente.encode.tagger import TAGGER_FOLDER


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "model"))


def test_an_altered_model_stops_the_run_and_is_named(copy: Path) -> None:
    (copy / "roles.onnx").write_bytes((copy / "roles.onnx").read_bytes() + b"\0")
    with pytest.raises(ModelError, match=r"roles\.onnx: its SHA-256 is not that of card\.json"):
        default_event_model(open_model(copy))


def test_a_missing_file_is_named(copy: Path) -> None:
    (copy / "encoder.onnx").unlink()
    with pytest.raises(ModelError, match=r"encoder\.onnx: No such file"):
        default_event_model(open_model(copy))


def test_a_folder_without_card_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"card\.json: no readable model card"):
        open_model(tmp_path)


@pytest.mark.parametrize("name", ["model.pkl", "model.joblib", "model.pt", "pytorch_model.bin"])
def test_pickled_models_are_never_opened(copy: Path, name: str) -> None:
    card = json.loads((copy / "card.json").read_text(encoding="utf-8"))
    card["files"][name] = "0" * 64
    (copy / "card.json").write_text(json.dumps(card), encoding="utf-8")
    (copy / name).write_bytes(b"cos\nsystem\n(S'true'\ntR.")
    with pytest.raises(ModelError, match="pickled models are never opened"):
        open_model(copy).read(name)


def test_a_tagger_that_learned_from_another_encoder_is_refused(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(TAGGER_FOLDER, tmp_path / "tagger"))
    card = json.loads((folder / "card.json").read_text(encoding="utf-8"))
    card["encoder"] = "0" * 64
    (folder / "card.json").write_text(json.dumps(card), encoding="utf-8")
    with pytest.raises(ModelError, match="learned from an encoder other than that of"):
        default_attribution_tagger(open_model(), open_model(folder))


def test_an_altered_tagger_stops_the_run_and_is_named(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(TAGGER_FOLDER, tmp_path / "tagger"))
    (folder / "spans.onnx").write_bytes(b"")
    with pytest.raises(ModelError, match=r"spans\.onnx: its SHA-256 is not that of card\.json"):
        default_attribution_tagger(open_model(), open_model(folder))


def test_a_judge_of_sides_made_for_other_rows_is_refused() -> None:
    with pytest.raises(ModelError, match="made for rows of other values"):
        default_sides_model(["type ASSAULT"])


def test_a_judge_of_events_made_for_other_rows_is_refused() -> None:
    with pytest.raises(ModelError, match="made for rows of other values"):
        default_worth_model(["type ASSAULT"])


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("encoder", "0" * 64, "made for an encoder other than that of"),
        ("blocks", [["told", 16]], "made for other numbers than this version of détente gives"),
    ],
)
def test_weights_of_pairs_that_were_made_for_something_else_are_refused(
    tmp_path: Path, name: str, value: object, reason: str
) -> None:
    folder = Path(shutil.copytree(PAIRS_FOLDER, tmp_path / "pairs"))
    card = json.loads((folder / "card.json").read_text(encoding="utf-8"))
    (folder / "card.json").write_text(json.dumps({**card, name: value}), encoding="utf-8")
    with pytest.raises(ModelError, match=reason):
        default_pair_reader(open_model(folder))


def test_a_tokenizer_that_two_models_share_is_checked_for_both(copy: Path) -> None:
    shared = copy.with_name("events")
    copy.rename(shared)
    other = Path(shutil.copytree(FACTUALITY_FOLDER, shared.with_name("factuality")))
    default_factuality_model(open_model(other))
    (shared / "tokenizer.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelError, match=r"tokenizer\.json: its SHA-256 is not that of card\.json"):
        default_factuality_model(open_model(other))
