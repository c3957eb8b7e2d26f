"""`python -m train.factuality`: from judged sentences to the shipped model."""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch

from detente.encode.factuality import TOKENIZER
from train.event_model.data import tokenizer_of
from train.event_model.export import write_encoder
from train.event_model.graphs import write
from train.event_model.net import HIDDEN, Encoder
from train.factuality.data import SETS, examples_of
from train.factuality.fit import FactualityNet, Recipe, agreement, train


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, measure, export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--weights", type=Path, required=True, help="model.safetensors, tokenizer.json beside it"
    )
    parser.add_argument("--data", type=Path, required=True, help="folder with uw_train.jsonl and the like")
    parser.add_argument("--out", type=Path, default=Path("src/detente/resources/models/factuality"))
    parser.add_argument("--epochs", type=int, default=Recipe().epochs)
    parser.add_argument(
        "--web", type=int, default=2500, help="sentences of UDS, which are of the web, to learn from"
    )
    parser.add_argument("--kept", type=Path, default=Path("build/factuality.safetensors"))
    parser.add_argument("--some", type=int, default=1, help="take each Nth example only, to try things out")
    asked = parser.parse_args(arguments)
    torch.set_num_threads(1)
    tokenizer = tokenizer_of(asked.weights)
    examples = examples_of(asked.data, "train", tokenizer)[:: asked.some]
    web = [e for e in examples if SETS[e.of] == "uds_ih2"]
    chosen = {id(e) for e in random.Random(3).sample(web, min(asked.web, len(web)))}
    examples = [e for e in examples if SETS[e.of] != "uds_ih2" or id(e) in chosen]
    held = examples_of(asked.data, "dev", tokenizer)[:: asked.some]
    print(f"{len(examples)} sentences, {sum(len(e.labels) for e in examples)} judgements", flush=True)
    net = FactualityNet(Encoder.pretrained(asked.weights))
    started = time.monotonic()
    train(net, examples, held, Recipe(epochs=asked.epochs), asked.kept)
    print(f"trained in {time.monotonic() - started:.0f} s", flush=True)
    net.eval()
    export(net, asked.out, card(agreement(net, held)))


def export(net: FactualityNet, folder: Path, card: Mapping[str, Any]) -> None:
    """Write the model folder beside the event model's, whose tokenizer it shares.

    `card` is what the card says beside the hashes of the files.
    """
    folder.mkdir(parents=True, exist_ok=True)
    write_encoder(net.encoder, folder / "encoder.onnx")
    rows = {name: {0: "rows"} for name in ("words", "answer")}
    write(net.head, {"words": torch.zeros(2, HIDDEN)}, folder / "head.onnx", rows)
    files = ("encoder.onnx", "head.onnx", TOKENIZER)
    hashes = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in files}
    (folder / "card.json").write_text(
        json.dumps({**card, "files": hashes}, indent=1) + "\n", encoding="utf-8"
    )


def card(figures: Mapping[str, float]) -> dict[str, Any]:
    """Return what the model card says beside the hashes."""
    return {
        "name": "factuality-l6",
        "version": "1.0",
        "licence": "Apache-2.0",
        "made_by": "python -m train.factuality",
        "starts_from": "sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0)",
        "learned_from": {
            "uw": "UW event factuality (Lee et al. 2015)",
            "meantime": "MEANTIME (CC BY 4.0)",
            "uds_ih2": "UDS It Happened 2 (CC BY-SA 4.0)",
            "commitmentbank": "CommitmentBank (de Marneffe et al. 2019)",
        },
        "pearson_dev_before_int8": {name: round(figures[name], 3) for name in SETS if name in figures},
    }


if __name__ == "__main__":
    main()
