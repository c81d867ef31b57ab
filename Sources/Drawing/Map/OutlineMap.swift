import Kernel
import Pages

/// A map on which territories are shaded by classes of value, or carry dots, and places are marked.
public struct OutlineMap: Chart {
  public struct Territory: Hashable, Sendable {
    /// ISO 3166-1 alpha-2, or one of the codes that the reference tables have besides.
    public let code: String
    public let name: String
    public let value: ChartValue
    /// What is to be said beside its name, where the name is contested.
    public let note: String?

    public init(_ code: String, _ name: String, _ value: ChartValue, note: String? = nil) {
      self.code = code
      self.name = name
      self.value = value
      self.note = note
    }
  }

  public enum Manner: Hashable, Sendable { case shaded, dotted }

  public enum Extent: Hashable, Sendable {
    case world
    /// As much as these codes need, with some land around them.
    case around([String])
  }

  public let title: String
  public let unit: String?
  public let territories: [Territory]
  /// Numbered as they come.
  public let places: [Place]
  public let manner: Manner
  public let extent: Extent
  /// What stands beneath every map about names and borders; the reference tables have the words.
  public let disclaimer: String

  public init(
    title: String, unit: String?, territories: [Territory], places: [Place] = [],
    manner: Manner = .shaded, extent: Extent = .world, disclaimer: String
  ) {
    self.title = title
    self.unit = unit
    self.territories = territories
    self.places = places
    self.manner = manner
    self.extent = extent
    self.disclaimer = disclaimer
  }

  /// The key of the words that name the source of the outlines and their rule for borders.
  public static let source = "chart.map.source"

  /// Whether a code has an outline or a place on the map.
  public static func shows(_ code: String) -> Bool {
    WorldOutlines.world.shapes[code] != nil || WorldOutlines.world.dots[code] != nil
  }

  public func summary(_ words: Words) -> String {
    var summary = Summary(words)
    summary.say(words.count(territories.count, "chart.map"))
    if !places.isEmpty { summary.say(words.count(places.count, "chart.places")) }
    summary.unit(unit)
    summary.extremes(territories.map { ($0.name, $0.value) })
    let absent = territories.filter { !OutlineMap.shows($0.code) }.map(\.name)
    if !absent.isEmpty { summary.say(words["chart.map.absent", summary.list(absent)]) }
    return summary.text
  }

  public func table(_ words: Words) -> ChartTable {
    ChartTable(
      title,
      columns: [
        .words(words["chart.map.territory"]),
        .words(words[places.isEmpty ? "chart.map.code" : "chart.map.codeOrPosition"]),
        .figures(unit ?? words["chart.value"]),
      ],
      rows: territories.map { [$0.name, $0.code, $0.value.text] }
        + places.enumerated().map { number, place in
          [
            "\(number + 1) \(place.name)", place.position,
            words[place.isCoarse ? "chart.map.near" : "chart.map.place"],
          ]
        }, notes: notes(words))
  }

  /// What is read beneath the map: who is not on it, what is said of names, source and borders.
  func notes(_ words: Words) -> [String] {
    let absent = territories.filter { !OutlineMap.shows($0.code) }.map(\.name)
    let window = window
    let outside =
      territories.filter { one in
        let world = WorldOutlines.world
        let place = world.shapes[one.code]?.label ?? world.dots[one.code]
        return place.map { !window.contains($0) } ?? false
      }.map(\.name) + places.filter { !window.contains($0.nearest) }.map(\.name)
    var notes: [String] = []
    if places.contains(where: \.isCoarse) { notes.append(words["chart.map.coarse"]) }
    if manner == .dotted { notes.append(words["chart.map.dots"]) }
    for (key, names) in [("chart.map.absent", absent), ("chart.map.outside", outside)]
    where !names.isEmpty {
      notes.append(words[key, names.map(SVGText.isolated).joined(separator: ", ")])
    }
    notes += territories.compactMap { one in one.note.map { "\(one.name): \($0)" } }
    return notes + [words[OutlineMap.source], disclaimer]
  }

  /// The part of the grid that is shown.
  var window: Bounds {
    let world = WorldOutlines.world
    switch extent {
    case .world:
      var all = Bounds(world.arcs.lazy.flatMap(\.points))
      all.top -= 8
      all.bottom += 8
      return all
    case .around(let codes):
      let corners = codes.flatMap { code -> [WorldOutlines.Point] in
        if let bounds = world.shapes[code]?.bounds {
          return [.init(x: bounds.left, y: bounds.top), .init(x: bounds.right, y: bounds.bottom)]
        }
        return world.dots[code].map { [$0] } ?? []
      }
      // Without any territory, as much as the places need.
      let shown = corners.isEmpty ? places.map(\.nearest) : corners
      guard !shown.isEmpty else { return OutlineMap(extent: .world, like: self).window }
      // Places lie near each other.
      return Bounds(shown).widened(atLeast: places.isEmpty ? 260 : 130)
    }
  }

  private init(extent: Extent, like other: OutlineMap) {
    self.init(
      title: other.title, unit: other.unit, territories: other.territories, places: other.places,
      manner: other.manner, extent: extent, disclaimer: other.disclaimer)
  }
}

extension Bounds {
  /// With land around it, no narrower than `least`, and neither a strip nor a tower.
  fileprivate func widened(atLeast least: Int) -> Bounds {
    var wide = self
    let margin = max(right - left, bottom - top) / 8 + 12
    wide.grow(by: margin, margin)
    let width = max(wide.right - wide.left, least)
    let height = max(wide.bottom - wide.top, width * 11 / 20)
    let breadth = max(width, height * 5 / 4)
    wide.grow(
      by: (breadth - (wide.right - wide.left) + 1) / 2,
      (height - (wide.bottom - wide.top) + 1) / 2)
    return wide
  }

  private mutating func grow(by x: Int, _ y: Int) {
    left -= x
    right += x
    top -= y
    bottom += y
  }
}
