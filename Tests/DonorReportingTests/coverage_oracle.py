"""Computes who bears the costs of a ledger, which entries may be charged twice, and how far one
grant is spent, from a description on stdin, with fractions.

Written apart from the code, from the words of the rules: an entry is split by its shares, the
largest remainders first; entries that agree in all but source and reference, are positive and that
no correction joins may be charged twice; a grant whose agreement fixes rates is charged each
entry, converted whole, rounded half to even to the cent, and then split in cents.
"""

import datetime
import json
import sys
from fractions import Fraction


def split(amount, shares):
    exact = [Fraction(amount) * Fraction(share["per"]) / 100 for share in shares]
    parts = [int(x) for x in exact]
    left = amount - sum(parts)
    order = sorted(range(len(shares)), key=lambda i: (-abs(exact[i] - parts[i]), i))
    for i in order[:abs(left)]:
        parts[i] += 1 if left > 0 else -1
    return parts


def grid(entries):
    cells = {}
    for entry in entries:
        row = cells.setdefault(entry["account"] + " " + entry["currency"], {})
        for share, part in zip(entry["shares"], split(entry["millionths"], entry["shares"])):
            row[share["grant"]] = row.get(share["grant"], 0) + part
    return {key: {grant: str(sum) for grant, sum in row.items()} for key, row in cells.items()}


def repeated(ledger, standing):
    corrected = {entry["corrects"] for entry in standing if entry.get("corrects")}
    groups = {}
    for entry in ledger:
        name = "S#" + entry["reference"]
        if entry["millionths"] <= 0 or entry.get("corrects") or name in corrected:
            continue
        same = tuple(entry.get(field) for field in (
            "value", "millionths", "currency", "account", "partner", "activity", "payee"))
        groups.setdefault(same, []).append((name, entry))
    found = []
    for group in groups.values():
        if len(group) > 1:
            grants = {s["grant"] for _, e in group for s in e["shares"]} - {"own"}
            found.append([sorted(name for name, _ in group), sorted(grants)])
    return sorted(found)


def standing(grant, entries):
    spent = excluded = 0
    for entry in entries:
        mine = [i for i, s in enumerate(entry["shares"]) if s["grant"] == grant["code"]]
        if not mine or entry["posted"] > grant["day"]:
            continue
        rates = {grant["currency"]: 1, **grant["rates"]}
        if entry["currency"] not in rates or not grant["from"] <= entry["value"] <= grant["to"]:
            excluded += 1
            continue
        cents = round(entry["millionths"] / Fraction(rates[entry["currency"]]) / 10000)
        parts = split(cents, entry["shares"])
        spent += 10000 * sum(parts[i] for i in mine)
    first, last, day = (datetime.date.fromisoformat(grant[k]) for k in ("from", "to", "day"))
    gone = min(max((day - first).days + 1, 0), (last - first).days + 1)
    return {
        "spent": str(spent), "excluded": excluded,
        "burnRate": str(round(Fraction(spent * 100 * 10**6, grant["millionths"]))),
        "timeRate": str(round(Fraction(gone * 100 * 10**6, (last - first).days + 1))),
    }


def judge(case):
    stands = [entry for entry in case["entries"] if entry["stands"]]
    chosen = [
        entry for entry in stands
        if case["from"] <= entry["posted"] <= case["to"]
        and case.get("activity") in (None, entry.get("activity"))]
    return {
        "cells": grid(chosen), "repeated": repeated(chosen, stands),
        "standing": standing(case["grant"], stands),
    }


json.dump([judge(case) for case in json.load(sys.stdin)], sys.stdout)
