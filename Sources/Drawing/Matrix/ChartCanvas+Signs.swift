extension ChartCanvas {
  /// The sign of a state, in a square of ``markSize``.
  mutating func sign(_ sign: StatusMatrix.State.Sign, _ x: Double, _ y: Double) {
    switch sign {
    case .done: badge(.good, "M3 6.3l2.2 2.2l4 -4.6", x, y)
    case .underWay: badge(.fair, "M6 3v3.2l2.2 1.6", x, y)
    case .late: badge(.poor, "M6 2.6v4.4M6 8.6v0.9", x, y)
    case .failed: badge(.poor, "M3.6 3.6l4.8 4.8M8.4 3.6l-4.8 4.8", x, y, isSquare: true)
    case .notBegun:
      element(
        "circle",
        [Attribute.at("cx", x + 6), Attribute.at("cy", y + 6), Attribute.at("r", 5)]
          + Attribute.stroke(.open, 1.5))
    case .noData: mark(.noData, x, y)
    case .notStated: mark(.notStated, x, y)
    case .notApplicable: mark(.notApplicable, x, y)
    case .withheld: mark(.withheld, x, y)
    }
  }

  private mutating func badge(
    _ ink: Ink, _ strokes: String, _ x: Double, _ y: Double, isSquare: Bool = false
  ) {
    let size = ChartCanvas.markSize
    rect(Box(x: x, y: y, width: size, height: size), ink, radius: isSquare ? 1.5 : size / 2)
    element(
      "path",
      [
        "d=\"\(strokes)\"", "transform=\"translate(\(svgNumber(x)) \(svgNumber(y)))\"",
        "stroke-linecap=\"round\"", "stroke-linejoin=\"round\"",
      ] + Attribute.stroke(.paper, 1.6))
  }

  /// An element that holds words alone.
  mutating func element(_ name: String, _ attributes: [String], words: String) {
    let tag = ([name] + attributes).joined(separator: " ")
    write("<\(tag)>\(SVGText.escaped(words))</\(name)>")
  }
}
