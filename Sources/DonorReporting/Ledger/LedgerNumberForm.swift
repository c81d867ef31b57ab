import Kernel

/// How an export writes amounts.
public struct LedgerNumberForm: Sendable, Hashable {
  public let decimal: Character
  /// Stands between thousands; nil where nothing may.
  public let group: Character?

  /// Nil where a mark is more than one character, a digit or a sign, or both are the same.
  init?(decimal: String?, group: String?) {
    let decimal = decimal ?? "."
    guard [".", ","].contains(decimal), let mark = decimal.first else { return nil }
    self.decimal = mark
    guard let group, !group.isEmpty else {
      self.group = nil
      return
    }
    let groups: Set<Character> = [".", ",", "'", "’", " ", "\u{A0}", "\u{202F}"]
    guard group.count == 1, let first = group.first, groups.contains(first), first != mark
    else { return nil }
    self.group = first
  }

  /// The amount; nil where the text is not exactly of the form. A cost in brackets is negative.
  func amount(_ text: String) -> FixedDecimal? {
    var rest = text[...]
    var isNegative = false
    if rest.first == "(", rest.last == ")" {
      rest = rest.dropFirst().dropLast()
      isNegative = true
    } else if rest.first == "-" {
      rest = rest.dropFirst()
      isNegative = true
    }
    let parts = rest.split(separator: decimal, omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = parts.first,
      let digits = LedgerNumberForm.joined(whole, group)
    else { return nil }
    let decimals = parts.count == 2 ? parts[1] : "0"
    guard LedgerNumberForm.isDigits(decimals) else { return nil }
    return FixedDecimal(exactly: "\(isNegative ? "-" : "")\(digits).\(decimals)")
  }

  /// The digits of groups of three; the first may be shorter.
  private static func joined(_ text: Substring, _ group: Character?) -> String? {
    guard let group else { return isDigits(text) ? String(text) : nil }
    let groups = text.split(separator: group, omittingEmptySubsequences: false)
    guard groups.allSatisfy(isDigits),
      groups.count == 1 || groups[0].count <= 3 && groups.dropFirst().allSatisfy({ $0.count == 3 })
    else { return nil }
    return groups.joined()
  }

  private static func isDigits(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}
