import Kernel

/// Where nodes and flows lie: each node as high as what flows in or out of it, whichever is more,
/// in an order within its layer that lets few flows cross.
struct SankeyLayout {
  /// Nodes of each layer, from the top.
  let order: [[Int]]
  /// The upper end and the height of each node.
  let tops: [Double]
  let heights: [Double]
  /// The upper ends of each flow, and its breadth.
  let ends: [(from: Double, to: Double)]
  let breadths: [Double]
  let height: Double

  /// - Parameter least: the height that a node's label needs, the node's own included.
  init(_ chart: SankeyChart, top: Double, slot least: Double) {
    let nodes = chart.nodes
    let flows = chart.flows
    let amounts = flows.map { flow -> Int128 in
      max(flow.value.amount.value.map(AxisScale.clamped) ?? 0, 0)
    }
    var sent = [Int128](repeating: 0, count: nodes.count)
    var received = sent
    for (flow, amount) in zip(flows, amounts) {
      sent[flow.from] += amount
      received[flow.to] += amount
    }
    let sizes = nodes.indices.map { Double(max(sent[$0], received[$0])) }

    let layers = Set(nodes.map(\.layer)).sorted()
    let given = layers.map { layer in nodes.indices.filter { nodes[$0].layer == layer } }
    let order = SankeyLayout.untangled(given, flows, weights: amounts.map(Double.init))
    self.order = order

    let most = Double(order.map(\.count).max() ?? 0)
    let height = max(200, most * least + 150)
    self.height = height
    // What is left of the height when each label has its room, for the layer that needs most.
    let scales = order.compactMap { layer -> Double? in
      let sum = layer.reduce(0) { $0 + sizes[$1] }
      return sum > 0 ? (height - Double(layer.count) * least) / sum : nil
    }
    let scale = scales.min() ?? 0
    let heights = sizes.map { $0 * scale }
    let breadths = amounts.map { Double($0) * scale }
    var tops = [Double](repeating: 0, count: nodes.count)
    for layer in order {
      let slots = layer.map { max(heights[$0] + 14, least) }
      let free = height - slots.reduce(0, +)
      // Room that is left lies between the nodes, and as much above and below.
      let gap = free / Double(layer.count + 1)
      var y = top + gap
      for (node, slot) in zip(layer, slots) {
        tops[node] = y + (slot - heights[node]) / 2
        y += slot + gap
      }
    }

    var ends: [(from: Double, to: Double)] = flows.map { (tops[$0.from], tops[$0.to]) }
    for node in nodes.indices {
      var y = tops[node]
      for flow in flows.indices.filter({ flows[$0].from == node })
        .sorted(by: { (tops[flows[$0].to], $0) < (tops[flows[$1].to], $1) })
      {
        ends[flow].from = y
        y += breadths[flow]
      }
      y = tops[node]
      for flow in flows.indices.filter({ flows[$0].to == node })
        .sorted(by: { (tops[flows[$0].from], $0) < (tops[flows[$1].from], $1) })
      {
        ends[flow].to = y
        y += breadths[flow]
      }
    }
    (self.heights, self.breadths, self.tops, self.ends) = (heights, breadths, tops, ends)
  }

  /// Sorts each layer by where its flows come from, then by where they go, a few times, and keeps
  /// the order with the fewest crossings.
  private static func untangled(
    _ order: [[Int]], _ flows: [SankeyChart.Flow], weights: [Double]
  ) -> [[Int]] {
    var order = order
    var best = (crossings: crossings(order, flows), order: order)
    for sweep in 0..<8 where best.crossings > 0 {
      let isForward = sweep % 2 == 0
      let turns = isForward ? Array(order.indices) : order.indices.reversed()
      for layer in turns {
        let place = places(of: order)
        func middle(_ node: Int) -> Double {
          var sum = 0.0
          var weight = 0.0
          for (index, flow) in flows.enumerated() {
            let other = isForward ? flow.from : flow.to
            guard (isForward ? flow.to : flow.from) == node else { continue }
            let share = max(weights[index], 1)
            sum += share * (place[other] ?? 0)
            weight += share
          }
          return weight > 0 ? sum / weight : place[node] ?? 0
        }
        let middles = Dictionary(uniqueKeysWithValues: order[layer].map { ($0, middle($0)) })
        order[layer] = order[layer].enumerated().sorted {
          (middles[$0.element] ?? 0, $0.offset) < (middles[$1.element] ?? 0, $1.offset)
        }.map(\.element)
      }
      let now = crossings(order, flows)
      if now < best.crossings { best = (now, order) }
    }
    return best.order
  }

  /// How far down its layer each node stands, from 0 to 1.
  private static func places(of order: [[Int]]) -> [Int: Double] {
    var places: [Int: Double] = [:]
    for layer in order {
      for (index, node) in layer.enumerated() {
        places[node] = (Double(index) + 0.5) / Double(layer.count)
      }
    }
    return places
  }

  static func crossings(_ order: [[Int]], _ flows: [SankeyChart.Flow]) -> Int {
    var layer: [Int: Int] = [:]
    var place: [Int: Int] = [:]
    for (number, nodes) in order.enumerated() {
      for (index, node) in nodes.enumerated() { (layer[node], place[node]) = (number, index) }
    }
    var count = 0
    for (index, a) in flows.enumerated() {
      for b in flows[..<index] where layer[a.from] == layer[b.from] && layer[a.to] == layer[b.to] {
        let from = (place[a.from] ?? 0) - (place[b.from] ?? 0)
        let to = (place[a.to] ?? 0) - (place[b.to] ?? 0)
        if from * to < 0 { count += 1 }
      }
    }
    return count
  }
}
