"""The lock of data/: a fingerprint for each row, so that none changes or moves unseen.

Run: python tools/lock.py. It shows each row that is new, gone or changed since it was locked, cell
by cell where git still knows the old row, and asks before it writes data/locks/. One file a table,
one line a row: fingerprint, then key. A lock is no truth: it only says that somebody looked.
"""

import csv
import hashlib
import io
import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
DATA = ROOT / "data"
LOCKS = DATA / "locks"


@cache
def key_columns():
    """Table: the columns of its key. Coasts are left out: datapackage.json holds their hash."""
    package = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    resources = [resource for resource in package["resources"] if "hash" not in resource]
    return {resource["name"]: resource["schema"]["primaryKey"] for resource in resources}


def parsed(content):
    """The rows of a table, a dict of texts each. ValueError where a row is short, long or blank."""
    lines = csv.reader(io.StringIO(content.decode("utf-8"), newline=""))
    header = next(lines)
    return [dict(zip(header, cells, strict=True)) for cells in lines]


def read(name):
    """The rows of a table as they stand in its file."""
    return parsed((DATA / f"{name}.csv").read_bytes())


def fingerprint(row):
    """16 digits that change with any cell or column name of a row."""
    cells = json.dumps(list(row.items()), ensure_ascii=False)
    return hashlib.sha256(cells.encode()).hexdigest()[:16]


def by_key(rows, columns):
    """Key: row, in the order of the table. ValueError when a key stands twice."""
    found = {" ".join(row[column] for column in columns): row for row in rows}
    if len(found) < len(rows):
        raise ValueError("a key stands twice")
    return found


def locked(name):
    """Key: fingerprint, in the order in which the rows were locked; empty for a new table."""
    path = LOCKS / f"{name}.txt"
    if not path.exists():
        return {}
    lines = path.read_text(encoding="utf-8").splitlines()
    return {key: mark for mark, key in (line.split(" ", 1) for line in lines)}


class Broken(NamedTuple):
    """What a lock does not fit: keys that are new, gone or changed, and whether rows moved."""

    new: list
    gone: list
    changed: list
    moved: bool


def fingerprints(name, rows):
    """Key: fingerprint of the rows of a table as they are now."""
    by_key_now = by_key(rows, key_columns()[name])
    return {key: fingerprint(row) for key, row in by_key_now.items()}


def broken(name, rows):
    """How rows of a table differ from those that were locked."""
    before, now = locked(name), fingerprints(name, rows)
    new = [key for key in now if key not in before]
    gone = [key for key in before if key not in now]
    changed = [key for key in now if key in before and now[key] != before[key]]
    kept_before = [key for key in before if key in now]
    kept_now = [key for key in now if key in before]
    return Broken(new, gone, changed, kept_before != kept_now)


def old_rows(name):
    """Key: row as it was when it was locked, as far as the last commit still has it."""
    command = ["git", "show", f"HEAD:data/{name}.csv"]
    try:
        shown = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
        rows = by_key(parsed(shown.stdout), key_columns()[name])
    except (OSError, subprocess.CalledProcessError, ValueError, KeyError):
        return {}
    before = locked(name)
    return {key: row for key, row in rows.items() if fingerprint(row) == before.get(key)}


def difference(old, row):
    """Lines that name each cell which changed; the whole row where the old one is not known."""
    if old is None:
        return [f"    now: {', '.join(row.values())}"]
    lines = [
        f"    {column}: {old.get(column)!r} -> {cell!r}"
        for column, cell in row.items()
        if cell != old.get(column)
    ]
    lines += [f"    column {column} is gone" for column in old if column not in row]
    return lines or ["    the columns changed their order"]


def report(name):
    """Lines that say what changed in a table since it was locked; none if nothing did."""
    rows = read(name)
    found = broken(name, rows)
    if not any(found):
        return []
    now, old = by_key(rows, key_columns()[name]), old_rows(name)
    lines = [
        f"{name}: {len(found.new)} new, {len(found.gone)} gone, {len(found.changed)} changed",
        *(f"  new {key}: {', '.join(now[key].values())}" for key in found.new),
        *(f"  gone {key}" for key in found.gone),
    ]
    for key in found.changed:
        lines += [f"  changed {key}", *difference(old.get(key), now[key])]
    if found.moved:
        lines.append("  rows changed places")
    return lines


def write(name):
    """Lock a table as it is now."""
    lines = [f"{mark} {key}\n" for key, mark in fingerprints(name, read(name)).items()]
    LOCKS.mkdir(exist_ok=True)
    (LOCKS / f"{name}.txt").write_text("".join(lines), encoding="utf-8", newline="\n")


def reports():
    """Table: its report, for each table that changed. Ends the command where one cannot be read."""
    found = {}
    for name in key_columns():
        try:
            found[name] = report(name)
        except (ValueError, KeyError) as fault:
            sys.exit(f"{name}.csv cannot be locked: {fault}")
    return {name: lines for name, lines in found.items() if lines}


def agreed():
    """Whether the person at the keyboard wants what was shown."""
    try:
        return input("Lock these rows as they are now? [y/N] ").strip().lower() in ("y", "yes")
    except EOFError:
        return False


def main():
    changed = reports()
    unused = [path for path in sorted(LOCKS.glob("*.txt")) if path.stem not in key_columns()]
    for lines in changed.values():
        print("\n".join(lines))
    for path in unused:
        print(f"{path.stem}: the table is gone, its lock too")
    if not changed and not unused:
        print("Every row is as it was locked.")
        return
    if not agreed():
        sys.exit("Nothing was locked.")
    for name in changed:
        write(name)
    for path in unused:
        path.unlink()


if __name__ == "__main__":
    main()
