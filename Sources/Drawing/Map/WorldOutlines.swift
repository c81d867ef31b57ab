/// The outlines of the world's countries on a grid of whole numbers, and places for the territories
/// that are too small to have one.
struct WorldOutlines: Sendable {
  enum Kind: Character, Sendable { case shore = "s", border = "b", contested = "c" }

  struct Point: Hashable, Sendable {
    var x: Int
    var y: Int
  }

  /// A line between two places where outlines meet.
  struct Arc: Sendable {
    let kind: Kind
    let points: [Point]
  }

  /// What one code covers.
  struct Shape: Sendable {
    let label: Point
    /// Arcs by number, `~n` for one that is followed backwards.
    let rings: [[Int]]
    let bounds: Bounds
  }

  let arcs: [Arc]
  let shapes: [String: Shape]
  let dots: [String: Point]

  static let world = WorldOutlines()

  private init() {
    let arcs = WorldOutlines.arcLines.split(separator: "\n").compactMap { line -> Arc? in
      guard let kind = line.first.flatMap(Kind.init) else { return nil }
      var at = Point(x: 0, y: 0)
      let steps = WorldOutlines.numbers(line.dropFirst())
      let points = stride(from: 0, to: steps.count - 1, by: 2).map { index in
        at.x += steps[index]
        at.y += steps[index + 1]
        return at
      }
      return Arc(kind: kind, points: points)
    }
    var shapes: [String: Shape] = [:]
    for line in WorldOutlines.shapeLines.split(separator: "\n") {
      let fields = line.split(separator: "\t")
      let label = WorldOutlines.numbers(fields[1])
      let rings = fields.dropFirst(2).map(WorldOutlines.numbers)
      let points = rings.joined().flatMap { arcs[$0 < 0 ? ~$0 : $0].points }
      shapes[String(fields[0])] = Shape(
        label: Point(x: label[0], y: label[1]), rings: rings, bounds: Bounds(points))
    }
    var dots: [String: Point] = [:]
    for line in WorldOutlines.dotLines.split(separator: "\n") {
      let fields = line.split(separator: "\t")
      let place = WorldOutlines.numbers(fields[1])
      dots[String(fields[0])] = Point(x: place[0], y: place[1])
    }
    self.arcs = arcs
    self.shapes = shapes
    self.dots = dots
  }

  private static func numbers(_ text: Substring) -> [Int] {
    text.split(separator: " ").compactMap { Int($0) }
  }

  /// The points of a ring, without its first point again at the end.
  func points(of ring: [Int]) -> [Point] {
    ring.flatMap { number in
      number < 0 ? arcs[~number].points.reversed().dropLast() : arcs[number].points.dropLast()
    }
  }

  /// The data of an SVG path along points.
  static func path(_ points: some Sequence<Point>, closed: Bool) -> String {
    var path = ""
    var before: Point?
    for point in points {
      if let before {
        path += "\(point.x - before.x) \(point.y - before.y) "
      } else {
        path += "M\(point.x) \(point.y)l"
      }
      before = point
    }
    return path.trimmingLast + (closed ? "z" : "")
  }

  func path(of shape: Shape) -> String {
    shape.rings.map { WorldOutlines.path(points(of: $0), closed: true) }.joined()
  }
}

extension String {
  fileprivate var trimmingLast: Substring { last == " " ? dropLast() : self[...] }
}

/// A box of the grid.
struct Bounds: Hashable, Sendable {
  var left = Int.max
  var top = Int.max
  var right = Int.min
  var bottom = Int.min

  init(_ points: some Sequence<WorldOutlines.Point>) {
    for point in points {
      left = min(left, point.x)
      right = max(right, point.x)
      top = min(top, point.y)
      bottom = max(bottom, point.y)
    }
  }

  func meets(_ other: Bounds) -> Bool {
    left <= other.right && other.left <= right && top <= other.bottom && other.top <= bottom
  }

  func contains(_ point: WorldOutlines.Point) -> Bool {
    left <= point.x && point.x <= right && top <= point.y && point.y <= bottom
  }
}
