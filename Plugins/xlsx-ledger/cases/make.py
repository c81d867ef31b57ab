"""Writes the cases of this plugin: workbooks from a few lines of XML, as Baraza would send them.

    python3 cases/make.py

Each NAME.in.ndjson is written anew; what should come out, NAME.out.ndjson,
is written by hand or read with care.
"""

import base64
import hashlib
import io
import json
import os
import zipfile

FOLDER = os.path.dirname(os.path.abspath(__file__))
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
COLUMNS = ("reference=Voucher;posted_on=Date;amount=Amount;currency=Currency;account=Account;"
           "shares=Project;description=Text")
SETTINGS = {
    "source": "BOOKS", "columns": COLUMNS, "constants": "", "translations": "", "sheet": "",
    "header_row": 1, "dates": "yyyy-MM-dd", "decimal": ".", "sign": "costs-positive",
}
# Style 1 shows a date, 2 money, 3 a date by a format of the workbook's own, 4 nothing that is.
STYLES = HEAD + f"""<styleSheet xmlns="{MAIN}"><numFmts count="1">
<numFmt numFmtId="164" formatCode="dd&quot;. &quot;mmm\\ yyyy;@"/></numFmts>
<cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs>
<cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="4"/><xf numFmtId="164"/>
<xf numFmtId="²"/></cellXfs>
</styleSheet>"""
WORKBOOK = HEAD + f"""<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><workbookPr{{properties}}/>
<sheets>{{sheets}}</sheets></workbook>"""


def relations(*targets):
    return HEAD + f'<Relationships xmlns="{PACKAGE}">' + "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)) + "</Relationships>"


def sheet(rows, more=""):
    return HEAD + f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{more}</worksheet>'


def strings(*texts):
    return HEAD + f'<sst xmlns="{MAIN}">' + "".join(f"<si>{text}</si>" for text in texts) + "</sst>"


def text(at, value):
    return f'<c r="{at}" t="inlineStr"><is><t>{value}</t></is></c>'


def number(at, value, style=0):
    return f'<c r="{at}" s="{style}"><v>{value}</v></c>'


HEADER = '<row r="1">' + "".join(
    text(f"{column}1", title) for column, title in
    zip("ABCDEFG", ("Voucher", "Date", "Amount", "Currency", "Account", "Project", "Text"))
) + "</row>"


def entry(row, reference="V-1", day=45688, amount="12.5", account=6510, words="Fuel", **cells):
    """A row with a serial number as its date and a double as its amount, or the cells given."""
    made = {
        "A": text(f"A{row}", reference), "B": number(f"B{row}", day, 1),
        "C": number(f"C{row}", amount, 2), "D": text(f"D{row}", "LRD"),
        "E": number(f"E{row}", account), "F": text(f"F{row}", "LR-CORE"),
        "G": text(f"G{row}", words), **cells,
    }
    return f'<row r="{row}">' + "".join(made[column] for column in sorted(made)) + "</row>"


def workbook(sheets, shared=None, properties="", **parts):
    """The bytes of a workbook; `parts` replace or add whole parts."""
    targets = [("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)]
    named = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(sheets, 1))
    content = {
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": WORKBOOK.format(properties=properties, sheets=named),
        "xl/_rels/workbook.xml.rels": relations(
            *targets, ("styles", "styles.xml"), ("sharedStrings", "/xl/sharedStrings.xml")),
        "xl/styles.xml": STYLES,
        "xl/sharedStrings.xml": shared or strings(),
    }
    for (_, target), xml in zip(targets, sheets.values()):
        content["xl/" + target] = xml
    return archive({**content, **parts})


def archive(content):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for name, xml in content.items():
            info = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(info, xml, compresslevel=9)
    return file.getvalue()


def case(name, content, filename="books.xlsx", cut=False, damage=False, **settings):
    chunks = [content[begin:begin + 49_152] for begin in range(0, len(content), 49_152)]
    messages = [
        {"id": "1", "method": "import.read", "params": {
            "protocol": 1, "host": "baraza 1.0.0", "forms": ["ledger-entries"],
            "settings": {**SETTINGS, **settings}}},
        {"method": "file", "params": {
            "name": filename, "bytes": len(content),
            "sha256": hashlib.sha256(content + b"!" * damage).hexdigest()}},
        *({"method": "chunk", "params": {"base64": base64.b64encode(chunk).decode()}}
          for chunk in chunks),
        {"method": "end", "params": {"items": 1 + len(chunks)}},
    ]
    with open(os.path.join(FOLDER, name + ".in.ndjson"), "w", encoding="utf-8") as file:
        for message in messages[:-1] if cut else messages:
            file.write(json.dumps({"jsonrpc": "2.0", **message}, ensure_ascii=False,
                                  separators=(",", ":")) + "\n")


SHARED = strings(
    *(f"<t>{title}</t>" for title in
      ("Voucher", "Date", "Debit", "Credit", "Cur.", "Account", "Project", "Text", "V-2501-01",
       "LR-CORE")),
    '<r><t xml:space="preserve">Fuel </t></r><r><t>and repairs</t></r><rPh><t>x</t></rPh>',
    "<t>V-2501-02</t>", "<t>Returned, line 1_x000D_\nline 2</t>")


def shared(at, index):
    return f'<c r="{at}" t="s"><v>{index}</v></c>'


def good():
    """Shared texts, debit and credit, a second sheet, titles in row 3, a formula, translations."""
    rows = (
        '<row r="1">' + text("A1", "Illustrative organisation, books of January") + "</row>"
        '<row r="3">' + "".join(shared(f"{c}3", n) for n, c in enumerate("ABCDEFGH")) + "</row>"
        '<row r="4">' + shared("A4", 8) + number("B4", 45688, 1)
        + '<c r="C4" s="2"><f>A1*2</f><v>310000.25</v></c>' + text("E4", "LRD")
        + number("F4", 6310) + shared("G4", 9) + shared("H4", 10) + "</row>"
        '<row r="5">' + shared("A5", 11) + number("B5", "45689.75", 3)
        + number("D5", "1200.10", 2) + text("E5", "USD") + text("F5", "06310") + shared("G5", 9)
        + shared("H5", 12) + "</row>")
    case(
        "good", workbook({"Notes": sheet(""), "Year's books": sheet(rows)}, SHARED),
        sheet="Year's books", header_row=3,
        columns="reference=Voucher;posted_on=Date;debit=Debit;credit=Credit;currency=cur.;"
        "account=Account;shares=project;description=Text",
        constants="partner=Illustrative Network",
        translations="shares:LR-CORE=EX-EU-LR:85;own:15\naccount:6310=4100")


def numbers():
    """Doubles as a spreadsheet computes them, and texts that are amounts."""
    values = [
        "0.30000000000000004", "1E-2", "1.2E+3", "-0", "1234567.8899999999", "2.675",
        "33.333333333333336", "0.1234567", "1e309", "1E+15", "99999999999.99",
        "1_000", "NaN", "٣"]
    rows = HEADER + "".join(
        entry(row, f"N-{row}", amount=value) for row, value in enumerate(values, 2))
    texts = ["1.234.567,89", "−12,5", "1 234,50", "1.23,5", "12,50 USD", "١٢"]
    rows += "".join(
        entry(row, f"T-{row}", C=text(f"C{row}", value))
        for row, value in enumerate(texts, 2 + len(values)))
    case("numbers", workbook({"Ledger": sheet(rows)}), decimal=",", sign="costs-negative")


def dates():
    """Both sides of the day that never was, days that are text, and what is no day."""
    rows = HEADER + "".join(
        entry(row, f"D-{row}", day=day)
        for row, day in enumerate(["1", "59", "60", "61", "2958465", "2958466", "-1", "0.5"], 2))
    rows += entry(10, "D-10", B=text("B10", "31/01/2026"))
    rows += entry(11, "D-11", B=text("B11", "30/02/2026"))
    rows += entry(12, "D-12", B=number("B12", 45688))
    rows += entry(13, "D-13", B='<c r="B13" t="d"><v>2026-01-31T00:00:00</v></c>')
    rows += entry(14, A=number("A14", 45688, 1))
    case("dates", workbook({"Ledger": sheet(rows)}), dates="dd/MM/yyyy")
    case(
        "dates-1904",
        workbook(
            {"Ledger": sheet(HEADER + entry(2, day="0") + entry(3, "V-2", day="44226"))},
            properties=' date1904="1"'))


def odd_cells():
    """Errors, truth values, formulas without a value, merged and blank rows, notes, gaps."""
    rows = HEADER
    rows += entry(2, "O-2", C='<c r="C2" t="e"><f>1/0</f><v>#DIV/0!</v></c>')
    rows += entry(3, "O-3", C='<c r="C3" t="b"><v>1</v></c>', G='<c r="G3" t="b"><v>0</v></c>')
    rows += entry(4, "O-4", C='<c r="C4"><f>C2+C3</f></c>')
    rows += '<row r="5"><c r="A5"/><c r="B5" s="1"/></row><row r="6"/>'
    rows += entry(7, "O-7")
    rows += entry(8, "O-8", F='<c r="F8"/>')
    rows += '<row r="9">' + text("J9", "Seen by the auditor") + "</row>"
    rows += '<row>' + text("A10", "O-10") + '<c s="1"><v>45688</v></c></row>'
    rows += entry(12, "O-12", words="A line separator &#x2028; stays, and so does 😀 &amp; &lt;b&gt;")
    rows += entry(13, "O-13", G='<c r="G13" t="str"><f>"a"</f><v>Computed</v></c>', D="")
    more = '<mergeCells count="2"><mergeCell ref="F7:F8"/><mergeCell ref="A9:C9"/></mergeCells>'
    case("odd-cells", workbook({"Ledger": sheet(rows, more)}))


def settings():
    """What the settings cannot mean, each an error that says so."""
    content = workbook({"Ledger": sheet(HEADER + entry(2)), "Other": sheet("")})
    case("no-sheet", content, sheet="Books")
    case("no-column", content, columns=COLUMNS.replace("Voucher", "Journal no."))
    case("no-currency", content, columns=COLUMNS.replace("currency=Currency;", ""))
    case("empty-sheet", content, sheet="Other")
    case("columns-unclear", content, columns="reference=Voucher;posted_on")


def hostile():
    """What no spreadsheet program writes."""
    bomb = sheet(HEADER + " " * (24 << 20))
    case("zip-bomb", workbook({"Ledger": bomb}))
    laughs = HEAD + f"""<!DOCTYPE worksheet [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY file SYSTEM "file:///etc/passwd">]>
<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1" t="str"><v>&b;&file;</v></c></row>
</sheetData></worksheet>"""
    case("doctype", workbook({"Ledger": laughs}))
    other = sheet(HEADER).replace("UTF-8", "utf-7")
    case("other-encoding", workbook({"Ledger": other}))
    case("deep", workbook({"Ledger": sheet("<a>" * 5000)}))
    case("backwards", workbook({"Ledger": sheet(HEADER + entry(3) + entry(2))}))
    case("outside", workbook({"Ledger": sheet(HEADER)}, **{
        "xl/_rels/workbook.xml.rels": relations(("worksheet", "../../../../etc/passwd"))}))
    lost = HEADER + entry(2, A=shared("A2", 99))
    case("lost-text", workbook({"Ledger": sheet(lost)}))
    case("not-a-workbook", b"Voucher;Date;Amount\n", "books.xlsx")
    case("password", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504), "books.xls")
    case("empty-file", b"")
    whole = workbook({"Ledger": sheet(HEADER + entry(2))})
    case("broken-archive", whole[:600] + b"\0" * 40 + whole[640:])
    case("damaged", whole, damage=True)
    case("cut-short", whole, cut=True)


if __name__ == "__main__":
    for write in (good, numbers, dates, odd_cells, settings, hostile):
        write()
