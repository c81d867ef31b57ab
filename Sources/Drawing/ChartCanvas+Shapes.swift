/// Attributes of shapes, written the same way everywhere.
enum Attribute {
  static func at(_ name: String, _ value: Double) -> String { "\(name)=\"\(svgNumber(value))\"" }

  static func fill(_ ink: Ink) -> [String] { ["class=\"f-\(ink.name)\"", "fill=\"\(ink.light)\""] }

  static func stroke(_ ink: Ink, _ width: Double, dash: String? = nil) -> [String] {
    [
      "class=\"s-\(ink.name)\"", "fill=\"none\"", "stroke=\"\(ink.light)\"",
      at("stroke-width", width),
    ] + (dash.map { ["stroke-dasharray=\"\($0)\""] } ?? [])
  }

  static func both(_ fill: Ink, _ stroke: Ink, _ width: Double) -> [String] {
    [
      "class=\"f-\(fill.name) s-\(stroke.name)\"", "fill=\"\(fill.light)\"",
      "stroke=\"\(stroke.light)\"", at("stroke-width", width),
    ]
  }
}

struct Box: Hashable {
  var x: Double
  var y: Double
  var width: Double
  var height: Double

  var attributes: [String] {
    [
      Attribute.at("x", x), Attribute.at("y", y), Attribute.at("width", width),
      Attribute.at("height", height),
    ]
  }
}

extension ChartCanvas {
  mutating func rect(_ box: Box, _ ink: Ink, tip: String? = nil, radius: Double = 0) {
    let corner = radius > 0 ? [Attribute.at("rx", radius)] : []
    element("rect", box.attributes + corner + Attribute.fill(ink), tip: tip)
  }

  mutating func rect(_ box: Box, texture: Texture) {
    let fill = reference(texture)
    element("rect", box.attributes + ["fill=\"\(fill)\""])
  }

  mutating func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ ink: Ink, width: Double = 1,
    dash: String? = nil
  ) {
    path(
      "M\(svgNumber(x1)) \(svgNumber(y1))L\(svgNumber(x2)) \(svgNumber(y2))", ink, width: width,
      dash: dash)
  }

  mutating func path(
    _ data: String, _ ink: Ink, width: Double = 1, dash: String? = nil, tip: String? = nil
  ) {
    element("path", ["d=\"\(data)\""] + Attribute.stroke(ink, width, dash: dash), tip: tip)
  }

  mutating func circle(_ x: Double, _ y: Double, _ radius: Double, _ ink: Ink, tip: String? = nil) {
    element(
      "circle",
      [Attribute.at("cx", x), Attribute.at("cy", y), Attribute.at("r", radius)]
        + Attribute.both(ink, .paper, 1), tip: tip)
  }
}

/// How text stands to its point.
enum Anchor: String { case start, middle, end }

extension ChartCanvas {
  /// Text in one line, cut to the width; whole, for who points at it.
  /// - Returns: how wide it is.
  @discardableResult
  mutating func text(
    _ text: String, _ x: Double, _ y: Double, _ ink: Ink = .text, anchor: Anchor = .start,
    within room: Double = .infinity, size: Double = ChartCanvas.textSize, isBold: Bool = false,
    isOnShapes: Bool = false
  ) -> Double {
    let whole = SVGText.clean(text)
    guard !whole.isEmpty else { return 0 }
    // Bold letters are about a tenth wider.
    let measured = isBold ? size * 1.1 : size
    let cut = TextMeasure.cut(whole, to: room, size: measured)
    var attributes = [Attribute.at("x", x), Attribute.at("y", y)]
    if anchor != .start { attributes.append("text-anchor=\"\(anchor.rawValue)\"") }
    if size != ChartCanvas.textSize { attributes.append(Attribute.at("font-size", size)) }
    if isBold { attributes.append("font-weight=\"600\"") }
    if isOnShapes {
      attributes +=
        Attribute.both(ink, .paper, 3)
        + ["paint-order=\"stroke\"", "stroke-linejoin=\"round\""]
    } else {
      attributes += Attribute.fill(ink)
    }
    let tip = cut == nil ? "" : "<title>\(SVGText.escaped(whole))</title>"
    write(
      "<text \(attributes.joined(separator: " "))>\(tip)\(SVGText.escaped(cut ?? whole))</text>")
    return TextMeasure.width(cut ?? whole, size: measured)
  }

  /// Text in as many lines as it needs, below what is drawn.
  mutating func paragraph(_ text: String, _ ink: Ink = .quiet, size: Double = 11) {
    let lines = TextMeasure.lines(SVGText.clean(text), width: width, size: size)
    for line in lines {
      bottom += size * 1.4
      self.text(line, 0, bottom, ink, within: width, size: size)
    }
    if !lines.isEmpty { bottom += 4 }
  }

  /// The title, where no page around the drawing has it.
  mutating func heading(_ title: String) {
    bottom += 18
    text(title, 0, bottom, within: width, size: 15, isBold: true)
    bottom += 10
  }
}
