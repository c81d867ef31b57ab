import Disclosure
import Kernel
import Testing

@Suite("The gate")
struct GateTests {
  @Test("Each audience sees its own class and those below", arguments: Audience.allCases)
  func classes(_ audience: Audience) {
    let gate = Gate(for: audience)
    let seen = Sensitivity.allCases.filter { gate.admits($0) }
    let expected: [Audience: [Sensitivity]] = [
      .public: [.public], .internal: [.public, .internal],
      .restricted: [.public, .internal, .restricted],
    ]
    #expect(seen == expected[audience])
    #expect(gate.withheld.isEmpty)
  }

  @Test("What cannot be read counts as restricted")
  func unreadable() {
    #expect(Sensitivity(stored: "internal") == .internal)
    #expect(Sensitivity(stored: "Public") == .restricted)
    #expect(Sensitivity(stored: nil) == .restricted)
  }

  @Test("What is kept back is listed once with its number, and never shown as no data")
  func listing() {
    var gate = Gate(for: .public)
    let passed = Sensitivity.allCases.map { gate.passes("activities", $0) }
    #expect(passed == [true, false, false])
    let kept = gate.known(.value(7), of: "concerns", .restricted)
    let shown = gate.known(.value(7), of: "concerns", .public)
    #expect(kept == .withheld && shown == .value(7))
    gate.withhold("evidence", .sensitivity, count: 0)
    #expect(gate.withheld.map(\.what) == ["activities", "concerns"])
    #expect(gate.withheld.map(\.count) == [2, 1])
    #expect(gate.withheld.map(\.why) == [.sensitivity, .sensitivity])
  }

  @Test(
    "Positions move to a grid",
    arguments: [
      ("28.0500 81.6167", Precision.exact, "28.0500 81.6167"),
      ("28.0500 81.6167", .approximate, "28.05 81.62"),
      ("28.0500 81.6167", .area, "28.0 81.6"),
      ("8.4219 -9.7478", .area, "8.4 -9.7"),
      ("-0.04 -0.16", .area, "0.0 -0.2"),
      ("8.4219  -9.75", .approximate, "8.42 -9.75"),
    ])
  func grid(_ text: String, _ precision: Precision, _ expected: String) {
    var gate = Gate(for: .internal)
    let shown = gate.position(text, precision: precision, sensitivity: .public)
    #expect(shown == expected)
    #expect(gate.withheld.map(\.why) == (text == expected ? [] : [.coarsened]))
  }

  @Test(
    "A position that cannot be coarsened is kept back",
    arguments: ["", "28.05", "28.05,81.6", "north south", "91 0", "0 180.5", "1 2 3"])
  func unreadablePosition(_ text: String) {
    var gate = Gate(for: .public)
    let shown = gate.position(text, precision: .area, sensitivity: .public)
    #expect(shown == nil)
    #expect(gate.withheld == [.of("locations", .position, 1)])
  }

  @Test("A place above the audience's class is not shown at all; clearance shows it exactly")
  func sensitivePlace() {
    let place = "28.0500 81.6167"
    var gate = Gate(for: .internal)
    let restricted = gate.position(place, precision: .exact, sensitivity: .restricted)
    let hidden = gate.position(place, precision: .hidden, sensitivity: .public)
    #expect(restricted == nil && hidden == nil)
    #expect(
      gate.withheld == [.of("locations", .sensitivity, 1), .of("locations", .position, 1)])
    var cleared = Gate(for: .restricted)
    let shown = cleared.position(place, precision: .hidden, sensitivity: .restricted)
    #expect(shown == place)
    #expect(cleared.withheld.isEmpty)
  }
}

extension Withheld {
  /// What a gate lists after keeping back that many.
  static func of(_ what: String, _ why: Reason, _ count: Int) -> Withheld {
    var gate = Gate(for: .public)
    gate.withhold(what, why, count: count)
    return gate.withheld[0]
  }
}
