/// How wide text will be, near enough to leave room for it: the widths of DejaVu Sans, which is the
/// widest of the fonts that pages name.
enum TextMeasure {
  /// In units of the drawing.
  static func width(_ text: String, size: Double) -> Double {
    text.reduce(0) { $0 + advance($1) } * size / 1000
  }

  /// The text, or as much of its beginning as fits with an ellipsis; nil where it fits whole.
  static func cut(_ text: String, to width: Double, size: Double) -> String? {
    let room = width * 1000 / size
    var used = 0.0
    var end = text.startIndex
    for index in text.indices {
      used += advance(text[index])
      if used > room {
        let beginning = text[..<end]
        return (beginning.last == " " ? String(beginning.dropLast()) : String(beginning)) + "…"
      }
      if used + advance("…") <= room { end = text.index(after: index) }
    }
    return nil
  }

  /// The text in lines that fit, but for a word that is longer than a line.
  static func lines(_ text: String, width: Double, size: Double) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ").map(String.init) {
      if let last = lines.last, self.width("\(last) \(word)", size: size) <= width {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(word)
      }
    }
    return lines
  }

  /// The advance of one character in thousandths of the size.
  private static func advance(_ character: Character) -> Double {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    switch scalar.value {
    case 0x20...0x7E: return ascii[Int(scalar.value) - 0x20]
    case 0x300...0x36F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F: return 0
    case 0x1100...0x11FF, 0x2E80...0xA4CF, 0xAC00...0xD7AF, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F000...0x3FFFF, 0x2026:
      return 1000
    case 0x2013, 0x2019, 0x201C, 0x201D: return 520
    case 0x2212: return 838
    // Scripts whose letters join or stack: wide rather than cut short by the edge.
    case 0x900...0x109F, 0x1780...0x17FF: return 800
    default: return 660
    }
  }

  private static let ascii: [Double] = [
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337,
    636, 636, 636, 636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531,
    1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787,
    603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500,
    500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612,
    635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
  ]
}
