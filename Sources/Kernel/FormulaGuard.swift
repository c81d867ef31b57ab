/// Keeps a spreadsheet from running text as a formula: an apostrophe before it.
///
/// Nothing is lost on the way back: ``opened(_:)`` undoes what ``closed(_:)`` did
/// and leaves every other text as it is. Compared are bytes: a mark that combines
/// with the first character must not hide it.
public enum FormulaGuard {
  /// The text as a cell that no spreadsheet computes.
  public static func closed(_ text: String) -> String {
    isRisky(text.utf8[...]) ? "'" + text : text
  }

  /// The text that such a cell stands for.
  public static func opened(_ cell: String) -> String {
    let rest = cell.utf8.dropFirst()
    guard cell.utf8.first == apostrophe, isRisky(rest) else { return cell }
    return String(decoding: rest, as: UTF8.self)
  }

  /// Text that begins with `=`, `+`, `-`, `@`, tab or carriage return, but for a plain
  /// negative number; also such text behind apostrophes, so that they can be told apart.
  private static func isRisky(_ text: Substring.UTF8View) -> Bool {
    let rest = text.drop { $0 == apostrophe }
    guard let first = rest.first, risky.contains(first) else { return false }
    return !isNegativeNumber(text)
  }

  private static func isNegativeNumber(_ text: Substring.UTF8View) -> Bool {
    let parts = text.dropFirst().split(
      separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    return text.first == UInt8(ascii: "-")
      && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { (0x30...0x39).contains($0) } }
  }

  private static let apostrophe = UInt8(ascii: "'")
  private static let risky = Set("=+-@\t\r".utf8)
}
