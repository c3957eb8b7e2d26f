"""The net: over the frozen event encoder, layers that look for cues and layers that read a sentence for one cue."""

from __future__ import annotations

from torch import Tensor, nn

from detente.encode.categories import DEPS, POS
from detente.encode.tagger import BRANCH_COUNT, PARTS
from train.event_model.net import HIDDEN, Encoder, Layer, added


def _layers(count: int) -> nn.ModuleList:
    return nn.ModuleList(Layer() for _ in range(count))


def _through(layers: nn.ModuleList, x: Tensor, mask: Tensor | None) -> Tensor:
    hidden = added(mask, x.dtype)
    for layer in layers:
        x = layer(x, hidden)
    return x


class Cues(nn.Module):
    """Whether each word heads a cue."""

    def __init__(self, layers: int = 1) -> None:
        super().__init__()
        self.pos = nn.Embedding(len(POS), HIDDEN)
        self.dep = nn.Embedding(len(DEPS), HIDDEN)
        self.layers = _layers(layers)
        self.inner = nn.Linear(HIDDEN, 192)
        self.out = nn.Linear(192, 1)
        self.dropout = nn.Dropout(0.1)
        for table in (self.pos, self.dep):
            nn.init.normal_(table.weight, std=0.02)

    def read(self, words: Tensor, pos: Tensor, dep: Tensor, mask: Tensor | None) -> Tensor:
        """Return the sentences read, (sentences, words, HIDDEN)."""
        return _through(self.layers, self.dropout(words) + self.pos(pos) + self.dep(dep), mask)

    def judge(self, read: Tensor) -> Tensor:
        """Return logits (..., words) of heading a cue."""
        return self.out(self.dropout(nn.functional.gelu(self.inner(self.dropout(read))))).squeeze(-1)

    def forward(self, words: Tensor, pos: Tensor, dep: Tensor) -> tuple[Tensor, Tensor]:
        """Return the logits (words,) of one sentence, and the sentence as read (words, HIDDEN)."""
        read = self.read(words[None], pos[None], dep[None], None)
        return self.judge(read)[0], read[0]


class Spans(nn.Module):
    """What each word is to a cue: nothing, source, content, cue."""

    def __init__(self, layers: int = 2) -> None:
        super().__init__()
        self.branch = nn.Embedding(BRANCH_COUNT, HIDDEN)
        self.layers = _layers(layers)
        self.out = nn.Linear(HIDDEN, len(PARTS))
        self.dropout = nn.Dropout(0.1)
        nn.init.normal_(self.branch.weight, std=0.1)

    def read(self, read: Tensor, branches: Tensor, mask: Tensor | None) -> Tensor:
        """Return logits (cues, words, parts); the cue's own branch, 0, is its mark."""
        x = _through(self.layers, read + self.branch(branches), mask)
        return self.out(self.dropout(x))

    def forward(self, read: Tensor, branches: Tensor) -> Tensor:
        """Return logits (cues, words, parts) of one sentence; `branches` (cues, words)."""
        return self.read(read[None], branches, None)


class TaggerNet(nn.Module):
    """Both."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.cues = Cues()
        self.spans = Spans()
        own = [*self.cues.layers, *self.spans.layers]
        for ours, theirs in zip(own, list(encoder.layers)[-len(own) :], strict=True):
            ours.load_state_dict(theirs.state_dict())
