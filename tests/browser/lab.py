"""A real JupyterLab in a real browser: what the browser tests and the browser benchmark share."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent.parent
CHROMIUM = (
    os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
)
CONFIG = ROOT / "jupyter/jupyter_lab_config.py"
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--force-color-profile=srgb",
]
READY = """(() => {
    const kernel = window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel;
    return kernel?.connectionStatus === "connected" && kernel.status === "idle";
})()"""
RUN = """window.ranAll = false;
window.jupyterapp.commands.execute("notebook:run-all-cells")
    .then(() => { window.ranAll = true; });"""


def _free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


class Trap:
    """A proxy that connects to nothing and notes what the server process tried to reach."""

    def __init__(self):
        self.asked, self._door = [], socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._door.getsockname()[1]}"
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        while True:
            visitor, _ = self._door.accept()
            with visitor:
                self.asked.append(visitor.recv(200).decode(errors="replace").split("\r\n")[0])


@contextlib.contextmanager
def server(root=ROOT, config=CONFIG):
    """Start JupyterLab on a folder, with the project's own settings or with another config file.

    Yields address, token and the trap.
    """
    port, token, trap = _free_port(), "course", Trap()
    with tempfile.TemporaryDirectory() as home, open(Path(home) / "server.log", "w") as log:
        proxies = dict.fromkeys(
            ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), trap.address
        )
        # The course's own notebooks are opened here: nothing may be saved by itself.
        saving = Path(home) / "@jupyterlab/docmanager-extension/plugin.jupyterlab-settings"
        saving.parent.mkdir(parents=True)
        saving.write_text('{"autosave": false}')
        places = dict.fromkeys(
            (
                "JUPYTER_CONFIG_DIR",
                "JUPYTER_RUNTIME_DIR",
                "JUPYTERLAB_SETTINGS_DIR",
                "JUPYTERLAB_WORKSPACES_DIR",
                "IPYTHONDIR",
            ),
            home,
        )
        command = [
            sys.executable,
            "-m",
            "jupyterlab",
            f"--config={config}",
            "--no-browser",
            f"--ServerApp.port={port}",
            f"--IdentityProvider.token={token}",
            "--LabApp.expose_app_in_browser=True",
            f"--ServerApp.root_dir={root}",
        ]
        process = subprocess.Popen(
            command,
            cwd=root,
            stdout=log,
            stderr=log,
            env=os.environ | proxies | places | {"no_proxy": "127.0.0.1,localhost"},
        )
        try:
            for _ in range(300):
                with contextlib.suppress(OSError):
                    urllib.request.build_opener(urllib.request.ProxyHandler({})).open(
                        f"http://127.0.0.1:{port}/api?token={token}", timeout=2
                    )
                    break
                if process.poll() is not None:
                    raise RuntimeError((Path(home) / "server.log").read_text()[-2000:])
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}", token, trap
        finally:
            process.terminate()
            process.wait(20)


@contextlib.contextmanager
def browser():
    """Start the system's Chromium."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


def open_notebook(chromium, address, token, path, width=1280, height=900):
    """Open one notebook in a fresh profile, wait until its kernel is idle; return the page, with
    page.asked set."""
    page = chromium.new_context(viewport={"width": width, "height": height}).new_page()
    page.asked = []
    page.on("request", lambda request: page.asked.append(request.url))
    page.goto(f"{address}/lab/tree/{path}?token={token}&reset")
    page.wait_for_selector(".jp-Notebook", timeout=60_000)
    page.wait_for_function(READY, timeout=60_000)
    return page


def run_all(page):
    """Run all cells and wait until the last has ended."""
    page.evaluate(f"() => {{ {RUN} }}")
    page.wait_for_function("window.ranAll", timeout=120_000)
    page.wait_for_function(READY, timeout=60_000)
