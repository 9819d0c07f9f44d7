"""How large a kernel grows when a notebook is run again and again in it, as with "Run All".

Run: python tools/bench/memory.py [--quick]. Each cell is sent with its id, as JupyterLab does, and
every message is read at once. --quick runs one notebook three times.

A resident size has two parts: what the kernel holds, and what it has freed and the C library keeps
for later. On Linux, malloc_trim gives the second part back, so that the first can be told.
"""

import argparse

import nbformat
from jupyter_client.manager import start_new_kernel
from kernels import NOTEBOOKS

RESIDENT = """import gc
gc.collect()
print(int(open("/proc/self/statm").read().split()[1]) * 4096 / 2**20)"""
GIVE_BACK = """import ctypes
_ = ctypes.CDLL("libc.so.6").malloc_trim(0)"""


def run(client, code, cell_id):
    """Run code as a cell of a notebook; return what it printed."""
    content = {
        "code": code,
        "silent": False,
        "store_history": True,
        "user_expressions": {},
        "allow_stdin": False,
        "stop_on_error": True,
    }
    message = client.session.msg("execute_request", content, metadata={"cellId": cell_id})
    client.shell_channel.send(message)
    printed = ""
    while True:
        got = client.get_iopub_msg(timeout=120)
        if got["parent_header"].get("msg_id") != message["header"]["msg_id"]:
            continue
        if got["msg_type"] == "stream":
            printed += got["content"]["text"]
        if got["msg_type"] == "error":
            raise RuntimeError("\n".join(got["content"]["traceback"]))
        if got["content"].get("execution_state") == "idle":
            return printed


def sizes(path, runs):
    """Run all cells of a notebook again and again in one kernel.

    Return its resident size in MiB after each run, and what it holds after the second and the last.
    """
    cells = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    manager, client = start_new_kernel(cwd=str(path.parent))
    resident, held = [], []
    for number in range(1, runs + 1):
        for cell in cells:
            run(client, cell.source, cell.id)
        resident.append(float(run(client, RESIDENT, "resident")))
        if number in (2, runs):
            run(client, GIVE_BACK, "give back")
            held.append(float(run(client, RESIDENT, "resident")))
    client.stop_channels()
    manager.shutdown_kernel(now=True)
    return resident, held


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true")
    quick = parser.parse_args().quick
    books, runs = sorted(NOTEBOOKS.glob("[0-9]*.ipynb")), 3 if quick else 11
    a_run = "a run after the second"
    print(f"| notebook | MiB after 1 run | after 2 | after {runs} | {a_run} | of it held |")
    print("| --- | --- | --- | --- | --- | --- |")
    for path in books[:1] if quick else books:
        resident, held = sizes(path, runs)
        shown = " | ".join(f"{resident[n]:.0f}" for n in (0, 1, -1))
        growth = (resident[-1] - resident[1]) / (runs - 2)
        growth_held = (held[1] - held[0]) / (runs - 2)
        print(f"| {path.stem} | {shown} | {growth:.1f} | {growth_held:.1f} |", flush=True)


if __name__ == "__main__":
    main()
