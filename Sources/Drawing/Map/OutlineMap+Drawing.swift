import Kernel
import Pages

extension OutlineMap {
  public func draw(on canvas: inout ChartCanvas) {
    let world = WorldOutlines.world
    let window = window
    let zoom = canvas.width / Double(window.right - window.left)
    let height = Double(window.bottom - window.top) * zoom
    let known = territories.compactMap(\.value.amount.value)
    let classes = ValueClasses(known.filter { $0 != .zero })
    canvas.legend(keys(classes, on: canvas))

    let frame = Box(x: 0, y: canvas.bottom, width: canvas.width, height: height)
    let view =
      "viewBox=\"\(window.left) \(window.top) \(window.right - window.left) "
      + "\(window.bottom - window.top)\""
    canvas.element("svg", frame.attributes + [view]) { canvas in
      drawLand(world, window, on: &canvas)
      for one in territories {
        guard let shape = world.shapes[one.code], shape.bounds.meets(window) else { continue }
        draw(one, shape, classes, world, zoom, on: &canvas)
      }
      for (kind, ink, dash) in [
        (WorldOutlines.Kind.border, Ink.paper, nil), (.contested, .paper, nil),
        (.contested, .quiet, "3 2.5"),
      ] {
        drawLines(kind, ink, dash, world, window, on: &canvas)
      }
      drawRims(world, window, on: &canvas)
    }
    drawValues(in: frame, window, zoom, classes, on: &canvas)
    drawPlaces(in: frame, window, zoom, on: &canvas)
    canvas.bottom += height + 4
    if let unit { canvas.paragraph(canvas.words["chart.in", unit], size: 10.5) }
    for note in notes(canvas.words) { canvas.paragraph(note, size: 10.5) }
  }

  private func keys(_ classes: ValueClasses, on canvas: ChartCanvas) -> [ChartCanvas.Key] {
    var keys: [ChartCanvas.Key] = []
    if manner == .shaded, classes.count > 1 {
      keys = (0..<classes.count).map {
        .swatch(classes.label($0, canvas.settings.written), classes.ink($0))
      }
    }
    return keys + placeKeys(canvas.words) + canvas.keys(for: territories.map(\.value))
  }

  /// Land that the map says nothing of.
  private func drawLand(
    _ world: WorldOutlines, _ window: Bounds, on canvas: inout ChartCanvas
  ) {
    let codes = Set(territories.map(\.code))
    let others = world.shapes.keys.sorted().filter { !codes.contains($0) }
    let path = others.compactMap { world.shapes[$0] }.filter { $0.bounds.meets(window) }
      .map { world.path(of: $0) }.joined()
    if !path.isEmpty { canvas.element("path", ["d=\"\(path)\""] + Attribute.fill(.land)) }
  }

  private func draw(
    _ one: Territory, _ shape: WorldOutlines.Shape, _ classes: ValueClasses,
    _ world: WorldOutlines, _ zoom: Double, on canvas: inout ChartCanvas
  ) {
    let path = ["d=\"\(world.path(of: shape))\""]
    let tip = "\(one.name): \(one.value.text)"
    switch one.value.mark {
    case nil:
      let amount = one.value.amount.value ?? .zero
      let ink = manner == .shaded ? classes.ink(classes.number(of: amount)) : Ink.land
      canvas.element("path", path + Attribute.fill(ink), tip: tip)
    case .zero:
      canvas.element("path", path + Attribute.fill(.paper), tip: tip)
    case .noData:
      canvas.element("path", path + Attribute.fill(.paper))
      let fill = canvas.reference(Texture.noData.inSpace(enlarged: zoom))
      canvas.element(
        "path", path + ["fill=\"\(fill)\""], tip: tip)
    case .notStated, .notApplicable, .withheld:
      canvas.element("path", path + Attribute.fill(.land), tip: tip)
    }
  }

  /// Around what has no colour of its own.
  private func drawRims(_ world: WorldOutlines, _ window: Bounds, on canvas: inout ChartCanvas) {
    let path = territories.filter { $0.value.mark != nil }.compactMap { world.shapes[$0.code] }
      .filter { $0.bounds.meets(window) }.map { world.path(of: $0) }.joined()
    guard !path.isEmpty else { return }
    canvas.element(
      "path",
      ["d=\"\(path)\"", "vector-effect=\"non-scaling-stroke\""] + Attribute.stroke(.strong, 1))
  }

  private func drawLines(
    _ kind: WorldOutlines.Kind, _ ink: Ink, _ dash: String?, _ world: WorldOutlines,
    _ window: Bounds, on canvas: inout ChartCanvas
  ) {
    let path = world.arcs.filter { $0.kind == kind && Bounds($0.points).meets(window) }
      .map { WorldOutlines.path($0.points, closed: false) }.joined()
    guard !path.isEmpty else { return }
    canvas.element(
      "path",
      ["d=\"\(path)\"", "vector-effect=\"non-scaling-stroke\"", "stroke-linejoin=\"round\""]
        + Attribute.stroke(ink, kind == .border ? 0.75 : 1.1, dash: dash))
  }

  /// Dots, signs and codes: they keep their size, however large the map is.
  private func drawValues(
    in frame: Box, _ window: Bounds, _ zoom: Double, _ classes: ValueClasses,
    on canvas: inout ChartCanvas
  ) {
    let world = WorldOutlines.world
    let most = territories.compactMap(\.value.amount.value).max() ?? .zero
    var taken: [(x: Double, y: Double)] = []
    for one in territories {
      let shape = world.shapes[one.code]
      guard let place = shape?.label ?? world.dots[one.code], window.contains(place) else {
        continue
      }
      let x = frame.x + Double(place.x - window.left) * zoom
      let y = frame.y + Double(place.y - window.top) * zoom
      let size = shape.map { shape in
        min(
          Double(shape.bounds.right - shape.bounds.left) * zoom,
          Double(shape.bounds.bottom - shape.bounds.top) * zoom)
      }
      let tip = "\(one.name): \(one.value.text)"
      let isSmall = (size ?? 0) < 9
      if let mark = one.value.mark {
        let isInShape = !isSmall && (mark == .zero || mark == .noData)
        if !isInShape {
          canvas.mark(mark, x - ChartCanvas.markSize / 2, y - ChartCanvas.markSize / 2)
        }
      } else if let amount = one.value.amount.value {
        if manner == .dotted {
          let radius = max((share(max(amount, .zero), of: most)).squareRoot() * 18, 2)
          canvas.dot(x, y, radius, Ink.series[0], tip: tip)
          continue
        }
        let ink = classes.ink(classes.number(of: amount))
        if isSmall { canvas.circle(x, y, 4, ink, tip: tip) }
      }
      let isFree = !taken.contains { abs($0.x - x) < 20 && abs($0.y - y) < 12 }
      let needsMark = one.value.mark.map { $0 != .zero && $0 != .noData } ?? false
      if manner == .shaded, one.code.count == 2, (size ?? 0) >= 22, isFree, !needsMark {
        taken.append((x, y))
        canvas.text(one.code, x, y + 4, anchor: .middle, size: 10.5, isOnShapes: true)
      }
    }
  }
}

extension ChartCanvas {
  /// A dot that lets others be seen through it.
  mutating func dot(_ x: Double, _ y: Double, _ radius: Double, _ ink: Ink, tip: String) {
    element(
      "circle",
      [Attribute.at("cx", x), Attribute.at("cy", y), Attribute.at("r", radius)]
        + Attribute.both(ink, ink, 1) + [Attribute.at("fill-opacity", 0.45)], tip: tip)
  }
}
