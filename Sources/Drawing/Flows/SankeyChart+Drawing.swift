import Kernel
import Pages

extension SankeyChart {
  public func draw(on canvas: inout ChartCanvas) {
    guard !flows.isEmpty else { return canvas.empty() }
    canvas.legend(
      canvas.keys(for: (flows.map(\.value) + nodes.map(\.value)).filter { $0.mark != .zero }))
    canvas.bottom += 12
    let numbers = Set(nodes.map(\.layer)).sorted()
    let breadth = 9.0
    let margin = labelMargin(numbers.last, on: canvas)
    let step =
      numbers.count > 1 ? (canvas.width - breadth - margin) / Double(numbers.count - 1) : 0
    // Without a margin the headings of the last two layers share the room between them.
    let lastHeading = numbers.last.flatMap { layers.indices.contains($0) ? layers[$0] : nil }
    let shared =
      margin == 0 ? min(TextMeasure.width(lastHeading ?? "", size: 11), step * 0.6) : 0
    for (place, number) in numbers.enumerated() where layers.indices.contains(number) {
      let x = Double(place) * step
      let anchor: Anchor =
        place == numbers.count - 1 && place > 0 && margin == 0 ? .end : .start
      canvas.text(
        layers[number], anchor == .end ? x + breadth : x, canvas.bottom, .quiet, anchor: anchor,
        within: place == numbers.count - 1
          ? max(margin, step * 0.6)
          : step - 8 - (place == numbers.count - 2 ? shared : 0), size: 11)
    }
    canvas.bottom += 6
    let labels = nodes.map { node in
      lines(of: node, within: labelRoom(node.layer, numbers, step - breadth, margin))
    }
    let isWrapped = labels.contains { $0.count > 1 }
    let layout = SankeyLayout(self, top: canvas.bottom, slot: isWrapped ? 46 : 32)
    let xs = nodes.map { node in Double(numbers.firstIndex(of: node.layer) ?? 0) * step }

    for (index, flow) in flows.enumerated() {
      draw(index, flow, layout, from: xs[flow.from] + breadth, to: xs[flow.to], on: &canvas)
    }
    for (index, node) in nodes.enumerated() {
      let box = Box(
        x: xs[index], y: layout.tops[index], width: breadth,
        height: max(layout.heights[index], 1))
      canvas.rect(box, ink(index), tip: "\(node.label): \(node.value.text)")
    }
    for (index, node) in nodes.enumerated() {
      let isBefore = node.layer == numbers.last && margin == 0
      let room = labelRoom(node.layer, numbers, step - breadth, margin)
      let x = isBefore ? xs[index] - 6 : xs[index] + breadth + 6
      let anchor: Anchor = isBefore ? .end : .start
      var y = layout.tops[index] + layout.heights[index] / 2 + 4
      y -= Double(labels[index].count) * 6.5
      for line in labels[index] {
        canvas.text(line, x, y, anchor: anchor, within: room, isOnShapes: true)
        y += 13
      }
      var place = x
      if let mark = node.value.mark, mark != .zero {
        let size = ChartCanvas.markSize
        canvas.mark(mark, isBefore ? x - size : x, y - size + 2)
        place += isBefore ? -size - 5 : size + 5
      }
      canvas.text(
        node.value.text, place, y, .quiet, anchor: anchor, within: room, size: 11,
        isOnShapes: true)
    }
    canvas.bottom += layout.height
    if let unit { canvas.paragraph(canvas.words["chart.in", unit]) }
    canvas.paragraph(canvas.words["chart.flowsScale"])
  }

  /// How wide a label may be: without a margin, the last two layers share the room between them.
  private func labelRoom(
    _ layer: Int, _ layers: [Int], _ gap: Double, _ margin: Double
  ) -> Double {
    if layer == layers.last, margin > 0 { return margin - 8 }
    let isShared = margin == 0 && layers.suffix(2).contains(layer)
    return gap / (isShared ? 2 : 1) - 10
  }

  /// A name in two lines at most; what is longer is cut in the second.
  private func lines(of node: Node, within room: Double) -> [String] {
    let lines = TextMeasure.lines(
      SVGText.clean(node.label), width: room, size: ChartCanvas.textSize)
    return lines.count < 2 ? lines : [lines[0], lines.dropFirst().joined(separator: " ")]
  }

  /// Room for the names of the last layer beside it, where the drawing is wide enough.
  private func labelMargin(_ last: Int?, on canvas: ChartCanvas) -> Double {
    guard !canvas.isNarrow else { return 0 }
    let widest = nodes.filter { $0.layer == last }.map {
      max(
        TextMeasure.width(SVGText.clean($0.label), size: 12),
        TextMeasure.width(SVGText.clean($0.value.text), size: 11) + 20)
    }.max()
    return min((widest ?? 0) + 8, canvas.width * 0.26)
  }

  /// Where the money comes from has a colour; what it passes through has none.
  private func ink(_ node: Int) -> Ink {
    let first = nodes.map(\.layer).min()
    guard nodes[node].layer == first else { return .quiet }
    let place = nodes[..<node].count { $0.layer == first }
    return Ink.series[place % Ink.series.count]
  }

  private func draw(
    _ index: Int, _ flow: Flow, _ layout: SankeyLayout, from x1: Double, to x2: Double,
    on canvas: inout ChartCanvas
  ) {
    let (y1, y2) = layout.ends[index]
    let breadth = layout.breadths[index]
    let middle = svgNumber((x1 + x2) / 2)
    let tip = "\(nodes[flow.from].label) → \(nodes[flow.to].label): \(flow.value.text)"
    let there =
      "M\(svgNumber(x1)) \(svgNumber(y1))C\(middle) \(svgNumber(y1)) "
      + "\(middle) \(svgNumber(y2)) \(svgNumber(x2)) \(svgNumber(y2))"
    if let mark = flow.value.mark {
      guard mark != .zero else { return }
      canvas.path(there, .strong, width: 1, dash: "3 3", tip: tip)
      canvas.mark(
        mark, (x1 + x2 - ChartCanvas.markSize) / 2, (y1 + y2 - ChartCanvas.markSize) / 2)
      return
    }
    let ink = ink(flow.from)
    let back =
      "L\(svgNumber(x2)) \(svgNumber(y2 + breadth))C\(middle) \(svgNumber(y2 + breadth)) "
      + "\(middle) \(svgNumber(y1 + breadth)) \(svgNumber(x1)) \(svgNumber(y1 + breadth))Z"
    var paint = Attribute.fill(ink) + [Attribute.at("fill-opacity", 0.42)]
    if breadth < 0.75 {
      paint = Attribute.both(ink, ink, 0.75) + [Attribute.at("opacity", 0.6)]
    }
    canvas.element("path", ["d=\"\(there)\(back)\""] + paint, tip: tip)
  }
}
