import Kernel
import Pages

/// Stages of which each leaves some behind: the breadth of a stage is in proportion to its figure.
public struct FunnelChart: Chart {
  public struct Stage: Hashable, Sendable {
    public let label: String
    public let value: ChartValue
    /// What is said beside it, for example its share of the first.
    public let note: String?

    public init(_ label: String, _ value: ChartValue, note: String? = nil) {
      self.label = label
      self.value = value
      self.note = note
    }
  }

  public let title: String
  public let unit: String?
  public let stages: [Stage]

  public init(title: String, unit: String?, stages: [Stage]) {
    self.title = title
    self.unit = unit
    self.stages = stages
  }

  public func summary(_ words: Words) -> String {
    var summary = Summary(words)
    summary.say(words.count(stages.count, "chart.funnel"))
    summary.unit(unit)
    let known = stages.filter { $0.value.amount.value != nil }
    if known.count > 1, let first = known.first, let last = known.last {
      summary.say(
        words[
          "chart.firstLast", summary.name(first.value.text), summary.name(first.label),
          summary.name(last.value.text), summary.name(last.label)])
    }
    summary.extremes(stages.filter { $0.value.amount.value == nil }.map { ($0.label, $0.value) })
    return summary.text
  }

  public func table(_ words: Words) -> ChartTable {
    let hasNotes = stages.contains { $0.note != nil }
    return ChartTable(
      title,
      columns: [.words(words["chart.stage"]), .figures(unit ?? words["chart.value"])]
        + (hasNotes ? [.words(words["chart.note"])] : []),
      rows: stages.map { [$0.label, $0.value.text] + (hasNotes ? [$0.note ?? ""] : []) })
  }

  public func draw(on canvas: inout ChartCanvas) {
    guard !stages.isEmpty else { return canvas.empty() }
    canvas.legend(canvas.keys(for: stages.map(\.value)))
    let names = stages.map { TextMeasure.width(SVGText.clean($0.label), size: 12) }.max() ?? 0
    let nameRoom = canvas.isNarrow ? 0 : min(names + 16, canvas.width * 0.3)
    let noteRoom = canvas.isNarrow ? 0 : canvas.width * 0.22
    let space = canvas.width - nameRoom - noteRoom
    // The broadest stage takes all the room: there is no axis that would need round numbers.
    let broadest = stages.compactMap(\.value.amount.value).max() ?? .zero
    let middle = nameRoom + space / 2
    let height = 24.0
    let step = height + (canvas.isNarrow ? 26 : 14)

    var before: (breadth: Double, bottom: Double)?
    for stage in stages {
      let top = canvas.bottom + (canvas.isNarrow ? 20 : 4)
      let value = stage.value
      if canvas.isNarrow {
        canvas.text(stage.label, 0, top - 6, within: canvas.width * 0.6)
        let said = [value.text, stage.note].compactMap { $0 }.joined(separator: " · ")
        canvas.text(
          said, canvas.width, top - 6, .quiet, anchor: .end, within: canvas.width * 0.38, size: 11)
      } else {
        canvas.text(stage.label, 0, top + 16, within: nameRoom - 12)
        let isAlone = stage.note == nil
        let right = canvas.width - noteRoom + 12
        canvas.text(value.text, right, top + (isAlone ? 16 : 10), within: noteRoom - 12)
        canvas.text(
          stage.note ?? "", right, top + 24, .quiet, within: noteRoom - 12, size: 11)
      }
      if let mark = value.mark {
        canvas.mark(mark, middle - ChartCanvas.markSize / 2, top + 6)
        before = nil
      } else if let amount = value.amount.value {
        let breadth = amount < .zero ? 0 : share(amount, of: broadest) * space
        if let before, !canvas.isNarrow {
          let upper = before.breadth / 2
          let lower = breadth / 2
          let data =
            "M\(svgNumber(middle - upper)) \(svgNumber(before.bottom))H\(svgNumber(middle + upper))"
            + "L\(svgNumber(middle + lower)) \(svgNumber(top))H\(svgNumber(middle - lower))Z"
          canvas.element("path", ["d=\"\(data)\""] + Attribute.fill(.land))
        }
        canvas.rect(
          Box(x: middle - breadth / 2, y: top, width: breadth, height: height), Ink.series[0],
          tip: "\(stage.label): \(value.text)")
        before = (breadth, top + height)
      }
      canvas.bottom += step
    }
    canvas.bottom += 4
    if let unit { canvas.paragraph(canvas.words["chart.in", unit]) }
  }
}

/// How much of a whole an amount is, to draw it; none of it is ever written.
func share(_ amount: ExactDecimal, of whole: ExactDecimal) -> Double {
  let whole = AxisScale.clamped(whole)
  return whole > 0 ? Double(AxisScale.clamped(amount)) / Double(whole) : 0
}
