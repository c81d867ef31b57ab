import Foundation
import TestSupport
import Testing

/// That a report is proved to be what it was, and what was changed of it is found.
struct ReportVerificationTests {
  @Test("A report stays proved through backups, feeds that come again, and what is posted later")
  func passes() throws {
    let session = try Session()
    try session.readyClaim()
    _ = try session.object("report", "check", "UK-9-PLAIN", "--today", "2024-07-20")
    try session.submit(Session.claim)
    func bothPass() throws {
      for report in [Session.claim, "UK-9-PLAIN"] {
        #expect(try session.differences(report, status: 0) == [])
      }
    }
    try bothPass()
    let table = try session.run("report", "verify", Session.claim)
    #expect(table.stderr.contains("nothing differs") && table.stdout.contains("renderedAgain"))

    let backup = session.file("backup.baraza")
    _ = try session.object("backup", backup)
    try FileManager.default.removeItem(atPath: session.store)
    _ = try session.object("restore", backup)
    try bothPass()

    // The plain report told of nine patrols a month.
    let feed = try String(
      contentsOfFile: Session.sample("feeds/country-office-liberia-1.05.xml"), encoding: .utf8)
    let plain = ["report", "grant", "UK-9-PLAIN", "--out", "-", "--format", "csv"]
    #expect(try session.run(plain).stdout.contains("Number of joint patrols a month"))
    let again = try session.write(
      feed.replacing("joint patrols a month", with: "patrols a year"),
      to: "country-office-liberia-1.05.xml")
    let imported = try session.run("import", again, "--quiet")
    try #require(imported.status == 0 || imported.status == 3, "\(imported.stderr)")
    #expect(try session.run(plain + ["--draft"]).stdout.contains("Number of patrols a year"))
    try bothPass()

    try session.bringIn(
      """
      source,reference,posted_on,amount,currency,account,shares,corrects
      SAGE,8,2024-06-30,55.55,GBP,6010,UK-9,
      SAGE,9,2024-07-31,-0.40,GBP,6010,UK-9,SAGE#1
      """, as: "ledger-entries")
    try session.importRates("date,currency,rate,base,source\n2024-05-14,KES,170,GBP,BANK\n")
    _ = try session.object("record", "set", "grants", "UK-9", "title=Another title")
    try bothPass()
    #expect(
      try session.run(plain).stdout.contains("Number of joint patrols a month"))
  }

  @Test("One cent, digit, letter or character of the stored input is found, even under new digests")
  func findsInput() throws {
    let session = try Session()
    try session.readyClaim()
    try session.submit(Session.claim)
    try session.keepStore()
    let changes: [(old: String, new: String, told: String)] = [
      (#""amount":"4000.4""#, #""amount":"4000.41""#, "4,000.41"),
      (#""1/160""#, #""1/161""#, "2,484.47"),
      ("Two meetings were held.", "Ten meetings were held.", "Ten meetings"),
      ("Illustrative Peace Centre", "Illustrative Peace Center", ""),
      ("Illustrative Office", "Illustrative 0ffice", "Illustrative 0ffice"),
      ("title: Forecast", "title: Forecasts", "Forecasts"),
    ]
    for (old, new, told) in changes {
      for forging in [false, true] {
        try session.tamper("input", old, new, forging: forging)
        let found = try session.differences(Session.claim)
        let isNamed = found.contains { $0.hasPrefix("input The stored input has the SHA-256") }
        #expect(isNamed != forging, "\(old): \(found)")
        let page = found.filter { $0.hasPrefix("html:") }
        #expect(!forging || !page.isEmpty, "\(old): \(found)")
        #expect(told.isEmpty || page.contains { $0.contains(told) }, "\(old): \(found)")
        try session.bringStoreBack()
      }
    }
    try session.tamper("input", #""format":1"#, #""format":x"#)
    #expect(
      try session.differences(Session.claim).contains { $0.contains("input cannot be read") })
  }

  @Test("One byte of a stored page, table or workbook is found, even under a new digest")
  func findsForms() throws {
    let session = try Session()
    try session.readyClaim()
    try session.submit(Session.claim)
    try session.keepStore()
    for (form, old, new) in [
      ("html", "4,000.40", "4,000.41"), ("csv", "9256.82", "9256.83"), ("xlsx", nil, ""),
      ("html", "Two meetings", "Two\u{A0}meetings"), ("csv", "\r\n", "\n"),
      ("xlsx", "<v>4000.4</v>", "<v>4000.41</v>"), ("xlsx", "Two meetings", "Ten meetings"),
      ("xlsx", "customWidth=\"1\"", "customWidth=\"0\""),
    ] {
      for forging in [false, true] {
        try session.tamper(form, old, new, forging: forging)
        let found = try session.differences(Session.claim)
        #expect(found.allSatisfy { $0.hasPrefix(form) }, "\(found)")
        #expect(found.contains { $0.contains("another SHA-256") } != forging, "\(found)")
        if let old, old != "\r\n" {
          let words = [old, new].map { $0.replacing("<v>", with: "").replacing("</v>", with: "") }
          let isCell = !old.contains("Width")
          #expect(
            found.contains { told in
              guard isCell else { return told.contains("stored bytes, the stored input gives") }
              return told.hasPrefix(form == "xlsx" ? "xlsx@" : "\(form):")
                && words.allSatisfy { told.contains($0) }
            }, "\(found)")
        }
        try session.bringStoreBack()
      }
    }
    let result = try session.run("report", "verify", Session.claim)
    #expect(result.status == 0)
  }

  @Test("A file that somebody has is held against the stored report")
  func findsFiles() throws {
    let session = try Session()
    try session.readyClaim()
    try session.submit(Session.claim)
    func copy(_ form: String) throws -> Data {
      let path = session.file("copy.\(form)")
      let written = try session.run("report", "grant", Session.claim, "--out", path)
      try #require(written.status == 0, "\(written.stderr)")
      return try Data(contentsOf: URL(filePath: path))
    }
    func given(_ bytes: Data) throws -> [String] {
      let path = session.file("given")
      try bytes.write(to: URL(filePath: path))
      return try session.differences(Session.claim, "--file", path)
    }
    func changed(_ form: String, _ old: String, _ new: String) throws -> Data {
      let text = String(decoding: try copy(form), as: UTF8.self)
      try #require(text.contains(old))
      return Data(text.replacingOccurrences(of: old, with: new).utf8)
    }
    let cell = try given(try changed("csv", "1914.89", "1914.98"))
    #expect(cell.count == 1)
    #expect(
      cell.allSatisfy {
        $0.hasPrefix("file:") && $0.contains("1914.89") && $0.contains("the file says")
          && $0.contains("1914.98")
      })
    #expect(
      try given(try changed("html", "1,914.89", "1,914.98")).allSatisfy { $0.contains(".98") })
    // The same letters, written otherwise.
    #expect(try !given(try changed("csv", "\r\n", "\n")).isEmpty)
    #expect(
      try given(try copy("xlsx").dropLast()) == ["file The file is not the report that is stored."])
    let amounts = try given(
      try session.rewritten(copy("xlsx"), "<v>1914.89</v>", "<v>1914.98</v>"))
    #expect(amounts.count == 1, "\(amounts)")
    #expect(
      amounts.first?.hasSuffix("Stored is “1914.89”, and the file says “1914.98”.") == true
        && amounts.first?.hasPrefix("file@") == true, "\(amounts)")
    // A text that several cells share differs in each of them.
    let texts = try given(
      try session.rewritten(copy("xlsx"), "Illustrative Office", "Illustrative 0ffice"))
    #expect(
      !texts.isEmpty && texts.allSatisfy { $0.hasPrefix("file@") && $0.contains("0ffice") },
      "\(texts)")
    let wider = try given(
      try session.rewritten(copy("xlsx"), "customWidth=\"1\"", "customWidth=\"0\""))
    #expect(
      wider == ["file The file is not the report that is stored; all its cells say the same."])
    let missing = try session.run("report", "verify", Session.claim, "--file", session.file("no"))
    #expect(missing.status == 1 && missing.stderr.contains("[input.file]"))
    let never = try session.run("report", "verify", "UK-9-YEAR")
    #expect(never.status == 1 && never.stderr.contains("[report.unchecked]"))
  }
}
