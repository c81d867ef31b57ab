"""Computes a grant's costs by line and period, and the periods and due dates of its reports, from a
description on stdin, with fractions.

Written apart from the code, from the words of the rules: an entry is converted whole on its value
date under the grant's policy, rounded half to even at the sixth decimal, and split by its shares,
the largest remainders first; what is posted in a period and eligible counts under the line that
the share names, else under that of its account.
"""

import calendar
import datetime
import json
import sys
from fractions import Fraction

WHOLE = 100_000_000


def day(text):
    return datetime.date.fromisoformat(text)


def month_end(date):
    return date.replace(day=calendar.monthrange(date.year, date.month)[1])


def months_on(date, months):
    index = date.year * 12 + date.month - 1 + months
    year, month = divmod(index, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(date.day, last))


def per_base(rates, currency, date, base):
    """Units for one of the base: the day's rate, else the month's, else one at most 7 days old."""
    if currency == base:
        return Fraction(1)
    best = None
    for rate in rates:
        if rate["currency"] != currency or day(rate["from"]) > date:
            continue
        last = day(rate["from"])
        if rate["valid"] == "month":
            last = month_end(last)
        age = max(0, (date - last).days)
        # Of equal age, the day's own comes before the month's.
        key = (age, rate["valid"] == "month", -day(rate["from"]).toordinal())
        if age <= 7 and (best is None or key < best[0]):
            best = (key, Fraction(rate["value"]))
    return best[1] if best else None


def of_month(rates, currency, date, base):
    if currency == base:
        return Fraction(1)
    first = date.replace(day=1).isoformat()
    for rate in rates:
        if (rate["currency"], rate["from"], rate["valid"]) == (currency, first, "month"):
            return Fraction(rate["value"])
    return None


def factor(grant, currency, date, period):
    own, base, rates = grant["currency"], "EUR", grant["rates"]
    if currency == own:
        return Fraction(1)
    policy = grant["policy"]
    if policy == "spot":
        pair = [per_base(rates, c, date, base) for c in (currency, own)]
    elif policy == "month":
        pair = [of_month(rates, c, date, base) for c in (currency, own)]
    elif policy == "period-average":
        last = min(day(period[1]), day(grant["to"]))
        first = min(max(day(period[0]), day(grant["from"])), last)
        months = []
        at = first.replace(day=1)
        while at <= last:
            months.append(at)
            at = months_on(at, 1)
        pair = []
        for c in (currency, own):
            quotes = [of_month(rates, c, m, base) for m in months]
            pair.append(None if None in quotes else sum(quotes) / len(quotes))
    elif policy == "instalment":
        received = [i for i in grant["instalments"] if i["currency"] == currency]
        received.sort(key=lambda i: (i["on"], i["number"]))
        before = [i for i in received if day(i["on"]) <= date]
        chosen = before[-1] if before else received[0] if received else None
        return Fraction(chosen["amount"]) / Fraction(chosen["own"]) if chosen else None
    else:
        fixed = grant["fixed"].get(currency)
        return 1 / Fraction(fixed) if fixed else None
    return None if None in pair else pair[1] / pair[0]


def split(amount, weights):
    exact = [Fraction(amount * w, sum(weights)) for w in weights]
    parts = [int(x) for x in exact]
    left = amount - sum(parts)
    order = sorted(range(len(weights)), key=lambda i: (-abs(exact[i] - parts[i]), i))
    for i in order[:abs(left)]:
        parts[i] += 1 if left > 0 else -1
    return parts


def judge(grant):
    lines = {code: [0] * len(grant["periods"]) for code in grant["lines"]}
    unmapped = [0] * len(grant["periods"])
    outside = unrated = 0
    for entry in grant["entries"]:
        place = next((i for i, p in enumerate(grant["periods"])
                      if p[0] <= entry["posted"] <= p[1]), None)
        mine = [i for i, s in enumerate(entry["shares"]) if s["grant"] == grant["code"]]
        if place is None or not mine:
            continue
        if not grant["from"] <= entry["value"] <= grant["to"]:
            outside += 1
            continue
        rate = factor(grant, entry["currency"], day(entry["value"]), grant["periods"][place])
        if rate is None:
            unrated += 1
            continue
        # To the cent, then split to the cent.
        worth = round(entry["millionths"] * rate / 10000)
        parts = [10000 * part for part in split(worth, [s["weight"] for s in entry["shares"]])]
        for i in mine:
            line = entry["shares"][i].get("line") or grant["mappings"].get(entry["account"])
            if line in lines:
                while line:
                    lines[line][place] += parts[i]
                    line = grant["lines"][line]
            else:
                unmapped[place] += parts[i]
    return {"lines": {c: [str(v) for v in row] for c, row in lines.items()},
            "unmapped": [str(v) for v in unmapped], "outside": outside, "unrated": unrated}


def schedule(rule):
    first, last = day(rule["from"]), day(rule["to"])
    ends = []
    number = 0
    while not ends or ends[-1] < last:
        number += 1
        if rule.get("every") is None:
            end = last
        elif rule.get("firstEnd") is None:
            end = months_on(first, number * rule["every"]) - datetime.timedelta(1)
        else:
            anchor = day(rule["firstEnd"])
            end = months_on(anchor, (number - 1) * rule["every"])
            if anchor == month_end(anchor):
                end = month_end(end)
        if end >= first:
            ends.append(min(end, last))
    reports = []
    begins = first
    for end in ends:
        if rule.get("days") is not None:
            due = end + datetime.timedelta(rule["days"])
        else:
            due = months_on(end, rule["months"])
        reports.append([begins.isoformat(), end.isoformat(), due.isoformat()])
        begins = end + datetime.timedelta(1)
    return reports


given = json.load(sys.stdin)
json.dump([{"grant": judge, "rule": schedule}[sys.argv[1]](case) for case in given], sys.stdout)
