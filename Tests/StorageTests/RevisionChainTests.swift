import Foundation
import GRDB
import Storage
import TestSupport
import Testing

@Suite struct RevisionChainTests {
  let scratch: Scratch

  /// Three revisions: two changes with a run between them.
  init() throws {
    scratch = try Scratch()
    let store = try scratch.store()
    try store.change(by: .amina, because: "survey") {
      _ = try $0.addVillage("Kijiji", households: 120)
    }
    try store.bulkRun(by: .amina, because: "import") { $0.manifest["file"] = "villages.xml" }
    try store.change(by: .amina, because: "second survey") { _ = try $0.addVillage("Mji") }
    try store.close()
  }

  private func problems() throws -> [Audit.Problem] {
    try scratch.reopened().read(Audit.verify)
  }

  @Test func anUntouchedChainHolds() throws {
    #expect(try problems() == [])
    try scratch.tamper("store.sqlite", "UPDATE villages SET households = 121")
    #expect(try problems() == [])
  }

  @Test(arguments: [
    "office = 8", "sequence = 9", "at = '2020-01-01T00:00:00.000Z'", "actor = 'Bilal'",
    "reason = 'none'", "kind = 'run'", "payload_sha256 = zeroblob(32)", "previous = zeroblob(32)",
    "hash = zeroblob(32)", "id = 99",
  ])
  func anEditedRevisionIsFound(edit: String) throws {
    try scratch.tamper("store.sqlite", "UPDATE revisions SET \(edit) WHERE sequence = 3")
    #expect(try !problems().isEmpty)
  }

  @Test(arguments: [
    "ordinal = 50", "table_name = 'towns'", "record_id = 1", "field = 'note'",
    "before = 'Kij'", "after = 'Kij'", "after = CAST('Kijiji' AS BLOB)", "after = NULL",
  ])
  func anEditedChangeIsFound(edit: String) throws {
    try scratch.tamper("store.sqlite", "UPDATE revision_changes SET \(edit) WHERE after = 'Kijiji'")
    let problems = try problems()
    #expect(problems.map(\.sequence) == [1])
    #expect(problems.first?.message.contains("recorded changes") == true)
  }

  @Test(arguments: [
    "UPDATE revision_changes SET after = 'other.xml' WHERE field = 'file'",
    "DELETE FROM revision_changes WHERE after = 'Kijiji'",
    "DELETE FROM revision_changes WHERE ordinal = 1",
    """
    INSERT INTO revision_changes
    SELECT revision_id, 90, table_name, record_id, field, before, after FROM revision_changes
    WHERE after = 'Kijiji'
    """,
    """
    UPDATE revision_changes SET revision_id = (SELECT id FROM revisions WHERE sequence = 3),
      ordinal = 90 WHERE after = 'Kijiji'
    """,
    "DELETE FROM revisions WHERE sequence = 1",
    "DELETE FROM revisions WHERE sequence = 2",
    "DELETE FROM revisions WHERE sequence = 3",
    "DELETE FROM revisions",
    "DELETE FROM revisions; DELETE FROM revision_changes",
    "DELETE FROM chain_heads",
    "UPDATE chain_heads SET sequence = 2",
    // Neighbours change places.
    """
    UPDATE revisions SET sequence = 90 WHERE sequence = 1;
    UPDATE revisions SET sequence = 1 WHERE sequence = 2;
    UPDATE revisions SET sequence = 2 WHERE sequence = 90
    """,
    // Changes 2 and 3 of the first revision change places.
    """
    UPDATE revision_changes SET ordinal = 90 WHERE after = 'Kijiji';
    UPDATE revision_changes SET ordinal = 2 WHERE after = 120;
    UPDATE revision_changes SET ordinal = 3 WHERE after = 'Kijiji'
    """,
    // Removed, and the gap closed.
    """
    DELETE FROM revisions WHERE sequence = 2;
    UPDATE revisions SET sequence = 2 WHERE sequence = 3;
    UPDATE chain_heads SET sequence = 2
    """,
  ])
  func removedAddedAndReorderedRowsAreFound(edit: String) throws {
    try scratch.tamper("store.sqlite", edit)
    #expect(try !problems().isEmpty)
  }

  /// Revision 2 is removed, and revision 3 hashed again so that it holds by itself: once
  /// moved up and still continuing 2, once left as 3 and continuing 1.
  @Test(arguments: [(2, 2), (3, 1)])
  func aForgedLinkIsFound(sequence: Int64, continuing: Int64) throws {
    let revisions = try scratch.reopened().read {
      try Revision.fetchAll($0, sql: "SELECT * FROM revisions ORDER BY sequence")
    }
    let last = revisions[2]
    let previous = revisions[Int(continuing) - 1].hash
    var forged = FieldHasher()
    forged.text("baraza-revision-1")
    forged.integer(7)
    forged.integer(sequence)
    for text in [last.at, last.actor, last.reason, last.kind] { forged.text(text) }
    forged.blob(last.payloadSHA256)
    forged.blob(previous)
    let hash = hexadecimal(forged.finish())
    try scratch.tamper(
      "store.sqlite",
      """
      DELETE FROM revisions WHERE sequence = 2;
      UPDATE revisions SET sequence = \(sequence), previous = x'\(hexadecimal(previous))',
        hash = x'\(hash)' WHERE sequence = 3;
      UPDATE chain_heads SET sequence = \(sequence), hash = x'\(hash)';
      """)
    let found = try problems().filter { $0.office == 7 }.map(\.message)
    #expect(found.count == 1)
    let expected = sequence == 3 ? "follows revision 1" : "does not continue"
    #expect(found.first?.contains(expected) == true)
  }

  @Test func aChainOfAnotherShapeIsAFindingAndNotTheEnd() throws {
    try scratch.tamper(
      "store.sqlite",
      """
      CREATE TABLE loose AS SELECT * FROM revisions;
      DROP TABLE revisions;
      ALTER TABLE loose RENAME TO revisions;
      UPDATE revisions SET actor = NULL, sequence = 'one'
      """)
    let check = try StoreCheck.run(scratch.reopened())
    #expect(Set(check.checks.filter { !$0.ok }.map(\.name)).isSuperset(of: ["schema", "chain"]))
  }

  @Test func theStoreItselfRefusesToEditItsHistory() throws {
    let store = try scratch.reopened()
    for edit in [
      "UPDATE revisions SET actor = 'Bilal'", "DELETE FROM revisions",
      "UPDATE revision_changes SET after = 1", "DELETE FROM revision_changes",
      "INSERT INTO revision_changes SELECT id, 90, 't', 1, 'f', 0, 1 FROM revisions",
    ] {
      #expect(throws: DatabaseError.self, "\(edit)") {
        try store.change(by: .amina, because: "tamper") { try $0.db.execute(sql: edit) }
      }
    }
  }

  /// Recomputes the chain with a program that shares nothing with the store but the page
  /// `Docs/Reference/revision-chain.md`.
  @Test func anIndependentProgramComesToTheSameHashes() throws {
    let script = Shared.repository.appending(path: "Tests/StorageTests/verify_chain.py").path
    let verdict = try output(of: "python3", [script, scratch.path()])
    #expect(verdict == "3 revisions hold\n")
  }

  /// The vector of `Docs/Reference/revision-chain.md`.
  @Test func theTestVectorHolds() throws {
    var payload = FieldHasher()
    payload.text("baraza-payload-1")
    payload.integer(1)
    payload.text("villages")
    payload.integer(7)
    payload.text("name")
    payload.null()
    payload.text("Kijiji")
    let payloadHash = payload.finish()
    #expect(
      hexadecimal(payloadHash)
        == "1a9475ecfe150b06b0d10af0b1ca68b12ce0178c7c6b4ef79559d2b0b5a712ea")
    var revision = FieldHasher()
    revision.text("baraza-revision-1")
    revision.integer(7)
    revision.integer(1)
    for text in ["2026-03-08T09:05:00.250Z", "Amina", "survey", "change"] { revision.text(text) }
    revision.blob(payloadHash)
    revision.blob(Data(count: 32))
    #expect(
      hexadecimal(revision.finish())
        == "a16a3494d78515dc41ad3d3f62d6c0edac9a0f77b73489679344d4ad41822466")
  }

  private func hexadecimal(_ data: Data) -> String {
    data.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
