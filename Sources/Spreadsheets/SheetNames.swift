/// The names of a workbook's sheets, made so that Excel takes them.
///
/// A name has at most 31 UTF-16 units, none of `[]:*?/\` or of control characters, no apostrophe
/// at either end, and differs from the others by more than upper and lower case. "History" is
/// Excel's own. The same names in the same order give the same result.
struct SheetNames {
  private var taken: Set<String> = ["history"]
  private static let limit = 31

  /// The name, changed as little as Excel's rules ask for.
  mutating func take(_ wanted: String) -> String {
    let safe = SheetNames.safe(wanted)
    var name = SheetNames.shortened(safe, to: SheetNames.limit)
    var number = 1
    while !taken.insert(name.lowercased()).inserted {
      number += 1
      let suffix = " (\(number))"
      name = SheetNames.shortened(safe, to: SheetNames.limit - suffix.utf16.count) + suffix
    }
    return name
  }

  private static func safe(_ wanted: String) -> String {
    let allowed = wanted.unicodeScalars.map { scalar -> Character in
      let isForbidden =
        "[]:*?/\\".unicodeScalars.contains(scalar) || scalar.properties.generalCategory == .control
        || scalar.value == 0xFFFE || scalar.value == 0xFFFF
      return isForbidden ? " " : Character(scalar)
    }
    let words = String(allowed).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let name = trimmed(words)
    return name.isEmpty ? "Sheet" : name
  }

  private static func shortened(_ name: String, to limit: Int) -> String {
    guard name.utf16.count > limit else { return name }
    var short = name
    while short.utf16.count > limit - 1 { short.removeLast() }
    return trimmed(short) + "…"
  }

  private static func trimmed(_ name: String) -> String {
    func isEdge(_ character: Character) -> Bool { character == " " || character == "'" }
    return String(
      name.drop(while: isEdge).reversed().drop(while: isEdge).reversed())
  }
}
