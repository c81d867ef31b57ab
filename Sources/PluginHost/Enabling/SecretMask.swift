import Foundation
import Kernel
import PluginProtocol

/// Keeps secrets out of what is shown or kept of a call.
public struct SecretMask: Sendable {
  /// Each way in which a secret may stand in a text, the longest first.
  private let forms: [String]

  init(_ secrets: [String]) {
    forms = Set(secrets.flatMap(SecretMask.forms)).sorted { ($1.count, $0) < ($0.count, $1) }
  }

  /// The text with `•••` in place of secrets.
  public func masking(_ text: String) -> String {
    forms.reduce(text) { $0.replacing($1, with: "•••") }
  }

  func masking(_ diagnostic: Diagnostic) -> Diagnostic {
    var diagnostic = diagnostic
    diagnostic.message = masking(diagnostic.message)
    diagnostic.remedy = diagnostic.remedy.map(masking)
    return diagnostic
  }

  func masking(_ item: Item) -> Item {
    guard !forms.isEmpty, case .finding(let finding) = item else { return item }
    return .finding(
      FindingItem(
        severity: finding.severity, rule: finding.rule, message: masking(finding.message),
        remedy: finding.remedy.map(masking), ref: finding.ref, at: finding.at.map(masking),
        field: finding.field))
  }

  /// As it is, and as strings of JSON may have it: with slashes escaped or not, with other letters
  /// as they are or by number.
  private static func forms(of secret: String) -> [String] {
    guard !secret.isEmpty else { return [] }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    let quoted = (try? encoder.encode(secret)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    let plain = String(quoted.dropFirst().dropLast())
    let numbered = plain.utf16.map { unit in
      unit < 0x80
        ? String(UnicodeScalar(UInt8(unit)))
        : "\\u" + String(repeating: "0", count: 4 - String(unit, radix: 16).count)
          + String(unit, radix: 16)
    }.joined()
    return [
      secret, plain, numbered, plain.replacing("/", with: "\\/"),
      numbered.replacing("/", with: "\\/"),
    ].filter { !$0.isEmpty }
  }
}
