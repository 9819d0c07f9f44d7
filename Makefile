# lab: read the course, in copies of your own that mine puts into my/.  test: what a reader runs.  test-more: what takes longer; CI runs it too.
# prove: the long runs, by hand; their results stand dated in tests/README.md.
# refresh: run the notebooks again and store them.  format: lay the code out.
# test-more begins with the longest tests, so that no worker waits for another at the end.
# web: build the pages that need no Python, into web/build/.
# minutes: count how long each notebook takes.  paper: worksheets and answer keys, into build/paper/.
# lock: show which rows of data/ changed since they were locked, and ask before locking them anew.
# The environment is rebuilt when a requirements file changes. PYTHON=python3.12 make lab picks another Python.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: lab mine web test test-more prove refresh minutes paper lock format pins
lab: mine
	$(BIN)/python -m jupyterlab --config=jupyter/jupyter_lab_config.py

mine: .venv/reader
	$(BIN)/python tools/mine.py

web: .venv/reader
	$(BIN)/python web/edition.py

test: .venv/tests
	$(BIN)/python tools/strays.py
	$(BIN)/python -m ruff check . $$($(BIN)/python tools/books.py)
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m pytest --nbval -n auto --dist loadscope --durations=20

test-more: .venv/tests web
	$(BIN)/python -m pytest -m more -n auto --dist worksteal --durations=20 tests/test_tools.py tests/test_*.py tests/unit tests/pictures tests/browser

prove: .venv/tests web
	$(BIN)/python tools/mutate.py --of data
	$(BIN)/python tools/mutate.py --of data --beyond-lock --some 300
	$(BIN)/python tools/mutate.py --of swaps --beyond-lock
	$(BIN)/python tools/mutate.py --of code --some 200
	$(BIN)/python tools/elsewhere.py oldest newest
	$(BIN)/python tools/load.py
	$(BIN)/python tools/bench/panel_latency.py
	$(BIN)/python tools/bench/all_panels.py
	$(BIN)/python tools/bench/browser_latency.py
	$(BIN)/python tools/bench/memory.py
	$(BIN)/python tools/bench/web_latency.py
	$(BIN)/python tools/bench/web_ways.py

refresh: .venv/tests
	$(BIN)/python tools/refresh.py

minutes: .venv/reader
	$(BIN)/python tools/minutes.py --sections

paper: .venv/reader
	$(BIN)/python tools/paper.py

lock: .venv/tests
	$(BIN)/python tools/lock.py

format: .venv/tests
	$(BIN)/python -m ruff format .
	$(BIN)/python -m ruff check --fix .

.venv/reader: requirements.txt pyproject.toml
	$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'The course needs Python 3.11 or newer.')"
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt -e .
	$(BIN)/python -c "import matplotlib.font_manager"
	touch $@

.venv/tests: .venv/reader tests/requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r tests/requirements.txt
	touch $@

pins:
	uv pip compile --universal --python-version 3.11 --upgrade -q --no-header --no-annotate requirements.in -o requirements.txt
	uv pip compile --universal --python-version 3.11 --upgrade -q --no-header --no-annotate -c requirements.txt tests/requirements.in -o tests/requirements.txt
