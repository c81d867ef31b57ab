"""Computes the figures of training from a description on stdin, with fractions.

Written apart from the code, from the words of the rules. A person counts once per programme and
year, with the attributes of the last of their places in it; across programmes there is a range.
Hours are attended hours. Gains are of pairs. A place is completed by the share of its cohort's
hours that was attended. Cohorts above the audience's class are as if they were not there.
"""

import datetime
import json
import sys
from collections import defaultdict
from fractions import Fraction

JUSTICE = {"police", "military", "justice", "corrections"}
ATTRIBUTES = ["sex", "age-group", "country", "level", "institution-type"]


def text(value):
    return None if value is None else f"{value.numerator}/{value.denominator}"


def share(part, whole):
    return text(Fraction(part, whole)) if whole else None


def name(value):
    return "no-data" if value is None else value


def attributes(person, enrolment):
    return {
        "sex": person["sex"], "age-group": person["age"], "country": name(person.get("country")),
        "level": name(enrolment.get("level")),
        "institution-type": name(enrolment.get("institution")),
    }


def days(cohort, enrolment, stage):
    if stage == "nominations":
        return [enrolment["nominated"]]
    if stage == "places":
        return [enrolment["selected"]] if "selected" in enrolment else []
    return [
        cohort["sessions"][a["session"]]["day"] for a in enrolment["attendance"]
        if a["status"] == "present"]


def reach(case, cohorts, stage):
    last = {}
    for cohort in cohorts:
        for enrolment in cohort["enrolments"]:
            inside = [
                d for d in days(cohort, enrolment, stage) if case["first"] <= d <= case["last"]]
            if not inside:
                continue
            key = (cohort["programme"], enrolment["person"])
            found = (max(inside), cohort["code"], enrolment)
            if key not in last or found[:2] > last[key][:2]:
                last[key] = found
    tables = defaultdict(lambda: {a: defaultdict(lambda: defaultdict(int)) for a in ATTRIBUTES})
    people = defaultdict(int)
    for (programme, person), (_, _, enrolment) in last.items():
        values = attributes(case["people"][person], enrolment)
        people[programme] += 1
        for attribute in ATTRIBUTES:
            tables[programme][attribute][values[attribute]][values["sex"]] += 1
    across = {}
    for attribute in ATTRIBUTES:
        sums = defaultdict(list)
        for table in tables.values():
            for row, columns in table[attribute].items():
                sums[row].append(sum(columns.values()))
        across[attribute] = {row: [max(s), sum(s)] for row, s in sums.items()}
    counts = list(people.values())
    return {
        "tables": tables, "people": people, "across": across,
        "all": [max(counts, default=0), sum(counts)],
    }


def decimal(value):
    """The shortest decimal of millionths, half to even."""
    whole, part = divmod(round(value), 10**6)
    return f"{whole}.{part:06}".rstrip("0").rstrip(".")


def rounded(people, hours, longest, threshold):
    for step in (5, 10):
        if step <= threshold:
            people = (people + Fraction(step, 2)) // step * step
            hours = (hours + Fraction(step * longest, 2)) // (step * longest) * step * longest
    return people, hours if people else 0


def hours(case, cohorts):
    """Groups of decision-makers, and what leaves of them for each audience."""
    counted = {}
    for head in sorted(case["headcounts"], key=lambda h: h["day"]):
        if head["type"] in JUSTICE and head["day"] <= case["last"]:
            counted[head["country"], head["type"]] = head["count"]
    groups = defaultdict(lambda: [0, set()])
    longest = defaultdict(int)
    classes = defaultdict(set)
    for cohort in cohorts:
        inside = [s for s in cohort["sessions"] if case["first"] <= s["day"] <= case["last"]]
        offered = defaultdict(int)
        for session in inside:
            offered[session.get("module") or cohort["course"]] += session["hours"]
        for module, length in offered.items():
            longest[module] = max(longest[module], length)
            classes[module].add(cohort["sensitivity"])
        for e in cohort["enrolments"]:
            if e.get("decision") != "yes" or e.get("institution") not in JUSTICE:
                continue
            country = case["people"][e["person"]].get("country") or cohort["country"]
            for a in e["attendance"]:
                session = cohort["sessions"][a["session"]]
                if a["status"] == "present" and session in inside:
                    group = groups[
                        session.get("module") or cohort["course"], country,
                        (country, e["institution"]) in counted]
                    group[0] += a["hours"]
                    group[1].add(e["person"])
    shown = {}
    for audience in ("public", "internal"):
        lines = defaultdict(int)
        indicator = defaultdict(int)
        for module in longest:
            name = module if "#" in module else "no-module"
            lines[f"module {name} people"] += 0
            lines[f"module {name} hours"] += 0
        for (module, country, is_counted), (sum_of, people) in groups.items():
            threshold = 10 if audience == "public" and "internal" in classes[module] else 5
            number, total = rounded(len(people), sum_of, longest[module], threshold)
            if not number:
                continue
            name = module if "#" in module else "no-module"
            for place in (name, f"{name} {country}"):
                lines[f"module {place} people"] += number
                lines[f"module {place} hours"] += total
            if module in case["onSexualViolence"]:
                indicator[country] += total if is_counted else 0
        told = {k: decimal(v) if k.endswith("hours") else str(v) for k, v in lines.items()}
        for country in set(indicator) | {c for c, _ in counted}:
            heads = [n for (c, _), n in counted.items() if c == country]
            line = f"indicator-20 {country}"
            told[f"{line} headcount people"] = str(sum(heads)) if heads else "no data"
            told[f"{line} hours"] = decimal(indicator[country]) if heads else "no data"
            told[f"{line} hours-per-head"] = (
                decimal(Fraction(indicator[country], sum(heads))) if heads else "no data")
        shown[audience] = told
    return {
        "groups": {
            f"{m} {c} {'true' if k else 'false'}": [str(h), str(len(p))]
            for (m, c, k), (h, p) in groups.items()},
        "shown": shown,
    }


def later(day, months):
    """The same day of a later month, running over into the next where there is none."""
    date = datetime.date.fromisoformat(day)
    index = date.year * 12 + date.month - 1 + months
    first = datetime.date(index // 12, index % 12 + 1, 1)
    return (first + datetime.timedelta(days=date.day - 1)).isoformat()


def learned(places):
    both = [(p["pre"], p["post"]) for p in places if "pre" in p and "post" in p]
    first = [Fraction(a["score"], a["outOf"]) for a, _ in both]
    second = [Fraction(b["score"], b["outOf"]) for _, b in both]
    count = len(both)
    return {
        "pairs": count,
        "onlyBefore": sum("pre" in p and "post" not in p for p in places),
        "onlyAfter": sum("post" in p and "pre" not in p for p in places),
        "before": text(sum(first) / count) if count else None,
        "after": text(sum(second) / count) if count else None,
        "gain": text(sum(b - a for a, b in zip(first, second)) / count) if count else None,
    }


def present(enrolment):
    return any(a["status"] == "present" for a in enrolment["attendance"])


def completed(case, cohorts):
    lines = defaultdict(lambda: [0, 0, 0])
    for cohort in cohorts:
        offered = sum(s["hours"] for s in cohort["sessions"])
        for e in cohort["enrolments"]:
            if "accepted" not in e:
                continue
            attended = sum(a["hours"] for a in e["attendance"])
            line = lines[case["people"][e["person"]]["sex"]]
            line[0] += 1
            line[1] += present(e)
            line[2] += attended > 0 and Fraction(attended, offered) >= Fraction(
                cohort["threshold"], 100 * 10**6)
    return lines


def followed(case, cohorts, wave):
    lines = defaultdict(lambda: [0, 0, 0])
    applied = defaultdict(int)
    for cohort in cohorts:
        for e in cohort["enrolments"]:
            asked = [
                f for f in e["followUps"] if f["wave"] == wave and f["contacted"] <= case["day"]]
            due = later(cohort["ends"], wave) <= case["day"]
            if not present(e) or not (due or asked):
                continue
            line = lines[case["people"][e["person"]]["sex"]]
            line[0] += 1
            line[1] += len(asked)
            for f in asked:
                if "answered" in f and f["answered"] <= case["day"]:
                    line[2] += 1
                    applied[f["applied"]] += 1
    answered = sum(x[2] for x in lines.values())
    due = sum(x[0] for x in lines.values())
    return {
        "lines": lines, "applied": applied,
        "rate": share(answered, sum(x[1] for x in lines.values())),
        "bias": {
            sex: text(Fraction(x[2], answered) - Fraction(x[0], due)) if answered else None
            for sex, x in lines.items()},
    }


def trains(case, every, cohorts):
    people = {}
    roles = defaultdict(lambda: defaultdict(int))
    former = set()
    for cohort in cohorts:
        for t in cohort["trainers"]:
            sex = case["people"][t["person"]]["sex"]
            people[t["person"]] = sex
            roles[t["role"]][sex] += 1
            for other in every:
                if other["ends"] < cohort["begins"] and any(
                        e["person"] == t["person"] and present(e) for e in other["enrolments"]):
                    former.add(t["person"])
    lines = defaultdict(int)
    for sex in people.values():
        lines[sex] += 1
    known = sum(n for sex, n in lines.items() if sex != "not-stated")
    return {
        "lines": dict(lines), "roles": roles, "former": len(former),
        "women": share(lines["female"] if "female" in lines else 0, known),
    }


def figures(case, every, cohorts):
    places = [e for c in cohorts for e in c["enrolments"]]
    sheets = [s for c in cohorts for s in c["evaluations"]]
    score = [(s["recommends"] >= 9) - (s["recommends"] <= 6) for s in sheets]
    ratings = [s["rating"] for s in sheets if "rating" in s]
    there = [a for e in places for a in e["attendance"] if a["status"] == "present"]
    return {
        "gain": learned(places),
        "score": share(sum(score), len(sheets)), "rating": share(sum(ratings), len(ratings)),
        "completion": completed(case, cohorts),
        "followUps": {str(wave): followed(case, cohorts, wave) for wave in (6, 12)},
        "trainers": trains(case, every, cohorts),
        "halfDays": len(there), "hours": str(sum(a["hours"] for a in there)),
    }


def judge(case):
    seen = [c for c in case["cohorts"] if c["sensitivity"] != "restricted"]
    stages = ["nominations", "places", "attendance"]
    return {
        "reach": {stage: reach(case, seen, stage) for stage in stages},
        "decisionMakers": hours(case, seen),
        "all": figures(case, seen, seen),
        "each": {c["code"]: figures(case, seen, [c]) for c in seen},
    }


json.dump(judge(json.load(sys.stdin)), sys.stdout)
