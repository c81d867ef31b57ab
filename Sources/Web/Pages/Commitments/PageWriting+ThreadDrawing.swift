import Drawing
import GoldenThread
import Kernel
import Pages

extension PageWriting {
  /// The money of each measure on its way through activities to commitments: a drawing each,
  /// because measures are never added.
  func threadDrawings(_ thread: CommitmentThread) -> [[String: Any]] {
    LinkedMeasure.allCases.compactMap { measure in
      sankey(thread, measure).map { figure($0, id: "thread-\(measure.rawValue)") }
    }
  }

  /// Nil where no link gives money of that measure.
  private func sankey(_ thread: CommitmentThread, _ measure: LinkedMeasure) -> SankeyChart? {
    let strands = thread.strands.filter { !$0.gifts(measure).isEmpty }
    guard let first = strands.first else { return nil }
    let name = words["measure.\(measure.rawValue)"]
    func total(_ strand: ThreadStrand) -> ChartValue {
      value(
        strand.money.linked(measure).figure.amount.value?.description ?? "0", thread.currency)
    }
    // Where it all comes together in one commitment, it comes from one sum.
    var nodes = strands.count == 1 ? [SankeyChart.Node(name, layer: 0, total(first))] : []
    let ends = nodes.count..<nodes.count + strands.count
    nodes += strands.map { SankeyChart.Node($0.commitment, layer: 2, total($0)) }
    var flows: [SankeyChart.Flow] = []
    var places: [String: Int] = [:]
    for (strand, end) in zip(strands, ends) {
      for (source, amount) in strand.gifts(measure) {
        let label = [source.title ?? source.identifier, source.ref].compactMap { $0 }
          .joined(separator: " · ")
        let given = value(amount, thread.currency)
        let key = "\(source.link.source.rawValue) \(source.link.record)"
        if let place = places[key] {
          // What it gives to several is no figure of any room: each flow says its own.
          nodes[place] = SankeyChart.Node(
            label, layer: 1, ChartValue(.value(.zero), text: ""))
        } else {
          places[key] = nodes.count
          nodes.append(SankeyChart.Node(label, layer: 1, given))
          if strands.count == 1 { flows.append(.init(from: 0, to: nodes.count - 1, given)) }
        }
        flows.append(.init(from: places[key] ?? 0, to: end, given))
      }
    }
    return SankeyChart(
      title: words["threadDrawing", name], unit: thread.currency,
      layers: [words["money"], words["threadSource"], words["commitment"]], nodes: nodes,
      flows: flows)
  }
}

extension ThreadStrand {
  /// What stands behind it, with what each gives of a measure.
  fileprivate func gifts(_ measure: LinkedMeasure) -> [(ThreadSource, String)] {
    sources.compactMap { source in
      (measure == .disbursed ? source.disbursed : source.spent).map { (source, $0) }
    }
  }
}
