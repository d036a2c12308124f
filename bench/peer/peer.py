"""Does jobs with NumPy and PyTorch: one a line in JSON, answered with one line each."""

import gc
import json
import os
import platform
import sys
import time

import numpy as np
import scipy
import threadpoolctl
import torch

import blas
from data import digits, parameters, people
from eager import Eager
from in_place import InPlace
from plain import Plain

WAYS = {"NumPy, plain": Plain, "NumPy, in place": InPlace, "PyTorch, eager": Eager}
DTYPES = {"float32": np.float32, "float64": np.float64}


def do(job, train, test):
    """Return the wall time and the processor time of a job, and the loss that it came to."""
    task, way, dtype, rate = job["task"], WAYS[job["way"]], DTYPES[job["dtype"]], job["rate"]
    if task == "people":
        learner, part = way(parameters("people", (2, 2, 1), dtype)), people(dtype)
    else:
        learner = way(parameters("digits", (784, 128, 64, 10), dtype))
        part = train.part(job["from"], job["from"] + job["count"])
    work = {
        "steps": lambda: learner.steps(part, rate),
        "batches": lambda: learner.batches(part, job["batch"], rate),
        "forward": lambda: learner.forward(part.X),
        "predict": lambda: learner.predict(part.X),
        "people": lambda: learner.people(part, job["count"], rate),
    }[task]
    wall, processor = time.perf_counter(), time.process_time()
    Yhat = work()
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    if task == "people":
        return wall, processor, np.mean((learner.predict_people(part.X) - part.Y) ** 2)
    if Yhat is None:
        part = test.part(0, 2000)
        Yhat = learner.predict(part.X)
    return wall, processor, -np.log(np.asarray(Yhat, np.float64)[part.Y == 1]).mean()


os.chdir(sys.argv[1])
train, test = ({name: digits(file, dtype) for name, dtype in DTYPES.items()} for file in ("train", "test"))
cpu = [line.split(": ")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")]
print(json.dumps([
    f"{cpu[0] if cpu else platform.machine()}, {os.cpu_count()} cores",
    platform.freedesktop_os_release()["PRETTY_NAME"],
    f"Python {platform.python_version()}, NumPy {np.__version__}, SciPy {scipy.__version__}",
    f"PyTorch {torch.__version__}, threads by default: {torch.get_num_threads()} and those of its BLAS",
] + blas.names()), flush=True)
gc.disable()
for line in sys.stdin:
    gc.collect()
    job = json.loads(line)
    with threadpoolctl.threadpool_limits(job["threads"] or None):  # of BLAS and of PyTorch
        wall, processor, loss = do(job, train[job["dtype"]], test[job["dtype"]])
    if job["threads"] != 1:
        time.sleep(0.1)  # idle threads of a BLAS spin for a while
    print(json.dumps({"wall": wall, "processor": processor, "loss": float(loss)}), flush=True)
