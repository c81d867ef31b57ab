import Foundation
import TestSupport
import Testing

/// Pages of training that are printed, through the commands.
struct TrainingPageTests {
  private static let name = "Mustername Beispielfrau"
  private static let search = ByteSearch([name])

  private static func mode(of path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  /// The cells of a page's table, by row.
  private static func cells(_ page: String, _ pattern: String) throws -> [String] {
    try page.matches(of: Regex<(Substring, Substring)>(pattern)).map { String($0.output.1) }
  }

  @Test("A printed sheet has a row for each code and a column for each half-day, and no name")
  func sheet() throws {
    let session = try Session()
    _ = try session.beginVault()
    try session.beginCohort()
    let people = try session.attend("female", 3, isThere: false).sorted()
    let written = try session.run(
      ["person", "write", people[1], "name=-"], input: TrainingPageTests.name + "\n")
    #expect(written.status == 0, "\(written.stderr)")

    let path = session.file("sheet.html")
    let printed = try session.run("cohort", "sheet", "MED-1", "--out", path)
    #expect(printed.status == 0, "\(printed.stderr)")
    let page = try String(contentsOfFile: path, encoding: .utf8)
    let codes = try TrainingPageTests.cells(page, "<th scope=\"row\" class=\"code\">([^<]+)</th>")
    #expect(codes == people)
    #expect(page.contains("MED-1#2025-03-10#am") && page.contains("10 Mar 2025"))
    #expect(page.matches(of: /<td class="day"><\/td>/).count == people.count)
    #expect(TrainingPageTests.search.found(in: Data(page.utf8)) == [])
    #expect(try session.object("vault", "status")["reads"] as? Int ?? 0 == 0)

    let usages = [
      ["--with-names"], ["--for", "attendance"],
      ["--with-names", "--for", "attendance", "--format", "csv"],
      ["--with-names", "--for", "Mustername"],
    ]
    for options in usages {
      let result = try session.run(["cohort", "sheet", "MED-1", "--out", path] + options)
      #expect(result.status == 64, "\(options)")
    }
    let named = session.file("named.html")
    let opened = try session.run(
      "cohort", "sheet", "MED-1", "--with-names", "--for", "attendance", "--out", named)
    #expect(opened.status == 0, "\(opened.stderr)")
    #expect(TrainingPageTests.search.found(in: Data((opened.stdout + opened.stderr).utf8)) == [])
    #expect(try TrainingPageTests.mode(of: named) == 0o600)
    let shown = try TrainingPageTests.cells(
      String(contentsOfFile: named, encoding: .utf8), "<td class=\"name\" dir=\"auto\">([^<]*)</td>"
    )
    #expect(shown == people.map { $0 == people[1] ? TrainingPageTests.name : "" })
    for code in people {
      let log = try session.rows("person", "log", code)
      #expect(log.compactMap { $0["purpose"] as? String } == ["attendance"])
      #expect(log.first?["actor"] as? String == "Tester")
    }
    try FileManager.default.removeItem(atPath: named)
    #expect(try TrainingPageTests.search.found(below: session.folder.url) == [])
  }

  @Test("Many half-days are parted evenly over sheets")
  func parts() throws {
    let session = try Session()
    try session.begin()
    try session.beginCohort()
    let longer = try session.run(
      "record", "set", "cohorts", "MED-1", "ends_on=2025-03-15")
    #expect(longer.status == 0, "\(longer.stderr)")
    for day in 11...15 {
      for half in ["am", "pm"] {
        try session.add(
          "training-sessions", ["cohort=MED-1", "day=2025-03-\(day)", "half=\(half)", "hours=3"])
      }
    }
    _ = try session.attend("male", 1, isThere: false)
    let page = try session.run("cohort", "sheet", "MED-1", "--out", "-", "--format", "html").stdout
    let columns = page.components(separatedBy: "<section class=\"sheet\">").dropFirst().map {
      $0.matches(of: /<th scope="col"( class="day")?>(morning|afternoon)/).count
    }
    #expect(columns == [5, 6])
    #expect(page.contains("sheet 1 of 2"))
  }

  @Test("A printed certificate says the least, and its text verifies as it stands on the page")
  func certificate() throws {
    let session = try Session()
    _ = try session.beginVault()
    try session.beginCohort()
    let months = try session.run("record", "set", "curricula", "MED#1", "certificate_months=24")
    #expect(months.status == 0, "\(months.stderr)")
    let person = try #require(try session.attend("female", 1).first)
    _ = try session.run(
      ["person", "write", person, "name=-"], input: TrainingPageTests.name + "\n")
    let key = session.file("public.key")
    _ = try session.object("certificate", "key", "--create", "--out", key)
    let issued = try #require(
      try session.rows("certificate", "issue", "MED-1", "--with-names", "--on", "2025-03-11").first)
    let code = try #require(issued["code"] as? String)
    let secret = try #require(issued["secret"] as? String)

    let path = session.file("certificate.html")
    let printed = try session.run("certificate", "show", code, "--out", path)
    #expect(printed.status == 0, "\(printed.stderr)")
    let page = try String(contentsOfFile: path, encoding: .utf8)
    #expect(!page.contains(person) && !page.contains(secret))
    #expect(TrainingPageTests.search.found(in: Data(page.utf8)) == [])
    for told in ["Mediation for local councils", "Local", "3.5", code, "11 Mar 2027"] {
      #expect(page.contains(told), "\(told)")
    }
    let text = try #require(
      try TrainingPageTests.cells(page, "id=\"signed-text\">([^<]+)<").first)
    func verify(_ options: String...) throws -> RunProcess {
      try session.run(
        ["certificate", "verify", text, "--key", key] + options,
        environment: ["BARAZA_STORE": session.file("none.sqlite"), "BARAZA_KEYS": ""])
    }
    #expect(try verify("--today", "2027-03-11").status == 0)
    let expired = try verify("--today", "2027-03-12")
    #expect(expired.status == 3 && expired.stderr.contains("expired"))

    let named = [
      "certificate", "show", code, "--with-names", "--for", "certificate", "--out", path,
    ]
    #expect(try session.run(named + ["--secret", secret]).status == 0)
    #expect(try TrainingPageTests.mode(of: path) == 0o600)
    let copy = try String(contentsOfFile: path, encoding: .utf8)
    #expect(copy.contains(TrainingPageTests.name) && copy.contains(secret))
    try FileManager.default.removeItem(atPath: path)
    let other = try session.run(named + ["--secret", String(secret.reversed())])
    #expect(other.status == 1 && other.stderr.contains("[certificate.other-holder]"))
    #expect(!FileManager.default.fileExists(atPath: path))
    #expect(try session.run("certificate", "show", code, "--with-names").status == 64)

    _ = try session.run("person", "erase", person, "--because", "request", "--yes")
    let erased = try session.run(named)
    #expect(erased.status == 1 && erased.stderr.contains("[certificate.no-name]"))
    _ = try session.object("certificate", "revoke", code, "--because", "misused")
    let revoked = try session.run("certificate", "show", code, "--out", "-").stdout
    #expect(revoked.contains("misused") && revoked.contains("Do not accept it."))
  }
}
