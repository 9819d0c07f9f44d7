"""JupyterLab for this course: on loopback, with its token, asking the network for nothing."""

import os
from pathlib import Path

HERE = Path(__file__).parent
c = get_config()  # noqa: F821

c.ServerApp.ip = "127.0.0.1"
# In a container one often is root, and could not start; nothing outside this machine can connect.
c.ServerApp.allow_root = hasattr(os, "geteuid") and os.geteuid() == 0
# One notebook at a time, with the file browser closed: a click on its sign opens it. The learner's
# own copy, where `make mine` has made one.
folder = "my" if (HERE.parent / "my/00_start_here.ipynb").exists() else "notebooks"
c.LabApp.default_url = f"/doc/tree/{folder}/00_start_here.ipynb"
# overrides.json there: no news, no question about news, and a saved notebook keeps its panels.
c.LabApp.app_settings_dir = str(HERE)
c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
c.LabApp.extension_manager = "readonly"
