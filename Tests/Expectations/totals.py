"""Sums of all transactions of a file, each once: the oracle of `baraza money flows`."""

from collections import defaultdict
from decimal import Decimal

from feeds import EXACT, plain, read


def totals(path):
    feed = read(path)
    sums = defaultdict(lambda: [0, Decimal(0), Decimal(0)])
    excluded, count = [], 0
    for activity in feed.activities:
        for transaction in activity.transactions:
            count += 1
            place = {"activity": activity.identifier, "activityOrdinal": activity.ordinal,
                     "transaction": transaction.ordinal, "value": transaction.text}
            if transaction.value is None:
                excluded.append(place | {"why": "the value is not an xsd:decimal"})
                continue
            row = sums[(transaction.type, transaction.currency)]
            row[1] = EXACT.add(row[1], transaction.value)
            if transaction.held is None:
                excluded.append(place | {"why": "out of range: in sum, not in heldSum"})
                continue
            row[0] += 1
            row[2] = EXACT.add(row[2], transaction.held)
    return {
        "file": feed.file, "kind": feed.kind, "version": feed.version,
        "activities": len(feed.activities), "organisations": feed.organisations,
        "transactions": count,
        "totals": [{"type": kind, "currency": currency or None, "count": number,
                    "sum": plain(exact), "heldSum": plain(held)}
                   for (kind, currency), (number, exact, held) in
                   sorted(sums.items(), key=lambda item: (item[0][0].zfill(4), item[0][1]))],
        "excluded": excluded,
    }
