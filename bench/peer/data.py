"""The data and the initial parameters that bench has written to the current directory."""

from typing import NamedTuple

import numpy as np


class Samples(NamedTuple):
    X: np.ndarray  # pixels from 0 to 1
    Y: np.ndarray  # one-hot
    labels: np.ndarray

    def part(self, start, end):
        return Samples(*(a[start:end] for a in self))


def digits(name, dtype):
    pixels = np.fromfile(name + ".images", np.uint8).reshape(-1, 784)
    labels = np.fromfile(name + ".labels", np.uint8).astype(np.int64)
    return Samples((pixels / 255).astype(dtype), np.eye(10, dtype=dtype)[labels], labels)


def people(dtype):
    """Weights and heights of data.People, centred, and who is a woman."""
    X = [[-2, -1], [25, 6], [17, 4], [-15, -6]]
    return Samples(np.array(X, dtype), np.array([[1], [0], [0], [1]], dtype), None)


def parameters(name, sizes, dtype):
    """W (in × out) and b of each layer."""
    values = np.fromfile(name + ".params", np.float64).astype(dtype)
    params = []
    for n, m in zip(sizes, sizes[1:]):
        W, b, values = np.split(values, [n * m, n * m + m])
        params += [W.reshape(n, m).copy(), b.copy()]
    return params
