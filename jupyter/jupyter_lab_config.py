"""JupyterLab for this course: on loopback, with its token, asking the network for nothing."""

from pathlib import Path

c = get_config()  # noqa: F821

c.ServerApp.ip = "127.0.0.1"
# In a container one often is root; nothing outside this machine can connect.
c.ServerApp.allow_root = True
# One notebook at a time, with the file browser closed: a click on its sign opens it.
c.LabApp.default_url = "/doc/tree/notebooks/00_start_here.ipynb"
# overrides.json there: no news, and no question about news.
c.LabApp.app_settings_dir = str(Path(__file__).parent)
c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
c.LabApp.extension_manager = "readonly"
