"""The peer that trains with PyTorch, in two ways.

eager is a PyTorch program as everybody writes it: nn.Sequential, autograd and
optim.SGD. by hand has neither autograd nor modules: its updates are in place.
"""

import numpy as np
import torch
from torch import nn

import peer

torch.set_num_threads(1)


class Eager:
    def __init__(self, params):
        layers = []
        for W, b in zip(params[::2], params[1::2]):
            linear = nn.Linear(*W.shape, dtype=torch.from_numpy(W).dtype)
            with torch.no_grad():
                linear.weight.copy_(torch.from_numpy(W.T))
                linear.bias.copy_(torch.from_numpy(b))
            layers += [linear, nn.Sigmoid()]
        self.sigmoids = nn.Sequential(*layers)
        self.net = nn.Sequential(*layers[:-1])  # CrossEntropyLoss does the softmax

    def train(self, digits, start, end, size, rate):
        X = torch.from_numpy(digits.X[start:end])
        labels = torch.from_numpy(digits.labels[start:end])
        self.learn(self.net, nn.CrossEntropyLoss(), X, labels, size, rate)

    def learn(self, net, loss, X, Y, size, rate, epochs=1):
        optimizer = torch.optim.SGD(net.parameters(), lr=rate)
        for _ in range(epochs):
            for x, y in zip(X.split(size), Y.split(size)):
                optimizer.zero_grad(set_to_none=True)
                loss(net(x), y).backward()
                optimizer.step()

    def predict(self, X):
        with torch.no_grad():
            return self.net(torch.from_numpy(X)).softmax(-1).numpy()

    def forward(self, X):
        with torch.no_grad():
            return np.stack([self.net(x).softmax(-1) for x in torch.from_numpy(X)])

    def people(self, X, Y, epochs, rate):
        X, Y = torch.from_numpy(X), torch.from_numpy(Y)
        self.learn(self.sigmoids, nn.MSELoss(), X, Y, 1, rate, epochs)

    def predict_people(self, X):
        with torch.no_grad():
            return self.sigmoids(torch.from_numpy(X)).numpy()


class ByHand:
    def __init__(self, params):
        self.params = [torch.from_numpy(p) for p in params]

    def train(self, digits, start, end, size, rate):
        X = torch.from_numpy(digits.X[start:end])
        Y = torch.from_numpy(digits.Y[start:end])
        with torch.inference_mode():
            if size == 1:
                self.steps(X, Y, rate)
            else:
                self.batches(X, Y, size, rate)

    def steps(self, X, Y, rate):
        W1, b1, W2, b2, W3, b3 = self.params
        W1T, W2T, W3T = W1.T, W2.T, W3.T
        for x, y in zip(X, Y):
            a1 = torch.addmv(b1, W1T, x).sigmoid_()
            a2 = torch.addmv(b2, W2T, a1).sigmoid_()
            d3 = torch.addmv(b3, W3T, a2).softmax(0).sub_(y)
            d2 = torch.mv(W3, d3).mul_(a2).mul_(1 - a2)
            d1 = torch.mv(W2, d2).mul_(a1).mul_(1 - a1)
            W3.addr_(a2, d3, alpha=-rate)
            W2.addr_(a1, d2, alpha=-rate)
            W1.addr_(x, d1, alpha=-rate)
            b3.sub_(d3, alpha=rate)
            b2.sub_(d2, alpha=rate)
            b1.sub_(d1, alpha=rate)

    def batches(self, X, Y, size, rate):
        W1, b1, W2, b2, W3, b3 = self.params
        for x, y in zip(X.split(size), Y.split(size)):
            scale = rate / len(x)
            a1 = torch.addmm(b1, x, W1).sigmoid_()
            a2 = torch.addmm(b2, a1, W2).sigmoid_()
            d3 = torch.addmm(b3, a2, W3).softmax(1).sub_(y)
            d2 = torch.mm(d3, W3.T).mul_(a2).mul_(1 - a2)
            d1 = torch.mm(d2, W2.T).mul_(a1).mul_(1 - a1)
            W3.addmm_(a2.T, d3, alpha=-scale)
            W2.addmm_(a1.T, d2, alpha=-scale)
            W1.addmm_(x.T, d1, alpha=-scale)
            b3.sub_(d3.sum(0), alpha=scale)
            b2.sub_(d2.sum(0), alpha=scale)
            b1.sub_(d1.sum(0), alpha=scale)

    def predict(self, X):
        W1, b1, W2, b2, W3, b3 = self.params
        with torch.inference_mode():
            a1 = torch.addmm(b1, torch.from_numpy(X), W1).sigmoid_()
            a2 = torch.addmm(b2, a1, W2).sigmoid_()
            return torch.addmm(b3, a2, W3).softmax(1).numpy()

    def forward(self, X):
        W1, b1, W2, b2, W3, b3 = self.params
        W1T, W2T, W3T = W1.T, W2.T, W3.T
        X = torch.from_numpy(X)
        Yhat = X.new_empty(len(X), len(b3))
        with torch.inference_mode():
            for x, yhat in zip(X, Yhat):
                a1 = torch.addmv(b1, W1T, x).sigmoid_()
                a2 = torch.addmv(b2, W2T, a1).sigmoid_()
                torch.softmax(torch.addmv(b3, W3T, a2), 0, out=yhat)
        return Yhat.numpy()


if __name__ == "__main__":
    peer.serve({"eager": Eager, "by hand": ByHand}, {"PyTorch": torch.__version__})
