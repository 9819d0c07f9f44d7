"""A JupyterHub for one classroom on one machine; deploy/README.md says how to run it."""

import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
STUDENTS = Path(os.environ["ALLIANCE_STUDENTS"])  # a folder in it for each
PASSWORD = os.environ["ALLIANCE_PASSWORD"]
if len(PASSWORD) < 12:
    sys.exit("ALLIANCE_PASSWORD: take 12 letters or more; whoever knows it is in.")

c = get_config()  # noqa: F821
c.JupyterHub.bind_url = "http://127.0.0.1:8000"  # behind what speaks https to the school
c.JupyterHub.authenticator_class = "dummy"  # any name, one password; a school has a better one
c.DummyAuthenticator.password = PASSWORD
c.Authenticator.allow_all = True
c.JupyterHub.spawner_class = "simple"  # no account of the machine for each student
c.SimpleLocalProcessSpawner.home_dir_template = str(STUDENTS / "{username}")
c.Spawner.cmd = [sys.executable, "-m", "jupyterhub.singleuser"]
c.Spawner.args = [f"--config={HERE / 'student_config.py'}"]
c.Spawner.default_url = "/doc/tree/my/00_start_here.ipynb"
