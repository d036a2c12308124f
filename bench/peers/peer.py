"""What both peers share: the data, the checks and the conversation with bench.

bench starts a peer in a directory that holds the data, asks for one job a line
in JSON, and is answered with one line each.
"""

import gc
import json
import sys
import time

import numpy as np
import threadpoolctl

SIZES = (784, 128, 64, 10)
DTYPES = {"float32": np.float32, "float64": np.float64}

# The weights and heights of data.People, centred, and who is a woman.
PEOPLE_X = [[-2, -1], [25, 6], [17, 4], [-15, -6]]
PEOPLE_Y = [[1], [0], [0], [1]]


class Digits:
    """Images (n × 784, from 0 to 1), labels and one-hot targets of one dtype."""

    def __init__(self, name, dtype):
        pixels = np.fromfile(name + ".images", np.uint8).reshape(-1, 784)
        self.X = np.divide(pixels, 255, dtype=np.float64).astype(dtype)
        self.labels = np.fromfile(name + ".labels", np.uint8).astype(np.int64)
        self.Y = np.eye(10, dtype=dtype)[self.labels]


def parameters(name, sizes, dtype):
    """The initial W (in × out) and b of each layer, as bench has written them."""
    values = np.fromfile(name + ".params", np.float64).astype(dtype)
    params, at = [], 0
    for n, m in zip(sizes, sizes[1:]):
        params.append(values[at:at + n * m].reshape(n, m).copy())
        params.append(values[at + n * m:at + n * m + m].copy())
        at += n * m + m
    return params


def judge(Yhat, labels):
    """Mean cross-entropy and accuracy of the predictions Yhat."""
    Yhat = np.asarray(Yhat, np.float64)
    loss = -np.log(Yhat[np.arange(len(labels)), labels]).mean()
    return {"loss": loss, "accuracy": float((Yhat.argmax(1) == labels).mean())}


class Clock:
    """Adds up the processor time and the wall time of what it encloses."""

    def __init__(self):
        self.seconds = self.wall = 0.0

    def __enter__(self):
        self.started = time.process_time(), time.perf_counter()

    def __exit__(self, *_):
        self.seconds += time.process_time() - self.started[0]
        self.wall += time.perf_counter() - self.started[1]


def run(job, ways, train, test):
    way = ways[job["way"]]
    dtype = DTYPES[job["dtype"]]
    clock = Clock()
    if job["task"] == "people":
        learner = way(parameters("people", (2, 2, 1), dtype))
        X, Y = np.array(PEOPLE_X, dtype), np.array(PEOPLE_Y, dtype)
        with clock:
            learner.people(X, Y, job["count"], job["rate"])
        Yhat = np.asarray(learner.predict_people(X), np.float64)
        result = {"loss": float(((Yhat - Y) ** 2).mean())}
        return dict(result, seconds=clock.seconds, wall=clock.wall)

    learner = way(parameters("digits", SIZES, dtype))
    train, test = train[job["dtype"]], test[job["dtype"]]
    start, end = job["from"], job["from"] + job["count"]
    if job["task"] == "train":
        with clock:
            learner.train(train, start, end, job["batch"], job["rate"])
        few = slice(0, job["check"])
        result = judge(learner.predict(test.X[few]), test.labels[few])
    elif job["task"] == "forward":
        with clock:
            Yhat = learner.forward(train.X[start:end])
        result = judge(Yhat, train.labels[start:end])
    elif job["task"] == "predict":
        with clock:
            Yhat = learner.predict(test.X)
        result = judge(Yhat, test.labels)
    elif job["task"] == "reach":
        result, samples = {"accuracy": 0.0}, 0
        while result["accuracy"] < job["goal"] and samples < job["limit"]:
            at = samples % len(train.X)
            with clock:
                learner.train(train, at, at + job["count"], job["batch"], job["rate"])
            samples += job["count"]
            result = dict(judge(learner.predict(test.X), test.labels), samples=samples)
    else:
        raise ValueError("unknown task " + job["task"])
    return dict(result, seconds=clock.seconds, wall=clock.wall)


def check_blas():
    """Compare matrix products with sums that use no BLAS.

    Old OpenBLAS builds compute wrong results on some processors.
    """
    rng = np.random.default_rng(0)
    shapes = [(n, k, m) for n in (1, 16, 32, 64, 128) for k, m in zip(SIZES, SIZES[1:])]
    shapes += [(k, n, m) for n, k, m in shapes] + [(n, m, k) for n, k, m in shapes]
    worst = 0.0
    for dtype in DTYPES.values():
        for n, k, m in shapes:
            a = rng.standard_normal((n, k)).astype(dtype)
            b = rng.standard_normal((k, m)).astype(dtype)
            want = np.einsum("ik,kj->ij", a.astype(np.float64), b.astype(np.float64))
            for got in (a @ b, (b.T @ a.T).T, np.stack([row @ b for row in a])):
                error = np.abs(got - want).max() / np.sqrt(k) / np.finfo(dtype).eps
                worst = max(worst, error)
    return worst


def serve(ways, versions):
    # Only the protocol may reach bench on standard output.
    answers, sys.stdout = sys.stdout, sys.stderr
    train = {name: Digits("train", dtype) for name, dtype in DTYPES.items()}
    test = {name: Digits("test", dtype) for name, dtype in DTYPES.items()}
    blas = [lib for lib in threadpoolctl.threadpool_info() if lib["user_api"] == "blas"]
    hello = {
        "versions": dict(versions, Python=sys.version.split()[0]),
        "blas": ", ".join(sorted(
            "{} {} with the {} kernel, threads: {}".format(
                {"openblas": "OpenBLAS"}.get(lib["internal_api"], lib["internal_api"]),
                lib["version"], lib.get("architecture"), lib["num_threads"])
            for lib in blas)),
        "blas_error": check_blas(),
    }
    print(json.dumps(hello), file=answers, flush=True)
    gc.disable()
    for line in sys.stdin:
        gc.collect()
        print(json.dumps(run(json.loads(line), ways, train, test)), file=answers, flush=True)
