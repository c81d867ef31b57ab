import Importing
import Kernel
import Pages

extension PlanPage {
  func content(_ writing: PageWriting) -> PageContent {
    let words = writing.words
    var values: [String: Any] = [
      "working": [], "failed": [], "held": [], "apply": [], "again": [], "done": [],
      "top": outcomes.isEmpty ? [] : [["sections": [summary(writing).content(writing)]]],
      "sections": lists(writing).map { $0.content(writing) },
      "discard": DiscardAction.address.path(plan.id),
      "isListed": outcomes.contains { !$0.changes.isEmpty || !$0.diagnostics.isEmpty },
    ]
    var content = PageContent(title: title(words), kicker: words["section.imports"], values: [:])
    switch stage {
    case .working(let isPreview, let progress):
      content.refresh = 1
      values["working"] = [working(isPreview, progress, writing)]
    case .previewed(_, let token): values["apply"] = [apply(token, writing)]
    case .done: values["done"] = [words["planDone"]]
    case .failed(_, let failure):
      values["failed"] = [["message": failure.message, "remedy": failure.remedy ?? ""]]
      values["again"] = [PreviewAgainAction.address.path(plan.id)]
    }
    return PageContent(
      title: content.title, kicker: content.kicker,
      subtitle: plan.names.joined(separator: ", "), refresh: content.refresh, values: values)
  }

  private func title(_ words: Words) -> String {
    switch stage {
    case .working(true, _), .previewed: return words[isUndoing ? "undoPreview" : "importPreview"]
    case .working(false, _): return words[isUndoing ? "undoWorking" : "importWorking"]
    case .done: return words[isUndoing ? "undoDone" : "importDone"]
    case .failed: return words[isUndoing ? "undoFailed" : "importFailed"]
    }
  }

  private func working(
    _ isPreview: Bool, _ progress: ImportProgress?, _ writing: PageWriting
  ) -> [String: Any] {
    let words = writing.words
    let percent = progress?.percent
    let counted = progress.map {
      words["bytesOf", writing.megabytes($0.bytesDone), writing.megabytes($0.bytesTotal)]
    }
    return [
      "phase": words["phase.\(isPreview ? "preview." : "")\(progress?.phase.rawValue ?? "begin")"],
      "percent": percent.map { [$0] } ?? [], "isCounted": percent != nil,
      "bytes": percent == nil ? "" : counted ?? "", "here": writing.question.link(),
    ]
  }

  private func apply(_ token: String, _ writing: PageWriting) -> [String: Any] {
    let words = writing.words
    let held = outcomes.compactMap { outcome in outcome.held.map { "\(outcome.feed): \($0)" } }
    return [
      "action": ApplyAction.address.path(plan.id), "token": token,
      "again": PreviewAgainAction.address.path(plan.id),
      "isChange": outcomes.contains(where: \.isChange), "held": held,
      "isHeld": !held.isEmpty, "actsAs": words["actsAs", actor],
      "button": words[isUndoing ? "undoThis" : "applyThis"],
    ]
  }

  private var isUndoing: Bool {
    if case .undoing = plan.subject { true } else { false }
  }

  private func summary(_ writing: PageWriting) -> PageSection {
    PageSection(
      id: "summary", heading: writing.words["summary"],
      table: PageTable.runs(outcomes, writing.words))
  }

  private func lists(_ writing: PageWriting) -> [PageSection] {
    guard !outcomes.isEmpty else { return [] }
    let words = writing.words
    return [
      list("findings", findings(writing), writing, empty: words["emptyRunFindings"]),
      list("changes", changes(writing), writing, empty: words["emptyChanges"]),
    ]
  }

  /// The beginning of a list, or a page of it where it is asked for.
  private func list(
    _ name: String, _ table: PageTable, _ writing: PageWriting, empty: String
  ) -> PageSection {
    let question = writing.question
    let isShown = question["show"] == name
    let total = table.rows.count
    let first = isShown ? question.offset(pages: PlanPage.size) : 0
    let rows = table.rows.dropFirst(first).prefix(isShown ? PlanPage.size : PlanPage.beginning)
    var section = PageSection(
      id: name, heading: writing.words[name], empty: empty,
      table: PageTable(table.caption, table.columns, Array(rows)))
    if isShown, total > PlanPage.size {
      section.pager = writing.pager(total: total, shown: rows.count, size: PlanPage.size)
    } else if total > rows.count {
      section.more = (
        writing.words["showAllOf", writing.number(total)],
        question.link(["show": name, "page": nil]) + "#\(name)"
      )
    }
    return section
  }
}
