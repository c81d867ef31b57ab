/// What a cell of a template may hold.
public enum CellType: Sendable, Hashable {
  /// Text as it stands, of a number of characters at most.
  case text(longest: Int?)
  /// Text that a spreadsheet easily takes for a number.
  case identifier
  /// `YYYY-MM-DD`.
  case date
  /// Digits with a point before the decimals.
  case amount
  /// A code of the named code list.
  case code(list: String)
  /// One of these words.
  case choice([String])
  /// Codes of the named list with shares in per cent: `NP:60;LR:40`.
  case shares(list: String)
  /// An address of the web.
  case address
  /// A record's id in the store, written `#123`: the mark keeps a spreadsheet from
  /// rounding ids of more than 15 digits.
  case rowID
  /// A time in UTC: `2026-03-02T09:00:00Z`.
  case timestamp
}
