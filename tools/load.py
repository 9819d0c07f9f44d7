"""A whole class at once: many kernels run notebook 04, then everybody moves a slider.

Run: python tools/load.py [--students 30] [--seconds 60] [--hub]. One Jupyter server with a kernel
for each student; with --hub a JupyterHub with deploy/jupyterhub_config.py and a server for each
(jupyterhub and configurable-http-proxy must be installed: deploy/README.md). All on loopback.
A move counts from the message to the kernel until the drawn picture comes back; everybody moves
four times a second, whether the last picture has come or not.
"""

import argparse
import asyncio
import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import uuid
from contextlib import contextmanager
from pathlib import Path

import nbformat
import psutil
from tornado.httpclient import HTTPRequest
from tornado.websocket import websocket_connect

ROOT = Path(__file__).parent.parent
BOOK = ROOT / "notebooks/04_guam_relocation_math.ipynb"
PANEL = "guam.share_and_cap()"  # the slider of this cell is moved
MOVES = 4  # a second
PATIENCE = 10  # seconds after which a move counts as failed
LONGEST_CELL = 120  # seconds after which a cell does
TOKEN = "a-whole-class"


def request(url, method="GET", content=None, token=TOKEN):
    """Ask a server; return what it answers, read as JSON."""
    data = None if content is None else json.dumps(content).encode()
    headers = {"Authorization": f"token {token}"}
    asked = urllib.request.Request(url, data, headers, method=method)
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with direct.open(asked, timeout=120) as answer:
        return json.loads(answer.read() or "null")


class Student:
    """A kernel behind a server, and what it said: a future for each message that was sent."""

    def __init__(self, server):
        self.server, self.slider, self.waiting = server, None, {}

    async def start(self):
        """Start a kernel, listen to it, and ask until it answers, as JupyterLab does."""
        kernels = f"{self.server}/api/kernels"
        made = await asyncio.to_thread(request, kernels, "POST", {})
        address = f"{kernels}/{made['id']}/channels".replace("http", "ws", 1)
        self.socket = await websocket_connect(
            HTTPRequest(
                address,
                headers={"Authorization": f"token {TOKEN}"},
                connect_timeout=300,
                request_timeout=300,
            ),
            max_message_size=2**28,
        )
        self.listening = asyncio.create_task(self._listen())
        answered = set()
        while not answered:
            asked = self.send("kernel_info_request", {})
            answered, _ = await asyncio.wait([asked], timeout=PATIENCE)

    async def _listen(self):
        while (text := await self.socket.read_message()) is not None:
            message = json.loads(text)
            kind, content = message["header"]["msg_type"], message["content"]
            if kind == "comm_open":
                self._note_slider(content)
            reply = self.waiting.get(message["parent_header"].get("msg_id"))
            if reply is None or reply.done():
                continue
            if kind == "error":
                reply.set_exception(RuntimeError(content["evalue"]))
            elif self._is_awaited(kind, content, reply):
                reply.set_result(time.perf_counter())

    def _note_slider(self, content):
        state = content["data"].get("state", {})
        if state.get("_model_name") == "FloatSliderModel":
            self.slider = content["comm_id"]

    @staticmethod
    def _is_awaited(kind, content, reply):
        """Whether a message is what a reply waits for: a picture, or the end of a cell."""
        if reply.for_picture:
            return kind == "comm_msg" and "<svg" in str(content["data"].get("state", {}))
        return content.get("execution_state") == "idle"

    def send(self, kind, content, for_picture=False):
        """Send a message; return the future of the moment at which its answer came."""
        reply = asyncio.get_running_loop().create_future()
        reply.for_picture = for_picture
        header = {"msg_id": uuid.uuid4().hex, "msg_type": kind, "version": "5.3"}
        header |= {"username": "", "session": "class", "date": ""}
        self.waiting[header["msg_id"]] = reply
        message = {"header": header, "parent_header": {}, "metadata": {}, "content": content}
        self.socket.write_message(json.dumps(message | {"channel": "shell", "buffers": []}))
        return reply

    async def run(self, sources):
        """Run the cells of a notebook, one after the other; RuntimeError or TimeoutError for one.

        The slider that is kept is the last one that the cell of the panel opened.
        """
        kept = None
        for source in sources:
            self.slider = None
            ran = self.send("execute_request", {"code": source, "silent": False})
            await asyncio.wait_for(ran, LONGEST_CELL)
            if PANEL in source:
                kept = self.slider
        self.slider = kept

    async def move(self, seconds, start):
        """Move the slider four times a second; return the seconds that each move took, or None."""
        loop, moves = asyncio.get_running_loop(), []
        await asyncio.sleep(start)
        begun = loop.time()
        for number in range(round(seconds * MOVES)):
            await asyncio.sleep(begun + number / MOVES - loop.time())
            data = {"method": "update", "state": {"value": 5 + number % 100 / 10}}
            sent = time.perf_counter()
            content = {"comm_id": self.slider, "data": data}
            moves.append((sent, self.send("comm_msg", content, for_picture=True)))
        await asyncio.wait([reply for _, reply in moves], timeout=PATIENCE)
        return [
            reply.result() - sent if reply.done() and not reply.exception() else None
            for sent, reply in moves
        ]


def free_port():
    """A port of this machine that nobody listens to."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@contextmanager
def process(command, folder, ready, **variables):
    """Run a server in a folder until the end; wait until an address answers."""
    with open(folder / "server.log", "w") as log:
        env = os.environ | variables
        started = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, env=env)
    try:
        for _ in range(600):
            try:
                request(ready)
                break
            except (urllib.error.URLError, ConnectionError):
                if started.poll() is not None:
                    raise RuntimeError((folder / "server.log").read_text()[-3000:]) from None
                time.sleep(0.1)
        yield psutil.Process(started.pid)
    except urllib.error.HTTPError:
        print((folder / "server.log").read_text()[-3000:])
        raise
    finally:
        if started.poll() is None:
            for child in psutil.Process(started.pid).children(recursive=True):
                child.terminate()
            started.terminate()
            started.wait(30)


@contextmanager
def one_server(folder, students):
    """A Jupyter server for all; yield its process and its address, once for each student."""
    address = f"http://127.0.0.1:{(port := free_port())}"
    command = [sys.executable, "-m", "jupyter_server", f"--ServerApp.port={port}", "--no-browser"]
    command += [f"--IdentityProvider.token={TOKEN}", "--allow-root"]
    command += ["--ServerApp.port_retries=0"]
    shutil.copy(BOOK, folder)
    with process(command, folder, f"{address}/api/status") as started:
        yield started, [address] * students


HUB_TOKEN = """
c.JupyterHub.services = [{"name": "load", "api_token": "a-whole-class"}]
c.JupyterHub.load_roles = [{"name": "load", "services": ["load"],
    "scopes": ["admin:users", "admin:servers", "access:servers"]}]
c.JupyterHub.concurrent_spawn_limit = 4
import os
if os.geteuid() == 0:
    c.Spawner.args.append("--allow-root")  # in play only: deploy/README.md
"""


@contextmanager
def a_hub(folder, students):
    """A JupyterHub with the course's own configuration; yield its process and each address."""
    public, inner = free_port(), free_port()
    address = f"http://127.0.0.1:{public}"
    config = folder / "config.py"
    config.write_text(f"load_subconfig({str(ROOT / 'deploy/jupyterhub_config.py')!r})\n{HUB_TOKEN}")
    command = [sys.executable, "-m", "jupyterhub", f"--config={config}"]
    command += [f"--JupyterHub.bind_url={address}", f"--JupyterHub.hub_port={inner}"]
    command += [f"--ConfigurableHTTPProxy.api_url=http://127.0.0.1:{free_port()}"]
    places = {"ALLIANCE_STUDENTS": str(folder / "students"), "ALLIANCE_PASSWORD": TOKEN}
    with process(command, folder, f"{address}/hub/api/", **places) as started:
        names = [f"student{number:02}" for number in range(students)]
        for name in names:
            request(f"{address}/hub/api/users/{name}", "POST", {})
            request(f"{address}/hub/api/users/{name}/server", "POST", {})
        for name in names:
            while not request(f"{address}/hub/api/users/{name}")["server"]:
                time.sleep(0.2)
            if not (folder / "students" / name / "my" / BOOK.name).exists():
                raise RuntimeError(f"{name} has no copy of the notebook")
        yield started, [f"{address}/user/{name}" for name in names]


def memory(started):
    """MiB that a process and its children use; what they share is counted once."""
    total = 0
    for each in [started, *started.children(recursive=True)]:
        whole = each.memory_full_info()
        total += getattr(whole, "pss", whole.rss)
    return total / 2**20


async def lesson(started, servers, seconds):
    """Run the notebook for everybody, then let everybody move; print what was measured."""
    sources = [
        cell.source for cell in nbformat.read(BOOK, as_version=4).cells if cell.cell_type == "code"
    ]
    students, begun = [Student(server) for server in servers], time.perf_counter()
    await asyncio.gather(*(student.start() for student in students))
    print(f"{len(students)} kernels there after {time.perf_counter() - begun:.0f} s", flush=True)
    begun = time.perf_counter()
    ran = await asyncio.gather(
        *(student.run(sources) for student in students), return_exceptions=True
    )
    broken = [error for error in ran if error is not None]
    print(f"last cell after {time.perf_counter() - begun:.0f} s, {len(broken)} failures")
    used = memory(started)
    each = used / len(students)
    print(f"memory {used:,.0f} MiB: {each:.0f} a student, {1024 / each:.1f} students per GiB")
    moving = (
        student.move(seconds, number / len(students) / MOVES)
        for number, student in enumerate(students)
    )
    took = [move for moves in await asyncio.gather(*moving) for move in moves]
    seen = sorted(1000 * move for move in took if move is not None)
    print(
        f"{len(took):,} moves: median {statistics.median(seen):.0f} ms, "
        f"95 per cent within {seen[int(0.95 * len(seen))]:.0f}, worst {seen[-1]:.0f}, "
        f"{len(took) - len(seen)} failures"
    )
    return len(broken) + len(took) - len(seen)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--students", type=int, default=30)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--hub", action="store_true")
    asked = parser.parse_args()
    serve = a_hub if asked.hub else one_server
    with tempfile.TemporaryDirectory() as made, serve(Path(made), asked.students) as class_room:
        failures = asyncio.run(lesson(*class_room, asked.seconds))
    sys.exit(bool(failures))


if __name__ == "__main__":
    main()
