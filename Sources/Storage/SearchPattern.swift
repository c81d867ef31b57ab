/// Turns what a person typed into a query for SQLite's full-text search.
public enum SearchPattern {
  /// Words that a query may hold; more are left out.
  static let limit = 32

  /// A query that finds rows with all the words, in any order; nil when there is none.
  ///
  /// Every word is quoted, so that nothing typed acts as an operator. Words between
  /// quotation marks stand together; the last word may go on (`wom` finds women), unless it
  /// is quoted.
  public static func fts5(from text: String) -> String? {
    var terms: [String] = []
    var prefix = false
    let pieces = text.split(omittingEmptySubsequences: false, whereSeparator: isQuotationMark)
    for (index, piece) in pieces.enumerated() {
      // A mark that is never closed quotes nothing.
      let isPhrase = index % 2 == 1 && index < pieces.count - 1
      let words = isPhrase ? [piece] : piece.split(whereSeparator: isSeparator)
      for word in words where word.unicodeScalars.contains(where: isSearched) {
        terms.append(quoted(word))
        prefix = !isPhrase
      }
    }
    guard !terms.isEmpty else { return nil }
    let open = prefix && terms.count <= limit ? "*" : ""
    return terms.prefix(limit).joined(separator: " ") + open
  }

  private static func quoted(_ word: Substring) -> String {
    "\"" + String(word.unicodeScalars.filter { $0 != "\0" }.map(Character.init)) + "\""
  }

  private static func isQuotationMark(_ character: Character) -> Bool {
    ["\"", "\u{201C}", "\u{201D}", "\u{201E}", "\u{AB}", "\u{BB}"].contains(character)
  }

  private static func isSeparator(_ character: Character) -> Bool {
    character.isWhitespace || character == "\0"
  }

  /// The characters that the index keeps: letters, numbers, marks, private use.
  private static func isSearched(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber, .privateUse, .nonspacingMark, .spacingMark:
      true
    default: false
    }
  }
}
