import Foundation
import TestSupport
import Testing

@testable import IATI

/// A form that is taken here is taken by the official schema.
struct SchemaFormTests {
  @Test(arguments: [
    (SchemaForm.uri, "vocabulary-uri"), (.dateTime, "last-updated-datetime"), (.int, "hierarchy"),
    (.language, "xml:lang"),
  ])
  func whatIsAcceptedIsValid(form: SchemaForm, attribute: String) throws {
    let values = [
      "http://a.org", "http://a.org:80/b", "http://a.org:x/", "http://a:b@c.org/", "a b", "a%20b",
      "a%2", "%zz", "#a", "#a#b", "1a:b", "a:b", "urn:x", "http://[::1]/", "//a", "http://a b.org",
      "http://नेपाल.org/ü", "mailto:a@b.c", "www.example.org", "a/b:c", "http:///x", ":", "?",
      "http://a.org/<b>", "http://a@b@c/", "http://a.org:/", "http://", "-", "0", "12", "-7",
      "+5", "2147483647", "2147483648", "2024-01-02T03:04:05", "2024-01-02T03:04:05Z",
      "2024-01-02T03:04:05.123+05:45", "2024-01-02T24:00:00", "2024-01-02T03:04:05+14:00",
      "2024-02-30T03:04:05Z", "2024-01-02", "2024-01-02T03:04", "2024-01-02T03:04:05.",
      "0000-01-01T00:00:00", "2024-01-02T03:04:60", "en", "en-GB", "en_GB", "english", "englishes",
      "e", "zh-hant-TW", "x y", "en-", "1", "12-en",
    ]
    guard
      let schema = Shared.folder?.appending(
        path: "iati/schemas/2.03/iati-activities-schema.xsd")
    else { return }
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    var accepted = 0
    for value in values where form.accepts(value) {
      accepted += 1
      let escaped = value.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      let isRoot = attribute != "vocabulary-uri"
      let document = Fixture.activity(
        isRoot ? "" : "<sector code=\"1\" \(attribute)=\"\(escaped)\"/>",
        attributes: isRoot ? "\(attribute)=\"\(escaped)\"" : "", isComplete: true)
      let url = folder.url.appending(path: "a.xml")
      try Data(document.utf8).write(to: url)
      let run = try RunProcess.run("xmllint", ["--noout", "--schema", schema.path, url.path])
      #expect(run.status == 0, "\(value): \(run.stderr)")
    }
    #expect(accepted >= 3)
  }
}
