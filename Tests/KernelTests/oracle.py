"""Answers, in exact arithmetic of its own, what the kernel's values are asked in the tests.

    oracle.py QUESTION < cases.json > answers.json

Cases are a list of lists of strings; the answers a list of strings in the same order.
"""

import datetime
import json
import re
import sys
from decimal import ROUND_HALF_EVEN, Decimal, getcontext
from fractions import Fraction

getcontext().prec = 400
LIMIT = 2**63 - 1
EPOCH = datetime.date(1970, 1, 1)


def read(text):
    """An xsd:decimal as whole millionths, and whether rounding changed it."""
    text = text.strip(" \t\r\n")
    if not re.fullmatch(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)", text):
        return "malformed"
    exact = Decimal(text).scaleb(6)
    whole = exact.to_integral_value(ROUND_HALF_EVEN)
    if abs(whole) > LIMIT:
        return "outOfRange"
    return f"{'exact' if whole == exact else 'rounded'} {int(whole)}"


def written(millionths):
    """The shortest decimal form of a number of millionths."""
    text = f"{Decimal(millionths).scaleb(-6):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def rounded(millionths, places):
    """A number of millionths at so many places, ties to even; never a negative zero."""
    step = Decimal(1).scaleb(-int(places))
    return f"{Decimal(millionths).scaleb(-6).quantize(step, ROUND_HALF_EVEN) + 0:f}"


def half_even(numerator, denominator):
    return str(round(Fraction(int(numerator), int(denominator))))


def times_over(value, numerator, denominator):
    result = round(Fraction(int(value) * int(numerator), int(denominator)))
    return str(result) if abs(result) <= LIMIT else "none"


def split(amount, *weights):
    """Largest remainder: whole parts first, then one each by remainder, the earlier first."""
    weights = [int(weight) for weight in weights]
    amount = int(amount)
    shares = [Fraction(abs(amount) * weight, sum(weights)) for weight in weights]
    parts = [share.numerator // share.denominator for share in shares]
    by_remainder = sorted(range(len(parts)), key=lambda i: (parts[i] - shares[i], i))
    for index in by_remainder[: abs(amount) - sum(parts)]:
        parts[index] += 1
    return " ".join(str(part if amount >= 0 else -part) for part in parts)


def day(number):
    return (EPOCH + datetime.timedelta(days=int(number))).isoformat()


def day_number(year, month, day):
    try:
        return str((datetime.date(int(year), int(month), int(day)) - EPOCH).days)
    except ValueError:
        return "none"


def fiscal_year(date, month, day):
    date = datetime.date.fromisoformat(date)
    return str(date.year if date >= date.replace(month=int(month), day=int(day)) else date.year - 1)


if __name__ == "__main__":
    question = globals()[sys.argv[1]]
    json.dump([question(*case) for case in json.load(sys.stdin)], sys.stdout)
