"""Fills a store with action plans and years of assessments, and times what the figures ask of it.

The store is one that `baraza init` made. Rows are written as SQL in one revision of office 4095,
which is not sealed into its chain: such a store serves to measure, not to keep.

    plans.py fill STORE [--plans 200] [--actions 100] [--years 10] [--seed 1]
    plans.py time STORE --baraza PROGRAM [--runs 15]

Times are of the wall clock. What a figure takes is the median of its command less that of a command
which opens the same store and asks next to nothing: `settings show`.
"""

import argparse
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import time

OFFICE = 4095 << 41
VOICES = ("responsible", "civil-society", "independent")


def fill(options):
    draw = random.Random(options.seed)
    db = sqlite3.connect(options.store, isolation_level=None)
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA cache_size = -200000")
    counter = OFFICE + 65536

    def new():
        nonlocal counter
        counter += 1
        return counter

    db.execute("BEGIN IMMEDIATE")
    revision = new()
    db.execute(
        "INSERT INTO revisions VALUES (?, 4095, 1, ?, 'bench', 'bench', 'run', x'', x'', x'')",
        (revision, f"{options.last}-12-31T00:00:00.000Z"),
    )
    values = db.execute(
        "SELECT id, scale_id FROM scale_values WHERE meaning IS NOT NULL ORDER BY id"
    ).fetchall()
    institutions = {voice: new() for voice in VOICES}
    for voice, institution in institutions.items():
        db.execute(
            "INSERT INTO institutions VALUES (?, ?, 'other', NULL, NULL, ?)",
            (institution, f"Illustrative {voice}", revision),
        )
    evidence = new()
    db.execute(
        "INSERT INTO evidence (id, code, kind, title, url, sha256, sensitivity, consent, "
        "revision_id) VALUES (?, 'BENCH', 'report', 'Illustrative report', "
        "'https://example.org/report', ?, 'public', 'not-needed', ?)",
        (evidence, "0" * 64, revision),
    )
    first = options.last - options.years + 1
    assessments = 0
    for number in range(1, options.plans + 1):
        plan = new()
        db.execute(
            "INSERT INTO policy_plans (id, code, kind, title, status, period_start, period_end, "
            "cycle_months, sensitivity, revision_id) "
            "VALUES (?, ?, 'national', ?, 'in-force', ?, ?, 12, 'public', ?)",
            (plan, f"P{number}", f"Illustrative plan {number}", str(first), str(options.last),
             revision),
        )
        ordinal = 0
        actions = []

        def node(parent, level, parent_level, depth, code, end):
            nonlocal ordinal
            ordinal += 1
            row = new()
            due = {None: None, 4: f"{end}-12-31", 7: None, 10: end}[len(end) if end else None]
            db.execute(
                "INSERT INTO plan_nodes (id, plan_id, parent_id, level, parent_level, depth, "
                "parent_depth, code, title, ordinal, end_date, due_by, sensitivity, revision_id) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'public', ?)",
                (row, plan, parent, level, parent_level, depth, depth - 1 if depth else None, code,
                 f"Illustrative {level} {code} of a plan, of a length that titles have", ordinal,
                 end, due, revision),
            )
            return row

        for p in range(1, 5):
            pillar = node(None, "pillar", None, 0, f"{p}", None)
            for o in range(1, 6):
                objective = node(pillar, "objective", "pillar", 1, f"{p}.{o}", None)
                for a in range(1, options.actions // 20 + 1):
                    year = draw.randint(first, options.last + 1)
                    end = draw.choice([None, str(year), f"{year}-06-30"])
                    actions.append(
                        node(objective, "action", "objective", 2, f"{p}.{o}.{a}", end)
                    )
        for action in actions:
            for year in range(first, options.last + 1):
                for voice in VOICES:
                    value, scale = draw.choice(values)
                    row = new()
                    day = f"{year}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
                    db.execute(
                        "INSERT INTO assessments VALUES "
                        "(?, ?, ?, NULL, ?, ?, ?, ?, ?, NULL, 'public', ?)",
                        (row, action, institutions[voice], voice, scale, value,
                         "Illustrative rationale in a sentence or two, such as people write when "
                         "they judge how far an action has come.", day, revision),
                    )
                    assessments += 1
                    if draw.random() < 0.2:
                        db.execute(
                            "INSERT INTO assessment_evidence VALUES (?, ?, ?, NULL, ?)",
                            (new(), row, evidence, revision),
                        )
    db.execute("COMMIT")
    db.execute("ANALYZE") if options.analyze else None
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    print(f"{options.plans} plans, {assessments} assessments", file=sys.stderr)


OVERVIEW_MS = 100
PLAN_MS = 20


def measure(options):
    plan = [f"P{number}" for number in range(1, options.runs + 2)]
    commands = {
        "opening the store": lambda _: ["settings", "show"],
        "overview of all plans": lambda _: ["plan", "list", "--today", "2025-12-31"],
        "one plan": lambda n: ["plan", "show", plan[n], "--today", "2025-12-31"],
    }
    taken = {name: [] for name in commands}
    for number in range(options.runs + 1):
        for name, words in commands.items():
            command = [options.baraza, *words(number), "--json"]
            start = time.monotonic()
            subprocess.run(
                command, env={**os.environ, "BARAZA_STORE": options.store}, check=True,
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            )
            if number > 0:
                taken[name].append((time.monotonic() - start) * 1000)
    medians = {name: statistics.median(values) for name, values in taken.items()}
    base = medians.pop("opening the store")
    print(f"\n{options.runs} runs; medians of the wall clock; opening the store takes {base:.0f} ms")
    within = True
    for (name, whole), bound in zip(medians.items(), (OVERVIEW_MS, PLAN_MS)):
        within = within and whole - base <= bound
        verdict = "PASS" if whole - base <= bound else "over"
        print(f"{name:22}  {whole - base:5.0f} ms  \u2264 {bound:3} ms  {verdict}  (whole {whole:.0f} ms)")
    sys.exit(0 if within else 1)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    verbs = parser.add_subparsers(required=True)
    filling = verbs.add_parser("fill", help="write plans and assessments into a store")
    filling.add_argument("store")
    filling.add_argument("--plans", type=int, default=200)
    filling.add_argument("--actions", type=int, default=100)
    filling.add_argument("--years", type=int, default=10)
    filling.add_argument("--last", type=int, default=2025, help="the last year of assessments")
    filling.add_argument("--seed", type=int, default=1)
    filling.add_argument("--analyze", action="store_true")
    filling.set_defaults(run=fill)
    timing = verbs.add_parser("time", help="time the commands that show plans")
    timing.add_argument("store")
    timing.add_argument("--baraza", required=True)
    timing.add_argument("--runs", type=int, default=15)
    timing.set_defaults(run=measure)
    chosen = parser.parse_args()
    chosen.run(chosen)
