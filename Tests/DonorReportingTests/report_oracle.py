"""Computes every table of reports on grants from a description of the agreement, the budget and the
ledger on stdin, with fractions, by the templates' own files.

Written apart from the code, from the words of the rules (Docs/Decisions/0011): an entry is converted
whole on its value date, rounded half to even to the currency's smallest unit and split by its
shares, the largest remainders first; what is posted in a period and eligible counts under the line
without parts that the grant's share names, else under that of its account.

Run with the folder of the templates. The answer has, for each report that is asked about, its lines:
amounts begin with `=`, per cents with `%`, numbers with `#`, dates with `@`, what is absent with `~`;
an amount that is a sum of costs is followed by their lines, periods and bearer.
"""

import calendar
import datetime
import json
import pathlib
import re
import sys
from fractions import Fraction

UNITS = {"EUR": 2, "GBP": 2, "KES": 2, "UGX": 0, "TND": 3}
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
POLICIES = {
    "spot": "The rate of the value date, or the last of the seven days before.",
    "month": "The monthly rate of the month of the value date.",
    "period-average": "The simple average of the monthly rates of the reporting period.",
    "instalment": "The rate at which the instalment arrived that pays for the cost.",
    "fixed": "The rates that the agreement fixes.",
}
TO_THE_CENT = ("Each cost is converted by itself and rounded half to even to the currency's "
               "smallest unit.")
FACTS = {
    "title": "Title of the action", "agreement": "Agreement", "donor": "Donor",
    "organisation": "Reported by", "period": "Reporting period", "eligible": "Eligible period",
    "currency": "Currency", "amount": "Grant", "policy": "Exchange rates",
    "activities": "Activities", "budget": "Budget",
}
SPANS = {"period": "Reporting period", "to-date": "To date", "before": "Before", "year": "Year"}
KINDS = {"pre-financing": "Pre-financing", "interim": "Interim payment", "balance": "Balance"}
COLUMNS = {
    "number": ("No.", "text"), "posted": ("Posted", "date"), "value": ("Value date", "date"),
    "reference": ("Reference", "text"), "account": ("Account", "text"), "line": ("Line", "text"),
    "partner": ("Partner", "text"), "activity": ("Activity", "text"),
    "description": ("Description", "text"), "payee": ("Payee", "text"),
    "original": ("Original amount", "amount"), "rate": ("Rate", "text"),
    "whole": ("Whole action", "amount"), "grant": ("Grant", "amount"),
}


# Templates: the part of YAML that they are written in.

class Reader:
    def __init__(self, text):
        self.lines = [[len(line) - len(line.lstrip()), line.strip()] for line in text.splitlines()
                      if line.strip() and not line.strip().startswith("#")]
        self.at = 0

    def indent(self):
        return self.lines[self.at][0] if self.at < len(self.lines) else -1

    def block(self):
        return self.list() if self.lines[self.at][1].startswith("- ") else self.map()

    def list(self):
        indent, items = self.indent(), []
        while self.indent() == indent and self.lines[self.at][1].startswith("- "):
            rest = self.lines[self.at][1][2:]
            if rest[0] not in "{[\"" and re.match(r"\w+:( |$)", rest):
                self.lines[self.at] = [indent + 2, rest]
                items.append(self.map())
            else:
                self.at += 1
                items.append(flow(rest))
        return items

    def map(self):
        indent, items = self.indent(), {}
        while self.indent() == indent and not self.lines[self.at][1].startswith("- "):
            key, rest = self.lines[self.at][1].split(":", 1)
            rest = rest.strip()
            self.at += 1
            if rest == ">-":
                parts = []
                while self.indent() > indent:
                    parts.append(self.lines[self.at][1])
                    self.at += 1
                items[key] = " ".join(parts)
            else:
                items[key] = flow(rest) if rest else self.block()
        return items


def flow(text):
    tokens = re.findall(r'"[^"]*"|[{}\[\],]|[^{}\[\],":]+(?::(?! )[^{}\[\],":]+)*:?|:', text)
    tokens = [token.strip() for token in tokens if token.strip()]
    if not text.startswith(("{", "[")):
        return text[1:-1] if text.startswith('"') else text

    def value(at):
        if tokens[at] == "[":
            items, at = [], at + 1
            while tokens[at] != "]":
                item, at = value(at)
                items.append(item)
                at += tokens[at] == ","
            return items, at + 1
        if tokens[at] == "{":
            items, at = {}, at + 1
            while tokens[at] != "}":
                key, rest = re.match(r"(\w+): ?(.*)", tokens[at]).groups()
                if rest:
                    items[key], at = rest, at + 1
                else:
                    items[key], at = value(at + 1)
                at += tokens[at] == ","
            return items, at + 1
        return tokens[at].strip('"'), at + 1

    return value(0)[0]


# Days, numbers and words.

def day(text):
    return datetime.date.fromisoformat(text)


def month_end(date):
    return date.replace(day=calendar.monthrange(date.year, date.month)[1])


def months_on(date, months):
    year, month = divmod(date.year * 12 + date.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(date.day, last))


def money(millionths):
    return Fraction(millionths, 1_000_000)


def plain(number):
    """A decimal without needless zeros; six places hold all there is."""
    millionths = number * 1_000_000
    assert Fraction(millionths).denominator == 1, number
    whole, rest = divmod(abs(int(millionths)), 1_000_000)
    sign = "-" if number < 0 else ""
    return sign + (f"{whole}.{rest:06}".rstrip("0") if rest else str(whole))


def grouped(number, decimals):
    text = plain(abs(number))
    whole, _, rest = text.partition(".")
    rest = rest.ljust(decimals, "0")
    return ("−" if number < 0 else "") + f"{int(whole):,}" + (f".{rest}" if rest else "")


def told(date):
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def between(first, last):
    return f"{told(first)} – {told(last)}"


def per_cent(part, whole):
    """Half to even at the second decimal; none where there is no whole."""
    if whole <= 0:
        return "~notApplicable"
    return "%" + plain(Fraction(round(Fraction(part * 10_000, whole)), 100))


def amount(number):
    return "=" + plain(number)


def code_order(code):
    """1.2 before 1.10, numbers before words."""
    return [(0, int(p), "") if p.isdigit() else (1, 0, p) for p in re.split(r"[^0-9A-Za-z]+", code)]


def split(units, weights):
    exact = [Fraction(units * weight, sum(weights)) for weight in weights]
    parts = [int(x) for x in exact]
    left = units - sum(parts)
    for i in sorted(range(len(parts)), key=lambda i: (-abs(exact[i] - parts[i]), i))[:abs(left)]:
        parts[i] += 1 if left > 0 else -1
    return parts


# Agreements.

class Grant:
    def __init__(self, given, until_late):
        self.given = given
        self.code, self.currency = given["code"], given["currency"]
        self.unit = Fraction(1, 10 ** UNITS[self.currency])
        latest = sorted(given["amendments"], key=lambda a: a["number"])
        self.amount = money(([given["amount"]] + [a["amount"] for a in latest if a.get("amount")])[-1])
        self.first = day(given["from"])
        self.last = day(([given["to"]] + [a["to"] for a in latest if a.get("to")])[-1])
        self.lines = sorted(given["lines"], key=lambda line: code_order(line["code"]))
        self.by_code = {line["code"]: line for line in self.lines}
        self.leaves = [line for line in self.lines if line.get("amount") is not None]
        self.mappings = given["mappings"]
        self.has_rate = given.get("indirectRate") is not None
        activities = set(given["activities"])
        self.entries = []
        for entry in given["entries"]:
            if entry["stands"] and (until_late or not entry["late"]):
                mine = any(share.get("grant") == self.code for share in entry["shares"])
                if mine or entry.get("activity") in activities:
                    self.entries.append({**entry, "mine": mine})
        # In the order in which they came.
        self.entries.sort(key=lambda entry: entry["late"])

    def below(self, line):
        """The lines without parts that are part of a line, itself among them."""
        codes = {line["code"]}
        for _ in self.lines:
            codes |= {other["code"] for other in self.lines if other.get("parent") in codes}
        return [leaf for leaf in self.leaves if leaf["code"] in codes]

    def depth(self, line):
        return 1 + self.depth(self.by_code[line["parent"]]) if line.get("parent") else 0

    def heading(self, line):
        if line.get("heading") is not None:
            return line["heading"]
        return self.heading(self.by_code[line["parent"]]) if line.get("parent") else None

    def donor_year(self, date):
        begins = (self.given["yearMonth"], self.given["yearDay"])
        return date.year - ((date.month, date.day) < begins)

    def schedule(self):
        """The periods of the financial report that is due most often; None without one."""
        rules = [rule for rule in sorted(self.given["rules"], key=lambda rule: rule["title"])
                 if "financial" in rule["kind"] and rule.get("every")]
        if not rules:
            return None
        rule = min(rules, key=lambda rule: rule["every"])
        periods, begins, number = [], self.first, 0
        while begins <= self.last:
            if rule.get("firstEnd"):
                anchor = day(rule["firstEnd"])
                end = months_on(anchor, number * rule["every"])
                end = month_end(end) if anchor == month_end(anchor) else end
            else:
                end = months_on(self.first, (number + 1) * rule["every"]) - datetime.timedelta(1)
            number += 1
            if end >= begins:
                periods.append((begins, min(end, self.last)))
                begins = min(end, self.last) + datetime.timedelta(1)
        return periods

    def periods(self, report):
        """Until a report's end: nothing that the grant bears part of falls between."""
        begins, ends = day(report["begins"]), day(report["ends"])
        posted = [day(e["posted"]) for e in self.entries if e["mine"] and day(e["posted"]) <= ends]
        agreed = self.schedule()
        if agreed is None:
            first = min(posted + [begins, self.first])
            before = [(first, begins - datetime.timedelta(1))] if first < begins else []
            return before + [(begins, ends)]
        periods = [period for period in agreed if period[0] <= ends]
        periods[0] = (min(posted + [periods[0][0]]), periods[0][1])
        periods[-1] = (periods[-1][0], ends)
        return periods


# Exchange rates: what an amount is multiplied by, and how that is told; or why there is none.

def leg(grant, currency, date, monthly):
    if currency == "EUR":
        return Fraction(1), ""
    best = None
    for rate in grant.given["rates"]:
        first = day(rate["from"])
        if rate["currency"] != currency or first > date or monthly and rate["valid"] != "month":
            continue
        last = month_end(first) if rate["valid"] == "month" else first
        age = max(0, (date - last).days)
        # Of equal age, the day's own comes before the month's, then the latest.
        key = (age, rate["valid"] == "month", -first.toordinal())
        if age <= (0 if monthly else 7) and (best is None or key < best[0]):
            when = rate["from"][:7] + ", monthly" if rate["valid"] == "month" else rate["from"]
            late = "" if age == 0 else ", 1 day old" if age == 1 else f", {age} days old"
            words = f"1 EUR = {rate['value']} {currency} ({grant.given['source']}, {when}){late}"
            best = (key, (Fraction(rate["value"]), words))
    return best[1] if best else None


def exchange(grant, currency, date, period):
    """(factor, words), or the words alone where it is missing."""
    own, policy, source = grant.currency, grant.given["policy"], grant.given.get("source")
    if policy == "fixed":
        if currency not in grant.given["fixed"]:
            return f"The agreement fixes no rate for {currency}."
        value = grant.given["fixed"][currency]
        return 1 / Fraction(value), f"fixed by the agreement: 1 {own} = {value} {currency}"
    if policy == "instalment":
        received = sorted((i for i in grant.given["instalments"] if i.get("ownCurrency") == currency),
                          key=lambda i: (i["received"], i["number"]))
        if not received:
            return f"No instalment was received in {currency}."
        chosen = ([i for i in received if day(i["received"]) <= date] or received[:1])[-1]
        sent, brought = money(chosen["receivedAmount"]), money(chosen["own"])
        return sent / brought, (f"instalment {chosen['number']} of {chosen['received']}: "
                                f"{plain(sent)} {own} = {plain(brought)} {currency}")
    if policy == "period-average":
        last = min(period[1], grant.last)
        first = min(max(period[0], grant.first), last)
        month, sums, count = first.replace(day=1), [0, 0], 0
        while month <= last:
            legs = [leg(grant, c, month, True) for c in (currency, own)]
            if None in legs:
                return no_month(grant, currency, month)
            sums, count = [sums[0] + legs[0][0], sums[1] + legs[1][0]], count + 1
            month = months_on(month, 1)
        factor = Fraction(sums[1]) / sums[0]
        one, other, shown = (currency, own, factor) if factor > 1 else (own, currency, 1 / factor)
        rounded = Fraction(round(shown * 10**6), 10**6)
        return factor, (f"1 {one} {'=' if rounded == shown else '≈'} {plain(rounded)} {other} "
                        f"(average of the {count} monthly rates of {source}, "
                        f"{first.isoformat()[:7]} to {last.isoformat()[:7]})")
    legs = [leg(grant, c, date, policy == "month") for c in (currency, own)]
    if None in legs:
        if policy == "month":
            return no_month(grant, currency, date)
        lacking = (currency, own)[legs.index(None)]
        return (f"The source {source} has no rate for {lacking} on {date} or in the seven days "
                "before.")
    return legs[1][0] / legs[0][0], "; ".join(words for _, words in legs if words)


def no_month(grant, currency, date):
    return (f"{grant.given['source']} has no monthly rate from {currency} to {grant.currency} "
            f"for {date.isoformat()[:7]}.")


# Costs.

class Costs:
    """What a grant's entries come to, by line and period, for all and for the grant."""

    def __init__(self, grant, report, accruals):
        self.grant, self.report = grant, report
        self.periods = grant.periods(report)
        count = len(self.periods)
        self.actual = {leaf["code"]: [[0, 0] for _ in range(count)] for leaf in grant.leaves}
        self.unmapped, self.bearers, self.rates, self.entries = {}, {grant.code: [0] * count}, [], []
        numbers = {}
        for entry in grant.entries:
            place = next((i for i, (first, last) in enumerate(self.periods)
                          if first <= day(entry["posted"]) <= last), None)
            if place is None:
                continue
            entry = {**entry, "period": place, "rate": None, "reason": None, "parts": []}
            self.entries.append(entry)
            entry["reason"] = self.reason(entry, accruals)
            factor = Fraction(1)
            if entry["reason"] is None and entry["currency"] != grant.currency:
                found = exchange(grant, entry["currency"], day(entry["value"]), self.periods[place])
                if isinstance(found, str):
                    entry["reason"] = found
                else:
                    factor = found[0]
                    key = (entry["currency"],) + found
                    entry["rate"] = numbers.setdefault(key, len(numbers) + 1)
            if entry["reason"] is None:
                self.add(entry, factor)
        self.rates = list(numbers)
        self.entries.sort(key=lambda e: (e["posted"], e["source"], e["reference"]))
        self.add_indirect()

    def stand(self, entry):
        """The line that each share stands under, as it is named."""
        account = self.grant.mappings.get(entry["account"])
        mine = [s["line"] for s in entry["shares"]
                if s.get("grant") == self.grant.code and s.get("line")]
        return [(share.get("line") if share.get("grant") == self.grant.code
                 else mine[0] if mine else None) or account for share in entry["shares"]]

    def is_indirect(self, line):
        return line in self.actual and self.grant.by_code[line]["kind"] == "indirect"

    def reason(self, entry, accruals):
        if not self.grant.first <= day(entry["value"]) <= self.grant.last:
            return "The value date is outside the eligible period."
        if entry["accrual"] and not accruals:
            return "It is an accrual, which the report leaves out."
        if self.grant.has_rate and all(self.is_indirect(line) for line in self.stand(entry)):
            return "Indirect costs are a rate of the direct ones."
        return None

    def add(self, entry, factor):
        unit, place = self.grant.unit, entry["period"]
        units = round(money(entry["millionths"]) * factor / unit)
        amounts = [unit * part for part in split(units, [s["weight"] for s in entry["shares"]])]
        for share, line, part in zip(entry["shares"], self.stand(entry), amounts):
            mine = share.get("grant") == self.grant.code
            # Where a rate pays them, nothing else stands under indirect costs.
            known = line in self.actual and not (self.grant.has_rate and self.is_indirect(line))
            entry["parts"].append((mine, line if known else None, part))
            if known:
                sums = self.actual[line]
            else:
                sums = self.unmapped.setdefault(
                    (entry["account"], line or ""), [[0, 0] for _ in self.periods])
            sums[place][0] += part
            sums[place][1] += part if mine else 0
            self.bearers.setdefault(share.get("grant"), [0] * len(self.periods))[place] += part

    def add_indirect(self):
        lines = [leaf for leaf in self.grant.leaves if leaf["kind"] == "indirect"]
        if not self.grant.has_rate or not lines:
            return
        rate, unit = money(self.grant.given["indirectRate"]) / 100, self.grant.unit
        direct = [leaf["code"] for leaf in self.grant.leaves if leaf["kind"] == "direct"]
        for place in range(len(self.periods)):
            self.actual[lines[0]["code"]][place] = [
                unit * round(sum(self.actual[code][place][who] for code in direct) * rate / unit)
                for who in (0, 1)]

    def places(self, span):
        """Of the periods: those of the report, before it, or of the donor's year it ends in."""
        begins, ends = day(self.report["begins"]), day(self.report["ends"])
        year = self.grant.donor_year(ends)
        fits = {
            "period": lambda last: last >= begins, "before": lambda last: last < begins,
            "to-date": lambda last: True, "year": lambda last: self.grant.donor_year(last) == year,
        }[span]
        return [i for i, (_, last) in enumerate(self.periods) if fits(last)]

    def spent(self, leaves, places, bears):
        who = 1 if bears == "grant" else 0
        return sum((self.actual[leaf["code"]][i][who] for leaf in leaves for i in places), Fraction(0))

    def all_of_grant(self, places):
        rows = list(self.actual.values()) + list(self.unmapped.values())
        return sum((row[i][1] for row in rows for i in places), Fraction(0))

    def sum(self, leaves, places, bears):
        codes = ",".join(leaf["code"] for leaf in leaves)
        return (f"{amount(self.spent(leaves, places, bears))} "
                f"<{codes}; {','.join(map(str, places))}; {bears}>")

    def month_span(self, place):
        first, last = (f"{MONTHS[d.month - 1]} {d.year}" for d in self.periods[place])
        return first if first == last else f"{first} – {last}"


# Reports.

class Report:
    def __init__(self, given, report, templates):
        self.given, self.report = given, report
        self.template = templates[report["template"].split("@")[0]]
        accruals = self.template.get("accruals", "true") == "true"
        self.grant = Grant(given, True)
        self.costs = Costs(self.grant, report, accruals)
        self.begins, self.ends = day(report["begins"]), day(report["ends"])
        self.year = str(self.grant.donor_year(self.ends))
        self.by_year = any(line["years"] for line in self.grant.lines)
        self.lines = []

    def answer(self):
        self.lines = ["title " + (self.report.get("title") or self.template["title"])]
        for section in self.template["sections"]:
            self.lines.append(f"section {section['id']}: {section['title']}")
            kind = next(key for key in section if key not in ("id", "title"))
            getattr(self, kind)(section[kind], section["id"])
        rates = [[c, str(f.numerator), str(f.denominator)] for c, f, _ in self.costs.rates]
        return {"lines": self.lines, "rates": rates}

    def note(self, text):
        self.lines.append("note " + text)

    def fact(self, label, values):
        self.lines.append(f"fact {label}: " + " / ".join(values or ["not stated"]))

    def table(self, columns, rows, caption=None):
        self.lines.append(f"table {caption or ''}")
        self.lines.append(" | ".join(f"{title} ({kind})" for title, kind in columns))
        for style, depth, cells in rows:
            self.lines.append(f"{style} {depth} | " + " | ".join(cells))

    def text(self, section, line=None):
        return next((text for text in self.report["texts"]
                     if text["section"] == section and text.get("line") == line), None)

    def money(self, number):
        return f"{grouped(number, UNITS[self.grant.currency])} {self.grant.currency}"

    def facts(self, names, section):
        g = self.given
        values = {
            "title": [g["title"]], "agreement": [g.get("agreement") or g["code"]],
            "donor": [g["donor"]] + [g[k] for k in ["donorIdentifier"] if g.get(k)],
            "organisation": ["Illustrative organisation", "XM-EXAMPLE-1"],
            "period": [between(self.begins, self.ends)],
            "eligible": [between(self.grant.first, self.grant.last)], "currency": [g["currency"]],
            "amount": [self.money(self.grant.amount)], "policy": [POLICIES[g["policy"]]],
            "activities": sorted(g["activities"]),
            "budget": [f"Approved budget, version {g['version']}"],
        }
        for name in names:
            self.fact(FACTS[name], values[name])

    def narrative(self, _, section):
        text = self.text(section)
        if text:
            self.lines.append(f"text {text['text']} {text['author']} {text['state']}")
        else:
            self.note("Nothing is written here yet.")

    def logframe(self, _, section):
        self.note("The store has no results of the grant's activities.")

    def planned(self, leaves, against, bears):
        """None where nothing is planned by years."""
        if against == "year" and not self.by_year:
            return None
        total = Fraction(0)
        for leaf in leaves:
            plan = leaf if against == "whole" else leaf["years"].get(self.year)
            if plan is not None:
                share = plan.get("grantAmount")
                total += money(plan["amount"] if bears == "whole" or share is None else share)
        return total

    def budget(self, table, section):
        columns = []
        for column in table["columns"]:
            of = column.get("of", "to-date")
            if of == "each":
                columns += [(column, f"{column['title']} {self.costs.month_span(i)}", [i])
                            for i in self.costs.places("period")]
            else:
                columns.append((column, column["title"], self.costs.places(of)))
        rows = []
        for style, depth, code, title, leaves, line in self.budget_rows(table):
            cells = [self.budget_cell(c, places, leaves, line) for c, _, places in columns]
            rows.append((style, depth, [code, title] + cells))
        for (account, line), sums in sorted(self.costs.unmapped.items()):
            cells = [line, f"Under no line of the budget: account {account}"]
            for column, _, places in columns:
                who = 1 if column.get("bears") == "grant" else 0
                cells.append(amount(sum((sums[i][who] for i in places), Fraction(0)))
                             if column["show"] == "actual" else "")
            rows.append(("fault", 0, cells))
        kinds = {"unit": "text", "units": "number", "percent": "percent",
                 "variance-percent": "percent"}
        self.table([("Line", "text"), ("Title", "text")]
                   + [(title, kinds.get(c["show"], "amount")) for c, title, _ in columns], rows)

    def budget_cell(self, column, places, leaves, line):
        show, bears = column["show"], column.get("bears", "whole")
        if show in ("unit", "units", "unit-value"):
            if line is None or line.get("unit") is None:
                return ""
            return {"unit": line["unit"], "units": "#" + plain(money(line["units"])),
                    "unit-value": amount(money(line["unitValue"]))}[show]
        if show == "actual":
            return self.costs.sum(leaves, places, bears)
        planned = self.planned(leaves, column.get("against", "whole"), bears)
        if planned is None:
            return "~notStated"
        spent = self.costs.spent(leaves, places, bears)
        return {
            "budget": lambda: amount(planned), "remaining": lambda: amount(planned - spent),
            "variance": lambda: amount(spent - planned), "percent": lambda: per_cent(spent, planned),
            "variance-percent": lambda: per_cent(spent - planned, planned),
        }[show]()

    def budget_rows(self, table):
        grant, rows = self.grant, []

        def row(line, style=None, least=0):
            style = style or ("subtotal" if line.get("amount") is None else "line")
            rows.append((style, max(grant.depth(line), least), line["code"], line["title"],
                         grant.below(line), line))

        for group in table["rows"]:
            if "total" in group:
                leaves = [leaf for leaf in grant.leaves if leaf["kind"] in group["total"]]
                rows.append(("total", 0, group.get("code", ""), group["title"], leaves, None))
                continue
            lines = [line for line in grant.lines if line["kind"] == group["lines"]]
            headings = table.get("headings", []) if group["lines"] == "direct" else []
            for heading in headings:
                own = [line for line in lines if grant.heading(line) == heading["code"]]
                leaves = [line for line in own if line in grant.leaves]
                rows.append(("subtotal", 0, heading["code"], heading["title"], leaves, None))
                for line in own:
                    if line in leaves or line["code"] != heading["code"]:
                        row(line, least=1)
            known = [heading["code"] for heading in headings]
            for line in lines:
                if not headings:
                    row(line)
                elif grant.heading(line) not in known:
                    row(line, "fault")
        return rows

    def variances(self, table, section):
        agreed = self.given.get("threshold")
        threshold = Fraction(table["threshold"]) if agreed is None else money(agreed)
        against, bears = table.get("against", "whole"), table.get("bears", "whole")
        if against == "year" and not self.by_year:
            return self.note("The budget is not planned by years.")
        if table.get("level") == "headings":
            groups = [(h["code"], h["title"],
                       [leaf for leaf in self.grant.leaves if leaf["kind"] == "direct"
                        and self.grant.heading(leaf) == h["code"]]) for h in table["headings"]]
        else:
            groups = [(leaf["code"], leaf["title"], [leaf]) for leaf in self.grant.leaves]
        rows, places = [], self.costs.places(table["of"])
        for code, title, leaves in groups:
            planned = self.planned(leaves, against, bears)
            over = self.costs.spent(leaves, places, bears) - planned
            # Where nothing was planned, any difference is beyond.
            if abs(over) * 100 <= planned * threshold or over < 0 and table.get("over_only"):
                continue
            why = self.text(section, code)
            rows.append(("line", 0, [code, title, amount(planned),
                                     self.costs.sum(leaves, places, bears), amount(over),
                                     per_cent(over, planned), why["text"] if why else "~notStated"]))
        if not rows:
            return self.note(f"No variance is beyond {plain(threshold)} %.")
        self.note(f"Variances beyond {plain(threshold)} % of the budget:")
        self.table([("Line", "text"), ("Title", "text"), ("Budget", "amount"), ("Actual", "amount"),
                    ("Variance", "amount"), ("Variance, %", "percent"), ("Explanation", "text")], rows)

    def funding(self, funding, section):
        spans = [(SPANS[span], self.costs.places(span)) for span in funding["spans"]]
        own = self.grant.code
        bearers = sorted(self.costs.bearers.items(),
                         key=lambda b: (b[0] != own, b[0] is None, b[0] or ""))
        totals = [sum((row[i] for _, row in bearers for i in places), Fraction(0))
                  for _, places in spans]
        rows = []
        for code, row in bearers:
            if code is None:
                name = "Own funds"
            elif code == own:
                name = f"{self.given['donor']} ({code})"
            else:
                donor = self.given["others"][code].get("donor")
                name = f"{donor} ({code})" if donor else "~withheld"
            cells = [name]
            for (_, places), total in zip(spans, totals):
                part = sum((row[i] for i in places), Fraction(0))
                cells += [amount(part), per_cent(part, total)]
            rows.append(("line", 0, cells))
        rows.append(("total", 0, ["Total"] + [c for total in totals for c in (amount(total), "")]))
        self.table([("Source", "text")] + [c for title, _ in spans
                                           for c in ((title, "amount"), ("%", "percent"))], rows)
        self.note("Costs of the ledger, without indirect costs that are computed at a rate.")
        if self.given.get("match") is not None:
            self.note(f"Others than the donor bear at least {plain(money(self.given['match']))} % "
                      "by the agreement.")

    def funds(self, _, section):
        rows, received = [], Fraction(0)
        for i in sorted(self.given["instalments"], key=lambda i: i["number"]):
            cells = [f"#{i['number']}", KINDS[i["kind"]], "@" + i["due"] if i.get("due")
                     else "~notStated", amount(money(i["amount"]))]
            if i.get("received") and day(i["received"]) <= self.ends:
                received += money(i["receivedAmount"])
                cells += ["@" + i["received"], amount(money(i["receivedAmount"]))]
            else:
                cells += ["~noData", "~noData"]
            rows.append(("line", 0, cells))
        spent = self.costs.all_of_grant(self.costs.places("to-date"))
        self.fact("Received to date", [self.money(received)])
        self.fact("Spent to date", [self.money(spent)])
        self.fact("On hand", [self.money(received - spent)])
        self.fact("Grant", [self.money(self.grant.amount)])
        self.fact("Not spent", [self.money(self.grant.amount - spent)])
        if not rows:
            return self.note("No instalments are entered.")
        self.table([("No.", "number"), ("Kind", "text"), ("Due", "date"), ("Amount", "amount"),
                    ("Received on", "date"), ("Received", "amount")], rows, "Instalments")

    def forecast(self, forecast, section):
        eve = (self.begins - datetime.timedelta(1)).isoformat()
        name = self.report["template"].split("@")[0]
        earlier = next((r["forecasts"] for r in sorted(self.given["reports"], key=lambda r: r["code"])
                        if r["ends"] == eve and r["template"].split("@")[0] == name), [])
        head = [("Line", "text"), ("Title", "text")]
        if earlier and forecast["follow"] == "true":
            covered = self.costs.places("period")

            def follow(leaves, own):
                foreseen = sum((money(f["amount"]) for f in own), Fraction(0))
                spent = self.costs.spent(leaves, covered, "grant")
                return [amount(foreseen), self.costs.sum(leaves, covered, "grant"),
                        amount(spent - foreseen)]

            self.table(head + [(title, "amount") for title in ("Forecast", "Actual", "Difference")],
                       self.forecast_rows([f for f in earlier if day(f["begins"]) <= self.ends], follow),
                       "What was foreseen for this period, and what was spent")
        if not self.report["forecasts"]:
            return self.note("Nothing is foreseen yet.")
        begins = sorted({f["begins"] for f in self.report["forecasts"]})
        titles = [between(day(b), max(day(f["ends"]) for f in self.report["forecasts"]
                                      if f["begins"] == b)) for b in begins]

        def foresee(leaves, own):
            return [amount(sum((money(f["amount"]) for f in own if b in (None, f["begins"])),
                               Fraction(0))) for b in begins + [None]]

        self.table(head + [(title, "amount") for title in titles + ["Total"]],
                   self.forecast_rows(self.report["forecasts"], foresee), "What is foreseen")

    def forecast_rows(self, forecasts, cells):
        named = {f["line"] for f in forecasts}
        leaves = [leaf for leaf in self.grant.leaves if leaf["code"] in named]
        rows = [("line", 0, [leaf["code"], leaf["title"]]
                 + cells([leaf], [f for f in forecasts if f["line"] == leaf["code"]]))
                for leaf in leaves]
        return rows + [("total", 0, ["", "Total"] + cells(leaves, forecasts))]

    def claims(self, claims, section):
        own = [r for r in self.given["reports"]
               if r["template"].split("@")[0] == claims["template"]
               and r["state"] in ("submitted", "accepted")
               and self.begins <= day(r["begins"]) and day(r["ends"]) <= self.ends]
        if not own:
            return self.note("No claim was submitted within the period.")
        rows, sums = [], [Fraction(0), Fraction(0)]
        for claim in sorted(own, key=lambda r: (r["ends"], r["code"])):
            # As the ledger was when it was submitted; claims leave accruals out.
            then = Costs(Grant(self.given, False), claim, False)
            claimed = then.all_of_grant(then.places("period"))
            now = self.costs.all_of_grant(
                [i for i in self.costs.places("period")
                 if day(claim["begins"]) <= self.costs.periods[i][1] <= day(claim["ends"])])
            sums = [sums[0] + claimed, sums[1] + now]
            rows.append(("line", 0, [
                f"{claim['code']}, version {claim['version']}", "@" + claim["begins"],
                "@" + claim["ends"], amount(claimed), amount(now), amount(now - claimed),
                claim["sha256"][:16]]))
        rows.append(("total", 0, ["Total", "", "", amount(sums[0]), amount(sums[1]),
                                  amount(sums[1] - sums[0]), ""]))
        self.table([("Claim", "text"), ("From", "date"), ("To", "date"), ("As claimed", "amount"),
                    ("In this report", "amount"), ("Difference", "amount"),
                    ("SHA-256 of the input", "text")], rows)

    def transactions(self, columns, section):
        covered = self.costs.places("period")
        own = [e for e in self.costs.entries
               if e["period"] in covered and ("whole" in columns or e["mine"])]
        rows, sums = [], {"whole": Fraction(0), "grant": Fraction(0)}
        for entry in own:
            if entry["reason"] is None:
                worth = {"whole": sum(p for _, _, p in entry["parts"]),
                         "grant": sum(p for mine, _, p in entry["parts"] if mine)}
                sums = {who: sums[who] + worth[who] for who in sums}
                rows.append(("line", 0, [self.transaction_cell(c, len(rows) + 1, entry, worth)
                                         for c in columns]))
        rows.append(("total", 0, [amount(sums[c]) if c in sums else "Total" if i == 0 else ""
                                  for i, c in enumerate(columns)]))
        self.table([COLUMNS[c] for c in columns], rows)
        left = [e for e in own if e["reason"]]
        if left:
            self.table([COLUMNS[c] for c in ("reference", "posted", "value", "original")]
                       + [("Reason", "text")],
                       [("line", 0, [self.transaction_cell(c, 0, e, None)
                                     for c in ("reference", "posted", "value", "original")]
                         + [e["reason"]]) for e in left], "Left out of all sums")

    def transaction_cell(self, column, number, entry, worth):
        if column == "line":
            mine = [line for own, line, _ in entry["parts"] if own or not entry["mine"]]
            return ", ".join(dict.fromkeys(line for line in mine if line))
        return {
            "number": lambda: f"T{number}", "posted": lambda: "@" + entry["posted"],
            "value": lambda: "@" + entry["value"],
            "reference": lambda: f"{entry['source']} {entry['reference']}",
            "account": lambda: entry["account"], "partner": lambda: entry.get("partner") or "",
            "description": lambda: entry.get("description") or "",
            "original": lambda: f"{amount(money(entry['millionths']))} {entry['currency']}",
            "rate": lambda: f"R{entry['rate']}" if entry["rate"] else "",
            "whole": lambda: amount(worth["whole"]), "grant": lambda: amount(worth["grant"]),
        }[column]()

    def rates(self, _, section):
        if not self.costs.rates:
            return self.note(f"All costs are in {self.grant.currency}; no rate was needed.")
        self.note(POLICIES[self.given["policy"]] + " " + TO_THE_CENT)
        self.table([("No.", "text"), ("Currency", "text"), ("Rate", "text")],
                   [("line", 0, [f"R{i + 1}", currency, words])
                    for i, (currency, _, words) in enumerate(self.costs.rates)])


if __name__ == "__main__":
    files = sorted(pathlib.Path(sys.argv[1]).glob("*.yaml"))
    shipped = {t["name"]: t for t in (Reader(f.read_text("utf-8")).map() for f in files)}
    json.dump([[Report(given, report, shipped).answer() for report in given["reports"]
                if report["asked"]] for given in json.load(sys.stdin)], sys.stdout)
