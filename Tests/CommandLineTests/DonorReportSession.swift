import Foundation
import TestSupport
import Testing

/// A store with an illustrative grant in pounds, with costs in pounds, Kenyan and Ugandan
/// shillings, and three reports on it: the first quarter's claim, the year by the donor's form,
/// and a plain one.
extension Session {
  static let claim = "UK-9-Q1"

  static let donorReports: [(form: String, rows: String)] = [
    (
      "grants",
      """
      code,title,donor,activities,currency,amount,eligible_from,eligible_to,indirect_rate,\
      exchange_policy,rate_source,year_begins_month,year_begins_day,status,sensitivity
      UK-9,Illustrative mediation grant,Illustrative Office,XX-EXAMPLE-IPO-LR-2012-01,GBP,90000,\
      2024-04-01,2025-03-31,10,spot,BANK,4,1,active,internal
      """
    ),
    (
      "report-rules",
      """
      grant,kind,title,every_months,first_end,due_days
      UK-9,financial,Quarterly claim,3,2024-06-30,30
      """
    ),
    ("accounts", "code,title\n6010,Salaries\n6020,Venues\n6030,Travel\n"),
    (
      "budget-lines",
      """
      grant,version,code,title,kind,amount,grant_amount
      UK-9,1,A,Staff,direct,20000,
      UK-9,1,B,Meetings,direct,30000,20000
      UK-9,1,C,Indirect costs,indirect,5000,4000
      """
    ),
    (
      "budget-years",
      """
      budget,line,year,amount,grant_amount
      UK-9#1,A,2024,20000,
      UK-9#1,B,2024,30000,20000
      UK-9#1,C,2024,5000,4000
      """
    ),
    ("account-mappings", "budget,account,line\nUK-9#1,6010,A\nUK-9#1,6020,B\n"),
    (
      "ledger-entries",
      """
      source,reference,posted_on,value_on,amount,currency,account,partner,shares
      SAGE,1,2024-04-10,,4000.40,GBP,6010,,UK-9
      SAGE,2,2024-05-15,,800000,KES,6020,Illustrative Peace Centre,UK-9:50;own:50
      SAGE,3,2024-06-20,,9000000,UGX,6020,Illustrative Women's Forum,UK-9
      SAGE,4,2024-07-10,,2500,GBP,6010,,UK-9
      """
    ),
    (
      "grant-reports",
      """
      code,grant,template,begins_on,ends_on,rule,audience
      UK-9-Q1,UK-9,uk-claim,2024-04-01,2024-06-30,UK-9#Quarterly claim,internal
      UK-9-YEAR,UK-9,uk-annual,2024-04-01,2025-03-31,,internal
      UK-9-PLAIN,UK-9,plain,2024-04-01,2024-06-30,,internal
      """
    ),
  ]

  static let rates = """
    date,currency,rate,base,source
    2024-05-14,KES,160,GBP,BANK
    2024-06-20,UGX,4700,GBP,BANK

    """

  /// Brings in all but the account 6030 and its mapping, rates, and texts.
  func beginReports() throws {
    try begin(importing: "country-office-liberia-1.05")
    for (form, rows) in Session.donorReports { try bringIn(rows, as: form) }
    _ = try object(
      "record", "set", "grant-budgets", "UK-9#1", "status=approved", "approved_on=2024-04-02")
  }

  /// Brings in what the claim needs to be checked without a fault.
  func readyClaim() throws {
    try beginReports()
    try importRates(Session.rates)
    try writeText("progress", "Two meetings were held.", report: Session.claim)
  }

  func importRates(_ rows: String) throws {
    let result = try run("rates", "import", try write(rows, to: "rates.csv"))
    try #require(result.status == 0, "\(result.stderr)")
  }

  func writeText(
    _ section: String, _ text: String, line: String? = nil, report: String
  ) throws {
    let result = try run(
      [
        "record", "add", "report-texts", "report=\(report)", "section=\(section)", "text=\(text)",
        "author=Illustrative Manager", "state=final",
      ] + (line.map { ["line=\($0)"] } ?? []))
    try #require(result.status == 0, "\(result.stderr)")
  }

  /// Takes a report from its check to what the donor was sent.
  func submit(_ report: String) throws {
    _ = try object("report", "check", report, "--today", "2024-07-20")
    _ = try object("report", "approve", report, "--on", "2024-07-21")
    _ = try object("report", "submit", report, "--on", "2024-07-22")
  }

  /// The id of the first record of a form.
  func recordID(_ form: String) throws -> String {
    "\(try #require(try rows("record", "list", form).first?["id"] as? Int))"
  }

  /// The number of the store's last revision, by another reader of the store.
  func lastRevision() throws -> Int {
    let result = try script(
      "python3",
      """
      import sqlite3, sys
      print(sqlite3.connect(sys.argv[1]).execute(
          "SELECT sequence FROM revisions ORDER BY id DESC LIMIT 1").fetchone()[0])
      """, [store])
    return try #require(Int(result.stdout.trimmingCharacters(in: .whitespacesAndNewlines)))
  }

  /// Puts the store aside, or back as it was then.
  func keepStore() throws { try copy(store, to: file("kept.sqlite")) }
  func bringStoreBack() throws { try copy(file("kept.sqlite"), to: store) }

  private func copy(_ file: String, to other: String) throws {
    for path in [other, other + "-wal", other + "-shm"] {
      try? FileManager.default.removeItem(atPath: path)
    }
    try FileManager.default.copyItem(atPath: file, toPath: other)
  }

  /// The differences that verifying finds, as `what:line message` or `what@cell message`.
  func differences(_ arguments: String..., status: Int32 = 3) throws -> [String] {
    let result = try run(["report", "verify"] + arguments + ["--json"])
    #expect(result.status == status, "\(arguments): \(result.stderr)")
    let object = try JSONSerialization.jsonObject(with: Data(result.stdout.utf8)) as? [String: Any]
    let found = try #require(object?["differences"] as? [[String: Any]])
    return found.map { difference in
      let line =
        (difference["line"] as? Int).map { ":\($0)" }
        ?? (difference["cell"] as? String).map { "@\($0)" } ?? ""
      return "\(difference["what"] ?? "")\(line) \(difference["message"] ?? "")"
    }
  }

  /// Changes what is stored of the last version of a report behind Baraza's back.
  ///
  /// - Parameters:
  ///   - what: `input`, `html`, `csv` or `xlsx`.
  ///   - old: what of it is changed at its first place; nil for its last byte but 40.
  ///   - forging: whether the recorded digests are made to fit.
  func tamper(
    _ what: String, _ old: String? = nil, _ new: String = "", forging: Bool = false
  ) throws {
    let result = try script(
      "python3", Session.tampering, [store, what, old ?? "", new, forging ? "yes" : "no"])
    try #require(result.status == 0, "\(result.stderr)")
  }

  /// A workbook of which one part says something else at one place.
  func rewritten(_ workbook: Data, _ old: String, _ new: String) throws -> Data {
    let path = file("rewritten.xlsx")
    try workbook.write(to: URL(filePath: path))
    let result = try script(
      "python3",
      Session.rewriting + """

        data = open(sys.argv[1], "rb").read()
        open(sys.argv[1], "wb").write(rewritten(data, sys.argv[2], sys.argv[3]))
        """, [path, old, new])
    try #require(result.status == 0, "\(result.stderr)")
    return try Data(contentsOf: URL(filePath: path))
  }

  private static let rewriting = """
    import io, sys, zipfile
    def rewritten(data, old, new):
        packed, left = io.BytesIO(), 1
        with zipfile.ZipFile(io.BytesIO(data)) as book, \
                zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as other:
            for entry in book.infolist():
                part = book.read(entry).decode()
                if left and old in part: part, left = part.replace(old, new, 1), 0
                other.writestr(entry, part)
        assert not left, old
        return packed.getvalue()
    """

  private static let tampering =
    rewriting + """

      import hashlib, sqlite3, sys, zlib
      path, what, old, new, forging = sys.argv[1:]
      db = sqlite3.connect(path)
      triggers = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND "
          "tbl_name IN ('attachments', 'report_versions')").fetchall()
      for name, _ in triggers: db.execute(f"DROP TRIGGER {name}")
      version, key = db.execute(
          f"SELECT id, {what}_id FROM report_versions ORDER BY id DESC LIMIT 1").fetchone()
      data = db.execute("SELECT bytes FROM attachments WHERE id = ?", [key]).fetchone()[0]
      if what == "input": data = zlib.decompress(data)
      if old and what == "xlsx":
          data = rewritten(data, old, new)
      elif old:
          assert old.encode() in data, old
          data = data.replace(old.encode(), new.encode(), 1)
      else:
          data = data[:-40] + bytes([data[-40] ^ 1]) + data[-39:]
      digest = hashlib.sha256(data).hexdigest()
      if what == "input":
          db.execute("UPDATE report_versions SET input_size = ? WHERE id = ?", [len(data), version])
          if forging == "yes":
              db.execute("UPDATE report_versions SET sha256 = ? WHERE id = ?", [digest, version])
          data = zlib.compress(data)
      db.execute("UPDATE attachments SET bytes = ? WHERE id = ?", [data, key])
      if forging == "yes":
          db.execute("UPDATE attachments SET sha256 = ? WHERE id = ?",
              [hashlib.sha256(data).digest(), key])
      for _, sql in triggers: db.execute(sql)
      db.commit()
      """
}
