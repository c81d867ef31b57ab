import Pages

/// The sheet that a chart is drawn on: from the top down, as wide as it was asked for.
public struct ChartCanvas: Sendable {
  static let textSize = 12.0

  let settings: ChartSettings
  /// How far down the drawing reaches.
  var bottom = 0.0
  private(set) var lines: [String] = []
  private var depth = 1
  private var fills: Set<Texture> = []

  init(settings: ChartSettings) { self.settings = settings }

  var width: Double { Double(settings.width) }
  var isNarrow: Bool { settings.width < 480 }
  var words: Words { settings.written.words }

  /// An element, empty or with what `content` draws.
  mutating func element(
    _ name: String, _ attributes: [String], content: ((inout ChartCanvas) -> Void)? = nil
  ) {
    let tag = ([name] + attributes).joined(separator: " ")
    guard let content else {
      write("<\(tag)/>")
      return
    }
    write("<\(tag)>")
    depth += 1
    content(&self)
    depth -= 1
    write("</\(name)>")
  }

  /// A shape with words that show when it is pointed at.
  mutating func element(_ name: String, _ attributes: [String], tip: String?) {
    guard let tip else { return element(name, attributes) }
    let tag = ([name] + attributes).joined(separator: " ")
    write("<\(tag)><title>\(SVGText.escaped(tip))</title></\(name)>")
  }

  mutating func write(_ text: String) {
    lines.append(String(repeating: " ", count: depth) + text)
  }

  /// Paint that needs a definition; its address within the drawing.
  mutating func reference(_ texture: Texture) -> String {
    fills.insert(texture)
    return "url(#\(settings.id)-\(texture.name))"
  }

  /// The whole as an element.
  func document(title: String, summary: String) -> String {
    let height = svgNumber(bottom.rounded(.up))
    let id = settings.id
    let classes = ["chart", settings.role].compactMap { $0 }.joined(separator: " ")
    var text = """
      <svg xmlns="http://www.w3.org/2000/svg" class="\(classes)" role="img" \
      aria-labelledby="\(id)-title \(id)-desc" viewBox="0 0 \(settings.width) \(height)" \
      width="\(settings.width)" height="\(height)" \
      font-family="Noto Sans, Segoe UI, Helvetica Neue, DejaVu Sans, Arial, sans-serif" \
      font-size="\(svgNumber(ChartCanvas.textSize))">
       <title id="\(id)-title">\(SVGText.escaped(title))</title>
       <desc id="\(id)-desc">\(SVGText.escaped(summary))</desc>

      """
    if settings.isStandalone {
      text += " <rect width=\"\(settings.width)\" height=\"\(height)\" fill=\"#ffffff\"/>\n"
    }
    if !fills.isEmpty {
      text += " <defs>\n"
      for fill in fills.sorted(by: { $0.name < $1.name }) { text += fill.definition(id: id) }
      text += " </defs>\n"
    }
    for line in lines { text += line + "\n" }
    return text + "</svg>\n"
  }
}

/// A coordinate: at most two decimals, none that say nothing.
func svgNumber(_ value: Double) -> String {
  let hundredths = Int((value * 100).rounded())
  let whole = hundredths.magnitude / 100
  let rest = hundredths.magnitude % 100
  let sign = hundredths < 0 ? "-" : ""
  if rest == 0 { return "\(sign)\(whole)" }
  return rest % 10 == 0
    ? "\(sign)\(whole).\(rest / 10)" : "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
}
