"""A small fixed sample of the mutants of mutate.py: somebody must notice each; nobody an unchanged course."""

import re
import subprocess
import sys
from pathlib import Path


def test_a_sample_of_mutants_is_noticed_and_the_unchanged_course_is_not():
    script = Path(__file__).with_name("mutate.py")
    done = subprocess.run([sys.executable, str(script), "--sample"], capture_output=True, text=True)
    killed, of = map(int, re.search(r"killed (\d+) of (\d+)", done.stdout + done.stderr).groups())
    assert killed == of >= 10, done.stdout
