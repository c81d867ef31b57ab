"""A reader of rounded numbers, who tries every table that leads to them.

For each group it is given how many people it has, what each attended and could attend, and how many
people there are in all, which the reader knows. It says what should be shown, and what the reader
can exclude: that nobody, or as many as the threshold, attended, missed it, or missed a part of it.
Written apart from the code, from the words of the rule.
"""

import json
import sys
from fractions import Fraction


def nearest(value, base):
    """The nearest multiple; half way, the higher."""
    below = value // base * base
    return below if value - below < below + base - value else below + base


def shown(people, total, most, rounding):
    counts, sums = people, total
    for step in (5, 10):
        if step <= rounding:
            counts, sums = nearest(counts, step), nearest(sums, step * most)
    return [counts, sums if counts else 0]


def tables(case, most_people):
    """(there, there for a part) of every table that is shown so, sums by quarters of a person's."""
    most, rounding = case["most"], case["rounding"]
    wanted = shown(len(case["attended"]), sum(case["attended"]), most, rounding)
    found = set()
    for people in range(most_people + 1):
        for quarters in range(1, 4 * people + 1) if people else [0]:
            if shown(people, Fraction(most * quarters, 4), most, rounding) == wanted:
                # What lacks may lack all who were there, a little each, or nobody.
                found.add((people, people if quarters < 4 * people else 0))
    return found


def faults(found, known, threshold):
    numbers = [(there, known - there, known - there + part)
               for there, part in found if there <= known]
    return [
        f"{name}: {sorted({n[i] for n in numbers})} of {known}"
        for i, name in enumerate(["there", "away", "not all the time"])
        if not any(n[i] == 0 or n[i] >= threshold for n in numbers)]


def judge(case):
    people, threshold = len(case["attended"]), case["threshold"]
    # Whoever knows how many there are in all, from just these up.
    known = range(max(people, threshold), people + threshold + 3)
    found = tables(case, max(known))
    return {
        "shown": [str(int(n)) for n in shown(
            people, sum(case["attended"]), case["most"], case["rounding"])],
        "faults": [f for n in known for f in faults(found, n, threshold)],
    }


json.dump([judge(case) for case in json.load(sys.stdin)], sys.stdout)
