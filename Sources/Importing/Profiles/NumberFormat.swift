/// How a file writes numbers.
struct NumberFormat: Sendable, Hashable {
  var decimal: Unicode.Scalar = "."
  /// Stands between thousands; nil where nothing may.
  var group: Unicode.Scalar?

  static let standard = NumberFormat()

  /// The number in the form of `xsd:decimal`; nil where the text is not exactly of this format:
  /// an optional sign, digits, perhaps in threes from the right, and after the mark digits.
  func canonical(_ text: String) -> String? {
    var scalars = text.unicodeScalars[...]
    var result = ""
    if scalars.first == "-" || scalars.first == "+" {
      if scalars.removeFirst() == "-" { result = "-" }
    }
    let parts = scalars.split(separator: decimal, omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = parts.first else { return nil }
    let groups =
      group.map { whole.split(separator: $0, omittingEmptySubsequences: false) } ?? [whole]
    if groups.count > 1 {
      guard groups[0].count <= 3, groups.dropFirst().allSatisfy({ $0.count == 3 }) else {
        return nil
      }
    }
    guard (groups + parts.dropFirst()).allSatisfy(isDigits) else { return nil }
    for group in groups { result.unicodeScalars += group }
    if parts.count == 2 { result += "." + String(Substring(parts[1])) }
    return result
  }

  private func isDigits(_ text: Substring.UnicodeScalarView) -> Bool {
    !text.isEmpty && text.allSatisfy { ("0"..."9").contains($0) }
  }
}

extension NumberFormat: CustomStringConvertible {
  /// An example: `1,234.5`.
  var description: String { "1\(group.map(String.init) ?? "")234\(decimal)5" }
}
