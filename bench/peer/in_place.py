"""NumPy for single images, as quick as we could make it.

Every result goes into an array that is there already. A C-ordered W is to BLAS its
transpose in Fortran's order, so SciPy's ger adds to W.T in place.
"""

import numpy as np
from scipy.linalg import blas
from scipy.special import expit

from plain import Plain


class InPlace(Plain):
    def arrays(self):
        return [np.empty_like(b) for b in self.params[1::2]]

    def pass_to(self, a1, a2):
        """A function that leaves the activations for x in a1, a2 and its argument a3."""
        W1, b1, W2, b2, W3, b3 = self.params
        dot, add, sub, mul, exp = np.dot, np.add, np.subtract, np.multiply, np.exp
        biggest, total, one = np.maximum.reduce, np.add.reduce, self.dtype(1)

        def forward(x, a3):
            dot(x, W1, a1)
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

        return forward

    def forward(self, X):
        a1, a2, a3 = self.arrays()
        forward = self.pass_to(a1, a2)
        Yhat = np.empty((len(X), a3.size), self.dtype)
        for x, yhat in zip(X, Yhat):
            forward(x, yhat)
        return Yhat

    def steps(self, digits, rate):
        W1, b1, W2, b2, W3, b3 = self.params
        a1, a2, d3 = self.arrays()
        d1, d2, _ = self.arrays()
        forward = self.pass_to(a1, a2)
        dot, sub, mul, one = np.dot, np.subtract, np.multiply, self.dtype(1)
        ger, axpy = blas.get_blas_funcs(("ger", "axpy"), (W1,))
        for x, y in zip(digits.X, digits.Y):
            forward(x, d3)
            sub(d3, y, d3)
            dot(W3, d3, d2)
            mul(d2, a2, d2)
            ger(-rate, d3, a2, a=W3.T, overwrite_a=1)
            sub(one, a2, a2)
            mul(d2, a2, d2)
            dot(W2, d2, d1)
            mul(d1, a1, d1)
            ger(-rate, d2, a1, a=W2.T, overwrite_a=1)
            sub(one, a1, a1)
            mul(d1, a1, d1)
            ger(-rate, d1, x, a=W1.T, overwrite_a=1)
            axpy(d3, b3, a=-rate)
            axpy(d2, b2, a=-rate)
            axpy(d1, b1, a=-rate)
