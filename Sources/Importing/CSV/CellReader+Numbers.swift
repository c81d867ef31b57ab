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

  /// The codes of a cell such as `NP:60;LR:40` with their shares; one code may stand alone.
  static func shares(_ text: String, _ list: String) throws(CellFault) -> [Share] {
    let entries = text.split(separator: ";", omittingEmptySubsequences: false).map(\.trimmed)
    var shares: [Share] = []
    var sum = ExactDecimal.zero
    for entry in entries {
      let parts = entry.split(separator: ":", omittingEmptySubsequences: false).map(\.trimmed)
      guard !parts[0].isEmpty, parts.count <= 2 else {
        throw CellFault("shares", "is not a list of codes", "Write it as NP:60;LR:40.")
      }
      if parts[0].contains(",") {
        throw CellFault("shares", "has commas between codes", "Put ; between codes.")
      }
      do throws(CellFault) {
        try code(parts[0], list)
      } catch {
        throw CellFault(error, about: parts[0])
      }
      guard !shares.contains(where: { $0.code == parts[0] }) else {
        throw CellFault("shares.twice", "names \(parts[0]) twice", "Add the shares up.")
      }
      if parts.count == 1, entries.count > 1 {
        throw CellFault(
          "shares.missing", "gives no share for \(parts[0])",
          "With several codes, write each with its share in per cent: NP:60;LR:40.")
      }
      let percentage = parts.count == 1 ? nil : try percentage(parts[1], of: parts[0])
      sum = ExactDecimal(millionths: sum.millionths + Int128(percentage?.millionths ?? 0))
      shares.append(Share(code: parts[0], percentage: percentage))
    }
    guard sum.millionths <= 100 * Int128(FixedDecimal.scale) else {
      throw CellFault("shares.sum", "adds up to \(sum) per cent", "Bring the shares to 100.")
    }
    return shares
  }

  struct Share: Equatable {
    let code: String
    /// In per cent; nil for a code that stands alone.
    let percentage: FixedDecimal?
  }

  private static func percentage(
    _ text: String, of code: String
  ) throws(CellFault) -> FixedDecimal {
    let range = FixedDecimal(millionths: 0)...FixedDecimal(millionths: 100 * FixedDecimal.scale)
    guard let share = FixedDecimal(exactly: text), range.contains(share), share.millionths > 0
    else {
      throw CellFault(
        "shares.number", "gives \(code) the share “\(text)”",
        "Write a number above 0, up to 100, with a point before decimals and no % sign.")
    }
    return share
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

extension CellFault {
  /// The fault of one of several codes in a cell.
  fileprivate init(_ fault: CellFault, about code: String) {
    self.init(
      String(fault.rule.dropFirst("template.".count)), "holds “\(code)”, which \(fault.message)",
      fault.remedy)
  }
}

extension StringProtocol {
  /// Without the white space around it.
  var trimmed: String {
    let space: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    let kept = utf8.drop(while: space).reversed().drop(while: space).reversed()
    return String(decoding: Array(kept), as: UTF8.self)
  }
}
