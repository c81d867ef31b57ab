import Kernel

extension CellReader {
  static func amount(_ text: String) throws(CellFault) -> FixedDecimal {
    let remedy = "Write digits with a point before the decimals, as 84500.50."
    switch FixedDecimal.read(text) {
    case .exact(let amount) where !text.hasPrefix("+"):
      return amount
    case .exact:
      throw CellFault("amount", "begins with a plus sign", remedy)
    case .rounded:
      throw CellFault("amount.decimals", "has more than six decimals", "Round it yourself.")
    case .outOfRange:
      throw CellFault("amount.range", "is beyond what an amount can be", "Check its digits.")
    case .malformed:
      break
    }
    if text.contains(/^[+-]?[0-9.,]+[eE][+-]?[0-9]+$/) {
      throw CellFault(
        "amount.exponent", "is in the short form that spreadsheets give long numbers", remedy)
    }
    if text.wholeMatch(of: /[+-]?[0-9]{1,3}([,.'’\h][0-9]{3})+([.,][0-9]+)?/) != nil {
      throw CellFault("amount.groups", "has marks between thousands", remedy)
    }
    if text.wholeMatch(of: /[+-]?[0-9]*,[0-9]+/) != nil {
      throw CellFault("amount.comma", "has a decimal comma", remedy)
    }
    throw CellFault("amount", "is not an amount", remedy)
  }

  /// A whole number from 0 on.
  static func count(_ text: String) throws(CellFault) -> Int64 {
    if text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let count = Int64(text) {
      return count
    }
    throw CellFault(
      "count", "is not a whole number from 0 on", "Write digits and nothing else, as 1250.")
  }

  /// 0 to 100.
  static func percentage(_ text: String) throws(CellFault) -> FixedDecimal {
    let range = FixedDecimal(millionths: 0)...FixedDecimal(millionths: 100 * FixedDecimal.scale)
    if let share = FixedDecimal(exactly: text), !text.hasPrefix("+"), range.contains(share) {
      return share
    }
    throw CellFault(
      "percentage", "is not a number of per cent",
      "Write a number from 0 to 100 with a point before decimals and no % sign.")
  }

  /// The id behind `#123`, or of at most 15 plain digits, which no spreadsheet has rounded.
  static func rowID(_ text: String) throws(CellFault) -> RecordID {
    let digits = text.hasPrefix("#") ? text.dropFirst() : text[...]
    let longest = text.hasPrefix("#") ? 16 : 15
    if !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      digits.count <= longest, let id = Int64(digits), id > 0, id < 1 << 53
    {
      return RecordID(rawValue: id)
    }
    throw CellFault(
      "rowID", "is not an id as Baraza writes it",
      "Leave it as it was exported, as #4398046511105; in a new row, leave it empty.")
  }
}
