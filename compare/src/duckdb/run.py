"""The question in SQL: reads what regie-compare wrote beside it, on one thread, and hands in what it took and found."""

import json
import pathlib
import sys
import time

import duckdb


def peak():
    """The most memory that this process has had, in bytes, where Linux says it."""
    try:
        for line in open("/proc/self/status", encoding="ascii"):
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    return None


def main(folder):
    connection = duckdb.connect(":memory:")
    connection.execute("SET threads = 1")
    times = []

    def timed(name, file):
        start = time.process_time()
        connection.execute((folder / file).read_text(encoding="utf-8"))
        times.append({"name": name, "seconds": time.process_time() - start})

    timed("reading", "read.sql")
    timed("answering", "answer.sql")
    start = time.process_time()
    connection.execute((folder / "count.sql").read_text(encoding="utf-8"))
    counts = dict(connection.fetchall())
    times[-1]["seconds"] += time.process_time() - start
    weighed = peak()

    view, by_role, by_challenge = (folder / "totals.sql").read_text(encoding="utf-8").strip().split("\n")
    connection.execute(view)

    def totals(query):
        rows = connection.execute(query).fetchall()
        return {number: {"count": count, "sum": total} for number, count, total in rows}

    roles = totals(by_role)
    if {role: total["count"] for role, total in roles.items()} != counts:
        sys.exit("DuckDB counted and summed different assignments")
    answer = {
        "version": "DuckDB " + duckdb.__version__,
        "times": times,
        "peak": weighed,
        "totals": {"roles": roles, "challenges": totals(by_challenge)},
    }
    (folder.parent / "duckdb.json").write_text(json.dumps(answer), encoding="utf-8")


main(pathlib.Path(sys.argv[1]))
