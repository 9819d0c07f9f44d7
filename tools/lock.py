"""The lock of data/: a fingerprint for each row, no cell changes and no two swap unseen.

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
from pathlib import Path

ROOT = Path(__file__).parent.parent
DATA = ROOT / "data"
LOCKS = DATA / "locks"


def key_columns():
    """Table: the columns of its key. Coasts are left out: datapackage.json holds their hash."""
    package = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    resources = [resource for resource in package["resources"] if "hash" not in resource]
    return {resource["name"]: resource["schema"]["primaryKey"] for resource in resources}


def parsed(text):
    """The rows of a table, a dict of texts each."""
    return list(csv.DictReader(io.StringIO(text, newline="")))


def read(name):
    """The rows of a table as they stand in its file."""
    return parsed((DATA / f"{name}.csv").read_text(encoding="utf-8"))


def fingerprint(row):
    """16 digits that change with any cell or column name of a row."""
    cells = json.dumps(list(row.items()), ensure_ascii=False)
    return hashlib.sha256(cells.encode()).hexdigest()[:16]


def by_key(rows, columns):
    """Key: row, in the order of the table."""
    return {" ".join(row[column] for column in columns): row for row in rows}


def locked(name):
    """Key: fingerprint, in the order in which the rows were locked; empty for a new table."""
    path = LOCKS / f"{name}.txt"
    if not path.exists():
        return {}
    lines = path.read_text(encoding="utf-8").splitlines()
    return {key: mark for mark, key in (line.split(" ", 1) for line in lines)}


def marks(rows, columns):
    """Key: fingerprint of the rows as they are now."""
    return {key: fingerprint(row) for key, row in by_key(rows, columns).items()}


def broken(name, rows, columns):
    """The keys that a lock does not fit: (new, gone, changed, whether rows changed places)."""
    before, now = locked(name), marks(rows, columns)
    new = [key for key in now if key not in before]
    gone = [key for key in before if key not in now]
    changed = [key for key in now if key in before and now[key] != before[key]]
    kept_before = [key for key in before if key in now]
    kept_now = [key for key in now if key in before]
    return new, gone, changed, kept_before != kept_now


def old_rows(name, columns):
    """Key: row as it was when it was locked, as far as the last commit still has it."""
    command = ["git", "show", f"HEAD:data/{name}.csv"]
    try:
        shown = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return {}
    rows, before = by_key(parsed(shown.stdout.decode("utf-8")), columns), locked(name)
    return {key: row for key, row in rows.items() if fingerprint(row) == before.get(key)}


def difference(old, row):
    """Lines that name each cell which changed; the whole row where the old one is not known."""
    if old is None:
        return [f"    now: {', '.join(row.values())}"]
    changed = [column for column in row if row[column] != old.get(column)]
    gone = [column for column in old if column not in row]
    return [f"    {column}: {old.get(column)!r} -> {row[column]!r}" for column in changed] + [
        f"    column {column} is gone" for column in gone
    ]


def report(name, columns):
    """Lines that say what changed in a table since it was locked; none if nothing did."""
    rows = read(name)
    new, gone, changed, moved = broken(name, rows, columns)
    if not (new or gone or changed or moved):
        return []
    now, old = by_key(rows, columns), old_rows(name, columns)
    lines = [f"{name}: {len(new)} new, {len(gone)} gone, {len(changed)} changed"]
    lines += [f"  new {key}: {', '.join(now[key].values())}" for key in new]
    lines += [f"  gone {key}" for key in gone]
    for key in changed:
        lines += [f"  changed {key}", *difference(old.get(key), now[key])]
    if moved:
        lines.append("  rows changed places")
    return lines


def write(name, columns):
    """Lock a table as it is now."""
    lines = [f"{mark} {key}\n" for key, mark in marks(read(name), columns).items()]
    LOCKS.mkdir(exist_ok=True)
    (LOCKS / f"{name}.txt").write_text("".join(lines), encoding="utf-8", newline="\n")


def agreed():
    """Whether the person at the keyboard wants what was shown."""
    try:
        return input("Lock these rows as they are now? [y/N] ").strip().lower() in ("y", "yes")
    except EOFError:
        return False


def main():
    tables = key_columns()
    reports = {name: report(name, columns) for name, columns in tables.items()}
    to_lock = [name for name, lines in reports.items() if lines]
    unused = [path for path in sorted(LOCKS.glob("*.txt")) if path.stem not in tables]
    for name in to_lock:
        print("\n".join(reports[name]))
    for path in unused:
        print(f"{path.stem}: the table is gone, its lock too")
    if not to_lock and not unused:
        print("Every row is as it was locked.")
        return
    if not agreed():
        sys.exit("Nothing was locked.")
    for name in to_lock:
        write(name, tables[name])
    for path in unused:
        path.unlink()


if __name__ == "__main__":
    main()
