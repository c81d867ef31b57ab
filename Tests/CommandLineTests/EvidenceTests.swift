import Foundation
import TestSupport
import Testing

/// Evidence that the store keeps, or knows by its digest.
struct EvidenceTests {
  @Test("A kept file comes back byte for byte, and its digest is that of its bytes")
  func keepsFiles() throws {
    let session = try Session()
    try session.begin()
    let bytes = Data((0..<70_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
    try bytes.write(to: URL(filePath: session.file("photo.jpg")))
    let added = try session.object(
      "evidence", "add", "P-1", "--title", "Illustrative photograph", "--kind", "photograph",
      "--file", session.file("photo.jpg"), "--grade", "strong", "--sensitivity", "public",
      "--consent", "given")
    #expect(added["bytes"] as? Int == 70_000 && added["mediaType"] as? String == "image/jpeg")
    let sum = try session.script("sh", "sha256sum < \"$1\"", ["-", session.file("photo.jpg")])
    #expect(added["sha256"] as? String == String(sum.stdout.prefix(64)))
    let back = try session.run("evidence", "show", "P-1", "--out", session.file("back.jpg"))
    #expect(back.status == 0, "\(back.stderr)")
    #expect(try Data(contentsOf: URL(filePath: session.file("back.jpg"))) == bytes)
    #expect(try session.object("store", "check")["ok"] as? Bool == true)
    // The same bytes under another code are kept once.
    _ = try session.object(
      "evidence", "add", "P-2", "--title", "Again", "--kind", "photograph", "--file",
      session.file("back.jpg"))
    let again = try session.object("evidence", "show", "P-2")
    #expect(again["file"] as? String == "photo.jpg")
  }

  @Test("Mistakes are named, and nothing is kept then")
  func namesMistakes() throws {
    let session = try Session()
    try session.begin()
    let file = try session.write("words", to: "a.txt")
    let empty = try session.write("", to: "empty.txt")
    func add(_ code: String, _ kind: String, _ options: String...) throws -> RunProcess {
      try session.run(["evidence", "add", code, "--title", "T", "--kind", kind] + options)
    }
    #expect(try add("A", "document").status == 64)
    #expect(try add("A", "document", "--url", "https://example.org").status == 64)
    #expect(try add("A", "document", "--file", file, "--sha256", "00").status == 64)
    let faults: [(RunProcess, String)] = [
      (try add("A", "document", "--file", session.file("none")), "evidence.file"),
      (try add("A", "document", "--file", session.folder.url.path), "evidence.file"),
      (try add("A", "document", "--file", empty), "evidence.file"),
      (try add("A", "rumour", "--file", file), "template.choice"),
      (try add("A#1", "document", "--file", file), "template.value.key"),
      (
        try add("A", "document", "--url", "https://example.org", "--sha256", "12"),
        "template.value.sha256"
      ),
    ]
    for (result, rule) in faults {
      #expect(result.status == 1 && result.stderr.contains("[\(rule)]"), "\(result.stderr)")
    }
    #expect(try session.rows("record", "list", "evidence").isEmpty)
    #expect(try add("A", "document", "--file", file).status == 0)
    let twin = try add("A", "document", "--file", file)
    #expect(twin.status == 1 && twin.stderr.contains("[import.conflict.exists]"))
    // Nobody said that the people in it agreed: not for the public.
    #expect(try session.run("evidence", "show", "A", "--audience", "public").status == 1)
    let link = try add(
      "L", "law", "--url", "https://example.org/law", "--sha256", String(repeating: "0", count: 64))
    #expect(link.status == 0, "\(link.stderr)")
    let notKept = try session.run("evidence", "show", "L", "--out", "-")
    #expect(notKept.status == 1 && notKept.stderr.contains("[evidence.no-file]"))
  }
}
