"""The peer that trains with NumPy, in three ways.

plain is article E as it should be, the way such programs are usually written;
in-place avoids every temporary array it can, with SciPy's BLAS for the updates;
non-zero also leaves out the pixels that are 0. All of them: 784-128-64-10,
sigmoid, sigmoid, softmax, cross-entropy, and W is in × out.
"""

import numpy as np
import scipy
from scipy.linalg import blas
from scipy.special import expit

import peer


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


class Plain:
    def __init__(self, params):
        self.params = params
        self.dtype = params[0].dtype.type

    def train(self, digits, start, end, size, rate):
        if size == 1:
            self.steps(digits.X[start:end], digits.Y[start:end], self.dtype(rate))
        else:
            self.batches(digits.X[start:end], digits.Y[start:end], size, self.dtype(rate))

    def steps(self, X, Y, rate):
        W1, b1, W2, b2, W3, b3 = self.params
        for x, y in zip(X, Y):
            a1 = sigmoid(x @ W1 + b1)
            a2 = sigmoid(a1 @ W2 + b2)
            d3 = softmax(a2 @ W3 + b3) - y
            d2 = W3 @ d3 * a2 * (1 - a2)
            d1 = W2 @ d2 * a1 * (1 - a1)
            W3 -= rate * np.outer(a2, d3)
            b3 -= rate * d3
            W2 -= rate * np.outer(a1, d2)
            b2 -= rate * d2
            W1 -= rate * np.outer(x, d1)
            b1 -= rate * d1

    def batches(self, X, Y, size, rate):
        W1, b1, W2, b2, W3, b3 = self.params
        for at in range(0, len(X), size):
            x, y = X[at:at + size], Y[at:at + size]
            scale = rate / self.dtype(len(x))
            a1 = sigmoid(x @ W1 + b1)
            a2 = sigmoid(a1 @ W2 + b2)
            d3 = softmax(a2 @ W3 + b3) - y
            d2 = d3 @ W3.T * a2 * (1 - a2)
            d1 = d2 @ W2.T * a1 * (1 - a1)
            W3 -= scale * (a2.T @ d3)
            b3 -= scale * d3.sum(0)
            W2 -= scale * (a1.T @ d2)
            b2 -= scale * d2.sum(0)
            W1 -= scale * (x.T @ d1)
            b1 -= scale * d1.sum(0)

    def predict(self, X):
        W1, b1, W2, b2, W3, b3 = self.params
        return softmax(sigmoid(sigmoid(X @ W1 + b1) @ W2 + b2) @ W3 + b3)

    def forward(self, X):
        return [self.predict(x) for x in X]

    def people(self, X, Y, epochs, rate):
        W1, b1, W2, b2 = self.params
        rate = self.dtype(rate)
        for _ in range(epochs):
            for x, y in zip(X, Y):
                h = sigmoid(x @ W1 + b1)
                o = sigmoid(h @ W2 + b2)
                d2 = 2 * (o - y) * o * (1 - o)
                d1 = W2 @ d2 * h * (1 - h)
                W2 -= rate * np.outer(h, d2)
                b2 -= rate * d2
                W1 -= rate * np.outer(x, d1)
                b1 -= rate * d1

    def predict_people(self, X):
        W1, b1, W2, b2 = self.params
        return sigmoid(sigmoid(X @ W1 + b1) @ W2 + b2)


class InPlace(Plain):
    """Every result goes into an array that is there already.

    A C-ordered W is to BLAS its transpose in Fortran's order, so ger and gemm
    add to W.T in place.
    """

    def __init__(self, params):
        super().__init__(params)
        single = self.dtype is np.float32
        self.ger = blas.sger if single else blas.dger
        self.gemm = blas.sgemm if single else blas.dgemm
        self.axpy = blas.saxpy if single else blas.daxpy
        self.one = self.dtype(1)

    def vectors(self, *shape):
        widths = [b.size for b in self.params[1::2]]
        return [np.empty(shape + (n,), self.dtype) for n in widths]

    # The first layer, which Nonzero does otherwise: its weighted sums into z1,
    # and what first_update needs to know.
    def first_sums(self, x, z1):
        np.dot(x, self.params[0], z1)
        return x

    def first_update(self, x, d1, rate):
        self.ger(-rate, d1, x, a=self.params[0].T, overwrite_a=1)

    def steps(self, X, Y, rate):
        W1, b1, W2, b2, W3, b3 = self.params
        a1, a2, a3 = self.vectors()
        d1, d2, _ = self.vectors()
        ger, axpy, one = self.ger, self.axpy, self.one
        dot, add, sub, mul, exp = np.dot, np.add, np.subtract, np.multiply, np.exp
        biggest, total = np.maximum.reduce, np.add.reduce
        first_sums, first_update = self.first_sums, self.first_update
        for x, y in zip(X, Y):
            kept = first_sums(x, a1)
            add(a1, b1, a1)
            expit(a1, a1)
            dot(a1, W2, a2)
            add(a2, b2, a2)
            expit(a2, a2)
            dot(a2, W3, a3)
            add(a3, b3, a3)
            sub(a3, biggest(a3), a3)
            exp(a3, a3)
            mul(a3, one / total(a3), a3)
            sub(a3, y, a3)  # now δ of the last layer
            dot(W3, a3, d2)
            mul(d2, a2, d2)
            ger(-rate, a3, a2, a=W3.T, overwrite_a=1)
            sub(one, a2, a2)
            mul(d2, a2, d2)
            dot(W2, d2, d1)
            mul(d1, a1, d1)
            ger(-rate, d2, a1, a=W2.T, overwrite_a=1)
            sub(one, a1, a1)
            mul(d1, a1, d1)
            first_update(kept, d1, rate)
            axpy(a3, b3, a=-rate)
            axpy(d2, b2, a=-rate)
            axpy(d1, b1, a=-rate)

    # The first half of steps once more: sharing it would cost a call an image.
    def forward(self, X):
        _, b1, W2, b2, W3, b3 = self.params
        a1, a2, _ = self.vectors()
        Yhat = np.empty((len(X), b3.size), self.dtype)
        dot, add, sub, mul, exp = np.dot, np.add, np.subtract, np.multiply, np.exp
        biggest, total = np.maximum.reduce, np.add.reduce
        first_sums, one = self.first_sums, self.one
        for x, a3 in zip(X, Yhat):
            first_sums(x, a1)
            add(a1, b1, a1)
            expit(a1, a1)
            dot(a1, W2, a2)
            add(a2, b2, a2)
            expit(a2, a2)
            dot(a2, W3, a3)
            add(a3, b3, a3)
            sub(a3, biggest(a3), a3)
            exp(a3, a3)
            mul(a3, one / total(a3), a3)
        return Yhat

    def batches(self, X, Y, size, rate):
        W1, b1, W2, b2, W3, b3 = self.params
        gemm, one = self.gemm, self.one
        room = self.vectors(size), self.vectors(size)
        for at in range(0, len(X), size):
            x, y = X[at:at + size], Y[at:at + size]
            a1, a2, a3 = [a[:len(x)] for a in room[0]]
            d1, d2, _ = [d[:len(x)] for d in room[1]]
            scale = -rate / self.dtype(len(x))
            np.dot(x, W1, a1)
            a1 += b1
            expit(a1, a1)
            np.dot(a1, W2, a2)
            a2 += b2
            expit(a2, a2)
            np.dot(a2, W3, a3)
            a3 += b3
            a3 -= a3.max(1, keepdims=True)
            np.exp(a3, a3)
            a3 /= a3.sum(1, keepdims=True)
            a3 -= y  # now δ of the last layer
            np.dot(a3, W3.T, d2)
            d2 *= a2
            gemm(scale, a3.T, a2.T, 1, W3.T, trans_b=1, overwrite_c=1)
            np.subtract(one, a2, a2)
            d2 *= a2
            np.dot(d2, W2.T, d1)
            d1 *= a1
            gemm(scale, d2.T, a1.T, 1, W2.T, trans_b=1, overwrite_c=1)
            np.subtract(one, a1, a1)
            d1 *= a1
            gemm(scale, d1.T, x.T, 1, W1.T, trans_b=1, overwrite_c=1)
            b3 += scale * a3.sum(0)
            b2 += scale * d2.sum(0)
            b1 += scale * d1.sum(0)

    def people(self, X, Y, epochs, rate):
        W1, b1, W2, b2 = self.params
        h, o = self.vectors()
        d1, d2 = self.vectors()
        ger, axpy, one, rate = self.ger, self.axpy, self.one, self.dtype(rate)
        dot, add, sub, mul = np.dot, np.add, np.subtract, np.multiply
        W1T, W2T = W1.T, W2.T
        for _ in range(epochs):
            for x, y in zip(X, Y):
                dot(x, W1, h)
                add(h, b1, h)
                expit(h, h)
                dot(h, W2, o)
                add(o, b2, o)
                expit(o, o)
                sub(o, y, d2)
                mul(d2, o, d2)
                sub(one, o, o)
                mul(d2, o, d2)  # half of δ: twice the rate below
                dot(W2, d2, d1)
                mul(d1, h, d1)
                ger(-2 * rate, d2, h, a=W2T, overwrite_a=1)
                sub(one, h, h)
                mul(d1, h, d1)
                ger(-2 * rate, d1, x, a=W1T, overwrite_a=1)
                axpy(d2, b2, a=-2 * rate)
                axpy(d1, b1, a=-2 * rate)


class Nonzero(InPlace):
    """Gathers the rows of W1 that non-zero pixels meet, and puts them back."""

    def __init__(self, params):
        super().__init__(params)
        self.room = np.empty_like(params[0])

    def first_sums(self, x, z1):
        at = x.nonzero()[0]
        x = x[at]
        rows = self.params[0].take(at, 0, self.room[:len(at)], "clip")
        np.dot(x, rows, z1)
        return at, x, rows

    def first_update(self, kept, d1, rate):
        at, x, rows = kept
        self.ger(-rate, d1, x, a=rows.T, overwrite_a=1)
        self.params[0][at] = rows


if __name__ == "__main__":
    peer.serve({"plain": Plain, "in place": InPlace, "non-zero": Nonzero},
               {"NumPy": np.__version__, "SciPy": scipy.__version__})
