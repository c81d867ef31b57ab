"""Says what openpyxl reads in a workbook, as JSON: for each sheet its layout and its cells."""

import datetime
import decimal
import json
import sys

import openpyxl


def cell(cell):
    value = cell.value
    if isinstance(value, (datetime.datetime, datetime.date)):
        kind, text = "date", value.isoformat()[:10]
    elif isinstance(value, bool):
        kind, text = "bool", str(value)
    elif isinstance(value, (int, float)):
        kind, text = "number", format(decimal.Decimal(f"{value:.15g}"), "f")
    elif cell.data_type == "f":
        kind, text = "formula", str(value)
    elif value is None:
        kind, text = "empty", ""
    else:
        kind, text = "text", value
    return {
        "kind": kind,
        "text": text,
        "format": cell.number_format,
        "isBold": bool(cell.font.b),
        "wraps": bool(cell.alignment.wrap_text),
        "border": [cell.border.top.style or "", cell.border.bottom.style or ""],
        "fill": cell.fill.fgColor.rgb if cell.fill.fill_type else "",
        "link": cell.hyperlink.location if cell.hyperlink else None,
    }


def sheet(sheet):
    return {
        "name": sheet.title,
        "frozen": sheet.freeze_panes,
        "repeated": sheet.print_title_rows,
        "filter": sheet.auto_filter.ref,
        "orientation": sheet.page_setup.orientation or "portrait",
        "isFitted": bool(sheet.sheet_properties.pageSetUpPr.fitToPage),
        "pages": [
            1 if pages is None else int(pages)
            for pages in (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight)
        ],
        "widths": {key: int(value.width) for key, value in sheet.column_dimensions.items()},
        "rows": [[cell(one) for one in row] for row in sheet.iter_rows()],
    }


book = openpyxl.load_workbook(sys.argv[1])
json.dump(
    {
        "title": book.properties.title,
        "created": book.properties.created.isoformat(),
        "sheets": [sheet(one) for one in book.worksheets],
    },
    sys.stdout,
)
