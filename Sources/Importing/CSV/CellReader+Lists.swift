import Kernel
import Storage

extension CellReader {
  /// Several values with `;` between them, none twice; written without spaces around them.
  static func list(_ text: String, of type: FieldType) throws(CellFault) -> String {
    var values: [String] = []
    for entry in text.split(separator: ";", omittingEmptySubsequences: false).map(\.trimmed) {
      guard !entry.isEmpty else {
        throw CellFault("list", "has nothing between two marks", "Put one ; between two values.")
      }
      let value: String
      do throws(CellFault) {
        value = try CellReader.value(entry, type)
      } catch {
        throw CellFault(error, about: entry)
      }
      guard !values.contains(value) else {
        throw CellFault("list.twice", "names \(value) twice", "Keep it once.")
      }
      values.append(value)
    }
    return values.joined(separator: ";")
  }

  /// A record's key, or its id written `#123`. Whether there is one is for its owner to say.
  static func reference(_ text: String) throws(CellFault) {
    if text.hasPrefix("#") { _ = try rowID(text) }
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
      let percentage = parts.count == 1 ? nil : try share(parts[1], of: parts[0])
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

  private static func share(
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
}

extension CellFault {
  /// The fault of one of several codes in a cell.
  fileprivate init(_ fault: CellFault, about code: String) {
    self.init(
      String(fault.rule.dropFirst("template.".count)), "holds “\(code)”, which \(fault.message)",
      fault.remedy)
  }
}
