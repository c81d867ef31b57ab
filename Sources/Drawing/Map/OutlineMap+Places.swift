import Kernel
import Pages

extension OutlineMap {
  /// Somewhere within a territory.
  public struct Place: Hashable, Sendable {
    public let name: String
    /// As it was given.
    public let position: String
    /// Whether it was moved to a grid, so that nobody finds it.
    public let isCoarse: Bool
    /// On the grid of the outlines.
    let x: Double
    let y: Double

    /// Nil where the position is not a latitude and a longitude in degrees (WGS 84).
    public init?(_ name: String, position: String, isCoarse: Bool = false) {
      let degrees = position.split(whereSeparator: \.isWhitespace).map(Place.degrees)
      guard degrees.count == 2, let latitude = degrees[0], let longitude = degrees[1],
        abs(latitude) <= 90, abs(longitude) <= 180
      else { return nil }
      self.name = name
      self.position = position
      self.isCoarse = isCoarse
      (x, y) = WorldOutlines.project(latitude: latitude, longitude: longitude)
    }

    private static func degrees(_ text: Substring) -> Double? {
      switch FixedDecimal.read(String(text)) {
      case .exact(let value), .rounded(let value): Double(value.millionths) / 1_000_000
      case .outOfRange, .malformed: nil
      }
    }

    var nearest: WorldOutlines.Point { .init(x: Int(x.rounded()), y: Int(y.rounded())) }
  }

  /// Numbered signs, which no area has the shape of; a hollow one is only near its place.
  func drawPlaces(
    in frame: Box, _ window: Bounds, _ zoom: Double, on canvas: inout ChartCanvas
  ) {
    let shown = places.enumerated().filter { window.contains($0.element.nearest) }
      .map { number, place in
        (
          number: number + 1, place: place, x: frame.x + (place.x - Double(window.left)) * zoom,
          y: frame.y + (place.y - Double(window.top)) * zoom
        )
      }
    var taken = shown.map { Box(x: $0.x - 5, y: $0.y - 5, width: 10, height: 10) }
    for one in shown {
      canvas.diamond(
        one.x, one.y, isHollow: one.place.isCoarse,
        tip: "\(one.number) \(one.place.name): \(one.place.position)")
    }
    for one in shown {
      let text = String(one.number)
      let width = TextMeasure.width(text, size: 10.5) + 2
      // Where it is in nobody's way; who points at the sign finds it anyway.
      let rooms = [(6.0, -6.0), (-6 - width, -6), (-width / 2, -18), (-width / 2, 6)].map {
        Box(x: one.x + $0.0, y: one.y + $0.1, width: width, height: 12)
      }
      guard let room = rooms.first(where: { room in !taken.contains { $0.meets(room) } }) else {
        continue
      }
      taken.append(room)
      canvas.text(text, room.x + 1, room.y + 10, size: 10.5, isBold: true, isOnShapes: true)
    }
  }

  func placeKeys(_ words: Words) -> [ChartCanvas.Key] {
    [false, true].filter { isCoarse in places.contains { $0.isCoarse == isCoarse } }.map {
      isCoarse in
      .init(label: words[isCoarse ? "chart.map.near" : "chart.map.place"]) { canvas, x, y in
        let middle = ChartCanvas.markSize / 2
        canvas.diamond(x + middle, y + middle, isHollow: isCoarse)
      }
    }
  }
}

extension ChartCanvas {
  fileprivate mutating func diamond(
    _ x: Double, _ y: Double, isHollow: Bool, tip: String? = nil
  ) {
    let paint =
      isHollow ? Attribute.both(.paper, .text, 1.6) : Attribute.both(.text, .paper, 1.2)
    element(
      "path", ["d=\"M\(svgNumber(x)) \(svgNumber(y - 5.5))l5 5.5l-5 5.5l-5 -5.5z\""] + paint,
      tip: tip)
  }
}

extension Box {
  fileprivate func meets(_ other: Box) -> Bool {
    x < other.x + other.width && other.x < x + width && y < other.y + other.height
      && other.y < y + height
  }
}
