"""Checks the BLAS of NumPy and PyTorch: a wrong one makes every time worthless."""

import itertools
import sys

import numpy as np
import threadpoolctl
import torch  # which may bring a BLAS of its own


def names():
    return sorted(
        "{internal_api} {version}, {architecture} kernel, {num_threads} threads by default".format(**lib)
        for lib in threadpoolctl.threadpool_info() if lib["user_api"] == "blas")


def error():
    """The worst error of matrix products against sums that use no BLAS, in units of
    rounding. Old OpenBLAS builds compute wrong results on some processors."""
    rng = np.random.default_rng(0)
    sizes = (1, 10, 32, 64, 128, 784)
    worst = 0
    for dtype in np.float32, np.float64:
        for n, k, m in itertools.product(sizes, sizes[1:], (10, 64, 128)):
            a = rng.standard_normal((n, k)).astype(dtype)
            b = rng.standard_normal((k, m)).astype(dtype)
            want = np.einsum("ik,kj->ij", a.astype(np.float64), b.astype(np.float64))
            for got in a @ b, (b.T @ a.T).T, np.stack([row @ b for row in a]):
                worst = max(worst, np.abs(got - want).max() / np.sqrt(k) / np.finfo(dtype).eps)
    return worst


if __name__ == "__main__":
    if not all(name.startswith("openblas") for name in names()):
        sys.exit(f"{names()}: another BLAS than OpenBLAS would be unfair; install libopenblas0-pthread")
    if not error() < 1000:
        sys.exit(f"{names()}: wrong results")
