"""The speed of donor reports over a ledger of 1,000,000 entries, by the commands.

Usage: ledger.py BARAZA FOLDER [ENTRIES]

Twenty grants over five years; of the entries 85 % are borne whole by one of them. The bounds are
those that finance staff were promised: 2 s for a grant's annual report, 1 s for the coverage grid,
and a workbook whose memory does not grow with its rows. Times are of the whole command, less those
of a command that only opens the store.
"""

import multiprocessing
import os
import random
import sqlite3
import subprocess
import sys
import time

BARAZA, FOLDER = sys.argv[1:3]
ENTRIES = int(sys.argv[3]) if len(sys.argv) > 3 else 1_000_000
GRANTS, YEARS, ACCOUNTS = 20, 5, 40
STORE = os.path.join(FOLDER, "ledger.sqlite")
WHOLE = 100_000_000


def run(*arguments, out=None):
    """Runs a command; gives its wall time in seconds and peak memory in MB."""
    before = time.monotonic()
    with open(out or os.devnull, "wb") as sink:
        process = subprocess.Popen(
            [BARAZA, *arguments, "--store", STORE], stdout=sink, stderr=subprocess.PIPE)
        words = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 3):
        sys.exit(f"{' '.join(arguments)}: {words.decode()}")
    return time.monotonic() - before, usage.ru_maxrss / 1024


def fill(db, revision):
    """Grants, budgets and entries, in plain SQL: how they come in is timed elsewhere."""
    draw = random.Random(1325)
    ids = iter(range(10_000_000, 1 << 40))

    def insert(table, **values):
        values = {"id": next(ids), **values, "revision_id": revision}
        marks = ", ".join("?" * len(values))
        db.execute(
            f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", list(values.values()))
        return values["id"]

    accounts = [insert("accounts", code=f"{6000 + n}", title=f"Account {n}")
                for n in range(ACCOUNTS)]
    for month in range(12 * YEARS):
        day = f"{2020 + month // 12}-{month % 12 + 1:02d}-01"
        for currency, rate in (("KES", 1_500_000), ("USD", 10_800)):
            insert("exchange_rates", source="bench", base="EUR", currency=currency,
                   valid_from=day, valid="month", mantissa=rate + draw.randrange(1000), scale=4)
    grants = []
    for n in range(GRANTS):
        grant = insert(
            "grants", code=f"G-{n:02d}", title=f"Grant {n}", donor=f"Donor {n}", currency="EUR",
            amount=10**15, eligible_from="2020-01-01", eligible_to=f"{2019 + YEARS}-12-31",
            exchange_policy="month", rate_source="bench", year_begins_month=1,
            year_begins_day=1, status="active", sensitivity="internal")
        insert("report_rules", grant_id=grant, kind="financial", title="Annual",
               every_months=12, due_months=3)
        budget = insert("grant_budgets", grant_id=grant, version=1, status="draft")
        lines = [insert("budget_lines", budget_id=budget, code=f"{n + 1}", title=f"Line {n}",
                        kind="direct", heading="1", amount=10**12) for n in range(10)]
        for place, account in enumerate(accounts):
            insert("account_mappings", budget_id=budget, account_id=account,
                   line_id=lines[place % 10])
        db.execute("UPDATE grant_budgets SET status = 'approved', approved_on = '2020-01-01' "
                   "WHERE id = ?", [budget])
        insert("grant_reports", code=f"R-{n:02d}", grant_id=grant, template="bench@1",
               begins_on=f"{2019 + YEARS}-01-01", ends_on=f"{2019 + YEARS}-12-31",
               audience="internal")
        grants.append(grant)
    insert("report_templates", code="bench@1", definition=TEMPLATE)

    entries, shares = [], []
    for n in range(ENTRIES):
        entry = next(ids)
        day = f"{2020 + n * YEARS // ENTRIES}-{draw.randrange(12) + 1:02d}-{draw.randrange(28) + 1:02d}"
        entries.append((
            entry, "BENCH", f"V{n}", f"{n:064x}", day, day, draw.randrange(10**8, 10**12),
            draw.choice(("KES", "KES", "USD", "EUR")), accounts[draw.randrange(ACCOUNTS)],
            "Illustrative partner", None, "actual", "Illustrative cost", revision))
        if draw.random() < 0.85:
            shares.append((next(ids), entry, draw.choice(grants), None, None, WHOLE, revision))
        else:
            cut = draw.randrange(1, WHOLE)
            first, second = draw.sample(grants, 2)
            shares.append((next(ids), entry, first, None, None, cut, revision))
            shares.append((next(ids), entry, second, None, cut, WHOLE, revision))
    db.executemany(
        "INSERT INTO ledger_entries (id, source, reference, sha256, posted_on, value_on, amount, "
        "currency, account_id, partner, activity, kind, description, revision_id) "
        f"VALUES ({', '.join('?' * 14)})", entries)
    db.executemany(
        "INSERT INTO ledger_shares (id, entry_id, grant_id, line, begins, ends, revision_id) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)", shares)


TEMPLATE = """
name: bench
version: 1
title: Annual report
about: For timing; an annual report with its costs.
sections:
  - id: report
    title: Annual report
    budget:
      columns:
        - {title: Budget, show: budget, bears: grant}
        - {title: Year, show: actual, of: year, bears: grant}
        - {title: To date, show: actual, of: to-date, bears: grant}
        - {title: Whole action, show: actual, of: to-date}
      rows:
        - lines: direct
        - {total: [direct], title: Total}
  - {id: funding, title: Funding, funding: {spans: [period, to-date]}}
"""


def prepare():
    db = sqlite3.connect(STORE)
    db.execute("PRAGMA foreign_keys = ON")
    revision = db.execute("SELECT max(id) FROM revisions").fetchone()[0]
    with db:
        fill(db, revision)
    db.execute("ANALYZE")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()


def main():
    os.makedirs(FOLDER, exist_ok=True)
    for suffix in ("", "-wal", "-shm"):
        if os.path.exists(STORE + suffix):
            os.remove(STORE + suffix)
    run("init", "--currency", "EUR", "--rate-source", "bench")
    # In a process of its own: a command's peak memory would count that of who starts it.
    filling = multiprocessing.Process(target=prepare)
    filling.start()
    filling.join()
    if filling.exitcode != 0:
        sys.exit("bench: the ledger could not be filled")

    opening = min(run("settings", "show")[0] for _ in range(3))
    page = os.path.join(FOLDER, "report.html")
    print(f"{ENTRIES:,} entries, {GRANTS} grants, {YEARS} years")
    bounds = [
        ("a grant's annual report", 2.0, ["report", "grant", "R-07", "--draft", "--out", page]),
        ("coverage grid of a year", 1.0, [
            "grant", "coverage", "--part", "costs", "--json",
            "--from", f"{2019 + YEARS}-01-01", "--to", f"{2019 + YEARS}-12-31"]),
        ("coverage grid of all years", 1.0, [
            "grant", "coverage", "--part", "costs", "--json", "--to", f"{2019 + YEARS}-12-31"]),
        ("what may be charged twice, all years", 1.0, [
            "grant", "coverage", "--part", "repeated", "--json", "--to", f"{2019 + YEARS}-12-31"]),
    ]
    missed = 0
    for name, bound, command in bounds:
        times = sorted(run(*command)[0] - opening for _ in range(3))
        missed += times[1] > bound
        print(f"{name}: {times[1]:.2f} s [{times[0]:.2f}-{times[2]:.2f}] (bound {bound} s)")
    sizes = []
    for last, rows in (("2020-03-31", "few"), (f"{2019 + YEARS}-12-31", "all")):
        book = os.path.join(FOLDER, "costs.xlsx")
        seconds, memory = run("grant", "costs", "G-07", "--to", last, "--out", book)
        sizes.append(memory)
        print(f"workbook of {rows} costs of a grant: {seconds - opening:.2f} s, {memory:.0f} MB")
    grown = sizes[1] - sizes[0]
    missed += grown > 8
    print(f"its memory grows by {grown:.0f} MB (bound 8 MB)")
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
