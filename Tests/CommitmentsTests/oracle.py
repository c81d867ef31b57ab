"""Computes progress and divergence of plans from a description on stdin, with fractions.

Written apart from the SQL, from the words of the rules: actions due on the day; of each voice the
latest assessment of progress that is neither taken back nor superseded; stale where older than the
plan's cycle in months.
"""

import calendar
import datetime
import json
import sys
from fractions import Fraction

VOICES = ["responsible", "civil-society", "independent", "donor"]
MEANINGS = ["complete", "under-way", "not-started", "no-evidence", "no-data", "not-due", "closed"]


def last_day(text):
    parts = [int(p) for p in text.split("-")]
    year = parts[0]
    month = parts[1] if len(parts) > 1 else 12
    day = parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1]
    return datetime.date(year, month, day)


def months_before(day, months):
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    month += 1
    return datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def latest(assessments, voice, today):
    kept = [a for a in assessments if not a["retracted"]]
    corrected = {a.get("supersedes") for a in kept}
    standing = [
        a for a in kept
        if a["voice"] == voice and a.get("meaning") is not None and a["id"] not in corrected
        and a["assessedOn"] <= today.isoformat()
    ]
    return max(standing, key=lambda a: (a["assessedOn"], a["id"]), default=None)


def exact(value):
    """A fraction of millionths as the shortest decimal."""
    sign = "-" if value < 0 else ""
    whole, rest = divmod(abs(value), 1_000_000)
    decimals = f"{rest:06}".rstrip("0")
    return f"{sign}{whole}" + (f".{decimals}" if decimals else "")


def judge(plan, today):
    states = {"due": [], "notDue": 0, "undated": 0, "dropped": 0, "merged": 0, "reworded": 0}
    for action in plan["actions"]:
        if action.get("fate"):
            states[action.get("fate")] += 1
        elif action.get("deadline") is None:
            states["undated"] += 1
        elif last_day(action.get("deadline")) <= today:
            states["due"].append(action)
        else:
            states["notDue"] += 1
    due = states.pop("due")
    said = {v: [latest(a["assessments"], v, today) for a in due] for v in VOICES}
    fresh = months_before(today, plan.get("cycle")).isoformat() if plan.get("cycle") else None
    voices = []
    for voice in VOICES:
        known = [a for a in said[voice] if a]
        counts = [sum(a.get("meaning") == m for a in known) for m in MEANINGS]
        stale = sum(a["assessedOn"] < fresh for a in known) if fresh else None
        voices.append({"voice": voice, "counts": counts, "never": len(due) - len(known),
                       "stale": stale})
    lines = []
    for voice in VOICES[1:]:
        pairs = [
            Fraction(own.get("position") - other.get("position"))
            for own, other in zip(said["responsible"], said[voice])
            if own and other and own.get("position") is not None and other.get("position") is not None
        ]
        total = sum(pairs, Fraction(0))
        lines.append({
            "voice": voice, "comparable": len(pairs), "higher": sum(p > 0 for p in pairs),
            "equal": sum(p == 0 for p in pairs), "lower": sum(p < 0 for p in pairs),
            "sum": exact(int(total)), "mean": exact(round(total / len(pairs))) if pairs else None,
        })
    return {"due": len(due), **states, "voices": voices, "divergence": lines}


given = json.load(sys.stdin)
day = datetime.date.fromisoformat(given["today"])
json.dump([judge(plan, day) for plan in given["plans"]], sys.stdout)
