"""NumPy as such programs are usually written: after Casper Hansen's "Neural Network From
Scratch", whose mistakes are put right. W is in × out."""

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


class Plain:
    def __init__(self, params):
        self.params = params
        self.dtype = params[0].dtype.type

    def steps(self, digits, rate):
        W1, b1, W2, b2, W3, b3 = self.params
        rate = self.dtype(rate)
        for x, y in zip(digits.X, digits.Y):
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

    def batches(self, digits, size, rate):
        W1, b1, W2, b2, W3, b3 = self.params
        for at in range(0, len(digits.X), size):
            x, y, _ = digits.part(at, at + size)
            scale = self.dtype(rate / len(x))
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

    def people(self, samples, epochs, rate):
        W1, b1, W2, b2 = self.params
        rate = self.dtype(rate)
        for _ in range(epochs):
            for x, y in zip(samples.X, samples.Y):
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
