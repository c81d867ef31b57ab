/// Text as a cell can hold it.
///
/// - Lines end in LF, whatever they ended in before.
/// - Control characters that XML cannot hold become their visible pictures: U+0007 is shown
///   as ␇. U+FFFE and U+FFFF, which are no characters, become U+FFFD.
/// - `_x0041_` is Excel's way to write a character by its number; where text merely looks like
///   it, its first sign is written by number, so that Excel shows what was there.
enum CellText {
  /// The most UTF-16 units that Excel takes in a cell.
  static let limit = 32_767

  static func written(_ text: String) -> String {
    var text = text
    let isPlain = text.withUTF8 { bytes in
      !bytes.contains { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A || $0 == 0xEF || $0 == 0x5F }
    }
    if isPlain { return text }

    var written = String.UnicodeScalarView()
    var endedInReturn = false
    for scalar in text.unicodeScalars {
      defer { endedInReturn = scalar == "\r" }
      switch scalar.value {
      case 0x0A where endedInReturn: break
      case 0x0D: written.append("\n")
      case 0..<0x09, 0x0B..<0x20:
        written.append(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
      case 0xFFFE, 0xFFFF: written.append("\u{FFFD}")
      default: written.append(scalar)
      }
    }
    return String(written).replacing(/_(?=x[0-9A-Fa-f]{4}_)/, with: "_x005F_")
  }
}
