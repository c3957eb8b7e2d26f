"""The weighing as a graph: the numbers of pairs in, logarithms of the types' chances out."""

from __future__ import annotations

import math

import numpy as np
import onnx
from onnx import NodeProto, TensorProto, helper, numpy_helper
from torch import Tensor

from detente.encode.sessions import Floats
from train.pairs.fit import LEAST, SAME_QUAD, SHARE_ON_QUAD, SHARE_ON_TYPE, Weighing
from train.pairs.inner import FACTORED, InnerNet


def graph_of(weighing: Weighing) -> onnx.ModelProto:
    """Return the graph; what rows are multiplied by is kept as halves and read as single precision."""
    width, kinds = weighing.straight.shape
    graph = _Graph(weighing.middle, weighing.spread)
    by_map = graph.node("LogSoftmax", graph.on_rows("straight", weighing.straight, weighing.bias))
    chances = [graph.node("Softmax", graph.net(f"net {n}", net)) for n, net in enumerate(weighing.nets)]
    asked = graph.node("Log", graph.node("Mean", *chances))
    on_type, on_quad = (
        graph.mixed(by_map, asked, share, f"on {what}")
        for what, share in (("type", SHARE_ON_TYPE), ("quad", SHARE_ON_QUAD))
    )
    same = graph.number("same quad", SAME_QUAD)
    within = graph.node("Div", on_type, graph.node("MatMul", on_type, same))
    graph.node("Log", graph.node("Mul", within, graph.node("MatMul", on_quad, same)), to="answer")
    made = helper.make_graph(
        graph.nodes,
        "weighing",
        [helper.make_tensor_value_info("rows", TensorProto.FLOAT, ["rows", width])],
        [helper.make_tensor_value_info("answer", TensorProto.FLOAT, ["rows", kinds])],
        graph.weights,
    )
    return helper.make_model(made, ir_version=8, opset_imports=[helper.make_opsetid("", 17)])


class _Graph:
    """Nodes and weights as they are added; what adds one returns the name of its output."""

    def __init__(self, middle: Floats, spread: Floats) -> None:
        self.middle, self.spread = middle, spread
        self.nodes: list[NodeProto] = []
        self.weights: list[TensorProto] = []

    def node(self, kind: str, *inputs: str, to: str = "") -> str:
        to = to or f"{kind} {len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [to]))
        return to

    def number(self, name: str, value: Tensor | Floats | float) -> str:
        self.weights.append(numpy_helper.from_array(np.asarray(value, dtype=np.float32), name))
        return name

    def on_rows(self, name: str, matrix: Tensor, bias: Tensor) -> str:
        """Add a map of standard rows, turned into one of rows as they come."""
        plain = matrix.numpy() / self.spread[:, None]
        halves = plain.astype(np.float16)
        self.weights.append(numpy_helper.from_array(halves, f"{name} halves"))
        shift = self.number(f"{name} shift", bias.numpy() - self.middle @ halves.astype(np.float32))
        self.nodes.append(
            helper.make_node("Cast", [f"{name} halves"], [f"{name} matrix"], to=TensorProto.FLOAT)
        )
        return self.node("Gemm", "rows", f"{name} matrix", shift)

    def mixed(self, by_map: str, asked: str, share: float, name: str) -> str:
        """Add the chances that map and nets give together, from their logarithms."""
        of_map = self.node("Mul", by_map, self.number(f"share of map {name}", 1 - share))
        of_nets = self.node("Mul", asked, self.number(f"share of nets {name}", share))
        chances = self.node("Softmax", self.node("Add", of_map, of_nets))
        return self.node("Add", chances, self.number(f"least {name}", LEAST))

    def net(self, name: str, net: InnerNet) -> str:
        """Add a small net, whose answer the blocks FACTORED reach past its inner layer, too."""
        inner = self._gelu(self.on_rows(f"{name} into", net.into, net.into_bias), name)
        out, bias = self.number(f"{name} out", net.out), self.number(f"{name} bias", net.bias)
        ends = [numpy_helper.from_array(np.array([n]), f"{name} at {n}") for n in (0, FACTORED, 1)]
        self.weights.extend(ends)
        first = self.node("Slice", "rows", ends[0].name, ends[1].name, ends[2].name)
        past = self.node("MatMul", first, self.number(f"{name} past", net.past))
        return self.node("Sum", self.node("Gemm", inner, out, bias), past)

    def _gelu(self, of: str, name: str) -> str:
        half, root, one = (
            self.number(f"{name} {n}", v) for n, v in (("half", 0.5), ("root", math.sqrt(0.5)), ("one", 1.0))
        )
        bent = self.node("Add", self.node("Erf", self.node("Mul", of, root)), one)
        return self.node("Mul", self.node("Mul", of, half), bent)
