/// How many cells of a terminal a text takes.
enum DisplayWidth {
  static func of(_ text: String) -> Int {
    text.reduce(0) { $0 + of($1) }
  }

  /// Cuts a text that is wider, and shows that it was cut.
  static func shorten(_ text: String, to limit: Int) -> String {
    guard of(text) > limit else { return text }
    var width = 1
    let kept = text.prefix { character in
      width += of(character)
      return width <= limit
    }
    return kept + "…"
  }

  private static func of(_ character: Character) -> Int {
    let scalars = character.unicodeScalars
    // Scalars that are joined into one picture, such as a family or a flag, take its two cells.
    let isPicture = scalars.contains { $0.value == 0x200D || $0.value == 0xFE0F }
    if isPicture, scalars.first?.properties.isEmoji == true { return 2 }
    if scalars.first.map({ (0x1F1E6...0x1F1FF).contains($0.value) }) == true { return 2 }
    return scalars.reduce(0) { $0 + of($1) }
  }

  private static func of(_ scalar: Unicode.Scalar) -> Int {
    if scalar.isASCII { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: return wide.contains { $0.contains(scalar.value) } ? 2 : 1
    }
  }

  /// The blocks of Unicode whose characters are East Asian wide, or pictures.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
    0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F,
    0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
    0x20000...0x3FFFD,
  ]
}
