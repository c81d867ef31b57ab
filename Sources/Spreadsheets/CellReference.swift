/// A cell of a sheet in the same workbook, to which a link leads.
public struct CellReference: Hashable, Sendable {
  /// The sheet's name as the workbook wrote it.
  public let sheet: String
  /// Counted from 1, as spreadsheets do.
  public let row: Int
  /// Counted from 1: column 1 is A.
  public let column: Int

  init(sheet: String, row: Int, column: Int) {
    self.sheet = sheet
    self.row = row
    self.column = column
  }

  /// The name of a column: 1 is A, 27 is AA.
  static func letters(_ column: Int) -> String {
    var rest = column
    var letters = ""
    while rest > 0 {
      let letter = UnicodeScalar(UInt8(65 + (rest - 1) % 26))
      letters.unicodeScalars.insert(letter, at: letters.startIndex)
      rest = (rest - 1) / 26
    }
    return letters
  }

  static func quoted(_ sheet: String) -> String {
    "'" + sheet.replacing("'", with: "''") + "'"
  }
}

extension CellReference: CustomStringConvertible {
  /// As formulas and links write it: `'Rates 2024'!B7`.
  public var description: String {
    "\(CellReference.quoted(sheet))!\(CellReference.letters(column))\(row)"
  }
}
