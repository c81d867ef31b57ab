/// What a field of a record form may hold, as text.
public indirect enum FieldType: Sendable, Hashable {
  /// Text as it stands, of a number of characters at most.
  case text(longest: Int?)
  /// Text that a spreadsheet easily takes for a number.
  case identifier
  /// `YYYY-MM-DD`.
  case date
  /// A date of which parts may be missing: `2012`, `2012-03`, `2012-03-12`.
  case partialDate
  /// Digits with a point before the decimals.
  case amount
  /// A whole number from 0 on.
  case count
  /// 0 to 100 with up to six decimals, without the sign.
  case percentage
  /// A code of the named code list.
  case code(list: String)
  /// One of these words.
  case choice([String])
  /// Codes of the named list with shares in per cent: `NP:60;LR:40`.
  case shares(list: String)
  /// Several values of one type with `;` between them, none twice.
  case list(of: FieldType)
  /// A record of the named form: its key, or its id written `#123`.
  case reference(to: String)
  /// An address of the web.
  case address
  /// A record's id in the store, written `#123`: the mark keeps a spreadsheet from
  /// rounding ids of more than 15 digits.
  case rowID
  /// A time in UTC: `2026-03-02T09:00:00Z`.
  case timestamp
}
