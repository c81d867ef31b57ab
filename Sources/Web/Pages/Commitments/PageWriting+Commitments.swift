import Commitments
import Disclosure
import GoldenThread
import Kernel
import Pages

extension PageWriting {
  /// What a voice says, with its age; never by colour alone.
  func status(_ status: ReportedStatus?) -> PageTable.Cell {
    guard let status else { return .init(nil) }
    switch status.kind {
    case .withheld:
      return .init(status.kind.rawValue, text: "▒ \(words["withheld"])", isAbsent: true)
    case .neverAssessed:
      return .init(status.kind.rawValue, text: "· \(words["notAssessed"])", isAbsent: true)
    case .assessed:
      let said = status.said
      let stale = said?.isStale == true ? " · \(words["stale"])" : ""
      return .init(
        said?.value, text: "\(PageWriting.mark(said?.meaning)) \(said?.label ?? "")",
        note: said.map { written.date($0.assessedOn) + stale },
        tone: PageWriting.tone(said?.meaning))
    }
  }

  private static func mark(_ meaning: ProgressMeaning?) -> String {
    switch meaning {
    case .complete: "●"
    case .underWay: "◐"
    case .notStarted: "○"
    case .noEvidence: "?"
    case .noData: "–"
    case .notDue: "◌"
    case .closed, nil: "×"
    }
  }

  private static func tone(_ meaning: ProgressMeaning?) -> String {
    switch meaning {
    case .complete: "good"
    case .underWay: "plain"
    case .notStarted, .noEvidence: "warn"
    default: "none"
    }
  }

  /// What the gate kept back, in words.
  func withheld(_ withheld: [Withheld]) -> [String] {
    withheld.map { words["why.\($0.why.rawValue)", String($0.count), words["withheld.\($0.what)"]] }
  }
}
