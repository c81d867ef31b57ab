/// The 2.0x codes of codes of 1.0x.
///
/// Real files write the words of 1.0x in any case (`Funding`, `funding`), so
/// case is ignored. A code without a target gives nil: it is kept as it was.
public struct CodeUpgrade: Sendable {
  private let targets: [(source: [UInt8], target: String)]

  init(_ targets: KeyValuePairs<String, String>) {
    self.targets = targets.map { (source: $0.key.utf8.map(lowercased), target: $0.value) }
  }

  public subscript(code: String) -> String? {
    var code = code
    return code.withUTF8 { self[UnsafeRawBufferPointer($0)] }
  }

  /// The target of a code given as UTF-8.
  public subscript(code: UnsafeRawBufferPointer) -> String? {
    targets.first { entry in
      entry.source.count == code.count
        && zip(entry.source, code).allSatisfy { $0 == lowercased($1) }
    }?.target
  }

  /// The codes of 1.0x that have a target, in lower case.
  public var sources: [String] { targets.map { String(decoding: $0.source, as: UTF8.self) } }
}

private func lowercased(_ byte: UInt8) -> UInt8 {
  byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
}

extension CodeUpgrade {
  public static let transactionType = CodeUpgrade([
    "IF": "1", "C": "2", "D": "3", "E": "4", "IR": "5", "LR": "6", "R": "7", "QP": "8",
    "QS": "9", "CG": "10",
  ])

  public static let organisationRole = CodeUpgrade([
    "Funding": "1", "Accountable": "2", "Extending": "3", "Implementing": "4",
  ])

  public static let activityDateType = CodeUpgrade([
    "start-planned": "1", "start-actual": "2", "end-planned": "3", "end-actual": "4",
  ])

  /// The codes did not change; files of 1.0x also write the words.
  public static let budgetType = CodeUpgrade([
    "1": "1", "2": "2", "Original": "1", "Revised": "2",
  ])

  /// `WB` and `ISO` have no target.
  public static let sectorVocabulary = CodeUpgrade([
    "DAC": "1", "DAC-3": "2", "COFOG": "3", "NACE": "4", "NTEE": "5", "ADT": "6", "RO2": "98",
    "RO": "99",
  ])

  public static let policyMarkerVocabulary = CodeUpgrade(["DAC": "1", "RO": "99"])

  public static let gazetteerAgency = CodeUpgrade(["GEO": "1", "NGA": "2", "OSM": "3"])

  /// From the agency of a `gazetteer-entry` to the vocabulary of a
  /// `location-id`, which took its place. `NGA` has no target.
  public static let geographicVocabulary = CodeUpgrade(["GEO": "G1", "OSM": "G2"])
}
