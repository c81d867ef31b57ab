/// A reader of CSV for tests alone, independent of the writer.
enum CSV {
  /// The records by the names of the header.
  static func records(_ bytes: [UInt8]) -> [[String: String]] {
    let rows = rows(bytes)
    return rows.dropFirst().filter { $0.count == rows[0].count }
      .map { Dictionary(uniqueKeysWithValues: zip(rows[0], $0)) }
  }

  /// The fields of each row; what follows the last line break is an empty one.
  static func rows(_ bytes: [UInt8]) -> [[String]] {
    var text = String(decoding: bytes, as: UTF8.self)
    if text.hasPrefix("\u{FEFF}") { text.removeFirst() }
    var rows: [[String]] = [[""]]
    var isQuoted = false
    var scalars = Array(text.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\"" where isQuoted && scalars.first == "\"":
        scalars.removeFirst()
        append(scalar)
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: rows[rows.count - 1].append("")
      case "\r" where !isQuoted: break
      case "\n" where !isQuoted: rows.append([""])
      default: append(scalar)
      }
    }
    func append(_ scalar: Unicode.Scalar) {
      let row = rows.count - 1
      rows[row][rows[row].count - 1].unicodeScalars.append(scalar)
    }
    return rows
  }
}
