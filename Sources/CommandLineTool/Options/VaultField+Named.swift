import ArgumentParser
import Training

extension VaultField {
  /// The field that a person named. Throws a usage error, which does not repeat what was typed:
  /// it may be a value that stands in the wrong place.
  static func named(_ text: some StringProtocol) throws -> VaultField {
    guard let field = VaultField(rawValue: String(text)) else {
      let names = VaultField.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("A field of the vault is one of: \(names).")
    }
    return field
  }

  static func named(all texts: [String]) throws -> Set<VaultField> {
    Set(try texts.map { try named($0) })
  }
}

extension VaultPurpose: ExpressibleByArgument {}
extension ErasureCause: ExpressibleByArgument {}
