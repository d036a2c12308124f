"""Executes a notebook with the GoNB kernel: execute.py IN OUT SECONDS

Prints a line "cell N" as cell N starts, counted from 1. If the execution cannot
be finished, the last line says why, and the exit status is 3.
"""
import json
import sys

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError, DeadKernelError

source, target, seconds = sys.argv[1], sys.argv[2], int(sys.argv[3])


def give_up(reason):
    print(reason, flush=True)
    sys.exit(3)


with open(source, encoding="utf-8") as f:
    try:
        nb = nbformat.from_dict(json.load(f))
        nbformat.validate(nb)
    except nbformat.ValidationError as e:
        give_up("invalid nbformat: " + str(e).splitlines()[0])

nb = nbformat.read(source, as_version=4)
client = NotebookClient(
    nb,
    timeout=seconds,
    startup_timeout=60,
    kernel_name="gonb",
    allow_errors=True,
    record_timing=False,
    on_cell_start=lambda cell, cell_index: print("cell", cell_index + 1, flush=True),
)
try:
    client.execute()
except CellTimeoutError:
    give_up(f"did not end within {seconds} s")
except DeadKernelError:
    give_up("the kernel died")
nbformat.write(nb, target)
