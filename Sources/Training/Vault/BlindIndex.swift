import Crypto
import Foundation
import Storage

/// Keyed digests of a value's words, by which it is found exactly without being read.
///
/// Who has the store and not the key learns which values share a word, and no more.
struct BlindIndex {
  private let key: SymmetricKey

  init(_ key: VaultKey) { self.key = key.indexKey }

  /// The tokens under which a value is found; none for fields that are not searched.
  func tokens(of value: String, in field: VaultField) -> Set<Data> {
    Set(BlindIndex.terms(of: value, in: field).map { token($0, in: field) })
  }

  private func token(_ term: String, in field: VaultField) -> Data {
    var message = FieldHasher()
    message.text(field.rawValue)
    message.text(term)
    let code = HMAC<SHA256>.authenticationCode(for: message.finish(), using: key)
    return Data(code).prefix(16)
  }

  /// What of a value is compared: folded words of a name, the last digits of telephone numbers,
  /// the letters and digits of a document, a whole address of electronic mail.
  static func terms(of value: String, in field: VaultField) -> [String] {
    let terms: [String] =
      switch field {
      case .name: words(of: value)
      case .phone: PhoneNumber.all(in: value).map(\.ending)
      case .email: [folded(value).filter { !$0.isWhitespace }]
      case .document: [folded(value).filter { $0.isLetter || $0.isNumber }]
      case .address, .birthDate, .emergencyContact, .note: []
      }
    return terms.filter { !$0.isEmpty }
  }

  private static func words(of name: String) -> [String] {
    folded(name).split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// Without case, and without the accents of the Latin, Greek and Cyrillic scripts. The signs of
  /// other scripts are vowels, and stay.
  static func folded(_ text: String) -> String {
    let scalars = text.lowercased().decomposedStringWithCompatibilityMapping.unicodeScalars
      .filter { !(0x300...0x36F).contains($0.value) }
    return String(String.UnicodeScalarView(scalars)).precomposedStringWithCanonicalMapping
  }
}
