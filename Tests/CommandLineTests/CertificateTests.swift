import Foundation
import TestSupport
import Testing

/// Certificates, through the commands.
struct CertificateTests {
  private static let name = "Mustername Beispielfrau"

  @Test("A certificate is issued to a name, verified without a store, and revoked")
  func whole() throws {
    let session = try Session()
    let search = ByteSearch([CertificateTests.name])
    _ = try session.beginVault()
    try session.beginCohort()
    let people = try session.attend("female", 2)
    let written = try session.run(
      ["person", "write", people[0], "name=-"], input: CertificateTests.name + "\n")
    #expect(written.status == 0, "\(written.stderr)")
    let early = try session.run("certificate", "issue", "MED-1")
    #expect(early.status == 1 && early.stderr.contains("[certificate.key-missing]"))
    let key = session.file("public.key")
    let made = try session.object("certificate", "key", "--create", "--out", key)

    let issued = try session.rows(
      "certificate", "issue", "MED-1", "--participant", people[0], "--with-names")
    let text = try #require(issued.first?["text"] as? String)
    let code = try #require(issued.first?["code"] as? String)
    let secret = try #require(issued.first?["secret"] as? String)
    let others = try session.rows("certificate", "issue", "MED-1")
    #expect(others.compactMap { $0["participant"] as? String } == [people[1]])
    #expect(others.first?["secret"] is NSNull)
    #expect(try session.rows("certificate", "issue", "MED-1").isEmpty)
    #expect(
      try session.rows("person", "log", people[0]).first?["purpose"] as? String
        == "certificate")

    func verify(_ text: String, _ options: [String] = []) throws -> RunProcess {
      try session.run(
        ["certificate", "verify", text, "--key", key] + options,
        environment: ["BARAZA_STORE": session.file("none.sqlite"), "BARAZA_KEYS": ""])
    }
    let valid = try verify(text)
    #expect(valid.status == 0 && valid.stdout.contains("Illustrative Peace Organisation"))
    #expect(valid.stdout.contains(try #require(made["id"] as? String)))
    #expect(try verify(session.write(text + "\n", to: "certificate.txt")).status == 0)
    #expect(try verify(text, ["--secret", secret, "--name", CertificateTests.name]).status == 0)
    #expect(try verify(text, ["--secret", secret, "--name", "Illustrative other"]).status == 3)
    let middle = text.index(text.startIndex, offsetBy: 40)
    let changed = text.replacingCharacters(
      in: middle...middle, with: text[middle] == "A" ? "B" : "A")
    let forged = try verify(changed)
    #expect(forged.status == 1 && forged.stderr.contains("[certificate."))

    #expect(try session.object("certificate", "show", code)["revoked"] is NSNull)
    let revoked = try session.object("certificate", "revoke", code, "--because", "replaced")
    #expect(revoked["reason"] as? String == "replaced")
    let list = session.file("revoked.txt")
    let listed = try session.run("certificate", "revocations", "--out", list)
    #expect(listed.status == 0, "\(listed.stderr)")
    let after = try verify(text, ["--revocations", list])
    #expect(after.status == 3 && after.stderr.contains("revoked"))
    let stands = try #require(others.first?["text"] as? String)
    #expect(try verify(stands, ["--revocations", list]).status == 0)
    #expect(try search.found(below: session.folder.url) == [])
  }
}
