/// Tells text that can be read from what spreadsheets and systems also call CSV.
enum CSVEncoding {
  /// Where the text begins: after the byte order mark, where there is one.
  static func check(
    _ bytes: [UInt8], limits: CSVLimits, file: String?
  ) throws(CSVFailure) -> Int {
    let place = Place(file: file)
    guard bytes.count <= limits.bytes else {
      throw CSVFailure(
        "csv.limit.bytes", at: place, "The file is over \(limits.bytes) bytes.",
        remedy: "Split it.")
    }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
    {
      throw CSVFailure(
        "csv.workbook", at: place, "The file is a spreadsheet's own format, not CSV.",
        remedy: "Open it in the spreadsheet and save it as “CSV UTF-8”.")
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      || looksLikeUTF16(bytes.prefix(64))
    {
      throw CSVFailure(
        "csv.encoding.utf16", at: place, "The file is in UTF-16 (“Unicode text”), not in UTF-8.",
        remedy: "Save it as “CSV UTF-8”.")
    }
    if let position = bytes.firstIndex(of: 0) {
      throw CSVFailure(
        "csv.nul", at: Place(file: file, line: line(of: position, in: bytes)),
        "The file holds a NUL byte, which no text has.",
        remedy: "Fetch or export the file again.")
    }
    try checkUTF8(bytes, file: file)
    return bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// Every second byte of Western text in UTF-16 is zero.
  private static func looksLikeUTF16(_ bytes: ArraySlice<UInt8>) -> Bool {
    let zeros = bytes.indices.filter { bytes[$0] == 0 }
    return zeros.count >= 2 && zeros.count * 3 > bytes.count
      && Set(zeros.map { $0 % 2 }).count == 1
  }

  private static func checkUTF8(_ bytes: [UInt8], file: String?) throws(CSVFailure) {
    guard String(validating: bytes, as: UTF8.self) == nil else { return }
    var number = 1
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      guard String(validating: line, as: UTF8.self) != nil else { break }
      number += 1
    }
    throw CSVFailure(
      "csv.encoding", at: Place(file: file, line: number),
      "The text is not UTF-8; letters with accents seem to be in Windows-1252 or ISO-8859-1.",
      remedy: "Save it as “CSV UTF-8”.")
  }

  private static func line(of position: Int, in bytes: [UInt8]) -> Int {
    1 + bytes[..<position].count { $0 == UInt8(ascii: "\n") }
  }
}
