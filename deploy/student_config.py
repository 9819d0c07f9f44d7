"""A student's server on the hub: copies of the notebooks, the course's settings, no root."""

import sys
from pathlib import Path

COURSE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(COURSE / "tools"))
import mine  # noqa: E402

for line in mine.fill(Path("my").resolve()):  # it starts in the student's own folder
    print(line)
load_subconfig(str(COURSE / "jupyter/jupyter_lab_config.py"))  # noqa: F821
c = get_config()  # noqa: F821
c.ServerApp.allow_root = False
c.ServerApp.shutdown_no_activity_timeout = 3600  # seconds
c.MappingKernelManager.cull_idle_timeout = 3600
