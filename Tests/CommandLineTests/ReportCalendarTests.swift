import Foundation
import TestSupport
import Testing

/// The calendar of reports, and its file for calendar programs.
struct ReportCalendarTests {
  private func reports(_ calendar: [String: Any]) throws -> [[String: Any]] {
    try #require(calendar["reports"] as? [[String: Any]])
  }

  @Test("The calendar says what is due on the day, overdue, and with whom")
  func lists() throws {
    let session = try Session()
    try session.beginGrants()
    let all = try reports(try session.grants("report", "calendar"))
    #expect(all.count == 12)
    #expect(
      all.compactMap { $0["due"] as? String } == all.compactMap { $0["due"] as? String }.sorted())
    let states = Dictionary(grouping: all) { $0["state"] as? String ?? "" }.mapValues(\.count)
    #expect(states == ["overdue": 5, "upcoming": 7])
    let late = try reports(try session.grants("report", "calendar", "--overdue"))
    #expect(late.compactMap { $0["daysLeft"] as? Int } == [-335, -243, -151, -91, -61])
    let next = try reports(
      try session.grants(
        "report", "calendar", "--from", "2025-07-01", "--to", "2025-10-30", "--grant", "UK-2"))
    #expect(next.compactMap { $0["due"] as? String } == ["2025-07-30", "2025-10-30"])
    #expect(next.allSatisfy { ($0["donor"] as? String)?.hasPrefix("Illustrative Office") == true })
    let later = try session.run(
      "report", "calendar", "--grant", "UK-2", "--today", "2025-07-30", "--json")
    #expect(later.stdout.contains(#""state" : "due""#))
  }

  /// Reads a calendar strictly by RFC 5545 and gives its events as JSON.
  private static let parser = """
    import json, re, sys
    data = open(sys.argv[1], "rb").read()
    assert data.endswith(b"\\r\\n") and b"\\n" not in data.replace(b"\\r\\n", b"")
    lines = []
    for raw in data[:-2].split(b"\\r\\n"):
        assert 0 < len(raw) <= 75, raw
        text = raw.decode("utf-8")
        assert not re.search("[\\x00-\\x08\\x0b-\\x1f\\x7f]", text), raw
        if text[0] in " \\t":
            lines[-1] += text[1:]
        else:
            lines.append(text)
    def unescape(text):
        assert not re.search(r"(?<!\\\\)(\\\\\\\\)*[;,]", text), text
        return re.sub(r"\\\\([nN;,\\\\])", lambda m: "\\n" if m[1] in "nN" else m[1], text)
    events, path = [], []
    for line in lines:
        name, _, value = line.partition(":")
        if name == "BEGIN":
            path.append(value)
            if value == "VEVENT": events.append({})
        elif name == "END":
            assert path.pop() == value
        elif path == ["VCALENDAR", "VEVENT"]:
            assert name not in events[-1], name
            events[-1][name] = unescape(value)
        elif path == ["VCALENDAR", "VEVENT", "VALARM"]:
            events[-1]["ALARM " + name] = unescape(value)
        else:
            assert path == ["VCALENDAR"], path
    assert not path and lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    json.dump(events, sys.stdout)
    """

  private func events(_ file: String, _ session: borrowing Session) throws -> [[String: String]] {
    let read = try session.script("python3", ReportCalendarTests.parser, [file])
    try #require(read.status == 0, "\(read.stderr)")
    return try JSONDecoder().decode([[String: String]].self, from: Data(read.stdout.utf8))
  }

  @Test("The file for calendar programs is well-formed, says the same, and is the same each time")
  func writesICS() throws {
    let session = try Session()
    try session.beginGrants()
    let file = session.file("reports.ics")
    let calendar = try session.grants("report", "calendar", "--ics", file)
    let bytes = try Data(contentsOf: URL(filePath: file))
    let events = try events(file, session)
    let reports = try reports(calendar)
    #expect(
      events.compactMap { $0["DTSTART;VALUE=DATE"] }
        == reports.compactMap { ($0["due"] as? String)?.filter(\.isNumber) })
    #expect(
      events.compactMap { $0["SUMMARY"] }
        == reports.map { "\($0["grant"] ?? ""): \($0["title"] ?? "") \($0["number"] ?? "") is due" }
    )
    #expect(events.contains { $0["SUMMARY"]?.contains("Maßnahme; Größe") == true })
    #expect(
      events.contains {
        $0["DESCRIPTION"]?.hasPrefix("Donor: Illustrative Office; Peace, Ltd \\ Göteborg\n") == true
      })
    #expect(events.allSatisfy { $0["ALARM TRIGGER"] == "-P14D" })
    #expect(Set(events.compactMap { $0["UID"] }).count == 12)
    let revised = try #require(calendar["revisedAt"] as? String)
    let stamp = revised.prefix(19).filter { $0.isNumber || $0 == "T" } + "Z"
    #expect(events.allSatisfy { $0["DTSTAMP"] == String(stamp) })

    let again = try session.run(["report", "calendar", "--ics", "-"] + Session.grantDay)
    #expect(Data(again.stdout.utf8) == bytes)
    _ = try session.object("record", "set", "report-rules", "EU-1#Interim report", "due_months=4")
    _ = try session.grants("report", "calendar", "--ics", file)
    let moved = try self.events(file, session)
    #expect(
      Set(moved.compactMap { $0["UID"] }) == Set(events.compactMap { $0["UID"] }))
    let first = try #require(events.first { $0["SUMMARY"] == "EU-1: Interim report 1 is due" })
    #expect(
      moved.first { $0["UID"] == first["UID"] }?["DTSTART;VALUE=DATE"] == "20250430")
  }
}
