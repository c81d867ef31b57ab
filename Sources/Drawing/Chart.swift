import Pages

/// A drawing of figures that are known already: it is given them, computes none, and comes with a
/// title, a summary in words and the table behind it.
public protocol Chart: Sendable {
  var title: String { get }
  /// What the chart shows, in one or a few sentences.
  func summary(_ words: Words) -> String
  func table(_ words: Words) -> ChartTable
  /// Draws onto a canvas of a given width; the drawing decides its height.
  func draw(on canvas: inout ChartCanvas)
}

extension Chart {
  /// The chart as an `svg` element: no script, no style sheet, nothing from elsewhere. The same
  /// chart and settings give the same bytes.
  public func svg(_ settings: ChartSettings) -> String {
    var canvas = ChartCanvas(settings: settings)
    if settings.isStandalone { canvas.heading(title) }
    draw(on: &canvas)
    return canvas.document(title: title, summary: summary(settings.written.words))
  }
}

/// How a chart is drawn.
public struct ChartSettings: Sendable {
  /// Begins the ids within the drawing; apart from those of other drawings on a page.
  public let id: String
  /// In CSS pixels; text keeps its size. Pages draw a wide and a narrow one.
  public let width: Int
  public let written: Written
  /// A class that the page's style knows, besides `chart`.
  public let role: String?
  /// A file of its own: with its title to be seen, and on paper.
  public let isStandalone: Bool

  /// Letters, digits and hyphens of `id` count; a width is held between 60 and 2000.
  public init(
    id: String, width: Int, written: Written, role: String? = nil, isStandalone: Bool = false
  ) {
    self.id = ChartSettings.name(id)
    self.width = min(max(width, 60), 2000)
    self.written = written
    self.role = role.map(ChartSettings.name)
    self.isStandalone = isStandalone
  }

  private static func name(_ text: String) -> String {
    let name = String(
      text.unicodeScalars.filter {
        ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0)
          || $0 == "-"
      }.map(Character.init))
    return name.isEmpty ? "chart" : name
  }
}
