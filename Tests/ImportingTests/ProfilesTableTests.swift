import Foundation
import Importing
import Kernel
import TestSupport
import Testing

/// The table of rows and columns in the README of profiles, against what profiles can say.
struct ProfilesTableTests {
  struct Kind: CustomTestStringConvertible, Sendable {
    let name: String
    /// Name, whether it is required, and `n`, `d` or nothing for its type.
    let columns: [(name: String, isRequired: Bool, type: String)]

    var testDescription: String { name }
  }

  /// The kinds of the README: the activity first, the rate last.
  static func kinds() throws -> [Kind] {
    let readme = String(decoding: try Imports.bytes("profiles/README.md"), as: UTF8.self)
    let table = readme.split(separator: "| row | columns |")[1].split(separator: "\n\n")[0]
    return table.split(separator: "\n").dropFirst().map { line in
      let name = line.firstMatch(of: /`([a-z_]+)`|\| (activity|rate)/)
      let cells = line.split(separator: "|")
      return Kind(
        name: String(name?.1 ?? name?.2 ?? ""),
        columns: cells[1].matches(of: /`([a-z_]+)`(!?)(?: ([nd])\b)?/).map {
          (String($0.1), $0.2 == "!", String($0.3 ?? ""))
        })
    }
  }

  /// The rules of the mistakes of a profile with these fields for one kind.
  private static func mistakes(_ kind: Kind, _ fields: [String]) -> [String] {
    let product = kind.name == "rate" ? "rates" : "activities"
    let isRecord = kind.name == "rate" || kind.name == "activity"
    let own = "{\(fields.joined(separator: ", "))}"
    let yaml = """
      profile: table
      format: 1
      produces: \(product)
      record: list/item
      fields: \(isRecord ? own : "{identifier: a, reporting_org_ref: b}")
      \(isRecord ? "" : "children: {\(kind.name): {path: child, fields: \(own)}}")
      """
    do throws(ProfileFailure) {
      _ = try MappingProfile(yaml: yaml)
      return []
    } catch {
      return error.diagnostics.map { "\($0.rule) \($0.place.path ?? "")" }
    }
  }

  @Test func everyColumnIsThereAndNoOther() throws {
    let kinds = try Self.kinds()
    #expect(kinds.count == 14)
    #expect(kinds.reduce(0) { $0 + $1.columns.count } == 69)
    for kind in kinds {
      let all = kind.columns.map { "\($0.name): x" }
      #expect(Self.mistakes(kind, all) == [], "\(kind.name)")
      #expect(Self.mistakes(kind, all + ["other: x"]).count == 1, "\(kind.name)")
      for (index, column) in kind.columns.enumerated() {
        var others = all
        others.remove(at: index)
        #expect(
          Self.mistakes(kind, others)
            == (column.isRequired ? ["profile.column.missing \(kind.name).\(column.name)"] : []))
      }
    }
  }

  @Test func numbersAndDatesAreThoseOfTheTable() throws {
    for kind in try Self.kinds() {
      for (index, column) in kind.columns.enumerated() {
        for (type, key) in [("n", "number: {}"), ("d", "date: yyyy")] {
          var fields = kind.columns.map { "\($0.name): x" }
          fields[index] = "\(column.name): {path: x, \(key)}"
          #expect(
            Self.mistakes(kind, fields).isEmpty == (column.type == type),
            "\(kind.name).\(column.name) \(key)")
        }
      }
    }
  }
}
