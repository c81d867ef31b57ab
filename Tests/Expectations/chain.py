"""What a portfolio may count, and what not: the oracle of `baraza portfolio summary`.

The view is that of consolidated accounts. A *group* of reporting organisations is looked at as
one: what leaves the group is spend; what one member passes to another is counted where it leaves.
The organisations that a store calls its own are such a group, and all publishers held are another.
"""

from collections import defaultdict
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from conversion import Rates
from feeds import EXACT, plain, read

FILES = ("funder-example.xml", "ipo-headquarters.xml", "partner-example.xml",
         "aggregator-example.xml", "country-office-liberia-1.05.xml")
OWN = ("XX-EXAMPLE-IPO", "XX-EXAMPLE-IPO-LR")
SPEND = ("3", "4")
NOT_STATED = None


def leading(activities):
    """One copy of each identifier: primary reporter first, then the latest update, then order."""
    best = {}
    for activity in activities:
        known = best.get(activity.identifier)
        if activity.identifier and (
                known is None or (not activity.secondary, activity.updated)
                > (not known.secondary, known.updated)):
            best[activity.identifier] = activity
    return best


def split(amount, entries, others=()):
    """Parts of an amount in millionths, by code. A single entry without share is all of it; what is not stated
    stays apart; more than a hundred is scaled down. The largest remainders get the millionths
    that are left over, so that the parts add up exactly."""
    if len(entries) == 1 and not others and entries[0][2] is None:
        return {entries[0][1]: amount}
    stated = sum(Fraction(share or 0) for _, _, share in [*entries, *others])
    shares = defaultdict(Fraction)
    for _, code, share in entries:
        shares[code] += Fraction(share or 0) / max(stated, Fraction(100))
    shares[NOT_STATED] += 1 - sum(shares.values())
    exact = {code: abs(amount) * share for code, share in shares.items() if share}
    parts = {code: int(part) for code, part in exact.items()}
    left = abs(amount) - sum(parts.values())
    for code in sorted(exact, key=lambda code: parts[code] - exact[code])[:left]:
        parts[code] += 1
    sign = -1 if amount < 0 else 1
    return {code: sign * part for code, part in parts.items()}


def by_year(amount, activity, transaction):
    return {(transaction.date or transaction.value_date)[:4] or NOT_STATED: amount}


def by_country(amount, activity, transaction):
    if transaction.countries or transaction.regions:
        return split(amount, transaction.countries, transaction.regions)
    return split(amount, activity.countries, activity.regions)


def by_sector(amount, activity, transaction):
    entries = transaction.sectors or activity.sectors
    if not entries:
        return {NOT_STATED: amount}
    present = [vocabulary or "1" for vocabulary, _, _ in entries]
    chosen = next((known for known in ("1", "2") if known in present), present[0])
    return split(amount, [entry for entry in entries if (entry[0] or "1") == chosen])


def millionths(value):
    return int(Fraction(value) * 10**6)


def decimal(amount):
    return plain(Decimal(amount).scaleb(-6, EXACT))


def rows(sums):
    return [{"key": key, "currency": currency, "amount": decimal(total)}
            for (key, currency), total in
            sorted(sums.items(), key=lambda item: (item[0][0] or "~", item[0][1]))]


def place(activity, transaction=None):
    where = {"file": activity.file, "activity": activity.identifier or None}
    if transaction is None:
        return where
    return where | {"transaction": transaction.ordinal, "ref": transaction.ref or None,
                    "type": transaction.type, "date": transaction.date,
                    "value": plain(transaction.value), "currency": transaction.currency}


class View:
    def __init__(self, name, group, activities, rates):
        self.name, self.rates = name, rates
        self.group = group or sorted({item.reporter for item in activities if not item.secondary})
        self.counted, self.excluded, self.left_out = [], [], []
        first = leading(activities)
        self.held = {}
        for activity in activities:
            why = self.activity_out(activity, first)
            if why:
                self.left_out.append(place(activity) | {
                    "transactions": len(activity.transactions), "why": why})
            else:
                self.held[activity.identifier or (activity.file, activity.ordinal)] = activity
        for activity in self.held.values():
            for transaction in activity.transactions:
                why = self.out(activity, transaction)
                if why:
                    self.excluded.append(place(activity, transaction) | {"why": why})
                else:
                    self.counted.append((activity, transaction))

    def activity_out(self, activity, first):
        if activity.secondary:
            return (f"{activity.reporter} is a secondary reporter: it repeats what another "
                    "organisation did")
        if activity.identifier and first[activity.identifier] is not activity:
            return "another copy of this activity leads"
        if activity.reporter not in self.group:
            return f"{activity.reporter} is not one of the organisations looked at"
        return None

    def children(self, activity):
        for child in self.held.values():
            if (activity.identifier in child.parents or child.identifier in activity.children) \
                    and child is not activity:
                yield child

    def out(self, activity, transaction):
        if transaction.type not in SPEND:
            return "neither a disbursement nor an expenditure: not spend"
        if transaction.value is None or transaction.held is None:
            return "the amount is not a number that can be held"
        if any(item.type in SPEND for child in self.children(activity)
               for item in child.transactions):
            return "the activity's children report spend: parent and child are never both counted"
        if transaction.type == "3":
            receiver = self.held.get(transaction.receiver_activity)
            inside = {item.reporter for item in self.held.values()} - {activity.reporter}
            if receiver is not None or transaction.receiver_ref in inside:
                return (f"passed on to {transaction.receiver_activity or transaction.receiver_ref}"
                        ", which is held: counted where it is spent")
        return None

    def sums(self, keys):
        """Exact sums by key and currency; keys gives the parts of a transaction."""
        sums = defaultdict(int)
        for activity, transaction in self.counted:
            parts = keys(millionths(transaction.held), activity, transaction)
            for key, part in parts.items():
                sums[(key, transaction.currency)] += part
        return rows(sums)

    def spend(self):
        sums = defaultdict(lambda: [0, 0])
        for _, transaction in self.counted:
            sums[transaction.currency][0] += 1
            sums[transaction.currency][1] += millionths(transaction.held)
        return [{"currency": currency, "count": count, "amount": decimal(total)}
                for currency, (count, total) in sorted(sums.items())]

    def converted(self, target):
        """Each transaction converted on its value date, then split; never the other way round."""
        counted, gaps, years, countries = [], [], defaultdict(int), defaultdict(int)
        for activity, transaction in self.counted:
            on = transaction.value_date or transaction.date
            where = place(activity, transaction) | {"valueDate": on}
            result = self.rates.convert(transaction.held, transaction.currency, target, on)
            if result is None:
                gaps.append(where)
                continue
            amount, legs = millionths(result[0]), result[1]
            counted.append(where | {"amount": decimal(amount), "rates": legs})
            for keys, sums in ((by_year, years), (by_country, countries)):
                for key, part in keys(amount, activity, transaction).items():
                    sums[(key, target)] += part
        return {"currency": target, "amount": decimal(sum(years.values())),
                "byYear": rows(years), "byCountry": rows(countries),
                "transactions": counted, "gaps": gaps}

    def budgets(self):
        """Revised beats original, children beat parents, budgets beat planned disbursements."""
        counted, excluded = [], []
        for activity in self.held.values():
            budgets = [item for item in activity.periods if item.kind == "budget"]
            for item in activity.periods:
                revised = any(other.type == "2" and other.start == item.start
                              and other.end == item.end for other in budgets)
                overlapping = any(other.start <= item.end and item.start <= other.end
                                  for other in budgets)
                why = None
                if any(child.periods for child in self.children(activity)):
                    why = "the activity's children have budgets"
                elif item.kind == "budget" and item.type != "2" and revised:
                    why = "revised for the same period"
                elif item.kind == "planned-disbursement" and overlapping:
                    why = "a budget covers the period of this planned disbursement"
                row = {"activity": activity.identifier, "kind": item.kind, "type": item.type,
                       "start": item.start, "end": item.end, "value": plain(item.value),
                       "currency": item.currency}
                (excluded if why else counted).append(row | ({"why": why} if why else {}))
        return {"counted": counted, "excluded": excluded}

    def report(self):
        return {
            "view": self.name, "organisations": list(self.group), "activities": len(self.held),
            "spend": self.spend(),
            "byYear": self.sums(by_year), "byCountry": self.sums(by_country), "bySector": self.sums(by_sector),
            "converted": self.converted("GBP"), "budgets": self.budgets(),
            "counted": [place(*pair) for pair in self.counted],
            "excluded": self.excluded, "activitiesLeftOut": self.left_out,
        }


def chain(folder, files=FILES):
    folder = Path(folder)
    activities = [activity for name in files for activity in read(folder / name).activities]
    rates = Rates(folder.parent / "rates")
    return {"files": list(files), "views": [
        View("own organisations", OWN, activities, rates).report(),
        View("all publishers held", None, activities, rates).report()]}
