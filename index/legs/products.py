"""Products of bytes, summed as whole numbers, by onnxruntime: NumPy has no such product, and one of floats takes twenty
times as long."""

from functools import cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.offline import stay_offline

GRAPH = "products.onnx"

ZERO = 128
"""What is added to the whole numbers of rows, -127 to 127, to keep them without a sign."""

QUERY_LEVELS = 63
"""Largest component of a query's code: processors without instructions of their own for this add pairs of products in
16 bits, which 255 * 63 * 2 does not exceed."""


def byte_products(
    rows: NDArray[np.uint8], scales: NDArray[np.float32], queries: NDArray[np.int8]
) -> NDArray[np.float32]:
    """The product of each of `queries` (queries, width) and each of `rows` (rows, width), whose numbers are kept as
    those plus ZERO, times the row's scale (rows,): (queries, rows). Exact before the scale up to a width of 1,000."""
    (found,) = _session().run(None, {"rows": rows, "scales": scales[None, :], "queries": queries.T})
    products: NDArray[np.float32] = found
    return products


def make_graph() -> bytes:
    """The graph in GRAPH, which lies beside this module: onnx takes a third of a second to import."""
    from onnx import TensorProto, helper

    nodes = [
        helper.make_node("MatMulInteger", ["rows", "queries", "zero"], ["sums"]),
        helper.make_node("Cast", ["sums"], ["floats"], to=TensorProto.FLOAT),
        # Scales are multiplied along rows that lie together, in two thirds of the time of a column of them.
        helper.make_node("Transpose", ["floats"], ["turned"], perm=[1, 0]),
        helper.make_node("Mul", ["turned", "scales"], ["products"]),
    ]
    inputs = [
        helper.make_tensor_value_info("rows", TensorProto.UINT8, ["rows", "width"]),
        helper.make_tensor_value_info("scales", TensorProto.FLOAT, [1, "rows"]),
        helper.make_tensor_value_info("queries", TensorProto.INT8, ["width", "queries"]),
    ]
    output = helper.make_tensor_value_info("products", TensorProto.FLOAT, ["queries", "rows"])
    zero = helper.make_tensor("zero", TensorProto.UINT8, [], [ZERO])
    graph = helper.make_graph(nodes, "products", inputs, [output], [zero])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    return bytes(model.SerializeToString())


@cache
def _session() -> Any:
    stay_offline()
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # a millisecond's work
    options.log_severity_level = 3
    graph = resources.files("index.legs").joinpath(GRAPH).read_bytes()
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
