import Commitments
import GRDB

/// The parts of a plan that an audience may see, and the figures over them.
struct SeenPlan {
  let parts: [PlanReport.Part]
  let progress: ReportedProgress
  let divergence: [ReportedDivergence]

  /// - Parameter cites: whether the statuses name their evidence.
  init(
    _ db: Database, _ page: PlanPage, cites: Bool = true, gate: inout CommitmentGate
  ) throws {
    let assessments = cites ? page.nodes.flatMap(\.statuses).map(\.assessment) : []
    let evidence = try CitedEvidence.load(db, assessments: assessments)
    let needed = SeenPlan.ancestors(ofSeenIn: page, gate)
    var parts: [PlanReport.Part] = []
    var due: [[ReportedStatus]] = []
    var withheldActions = 0
    for node in page.nodes {
      let isSeen = gate.passes("plan_nodes", node.sensitivity)
      let isAction = node.level == "action"
      if !isSeen, isAction, node.state == .due { withheldActions += 1 }
      guard isSeen || needed.contains(node.id) else { continue }
      let statuses =
        isAction
        ? ReportedStatus.all(
          node.statuses, isWithheld: !isSeen, gate: &gate, citing: evidence) : []
      if isSeen, node.state == .due { due.append(statuses) }
      parts.append(
        try PlanReport.Part(
          node, isSeen: isSeen, statuses,
          successor: node.successor.flatMap {
            try Neighbours.node($0, gate, in: db)
          }))
    }
    self.parts = parts
    let isWhole =
      withheldActions == 0 && !due.joined().contains { $0.kind == .withheld }
    progress =
      isWhole
      ? ReportedProgress(page.plan.progress)
      : ReportedProgress(page.plan.progress, seen: due, withheldActions: withheldActions)
    divergence =
      isWhole
      ? page.plan.divergence.map { ReportedDivergence($0) }
      : page.plan.divergence.map {
        ReportedDivergence(
          $0.voice, due: $0.due, seen: due, withheldActions: withheldActions)
      }
  }

  /// The parts in which something lies that the audience may see.
  private static func ancestors(
    ofSeenIn page: PlanPage, _ gate: CommitmentGate
  ) -> Set<Int64> {
    var needed: Set<Int64> = []
    // A part stands after what it lies in: from the end, each is known before its parent.
    for node in page.nodes.reversed() {
      if gate.admits(node.sensitivity) || needed.contains(node.id), let parent = node.parent {
        needed.insert(parent)
      }
    }
    return needed
  }
}

extension PlanReport.Part {
  fileprivate init(
    _ node: PlanPage.Node, isSeen: Bool, _ statuses: [ReportedStatus], successor: String?
  ) throws {
    let silent = Set(statuses.filter { $0.kind == .withheld }.map(\.voice))
    self.init(
      id: isSeen ? node.id : nil, level: node.level, depth: node.depth,
      code: isSeen ? node.code : nil, title: isSeen ? node.title : nil,
      unPillar: isSeen ? node.unPillar : nil, start: isSeen ? node.start : nil,
      deadline: isSeen ? node.deadline : nil, state: isSeen ? node.state : nil,
      successor: isSeen ? successor : nil, statuses: statuses,
      differences: silent.contains(.responsible)
        ? [] : node.differences.filter { !silent.contains($0.voice) })
  }
}
