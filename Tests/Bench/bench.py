"""Measures imports in pairs with the C floor and holds the ratios to their bounds.

Each figure is of a whole process, its children included: CPU (user + system), wall, and the
largest resident memory. Ratios are taken pair by pair (A B A B ...); the median CPU ratio is
what a bound is on, wall is shown beside it. Exit status: 0 within all bounds, 1 over one, 2 where
a program failed or did something else than what was to be measured.

This process stays small: what a child counts as its memory begins with its parent's.
"""

import argparse
import json
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import namedtuple
from decimal import Decimal

FIRST_IMPORT = 1.7
SAME_BYTES = 0.5
ONE_PERCENT = 2.5
MEMORY_MB = 200
# Ten times the data may fill SQLite's page cache, which is bounded, and nothing else.
GROWTH_MB = 64

Run = namedtuple("Run", "cpu wall memory output")


class Failed(Exception):
    pass


def run(command):
    """Runs a program to its end and returns what it took, memory in MB."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        start = time.monotonic()
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=err)
        _, status, used = os.wait4(child.pid, 0)
        wall = time.monotonic() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        if child.returncode != 0:
            words = err.read()[-2000:].decode("utf-8", "replace").strip()
            raise Failed(f"{' '.join(command)}\n  ended with {child.returncode}: {words}")
        output = out.read().decode("utf-8", "replace")
    return Run(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024, output)


def read(file):
    """The first reading of a file that lay for a while is slow, and no part of what is compared."""
    with open(file, "rb") as stream:
        while stream.read(1 << 20):
            pass


def change_one_percent(source, target, activities, seed=1):
    """Copies a generated file with another generated-datetime, and in one activity of a hundred
    another title and one other transaction value. Returns how many activities it changed."""
    count = max(1, activities // 100)
    chosen = set(random.Random(seed).sample(range(activities), count))
    number = -1
    titles = values = 0
    place = None
    with open(source, encoding="utf-8") as lines, open(target, "w", encoding="utf-8") as out:
        for line in lines:
            if "<iati-activities " in line:
                line = re.sub(
                    r'generated-datetime="[^"]*"', 'generated-datetime="2026-02-15T06:00:00Z"', line
                )
            elif "<iati-activity " in line:
                number += 1
                place = "before title" if number in chosen else None
            elif place == "before title" and line.startswith("    <title>"):
                place = "in title"
            elif place == "in title" and "</narrative>" in line:
                line = line.replace("</narrative>", " (revised)</narrative>")
                titles += 1
                place = "before transaction"
            elif place == "before transaction" and line.startswith("    <transaction"):
                place = "in transaction"
            elif place == "in transaction" and line.startswith("      <value"):
                line = re.sub(
                    r">([-\d.]+)</value>", lambda m: f">{Decimal(m[1]) + 1}</value>", line
                )
                values += 1
                place = None
            out.write(line)
    if titles != count or values == 0:
        raise Failed(f"{titles} titles and {values} values changed, not {count}")
    return count


class Store:
    """A store of baraza's, with copies of it to return to."""

    def __init__(self, baraza, path):
        self.baraza = baraza
        self.path = path

    def files(self):
        folder, name = os.path.split(self.path)
        return [os.path.join(folder, f) for f in os.listdir(folder) if f.startswith(name)]

    def remove(self):
        for file in self.files():
            os.remove(file)

    def create(self):
        self.remove()
        run([self.baraza, "init", "--store", self.path])

    def keep(self, folder):
        shutil.rmtree(folder, ignore_errors=True)
        os.mkdir(folder)
        for file in self.files():
            shutil.copy2(file, folder)

    def restore(self, folder):
        self.remove()
        for file in os.listdir(folder):
            shutil.copy2(os.path.join(folder, file), os.path.dirname(self.path))
        for file in self.files():
            read(file)

    def load(self, file, **expected):
        """Imports a file and checks that it did what was to be measured."""
        taken = run(
            [self.baraza, "import", file, "--store", self.path, "--feed", "bench", "--json"]
        )
        try:
            counts = json.loads(taken.output)["runs"][0]["activities"]
            found = {key: counts[key] for key in expected}
        except (ValueError, LookupError, TypeError) as error:
            raise Failed(f"the output of baraza import is not as documented: {error!r}") from error
        if found != expected:
            raise Failed(f"the import of {os.path.basename(file)} gave {counts}, not {expected}")
        return taken


def pairs(name, count, file, prepare, first, second):
    """Runs A B A B ... over a file after one pair to warm up; returns the measured pairs."""
    measured = []
    for number in range(count + 1):
        prepare()
        os.sync()
        pair = []
        for program in (first, second):
            read(file)
            pair.append(program())
        if number > 0:
            measured.append(pair)
            print(
                f"  {name} {number}/{count}: CPU {pair[0].cpu:.2f} s to {pair[1].cpu:.2f} s",
                file=sys.stderr,
            )
    return measured


def spread(values, digits=2):
    return (
        f"{statistics.median(values):.{digits}f} "
        f"[{min(values):.{digits}f}–{max(values):.{digits}f}]"
    )


def ratio_row(name, measured, bound):
    cpu = [a.cpu / b.cpu for a, b in measured]
    wall = [a.wall / b.wall for a, b in measured]
    within = statistics.median(cpu) <= bound
    return within, [name, spread(cpu), f"≤ {bound}", verdict(within), spread(wall)]


def memory_row(name, megabytes, bound):
    within = max(megabytes) <= bound
    return within, [name, f"{spread(megabytes, 0)} MB", f"≤ {bound} MB", verdict(within), ""]


def verdict(within):
    return "PASS" if within else "over"


def show(rows):
    rows = [["", "CPU ratio or memory", "bound", "", "wall ratio"]] + rows
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())


def main(options):
    work = options.work
    small, large = options.activities // 10, options.activities
    files = {count: os.path.join(work, f"a{count}.xml") for count in (small, large)}
    for count, file in files.items():
        generator = os.path.join(options.shared, "generate_iati.py")
        run([sys.executable, generator, "--activities", str(count), "--seed", "1", "--out", file])
    file = files[large]
    revised = os.path.join(work, "revised.xml")
    changed = change_one_percent(file, revised, large)

    os.mkdir(os.path.join(work, "store"))
    store = Store(options.baraza, os.path.join(work, "store", "bench.sqlite"))
    imported = os.path.join(work, "imported")
    schema = os.path.join(options.shared, "schema.sql")
    database = os.path.join(work, "floor.db")

    def floor_load():
        return run([options.floor, "-S", schema, "-I", "-f", file, database])

    def floor_parse(path):
        return lambda: run([options.floor, path])

    first = pairs(
        "first import", options.pairs, file, store.create,
        lambda: store.load(file, added=large), floor_load,
    )
    store.keep(imported)
    same = pairs(
        "same bytes", options.pairs, file, lambda: store.restore(imported),
        lambda: store.load(file, added=0, changed=0, unchanged=large, removed=0),
        floor_parse(file),
    )
    one_percent = pairs(
        "1 % changed", options.pairs, revised, lambda: store.restore(imported),
        lambda: store.load(revised, added=0, changed=changed, unchanged=large - changed),
        floor_parse(revised),
    )
    few = []
    for _ in range(options.pairs):
        store.create()
        few.append(store.load(files[small], added=small).memory)
    many = [a.memory for a, _ in first]
    growth = [statistics.median(many) - statistics.median(few)]

    results = [
        ratio_row(f"first import of {large}, to the C load", first, FIRST_IMPORT),
        ratio_row("the same bytes again, to the C parse", same, SAME_BYTES),
        ratio_row("1 % changed, to the C parse", one_percent, ONE_PERCENT),
        memory_row(f"memory of a first import of {large}", many, MEMORY_MB),
        memory_row(f"memory of a first import of {small}", few, MEMORY_MB),
        memory_row(f"growth from {small} to {large}", growth, GROWTH_MB),
    ]
    print(f"\n{options.pairs} pairs; median [smallest–largest]; bounds are on CPU and memory")
    show([row for _, row in results])
    floor = statistics.median(b.memory for _, b in first)
    print(f"The C load took {floor:.0f} MB of memory.")
    return 0 if all(within for within, _ in results) else 1


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--baraza", required=True)
    parser.add_argument("--floor", required=True)
    parser.add_argument("--shared", required=True, help="the folder of the generator and schema")
    parser.add_argument("--work", required=True, help="an empty folder to work in")
    parser.add_argument("--activities", type=int, default=10_000)
    parser.add_argument("--pairs", type=int, default=5)
    options = parser.parse_args()
    try:
        sys.exit(main(options))
    except Failed as failure:
        print(f"bench: {failure}", file=sys.stderr)
        sys.exit(2)
