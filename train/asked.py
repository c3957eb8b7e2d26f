"""What every `make train-...` over the models of the folds can be asked."""

from __future__ import annotations

import argparse
from pathlib import Path

from train.event_model.sources import DATA


def parser_for(description: str | None, out: str) -> argparse.ArgumentParser:
    """Return a parser of the folders: `data`, `work`, where `make train` left its folds, and `out`."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the development data")
    parser.add_argument("--work", type=Path, default=Path("build/train"), help="where the folds' models are")
    parser.add_argument("--out", type=Path, default=Path(out), help="where what is learned is written")
    return parser
