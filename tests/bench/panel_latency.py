"""Time and bytes of one update of each panel in the kernel: from the slider's event to the message sent.

Run: python tests/bench/panel_latency.py. All ways are interleaved in one kernel on one machine; ratios are what counts.
"""

import json
import sys
from pathlib import Path

from jupyter_client.manager import start_new_kernel

HERE = Path(__file__).parent
# What a kernel sends, in bytes a message, from here on.
COUNT = """session, sent = get_ipython().kernel.session, []
whole = session.send
def send(stream, kind, content=None, *args, buffers=None, **more):
    body = kind["content"] if isinstance(kind, dict) else content
    sent.append(len(json.dumps(body, default=str)) + sum(len(b) for b in buffers or []))
    return whole(stream, kind, content, *args, buffers=buffers, **more)
session.send = send
"""
MEASURE = """
%matplotlib inline
import json, statistics, sys, time
sys.path.insert(0, {here!r})
import contenders
from IPython.display import display

""" + COUNT + """
found = {{}}
for name in contenders.MOVES:
    ways = {{way: getattr(contenders, way)(name) for way in {ways}}}
    for shown, control in ways.values():
        display(shown)
    runs = {{way: [] for way in ways}}
    for n in range({rounds} + 3):
        for way, (shown, control) in ways.items():
            steps = round((control.max - control.min) / control.step)
            to = control.min + control.step * ((n * 7 + 3) % steps)
            sent.clear()
            start = time.perf_counter()
            control.value = type(control.value)(round(to, 6))
            runs[way].append(((time.perf_counter() - start) * 1000, sum(sent)))
    found[name] = {{way: [statistics.median(r[0] for r in rows[3:]), statistics.median(r[1] for r in rows[3:])]
                   for way, rows in runs.items()}}
print("RESULT" + json.dumps(found))
"""
WAYS = {"course": "this course", "interact": "interact, pyplot", "kept": "kept Figure, saved whole",
        "plotly": "plotly, kernel's part", "bq": "bqplot, kernel's part"}


def measure(rounds=30):
    """Return {panel: {way: [median ms, median bytes]}} of one run."""
    manager, client = start_new_kernel(kernel_name="python3")
    out = []
    client.execute_interactive(MEASURE.format(here=str(HERE), ways=list(WAYS), rounds=rounds), timeout=900,
                               output_hook=lambda m: out.append(m["content"]))
    client.stop_channels()
    manager.shutdown_kernel(now=True)
    text = "".join(content.get("text", "") + "\n".join(content.get("traceback", [])) for content in out)
    if "RESULT" not in text:
        sys.exit(text)
    return json.loads(text.split("RESULT")[1].splitlines()[0])


if __name__ == "__main__":
    print("| panel | way | ms | KiB | times the course's time |\n| --- | --- | --- | --- | --- |")
    for name, ways in measure().items():
        for way, (ms, size) in ways.items():
            print(f"| {name} | {WAYS[way]} | {ms:.1f} | {size / 1024:.0f} | {ms / ways['course'][0]:.1f} |")
