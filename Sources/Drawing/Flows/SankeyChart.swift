import Kernel
import Pages

/// How amounts flow from one layer to the next, for example money to activities to commitments:
/// the breadth of each flow is in proportion to its amount.
public struct SankeyChart: Chart {
  public struct Node: Hashable, Sendable {
    public let label: String
    /// From 0; flows go to a later layer.
    public let layer: Int
    /// What is written beside it.
    public let value: ChartValue

    public init(_ label: String, layer: Int, _ value: ChartValue) {
      self.label = label
      self.layer = layer
      self.value = value
    }
  }

  public struct Flow: Hashable, Sendable {
    /// Numbers of nodes.
    public let from: Int
    public let to: Int
    public let value: ChartValue

    public init(from: Int, to: Int, _ value: ChartValue) {
      self.from = from
      self.to = to
      self.value = value
    }
  }

  public let title: String
  public let unit: String?
  /// What the nodes of each layer are: `Funder`, `Activity`, `Commitment`.
  public let layers: [String]
  public let nodes: [Node]
  /// Those between nodes that are there, to a later layer.
  public let flows: [Flow]

  public init(title: String, unit: String?, layers: [String], nodes: [Node], flows: [Flow]) {
    self.title = title
    self.unit = unit
    self.layers = layers
    self.nodes = nodes
    self.flows = flows.filter { flow in
      nodes.indices.contains(flow.from) && nodes.indices.contains(flow.to)
        && nodes[flow.from].layer < nodes[flow.to].layer
    }
  }

  public func summary(_ words: Words) -> String {
    var summary = Summary(words)
    summary.say(words.count(flows.count, "chart.flows"))
    summary.unit(unit)
    summary.extremes(
      flows.map { flow in
        let ends = [nodes[flow.from].label, nodes[flow.to].label].map { String($0.prefix(28)) }
        return (words["chart.flow", ends], flow.value)
      })
    return summary.text
  }

  public func table(_ words: Words) -> ChartTable {
    ChartTable(
      title,
      columns: [
        .words(words["chart.from"]), .words(words["chart.to"]),
        .figures(unit ?? words["chart.value"]),
      ],
      rows: flows.map { [nodes[$0.from].label, nodes[$0.to].label, $0.value.text] },
      notes: [words["chart.flowsScale"]])
  }
}
