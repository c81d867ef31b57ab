"""Converts an amount on its value date: exact fractions, rounded once, half-even, to millionths."""

import csv
import xml.etree.ElementTree as ElementTree
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

CUBE = "{http://www.ecb.int/vocabulary/2002-08-01/eurofxref}Cube"
OLDEST = 7  # days that a day's rate may be old


class Rates:
    """Units of a currency for one unit of its base, by day and by month."""

    def __init__(self, folder):
        self.days, self.months = {}, {}
        root = ElementTree.parse(Path(folder) / "eurofxref-sample.xml").getroot()
        for day in root.find(CUBE).findall(CUBE):
            for rate in day.findall(CUBE):
                self.days[(rate.get("currency"), day.get("time"))] = (
                    Fraction(rate.get("rate")), "EUR")
        with open(Path(folder) / "rates-sample.csv", newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                table, key = ((self.months, row["date"][:7]) if len(row["date"]) == 7
                              else (self.days, row["date"]))
                table[(row["currency"], key)] = (Fraction(row["rate"]), row["base"])

    def rate(self, currency, on):
        """(rate, base, valid) of the day, of an earlier day in reach, or of the month."""
        for age in range(OLDEST + 1):
            day = str(date.fromisoformat(on) - timedelta(days=age))
            if (currency, day) in self.days:
                return (*self.days[(currency, day)], day)
        if (currency, on[:7]) in self.months:
            return (*self.months[(currency, on[:7])], on[:7])
        return None

    def euros(self, currency, on):
        """Euros for one unit, and the legs; None where a rate is missing."""
        worth, legs = Fraction(1), []
        while currency != "EUR":
            found = self.rate(currency, on)
            if found is None:
                return None
            rate, base, valid = found
            legs.append(f"{currency}/{base} {valid}")
            worth, currency = worth / rate, base
        return worth, legs

    def convert(self, value, currency, target, on):
        """(amount rounded to millionths, legs), or None for a named gap."""
        if currency == target:
            return Fraction(value), []
        source, goal = self.euros(currency, on), self.euros(target, on)
        if source is None or goal is None:
            return None
        # A leg that is walked in both directions cancels out (dollars by way of dollars).
        legs = [leg for leg in source[1] if leg not in goal[1]]
        legs += [leg for leg in goal[1] if leg not in source[1]]
        # Python rounds fractions half to even.
        return Fraction(round(Fraction(value) * source[0] / goal[0] * 10**6), 10**6), legs
