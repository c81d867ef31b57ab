import Pages

extension ChartCanvas {
  static let markSize = 12.0

  /// The sign for having no length, in a square of ``markSize`` whose left upper corner is given.
  mutating func mark(_ mark: Mark, _ x: Double, _ y: Double) {
    let size = ChartCanvas.markSize
    let frame = Box(x: x + 0.5, y: y + 0.5, width: size - 1, height: size - 1)
    switch mark {
    case .zero:
      element("rect", frame.attributes + Attribute.both(.paper, .strong, 1))
    case .noData:
      rect(frame, texture: .noData)
      element("rect", frame.attributes + Attribute.stroke(.strong, 1))
    case .notStated:
      element("rect", frame.attributes + Attribute.stroke(.strong, 1, dash: "2 1.5"))
      text("?", x + size / 2, y + size - 2.5, .quiet, anchor: .middle, size: 10)
    case .notApplicable:
      line(x + 2, y + size / 2, x + size - 2, y + size / 2, .strong, width: 1.5)
    case .withheld:
      lock(x, y)
    }
  }

  private mutating func lock(_ x: Double, _ y: Double) {
    let arch = "M\(svgNumber(x + 3.5)) \(svgNumber(y + 6))v-2.2a2.5 2.5 0 0 1 5 0v2.2"
    path(arch, .quiet, width: 1.4)
    rect(Box(x: x + 1.5, y: y + 5.5, width: 9, height: 6.5), .quiet, radius: 1)
  }

  /// An entry of a legend: how it is drawn, and what it means.
  struct Key {
    let label: String
    /// Draws in a square of ``markSize`` at a point.
    let draw: (inout ChartCanvas, Double, Double) -> Void

    static func swatch(_ label: String, _ ink: Ink, _ texture: Texture? = nil) -> Key {
      Key(label: label) { canvas, x, y in
        let box = Box(x: x, y: y, width: markSize, height: markSize)
        canvas.rect(box, ink)
        if let texture { canvas.rect(box, texture: texture) }
      }
    }

    static func mark(_ mark: Mark, _ label: String) -> Key {
      Key(label: label) { canvas, x, y in canvas.mark(mark, x, y) }
    }
  }

  /// Writes a legend below what is drawn, in as many lines as it needs.
  mutating func legend(_ keys: [Key]) {
    guard !keys.isEmpty else { return }
    let size = ChartCanvas.markSize
    var x = 0.0
    bottom += 4
    for key in keys {
      let room = min(TextMeasure.width(SVGText.clean(key.label), size: size), width - size - 6)
      if x > 0, x + size + 6 + room > width {
        x = 0
        bottom += 20
      }
      key.draw(&self, x, bottom)
      text(key.label, x + size + 6, bottom + size - 1.5, within: width - size - 6)
      x += size + 6 + room + 20
    }
    bottom += size + 12
  }

  /// The signs among these values, in the order in which they are explained.
  func keys(for values: some Sequence<ChartValue>) -> [Key] {
    let used = Set(values.compactMap(\.mark))
    return Mark.allCases.filter(used.contains).map { .mark($0, words[$0.key]) }
  }
}
