import Foundation
import GRDB
import Storage
import TestSupport
import Testing

@testable import Training

/// Ciphertext that was moved or edited is refused, and the check finds it.
struct TamperingTests {
  let scene: VaultScene
  let amina: Int64
  let akello: Int64

  init() throws {
    scene = try VaultScene()
    amina = try scene.participant([
      .name: "Illustrative Amina", .phone: "+256 772 123456", .address: "12 Illustrative Road",
    ])
    akello = try scene.participant([
      .name: "Illustrative Akello", .phone: "+256 772 654321", .address: "13 Illustrative Road",
    ])
    #expect(try scene.problems() == [])
  }

  private func expectRefused(
    _ participants: [Int64], problems: Int, _ comment: Comment? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    for participant in participants {
      #expect(throws: VaultFailure.self, comment, sourceLocation: sourceLocation) {
        try scene.read(participant)
      }
    }
    #expect(try scene.problems().count == problems, comment, sourceLocation: sourceLocation)
  }

  private func swap(_ first: String, _ second: String, columns: [String]) throws {
    for column in columns {
      let values = try scene.store.read { db in
        try [first, second].map {
          try Data.fetchOne(db, sql: "SELECT \(column) FROM vault_fields WHERE \($0)")
        }
      }
      try scene.tamper(
        """
        UPDATE vault_fields SET \(column) = zeroblob(40 - 24 * ('\(column)' = 'mark'))
        WHERE \(second);
        """)
      try scene.tamper(
        "UPDATE vault_fields SET \(column) = ? WHERE \(first)", [values[1]])
      try scene.tamper(
        "UPDATE vault_fields SET \(column) = ? WHERE \(second)", [values[0]])
    }
  }

  @Test("A value moved to another person, with its mark or without")
  func swapsPersons() throws {
    for columns in [["ciphertext"], ["mark"]] {
      try swap(
        "participant_id = \(amina) AND field = 'name'",
        "participant_id = \(akello) AND field = 'name'", columns: columns)
      try expectRefused([amina, akello], problems: 2, "\(columns)")
    }
    // With ciphertext and mark, the rows themselves still differ.
    try expectRefused([amina, akello], problems: 2)
  }

  @Test("Whole rows given to each other's person")
  func swapsParticipants() throws {
    try scene.tamper(
      """
      DELETE FROM vault_index;
      DELETE FROM vault_fields WHERE field <> 'phone';
      DELETE FROM vault_salts WHERE id NOT IN (SELECT id FROM vault_fields);
      """)
    try scene.tamper(
      "UPDATE vault_fields SET field = 'email' WHERE participant_id = \(akello)")
    try scene.tamper(
      """
      UPDATE vault_fields SET participant_id = \(akello) WHERE participant_id = \(amina);
      UPDATE vault_fields SET participant_id = \(amina) WHERE field = 'email';
      """)
    try expectRefused([amina, akello], problems: 2)
  }

  @Test("A value moved to another field of the same person")
  func swapsFields() throws {
    try swap(
      "participant_id = \(amina) AND field = 'name'",
      "participant_id = \(amina) AND field = 'phone'", columns: ["ciphertext"])
    try expectRefused([amina], problems: 2)
    #expect(try scene.read(akello)[.name] == "Illustrative Akello")
  }

  @Test("A value under another row's number")
  func movesRows() throws {
    let id = try scene.change { try $0.newID() }
    try scene.tamper(
      """
      UPDATE vault_salts SET id = \(id) WHERE id = (
        SELECT id FROM vault_fields WHERE participant_id = \(amina) AND field = 'address');
      UPDATE vault_fields SET id = \(id) WHERE participant_id = \(amina) AND field = 'address';
      """)
    try expectRefused([amina], problems: 1)
  }

  @Test("Another's salt, or none")
  func swapsSalts() throws {
    let first = "(SELECT id FROM vault_fields WHERE participant_id = \(amina) AND field = 'name')"
    try scene.tamper("UPDATE vault_salts SET salt = randomblob(32) WHERE id = \(first)")
    try expectRefused([amina], problems: 1)
    try scene.tamper("DELETE FROM vault_salts WHERE id = \(first)")
    try expectRefused([amina], problems: 1)
  }

  @Test("Every bit of a value, of its mark and of its key's id counts")
  func flipsBits() throws {
    let value = try scene.store.read { db in
      try #require(try HeldValue.all(of: amina, in: db).first)
    }
    let keys = try scene.store.read { try VaultKeys(scene.keyFile, for: $0) }
    let salt = try #require(value.salt)
    #expect(try keys.open(value) == "Illustrative Amina")
    for bit in 0..<(value.ciphertext.count * 8) {
      var bytes = value.ciphertext
      bytes[bytes.startIndex + bit / 8] ^= 1 << UInt8(bit % 8)
      let edited = HeldValue(place: value.place, ciphertext: bytes, salt: salt)
      #expect(throws: VaultFailure.self, "bit \(bit)") { try keys.open(edited) }
    }
    for length in 0..<value.ciphertext.count {
      let cut = HeldValue(
        place: value.place, ciphertext: value.ciphertext.prefix(length), salt: salt)
      #expect(throws: VaultFailure.self, "\(length) bytes") { try keys.open(cut) }
    }
  }

  @Test("An index that was edited is found by the check")
  func editsIndex() throws {
    try scene.tamper(
      """
      DELETE FROM vault_index WHERE field_id =
        (SELECT id FROM vault_fields WHERE participant_id = \(amina) AND field = 'phone')
      """)
    #expect(try scene.problems().count == 1)
    _ = try scene.vault.rotate(by: .illustrative)
    #expect(try scene.problems() == [])
  }

  @Test("Two equal values are two ciphertexts, and errors say nothing of either")
  func tellsNothing() throws {
    let other = try scene.participant([.name: "Illustrative Amina"])
    let ciphertexts = try scene.store.read { db in
      try [amina, other].compactMap { try HeldValue.all(of: $0, in: db).first?.ciphertext }
    }
    #expect(ciphertexts[0].suffix(20) != ciphertexts[1].suffix(20))
    try scene.tamper("UPDATE vault_salts SET salt = randomblob(32)")
    let search = ByteSearch(["Illustrative Amina", "+256 772 123456"])
    for body in [
      { _ = try scene.read(amina) }, { _ = try scene.vault.rotate(by: .illustrative) },
      { try scene.vault.write([.name: "Illustrative Amina"], of: amina, by: .illustrative) },
      { try scene.vault.write([.name: "Illustrative Amina"], of: 1, by: .illustrative) },
      {
        let long = String(repeating: "Illustrative Amina", count: 200)
        try scene.vault.write([.name: long], of: amina, by: .illustrative)
      },
    ] as [() throws -> Void] {
      let error = #expect(throws: VaultFailure.self, performing: body)
      let text = error.map { "\($0) \(String(reflecting: $0)) \($0.diagnostic)" } ?? ""
      #expect(!text.isEmpty && search.found(in: Data(text.utf8)) == [], "\(text)")
    }
  }
}
