"""Reads IATI files of any version into plain values. Independent of Baraza's own reader."""

import re
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass, field
from decimal import ROUND_HALF_EVEN, Context, Decimal
from pathlib import Path

EXACT = Context(prec=200)
MILLIONTH = Decimal("0.000001")
LARGEST = Decimal(2**63 - 1) * MILLIONTH
XML_SPACE = " \t\r\n"
XSD_DECIMAL = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)")
# The letters of 1.0x never collide with the numbers of 2.0x, so they are read in any version.
TYPES = {"IF": "1", "C": "2", "D": "3", "E": "4", "IR": "5", "LR": "6", "R": "7", "QP": "8",
         "QS": "9", "CG": "10"}


@dataclass
class Transaction:
    ordinal: int
    ref: str
    type: str
    text: str
    value: Decimal | None
    currency: str
    date: str
    value_date: str
    receiver_ref: str
    receiver_activity: str
    countries: list
    regions: list
    sectors: list

    @property
    def held(self):
        """The amount as millionths hold it, half-even; None beyond 64 bits."""
        rounded = self.value.quantize(MILLIONTH, ROUND_HALF_EVEN, EXACT)
        return rounded if -LARGEST - MILLIONTH <= rounded <= LARGEST else None


@dataclass
class Period:
    kind: str
    type: str
    start: str
    end: str
    value: Decimal | None
    currency: str


@dataclass
class Activity:
    file: str
    ordinal: int
    identifier: str
    reporter: str
    secondary: bool
    updated: str
    countries: list
    regions: list
    sectors: list
    parents: list
    children: list
    transactions: list = field(default_factory=list)
    periods: list = field(default_factory=list)


@dataclass
class Feed:
    file: str
    kind: str
    version: str
    activities: list
    organisations: int


def text(element):
    return "" if element is None else (element.text or "").strip(XML_SPACE)


def attribute(parent, path, name):
    element = parent.find(path)
    return "" if element is None else element.get(name, "").strip(XML_SPACE)


def amount(parent, default_currency):
    """The text, the exact value where the text is an xsd:decimal, and the currency."""
    element = parent.find("value")
    written = text(element)
    value = Decimal(written) if XSD_DECIMAL.fullmatch(written) else None
    stated = "" if element is None else element.get("currency", "").strip(XML_SPACE)
    return written, value, stated or default_currency


def shares(parent, name):
    """(vocabulary, code, percentage or None) of each element with this name."""
    rows = []
    for element in parent.findall(name):
        share = element.get("percentage", "").strip(XML_SPACE)
        rows.append((element.get("vocabulary", "").strip(XML_SPACE),
                     element.get("code", "").strip(XML_SPACE),
                     Decimal(share) if XSD_DECIMAL.fullmatch(share) else None))
    return rows


def read_transaction(ordinal, element, default_currency):
    written, value, currency = amount(element, default_currency)
    code = attribute(element, "transaction-type", "code")
    return Transaction(
        ordinal=ordinal, ref=element.get("ref", ""), type=TYPES.get(code, code), text=written,
        value=value, currency=currency, date=attribute(element, "transaction-date", "iso-date"),
        value_date=attribute(element, "value", "value-date"),
        receiver_ref=attribute(element, "receiver-org", "ref"),
        receiver_activity=attribute(element, "receiver-org", "receiver-activity-id"),
        countries=shares(element, "recipient-country"), regions=shares(element, "recipient-region"),
        sectors=shares(element, "sector"))


def read_activity(file, ordinal, element):
    currency = element.get("default-currency", "").strip(XML_SPACE)
    reporter = element.find("reporting-org")
    related = [(item.get("type", "").strip(XML_SPACE), item.get("ref", "").strip(XML_SPACE))
               for item in element.findall("related-activity")]
    activity = Activity(
        file=file, ordinal=ordinal, identifier=text(element.find("iati-identifier")),
        reporter=attribute(element, "reporting-org", "ref"),
        secondary=reporter is not None and reporter.get("secondary-reporter") in ("1", "true"),
        updated=element.get("last-updated-datetime", ""),
        countries=shares(element, "recipient-country"), regions=shares(element, "recipient-region"),
        sectors=shares(element, "sector"),
        parents=[ref for kind, ref in related if kind == "1"],
        children=[ref for kind, ref in related if kind == "2"])
    for position, item in enumerate(element.findall("transaction"), 1):
        activity.transactions.append(read_transaction(position, item, currency))
    for kind in ("budget", "planned-disbursement"):
        for item in element.findall(kind):
            _, value, stated = amount(item, currency)
            activity.periods.append(Period(
                kind, item.get("type", "1"), attribute(item, "period-start", "iso-date"),
                attribute(item, "period-end", "iso-date"), value, stated))
    return activity


def read(path):
    root = ElementTree.parse(path).getroot()
    file = Path(path).name
    activities = [read_activity(file, ordinal, element)
                  for ordinal, element in enumerate(root.iter("iati-activity"), 1)]
    organisations = sum(1 for _ in root.iter("iati-organisation"))
    return Feed(file, "organisations" if root.tag.startswith("iati-org") else "activities",
                root.get("version", ""), activities, organisations)


def plain(number):
    """A decimal without exponent and without zeros at its end."""
    written = format(number, "f")
    written = written.rstrip("0").rstrip(".") if "." in written else written
    return "0" if written in ("-0", "") else written
