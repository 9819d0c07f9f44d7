"""A JupyterHub for one classroom on one machine; deploy/README.md says how to run it."""

import os
import sys
from pathlib import Path

COURSE = Path(__file__).resolve().parent.parent
STUDENTS = Path(os.environ.get("ALLIANCE_STUDENTS", COURSE / "my/students"))
sys.path.insert(0, str(COURSE / "tools"))


def give_notebooks(spawner):
    """Put copies of the notebooks into the student's own folder before the server starts."""
    import mine

    mine.fill(STUDENTS / spawner.user.name / "my")


c = get_config()  # noqa: F821
c.JupyterHub.bind_url = "http://127.0.0.1:8000"  # behind what speaks https to the school
c.JupyterHub.authenticator_class = "dummy"  # any name, one password; a school has a better one
c.DummyAuthenticator.password = os.environ["ALLIANCE_PASSWORD"]
c.Authenticator.allow_all = True
c.JupyterHub.spawner_class = "simple"  # no account of the machine for each student
c.SimpleLocalProcessSpawner.home_dir_template = str(STUDENTS / "{username}")
c.Spawner.cmd = [sys.executable, "-m", "jupyterhub.singleuser"]
c.Spawner.args = [f"--config={COURSE / 'jupyter/jupyter_lab_config.py'}"]
c.Spawner.default_url = "/doc/tree/my/00_start_here.ipynb"
c.Spawner.pre_spawn_hook = give_notebooks
