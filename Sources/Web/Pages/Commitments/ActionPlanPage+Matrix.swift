import Commitments
import Drawing
import GoldenThread
import Kernel
import Pages

extension ActionPlanPage {
  /// What each voice says of each action: state, age and evidence.
  func matrix(
    _ actions: [PlanReport.Part], _ voices: [Voice], _ writing: PageWriting
  ) -> [String: Any]? {
    guard !actions.isEmpty else { return nil }
    return writing.figure(
      StatusMatrix(
        title: writing.words["matrix"], category: writing.words["action"],
        columns: voices.map { writing.words["voice.\($0.rawValue)"] },
        rows: actions.map { action in
          StatusMatrix.Row(
            [action.code, action.title ?? writing.words["withheldPart"]].compactMap { $0 }
              .joined(separator: " "),
            voices.map { voice in
              action.statuses.first { $0.voice == voice }.map { writing.cell($0) }
            })
        }), id: "matrix", width: 900)
  }
}

extension PageWriting {
  fileprivate func cell(_ status: ReportedStatus) -> StatusMatrix.Cell {
    typealias State = StatusMatrix.State
    switch status.kind {
    case .withheld: return .init(State("W", words["withheld"], .withheld))
    case .neverAssessed: return .init(State("–", words["notAssessed"], .noData))
    case .assessed: break
    }
    let said = status.said
    let evidence = said.map { words.count($0.evidence, "evidencePieces") }
    let note = [
      said?.isStale == true ? words["stale"] : nil,
      said.map { words["ageInDays", String($0.ageDays)] }, evidence,
    ].compactMap { $0 }.joined(separator: ", ")
    let (letter, key, sign): (String, String, State.Sign) =
      switch said?.meaning {
      case .complete: ("C", "complete", .done)
      case .underWay: ("U", "underWay", .underWay)
      case .notStarted: ("N", "notStarted", .notBegun)
      case .noEvidence: ("E", "noEvidence", .failed)
      case .noData: ("D", "noData", .notStated)
      case .notDue: ("F", "notDue", .notApplicable)
      case .closed, nil: ("X", "closed", .notApplicable)
      }
    return .init(State(letter, words["count.\(key)"], sign), note: note)
  }
}
