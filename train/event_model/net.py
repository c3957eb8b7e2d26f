"""The net: a small BERT encoder with heads for triggers, roles, status, voice and marked pairs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from detente.encode.categories import ARCS

HIDDEN = 384
LAYERS = 6
ATTENTION_HEADS = 12
INNER = 1536


class Layer(nn.Module):
    """One transformer layer, normalised after each sum as in BERT."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.query = nn.Linear(HIDDEN, HIDDEN)
        self.key = nn.Linear(HIDDEN, HIDDEN)
        self.value = nn.Linear(HIDDEN, HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up = nn.Linear(HIDDEN, INNER)
        self.down = nn.Linear(INNER, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Return the layer's output; shapes (batch, length, HIDDEN), mask (batch, 1, 1, length) is added."""
        return self.think(self.look(x, mask))

    def look(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Return the vectors with what each takes from the others; without mask nothing is filling."""
        batch, length, _ = x.shape
        shape = (batch, length, ATTENTION_HEADS, HIDDEN // ATTENTION_HEADS)
        q, k, v = (f(x).view(shape).transpose(1, 2) for f in (self.query, self.key, self.value))
        scores = q @ k.transpose(-1, -2) / (HIDDEN // ATTENTION_HEADS) ** 0.5
        scores = scores if mask is None else scores + mask
        mixed = (scores.softmax(-1) @ v).transpose(1, 2).reshape(batch, length, HIDDEN)
        return self.norm1(x + self.dropout(self.out(mixed)))

    def think(self, x: Tensor) -> Tensor:
        """Return the vectors with what each makes of itself, alone."""
        return self.norm2(x + self.dropout(self.down(nn.functional.gelu(self.up(x)))))


def added(mask: Tensor | None, kind: torch.dtype) -> Tensor | None:
    """Return what a layer adds to its scores so that filling, 0 in `mask` (batch, length), is not looked at."""
    return None if mask is None else (1.0 - mask[:, None, None, :].to(kind)) * -1e4


class Encoder(nn.Module):
    """MiniLM-L6: wordpiece ids (batch, length) and mask in, vectors (batch, length, HIDDEN) out."""

    def __init__(self, vocabulary: int = 30522) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, HIDDEN)
        self.places = nn.Embedding(512, HIDDEN)
        self.segments = nn.Embedding(2, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, ids: Tensor, mask: Tensor | None = None) -> Tensor:
        """Return the vectors; `mask` is 1 for a piece and 0 for filling; without it there is none."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.places(places)[None] + self.segments.weight[0]
        x = self.dropout(self.norm(x))
        hidden = added(mask, x.dtype)
        for layer in self.layers:
            x = layer(x, hidden)
        return x

    @classmethod
    def pretrained(cls, weights: Path) -> Encoder:
        """Return the encoder with the weights of a safetensors file in BERT's naming."""
        given = load_file(weights)
        given = {k.removeprefix("bert."): v for k, v in given.items()}
        encoder = cls(given["embeddings.word_embeddings.weight"].shape[0])
        names = {
            "words.weight": "embeddings.word_embeddings.weight",
            "places.weight": "embeddings.position_embeddings.weight",
            "segments.weight": "embeddings.token_type_embeddings.weight",
            "norm.weight": "embeddings.LayerNorm.weight",
            "norm.bias": "embeddings.LayerNorm.bias",
        }
        parts = {
            "query": "attention.self.query",
            "key": "attention.self.key",
            "value": "attention.self.value",
            "out": "attention.output.dense",
            "norm1": "attention.output.LayerNorm",
            "up": "intermediate.dense",
            "down": "output.dense",
            "norm2": "output.LayerNorm",
        }
        for i in range(LAYERS):
            for ours, theirs in parts.items():
                for kind in ("weight", "bias"):
                    names[f"layers.{i}.{ours}.{kind}"] = f"encoder.layer.{i}.{theirs}.{kind}"
        encoder.load_state_dict({ours: given[theirs] for ours, theirs in names.items()})
        encoder.words.weight.requires_grad_(False)
        return encoder


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many values each category has; 0 is always "none or unknown"."""

    pos: int
    dep: int
    entity: int
    arc: int
    path: int
    distance: int
    types: int
    statuses: int


class Triggers(nn.Module):
    """Which type, or none, each word is the trigger of."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.pos = nn.Embedding(sizes.pos, 16)
        self.dep = nn.Embedding(sizes.dep, 16)
        self.inner = nn.Linear(HIDDEN + 32, 256)
        self.out = nn.Linear(256, sizes.types)
        self.dropout = nn.Dropout(0.2)

    def forward(self, words: Tensor, pos: Tensor, dep: Tensor) -> Tensor:
        """Return logits (words, types) from word vectors (words, HIDDEN) and categories (words,)."""
        x = torch.cat([self.dropout(words), self.pos(pos), self.dep(dep)], -1)
        return self.out(self.dropout(nn.functional.gelu(self.inner(x))))


PAIR_COLUMNS = 9 + ARCS


class Roles(nn.Module):
    """Whether a word is actor, recipient or neither of a trigger.

    The sentence is read once more with the trigger's words marked, by two layers of its own;
    then each candidate is judged beside the trigger with what the parse says of the two.
    """

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.mark = nn.Embedding(2, HIDDEN)
        self.act = nn.Embedding(sizes.types, HIDDEN)
        self.layers = nn.ModuleList(Layer() for _ in range(2))
        self.trigger = nn.Linear(HIDDEN, 192)
        self.word = nn.Linear(HIDDEN, 192)
        self.type_of = nn.Embedding(sizes.types, 24)
        self.path = nn.Embedding(sizes.path, 32)
        self.arc = nn.Embedding(sizes.arc, 32, padding_idx=0)
        self.distance = nn.Embedding(sizes.distance, 12)
        self.pos = nn.Embedding(sizes.pos, 8)
        self.dep = nn.Embedding(sizes.dep, 16)
        self.entity = nn.Embedding(sizes.entity, 8)
        self.trigger_pos = nn.Embedding(sizes.pos, 8)
        self.passive = nn.Embedding(4, 8)
        self.kind = nn.Embedding(8, 8)
        self.inner = nn.Linear(192 * 3 + 24 + 32 + 32 + 12 + 8 + 16 + 8 + 8 + 8 + 8, 256)
        self.inner2 = nn.Linear(256, 128)
        self.out = nn.Linear(128, 3)
        self.dropout = nn.Dropout(0.2)
        nn.init.zeros_(self.act.weight)
        nn.init.normal_(self.mark.weight, std=0.1)

    def read(self, words: Tensor, marks: Tensor, types: Tensor, mask: Tensor) -> Tensor:
        """Return vectors (triggers, words, HIDDEN) of sentences read for one trigger each.

        `words` (triggers, words, HIDDEN), `marks` (triggers, words) 1 for a trigger's words, `types` (triggers,),
        `mask` (triggers, words) 1 for a word and 0 for filling.
        """
        x, hidden = self.marked(words, marks, types), added(mask, words.dtype)
        for layer in self.layers:
            x = layer(x, hidden)
        return x

    def marked(self, words: Tensor, marks: Tensor, types: Tensor) -> Tensor:
        """Return the vectors (triggers, words, HIDDEN) with the triggers' words marked."""
        act = self.act(types)[:, None, :] * marks[..., None].to(words.dtype)
        return words + self.mark(marks) + act

    def judge(self, triggers: Tensor, words: Tensor, pairs: Tensor) -> Tensor:
        """Return logits (pairs, 3: neither, actor, recipient); `pairs` has PAIR_COLUMNS category columns."""
        t, w = self.trigger(self.dropout(triggers)), self.word(self.dropout(words))
        x = torch.cat(
            [
                t,
                w,
                t * w,
                self.type_of(pairs[:, 0]),
                self.path(pairs[:, 1]),
                self.distance(pairs[:, 2]),
                self.pos(pairs[:, 3]),
                self.dep(pairs[:, 4]),
                self.entity(pairs[:, 5]),
                self.trigger_pos(pairs[:, 6]),
                self.passive(pairs[:, 7]),
                self.kind(pairs[:, 8]),
                self.arc(pairs[:, 9:]).sum(1),
            ],
            -1,
        )
        x = self.dropout(nn.functional.gelu(self.inner(x)))
        return self.out(nn.functional.gelu(self.inner2(x)))

    def forward(
        self, words: Tensor, marks: Tensor, types: Tensor, candidates: Tensor, pairs: Tensor
    ) -> Tensor:
        """Return logits (triggers * candidates, 3) for one sentence.

        `words` (words, HIDDEN), `marks` (triggers, words), `types` (triggers,), `candidates` (candidates,) word
        indices, `pairs` (triggers * candidates, PAIR_COLUMNS), trigger by trigger.
        """
        x = self.layers[0](self.marked(words, marks, types), None)
        x = self.layers[1].look(x, None)
        # Only triggers and candidates are judged: the last layer need not think about the other words.
        is_judged = marks.amax(0).index_fill(0, candidates, 1)
        judged = is_judged.nonzero()[:, 0]
        read, marks = self.layers[1].think(x[:, judged]), marks[:, judged]
        share = marks.to(words.dtype) / marks.sum(1, keepdim=True).to(words.dtype)
        triggers = (share[:, None, :] @ read).expand(-1, candidates.shape[0], -1)
        chosen = read[:, (is_judged.cumsum(0) - 1)[candidates]]
        return self.judge(triggers.reshape(-1, HIDDEN), chosen.reshape(-1, HIDDEN), pairs)


class Presentation(nn.Module):
    """How a trigger is presented: its status, and whether it stands in somebody else's words."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.type_of = nn.Embedding(sizes.types, 16)
        self.inner = nn.Linear(HIDDEN + 16, 192)
        self.out = nn.Linear(192, sizes.statuses + 1)
        self.dropout = nn.Dropout(0.2)

    def forward(self, triggers: Tensor, types: Tensor) -> Tensor:
        """Return logits (triggers, statuses + 1), the last one that of being voiced."""
        x = torch.cat([self.dropout(triggers), self.type_of(types)], -1)
        return self.out(self.dropout(nn.functional.gelu(self.inner(x))))


class Relation(nn.Module):
    """The type of what a marked actor does to a marked recipient; the last class is none."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.inner = nn.Linear(HIDDEN * 3, 256)
        self.out = nn.Linear(256, sizes.types)
        self.dropout = nn.Dropout(0.2)

    def forward(self, marked: Tensor) -> Tensor:
        """Return logits (pairs, types) from vectors of [CLS] and both opening marks, (pairs, 3 * HIDDEN)."""
        return self.out(self.dropout(nn.functional.gelu(self.inner(self.dropout(marked)))))


class EventNet(nn.Module):
    """Encoder and heads."""

    def __init__(self, encoder: Encoder, sizes: Sizes) -> None:
        super().__init__()
        self.encoder = encoder
        self.triggers = Triggers(sizes)
        self.roles = Roles(sizes)
        self.presentation = Presentation(sizes)
        self.relation = Relation(sizes)
