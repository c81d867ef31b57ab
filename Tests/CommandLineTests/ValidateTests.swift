import Foundation
import TestSupport
import Testing

/// `baraza iati validate`: the verdict, its forms and its exit status.
struct ValidateTests {
  static let valid = Session.sample("feeds/partner-example.xml")
  static let invalid = Session.sample("feeds/irregular.xml")

  @Test("A valid file ends with 0 and has no findings")
  func acceptsValid() throws {
    let session = try Session()
    let object = try session.object("iati", "validate", ValidateTests.valid)
    #expect(object["file"] as? String == ValidateTests.valid)
    #expect(object["version"] as? String == "2.02")
    #expect(object["valid"] as? Bool == true)
    #expect((object["diagnostics"] as? [Any])?.count == 0)
  }

  @Test("An invalid file ends with 3 and says what, where and what to do")
  func namesFaults() throws {
    let session = try Session()
    let object = try session.object("iati", "validate", ValidateTests.invalid, status: 3)
    #expect(object["version"] as? String == "2.03")
    #expect(object["valid"] as? Bool == false)
    let findings = try #require(object["diagnostics"] as? [[String: Any]])
    let first = try #require(findings.first)
    #expect(first["severity"] as? String == "error")
    #expect(first["rule"] as? String == "schema.value.decimal")
    #expect(first["line"] as? Int == 30)
    #expect(first["column"] is Int)
    #expect(first["activity"] as? String == "XX-EXAMPLE-IRR-01")
    #expect((first["message"] as? String)?.contains("1,250.50") == true)
    #expect((first["remedy"] as? String)?.contains("thousands") == true)
    let lines = findings.compactMap { $0["line"] as? Int }
    #expect(lines == lines.sorted())
    // An activity without an identifier has none, and says so.
    #expect(findings.contains { $0["activity"] is NSNull })
  }

  struct Unreadable: CustomTestStringConvertible {
    let name: String
    let text: String?
    let rule: String

    var testDescription: String { name }
  }

  static let unreadable = [
    Unreadable(name: "missing.xml", text: nil, rule: "xml.file.missing"),
    Unreadable(name: "empty.xml", text: "", rule: "xml.file.empty"),
    Unreadable(
      name: "doctype.xml", text: "<!DOCTYPE x><iati-activities version=\"2.03\"/>",
      rule: "xml.doctype"),
    Unreadable(
      name: "cut.xml", text: "<iati-activities version=\"2.03\"><iati-activity>",
      rule: "xml.truncated"),
    Unreadable(name: "other.xml", text: "<rss version=\"2.0\"/>", rule: "iati.root"),
  ]

  @Test("A file that cannot be read ends with 1 and a critical finding", arguments: unreadable)
  func refusesUnreadable(input: Unreadable) throws {
    let session = try Session()
    let path =
      try input.text.map { try session.write($0, to: input.name) }
      ?? session.file(input.name)
    let object = try session.object("iati", "validate", path, status: 1)
    #expect(object["version"] is NSNull)
    #expect(object["valid"] as? Bool == false)
    let findings = try #require(object["diagnostics"] as? [[String: Any]])
    #expect(findings.map { $0["severity"] as? String } == ["critical"])
    #expect(findings.map { $0["rule"] as? String } == [input.rule])
    let table = try session.run("iati", "validate", path)
    #expect(table.status == 1)
    #expect(table.stdout == "")
    #expect(table.stderr.contains(path))
    #expect(table.stderr.contains("[\(input.rule)]"))
  }

  @Test("An unknown version is not valid, and the versions that there are, are named")
  func namesVersions() throws {
    let session = try Session()
    let path = try session.write("<iati-activities version=\"2.04\"/>", to: "new.xml")
    let object = try session.object("iati", "validate", path, status: 3)
    #expect(object["version"] as? String == "2.04")
    let findings = try #require(object["diagnostics"] as? [[String: Any]])
    #expect(findings.map { $0["rule"] as? String } == ["schema.version"])
    #expect((findings[0]["remedy"] as? String)?.contains("2.03") == true)
  }

  @Test("People get the verdict on standard error and a table; CSV has a line a finding")
  func writesForms() throws {
    let session = try Session()
    let valid = try session.run("iati", "validate", ValidateTests.valid)
    #expect(valid.status == 0)
    #expect(valid.stdout == "Nothing found.\n")
    #expect(valid.stderr == "\(ValidateTests.valid): valid IATI 2.02.\n")
    let invalid = try session.run("iati", "validate", ValidateTests.invalid)
    #expect(invalid.status == 3)
    #expect(invalid.stdout.contains("schema.value.decimal"))
    #expect(invalid.stderr.contains("not valid IATI 2.03; "))
    let csv = try session.run("iati", "validate", ValidateTests.invalid, "--format", "csv")
    #expect(csv.status == 3)
    #expect(csv.stdout.hasPrefix("severity,rule,line,column,activity,path,message,remedy\r\n"))
  }

  @Test("What is exported is valid, and a compressed file is read")
  func acceptsExports() throws {
    let session = try Session()
    try session.begin(importing: "funder-example")
    let exported = try session.run("iati", "export", "--out", session.file("out.xml"))
    try #require(exported.status == 0, "\(exported.stderr)")
    #expect(
      try session.object("iati", "validate", session.file("out.xml"))["valid"] as? Bool == true)
    let packed = try session.script("sh", "gzip -k \"$0\"", [session.file("out.xml")])
    try #require(packed.status == 0, "\(packed.stderr)")
    let object = try session.object("iati", "validate", session.file("out.xml.gz"))
    #expect(object["valid"] as? Bool == true)
  }
}
