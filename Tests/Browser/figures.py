"""The key figures of pages, each held against the JSON of its page as a person reads it."""

import re
from decimal import ROUND_HALF_EVEN, Decimal

# What the sections of a page show: rows by the names of their columns, facts by their labels.
READ = """() => {
  const all = (one, what) => [...one.querySelectorAll(what)]
  const text = one => {
    if (!one) return ''
    const copy = one.cloneNode(true)
    all(copy, '.note').forEach(note => note.remove())
    return copy.textContent.trim()
  }
  const named = (names, row) =>
    Object.fromEntries([...row.children].map((cell, at) => [names[at], text(cell)]))
  return Object.fromEntries(all(document, 'main, main section').map(section => {
    const table = section.querySelector(':scope > .scroll > table, :scope > table')
      || section.querySelector(':scope > figure table')
    const names = table ? all(table, 'thead th').map(text) : []
    const facts = all(section, ':scope > dl dt')
      .map(label => [text(label), text(label.nextElementSibling)])
    const tiles = all(section, '.tiles a')
      .map(tile => [tile.getAttribute('href'), text(tile.querySelector('b'))])
    const heading = text(section.querySelector('h2'))
    return [section.id || section.getAttribute('aria-labelledby') || heading,
      {rows: table ? all(table, 'tbody tr').map(row => named(names, row)) : [],
       facts: Object.fromEntries(facts.concat(tiles))}]
  }))
}"""

# A dagger sends to a note on how it was counted.
NUMBER = re.compile(r"(?:† |\+)?(−?\d{1,3}(?:,\d{3})*)(\.\d+)?(?: (\S+))?")
VOICES = {"complete": "complete", "under way": "underWay", "not started": "notStarted",
          "no evidence": "noEvidence", "not assessed": "neverAssessed"}


def agrees(text, value):
    """Whether a text reads as a value: rounded to the decimals that are written, with its unit."""
    if text is None:
        return value == 0
    amount, _, unit = str(value).partition(" ")
    if value is None or not re.fullmatch(r"-?\d+(\.\d+)?", amount):
        return text == value if value is not None else not re.search(r"\d", text)
    read = NUMBER.fullmatch(text)
    if not read or unit != (read[3] or ""):
        return False
    places = len(read[2] or ".") - 1
    rounded = Decimal(amount).quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN)
    return (rounded == Decimal((read[1] + (read[2] or "")).replace(",", "").replace("−", "-"))
            and (places or Decimal(amount) == rounded))


def another(text):
    """The text with another last digit; one more where it has none."""
    digits = re.sub(r"\d(?=\D*$)", lambda digit: str((int(digit[0]) + 1) % 10), text or "")
    return digits if digits != text else text + "1"


def held(shown, kind, answer):
    """How many figures of a page agree, and those that do not."""
    count, wrong = 0, []
    for section, place, name, value in KINDS[kind](answer):
        part = shown.get(section, {"rows": [], "facts": {}})
        if name == "rows":
            text = str(len(part["rows"]))
        elif place is None:
            text = part["facts"].get(name)
        else:
            text = part["rows"][place].get(name) if place < len(part["rows"]) else ""
        count += 1
        if not agrees(text, value):
            wrong.append(f"{section}, {name}: {text!r} is not {value!r}")
        elif agrees(another(text), value):
            wrong.append(f"{section}, {name}: another figure than {text!r} would agree too")
    return count, wrong


def amounts(section, column, entries, currency=None):
    for place, entry in enumerate(entries):
        yield section, place, column, entry["amount"]
        yield section, place, "Currency", currency or entry["currency"]


def progress(section, plans):
    voices = [(plan["progress"]["due"], voice) for plan in plans for voice in
              plan["progress"]["voices"] if plan["progress"]["due"]]
    for place, (due, voice) in enumerate(voices):
        yield section, place, "Due", due
        for name, field in VOICES.items():
            if section == "progress" or name != "no evidence":
                yield section, place, name, voice[field]


def overview(answer):
    portfolio = answer["portfolio"]
    converted = portfolio["converted"]
    programmes = {one.get("country"): one["activities"] for one in portfolio["programmes"]}
    yield from amounts("money", "Spend", converted["byCountry"])
    for place, entry in enumerate(converted["byCountry"]):
        yield "money", place, "Programmes", programmes.get(entry.get("key"))
    yield from amounts("years-heading", "Spend", converted["byYear"])
    yield ("years-heading", None, "all spend, each transaction converted on its own date",
           f'{converted["amount"]} {converted["currency"]}')
    for finding in portfolio["findings"]:
        yield "attention", None, f'/findings?rule={finding["rule"]}', finding["activities"]
    late = [report for report in answer["reports"]["reports"] if report["state"] == "overdue"]
    yield "attention", None, "/calendar?overdue=1", len(late)
    yield from progress("commitments", answer["plans"]["plans"])
    for place, report in enumerate(answer["reports"]["reports"]):
        yield "reports", place, "Days left", report["daysLeft"]


def portfolio(answer):
    yield "main", None, "rows", len(answer)


def programme(answer):
    converted = [year for year in answer["years"] if year["isConverted"]]
    for place, year in enumerate(converted):
        where = ("money", place) if "year" in year else ("Budget and spend", -1)
        yield *where, "Budget", year.get("budget")
        yield *where, "Spend", year.get("spend")
    yield "partners", None, "rows", len(answer["participants"]) + 1


def country(answer):
    yield from amounts("spend", "Spend", answer["spend"])
    yield "programmes", None, "rows", len(answer["activities"])
    for place, plan in enumerate(answer["plans"]["plans"]):
        yield "plans", place, "Due", plan["progress"]["due"]
        yield "plans", place, "Not yet due", plan["progress"]["notDue"]
    for place, cohort in enumerate((answer.get("cohorts") or {"cohorts": []})["cohorts"]):
        yield "cohorts", place, "Seats", cohort["seats"]


def organisation(answer):
    yield from amounts("money", "Amount", answer["money"])
    for place, entry in enumerate(answer["money"]):
        yield "money", place, "Transactions", entry["transactions"]
    for place, entry in enumerate(answer["countries"]):
        yield "countries", place, "Activities", entry["activities"]
    yield "activities", None, "rows", len(answer["activities"])


def plan(answer):
    yield from progress("progress", [answer])
    for place, apart in enumerate(answer["divergence"]):
        for field in ("comparable", "higher", "equal", "lower", "due"):
            name = field if field in ("higher", "equal", "lower") else field.capitalize()
            yield "divergence", place, name, apart[field]
        mean = apart.get("mean")
        yield "divergence", place, "Responsible higher by", mean and f"{mean} points"


def actions(answer):
    yield "actions", None, "rows", len(answer)
    for place, action in enumerate(answer):
        if "responsible" in action:
            apart = action.get("difference")
            yield "actions", place, "Responsible higher by", apart and f"{apart} points"


def transactions(answer):
    yield "transactions", None, "rows", len(answer["transactions"])
    for place, entry in enumerate(answer["transactions"]):
        yield "transactions", place, "Amount", entry["amount"]
        yield "transactions", place, "Currency", entry["currency"]


def commitment(answer):
    place = 1 if answer["money"]["totals"] else 0
    for entry in answer["linkedMoney"]:
        if entry["transactions"] == 0:
            continue
        yield "Money", place, entry["measure"].capitalize(), entry["amount"]
        yield "Money", place, "Currency", entry["currency"]


def cohort(answer):
    crossed = {line["figure"] for line in answer["figures"] if line.get("column")}
    plain = [line for line in answer["figures"] if line["figure"] not in crossed]
    for place, line in enumerate(plain):
        yield "figures", place, "Value", line.get("value")
    cost = answer["cost"]
    yield "cohort", None, "Seats", answer["cohort"]["seats"]
    if not cost["rows"]:
        return
    yield "cost", None, "Participant-days", cost["participantDays"]
    for name, field in {"What it cost": "cost",
                        "Cost of a participant-day": "costPerParticipantDay",
                        "To other cohorts": "elsewhere", "To no cohort": "unlinked"}.items():
        yield "cost", None, name, cost[field] and f'{cost[field]} {cost["currency"]}'


def grant(answer):
    standing, currency = answer["standing"], answer["currency"]
    yield "terms", None, "Agreed", f'{answer["amount"]} {currency}'
    for name in ("received", "spent", "unspent"):
        yield "terms", None, name.capitalize(), f"{standing[name]} {currency}"
    yield "terms", None, "On hand", f'{standing["onHand"]} {currency}'
    yield "terms", None, "Spent, per cent", f'{standing["burnRate"]} %'
    yield "terms", None, "Time gone, per cent", f'{standing["timeRate"]} %'
    for place, entry in enumerate(answer["instalments"]):
        yield "instalments", place, "Agreed", entry["amount"]
        yield "instalments", place, "Received", entry.get("receivedAmount")
    for place, entry in enumerate(answer["budgets"]):
        yield "budgets", place, "Total", entry["total"]
        yield "budgets", place, "Of the grant", entry["grantTotal"]
    for place, entry in enumerate(answer["reports"]):
        yield "calendar", place, "Days left", entry["daysLeft"]


KINDS = {
    "/": overview, "/programmes": portfolio, "/programmes/*": programme, "/countries/*": country,
    "/organisations/*": organisation, "/organisations/*/transactions": transactions,
    "/progress/*": actions, "/commitments/*": plan, "/commitments/*/*": commitment,
    "/cohorts/*": cohort, "/grants/*": grant,
}
