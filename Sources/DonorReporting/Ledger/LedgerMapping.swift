import Foundation
import Kernel

/// How the rows of an accounting system's export become ledger entries.
///
/// A field comes from a column or is a constant; nothing else enters. A payee or description
/// whose column the mapping does not name stays outside.
public struct LedgerMapping: Sendable, Hashable {
  /// What the export is called in the ledger; references are unique within it.
  public let source: String
  /// The header of the column that a field comes from. In place of `amount` there may be `debit`
  /// and `credit`, whose difference is the amount.
  public let columns: [String: String]
  public let constants: [String: String]
  /// By field: what stands for what, for example own account codes for the system's.
  public let translations: [String: [String: String]]
  public let dates: LedgerDateForm
  public let numbers: LedgerNumberForm
  /// Whether the export writes costs as negative numbers.
  public let isReversed: Bool

  static let fields: Set<String> = [
    "reference", "posted_on", "value_on", "amount", "currency", "account", "shares", "partner",
    "activity", "kind", "description", "payee", "corrects",
  ]
  private static let sides: Set = ["debit", "credit"]
  static let amounts = sides.union(["amount"])

  private struct Definition: Decodable {
    var source: String
    var columns: [String: String]
    var constants: [String: String]?
    var translations: [String: [String: String]]?
    var dates: String?
    var decimal: String?
    var group: String?
    var sign: String?
  }

  private static let names: Set = [
    "source", "columns", "constants", "translations", "dates", "decimal", "group", "sign",
  ]

  /// Reads a definition. Throws ``LedgerMappingFailure``.
  public init(json: String) throws(LedgerMappingFailure) {
    let data = Data(json.utf8)
    guard let top = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
      let definition = try? JSONDecoder().decode(Definition.self, from: data)
    else { throw .notJSON }
    if let unknown = top.keys.filter({ !LedgerMapping.names.contains($0) }).min() {
      throw .unknown(unknown, known: LedgerMapping.names.sorted())
    }
    source = definition.source
    columns = definition.columns
    constants = definition.constants ?? [:]
    translations = definition.translations ?? [:]
    guard let dates = LedgerDateForm(rawValue: definition.dates ?? "yyyy-MM-dd") else {
      throw .unknown(definition.dates ?? "", known: LedgerDateForm.allCases.map(\.rawValue))
    }
    self.dates = dates
    guard let numbers = LedgerNumberForm(decimal: definition.decimal, group: definition.group)
    else { throw .marks }
    self.numbers = numbers
    guard ["costs-positive", "costs-negative", nil].contains(definition.sign) else {
      throw .unknown(definition.sign ?? "", known: ["costs-positive", "costs-negative"])
    }
    isReversed = definition.sign == "costs-negative"
    try checkFields()
  }

  private func checkFields() throws(LedgerMappingFailure) {
    let known = LedgerMapping.fields
    let named = Set(columns.keys).subtracting(LedgerMapping.sides)
    for field in [named, Set(constants.keys), Set(translations.keys)].joined().sorted()
    where !known.contains(field) {
      throw .unknown(field, known: known.union(LedgerMapping.sides).sorted())
    }
    let sides = LedgerMapping.sides.intersection(columns.keys)
    guard sides.isEmpty || sides.count == 2 && columns["amount"] == nil else { throw .sides }
    let given = named.union(constants.keys).union(sides.isEmpty ? [] : ["amount"])
    for field in ["reference", "posted_on", "amount", "currency", "account", "shares"]
    where !given.contains(field) {
      throw .missing(field)
    }
    guard named.isDisjoint(with: constants.keys) else {
      throw .twice(named.intersection(constants.keys).sorted()[0])
    }
  }
}
