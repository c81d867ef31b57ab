import GRDB
import Storage
import TestSupport
import Testing

@testable import Training

struct ParticipantTests {
  @Test("A code with one wrong character, or two that changed places, is none")
  func checks() throws {
    var generator = SeededGenerator(seed: 1325)
    let alphabet = Array("23456789ABCDEFGHJKMNPQRSTUVWXYZ")
    for _ in 0..<50 {
      let code = ParticipantCode(using: &generator).description
      #expect(ParticipantCode(code)?.description == code)
      #expect(ParticipantCode(code.lowercased().filter { $0 != "-" })?.description == code)
      let characters = Array(code.filter { $0 != "-" })
      for place in characters.indices {
        for other in alphabet where other != characters[place] {
          var wrong = characters
          wrong[place] = other
          #expect(ParticipantCode(String(wrong)) == nil)
        }
        for second in characters.indices where characters[second] != characters[place] {
          var swapped = characters
          swapped.swapAt(place, second)
          #expect(ParticipantCode(String(swapped)) == nil)
        }
      }
    }
  }

  @Test("Codes are random: 2,000 of them have every character in every free place")
  func isRandom() {
    let codes = (0..<2_000).map { _ in Array(ParticipantCode().description) }
    #expect(Set(codes).count == 2_000)
    for place in [0, 1, 2, 3, 5, 6, 7, 8] { #expect(Set(codes.map { $0[place] }).count == 31) }
  }

  @Test("The form has no field for who somebody is, and gives each a code that stays")
  func form() throws {
    let target = ParticipantsTarget()
    #expect(
      Set(target.form.fields.map(\.name)).isDisjoint(with: VaultField.allCases.map(\.rawValue)))
    let scene = try VaultScene()
    let id = try scene.participant()
    let code = try scene.code(id)
    #expect(ParticipantCode(code) != nil)
    try scene.change { try target.change(id, [("country", "NP")], in: $0) }
    #expect(try scene.store.read { try target.held(id, in: $0) }?.values["country"] == "NP")
    #expect(try scene.code(id) == code)
    let other = ParticipantCode().description
    #expect(throws: FieldFault.self) {
      try scene.change { try target.change(id, [("code", other)], in: $0) }
    }
    let typed = code.lowercased().filter { $0 != "-" }
    #expect(
      try scene.store.read { try RecordKey.participant.id(typed, field: "participant", in: $0) }
        == id)
  }

  @Test("A name in place of a code is refused and not repeated")
  func refusesNames() throws {
    let scene = try VaultScene()
    let name = "Illustrative Name"
    let fault = #expect(throws: FieldFault.self) {
      try scene.change {
        try ParticipantsTarget().add(
          [
            "code": name, "sex": "male", "age_group": "not-stated", "sensitivity": "restricted",
          ], in: $0)
      }
    }
    #expect(fault?.message.contains(name) == false)
  }

  @Test("Consents, holds and requests are entered by a participant's code")
  func agreements() throws {
    let scene = try VaultScene()
    let code = try scene.code(scene.participant())
    let rows: [(any RowTarget, RecordValues)] = [
      (
        ConsentsTarget(),
        [
          "participant": code, "scope": "photo", "basis": "consent", "given_by": "participant",
          "notice_version": "3", "language": "ne", "channel": "spoken", "given_on": "2026-01-31",
        ]
      ),
      (
        RetentionHoldsTarget(),
        ["participant": code, "cause": "audit", "since_on": "2026-01-31"]
      ),
      (
        DataRequestsTarget(),
        ["participant": code, "kind": "access", "received_on": "2026-01-31"]
      ),
    ]
    for (target, values) in rows {
      let id = try scene.change { try target.add(values, in: $0) }
      let held = try #require(try scene.store.read { try target.held(id, in: $0) })
      #expect(held.values.filter { values[$0.key] != nil } == values)
      #expect(try scene.store.read { try target.twin(of: values, in: $0) } == id)
      if target is DataRequestsTarget { #expect(held.values["due_on"] == "2026-02-28") }
    }
  }
}
