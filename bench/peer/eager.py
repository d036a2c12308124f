"""PyTorch as such programs are usually written: nn.Sequential, autograd, optim.SGD."""

import numpy as np
import torch
from torch import nn


def train(net, loss, X, Y, size, rate, epochs=1):
    optimizer = torch.optim.SGD(net.parameters(), lr=rate)
    for _ in range(epochs):
        for x, y in zip(X.split(size), Y.split(size)):
            optimizer.zero_grad(set_to_none=True)
            loss(net(x), y).backward()
            optimizer.step()


class Eager:
    def __init__(self, params):
        layers = []
        for W, b in zip(map(torch.from_numpy, params[::2]), map(torch.from_numpy, params[1::2])):
            linear = nn.Linear(*W.shape, dtype=W.dtype)
            with torch.no_grad():
                linear.weight.copy_(W.T)
                linear.bias.copy_(b)
            layers += [linear, nn.Sigmoid()]
        self.sigmoids = nn.Sequential(*layers)
        self.net = nn.Sequential(*layers[:-1])  # CrossEntropyLoss does the softmax

    def steps(self, digits, rate):
        self.batches(digits, 1, rate)

    def batches(self, digits, size, rate):
        X, labels = torch.from_numpy(digits.X), torch.from_numpy(digits.labels)
        train(self.net, nn.CrossEntropyLoss(), X, labels, size, rate)

    def predict(self, X):
        with torch.no_grad():
            return self.net(torch.from_numpy(X)).softmax(-1).numpy()

    def forward(self, X):
        with torch.no_grad():
            return np.stack([self.net(x).softmax(-1) for x in torch.from_numpy(X)])

    def people(self, samples, epochs, rate):
        X, Y = torch.from_numpy(samples.X), torch.from_numpy(samples.Y)
        train(self.sigmoids, nn.MSELoss(), X, Y, 1, rate, epochs)

    def predict_people(self, X):
        with torch.no_grad():
            return self.sigmoids(torch.from_numpy(X)).numpy()
