"""An accounting workbook as ledger entries."""

import baraza
from entries import Entries
from workbook import Workbook


def read(call):
    with call.received_file() as file:
        workbook = Workbook(file)
        entries = Entries(call, workbook)
        wanted = call.setting("sheet")
        sheet = wanted or next(iter(workbook.sheets), None)
        if sheet not in workbook.sheets:
            there = ", ".join(f"“{name}”" for name in workbook.sheets) or "none"
            raise baraza.Failure(
                f"There is no sheet “{wanted}”; there are {there}.",
                "Name one of them in the setting sheet.")
        workbook.rows(sheet, entries.take)
        entries.finish()


baraza.serve({"import.read": read})
