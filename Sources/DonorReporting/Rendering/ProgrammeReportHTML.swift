import Disclosure
import Foundation
import Kernel
import Pages

/// The report as one self-contained HTML page that prints on A4.
public struct ProgrammeReportHTML {
  let report: ProgrammeReport
  let words: Words
  let written: Written

  public init(_ report: ProgrammeReport, words: Words = .programmeReport) {
    self.report = report
    self.words = words
    written = Written(words: words)
  }

  /// Throws where the template is missing or cannot be read.
  public func render() throws(PageFailure) -> String {
    try PageTemplates.of("DonorReporting").render(page, with: "programme-report")
  }

  /// The same without its frame, for a page that has one.
  public func renderMain() throws(PageFailure) -> String {
    try PageTemplates.of("DonorReporting").renderMain(page, of: "programme-report")
  }

  /// What the template shows: texts alone, already in the reader's manner.
  var page: [String: Any] {
    let activity = report.programme
    return [
      "language": words.language,
      "words": words.entries,
      "title": activity.title ?? words["untitled"],
      "identifier": activity.identifier,
      "organisation": organisation(activity.reportingOrganisation),
      "period": written.period(activity.start, activity.end),
      "facts": facts(activity),
      "descriptions": activity.descriptions,
      "currencies": currencies(report.money),
      "hasIncomplete": report.money.totals.contains(where: report.money.isIncomplete),
      "hasMoney": !report.money.years.isEmpty,
      "budgets": report.money.budgets.map { entry($0, report.money) },
      "hasBudgets": !report.money.budgets.isEmpty,
      "transactions": report.money.transactions.map { entry($0, report.money) },
      "hasTransactions": !report.money.transactions.isEmpty,
      "totalsByType": report.money.totalsByType.map { total($0, report.money) },
      "reportingColumn": report.money.reportingCurrency.map { words["inReporting", $0] } ?? "",
      "hasReporting": report.money.reportingCurrency != nil,
      "results": report.results.map(result),
      "documents": report.documents.map(document),
      "hasDocuments": !report.documents.isEmpty,
      "children": report.children.map(child),
      "hasChildren": !report.children.isEmpty,
      "notes": notes,
      "rates": report.money.rates.map { rate($0) },
      "hasRates": !report.money.rates.isEmpty,
      "explanations": report.money.totals.filter { !$0.parts.isEmpty || !$0.leftOut.isEmpty }
        .map { explanation($0, report.money) },
      "origin": origin,
      "withheld": withheld,
    ]
  }

  func organisation(_ organisation: ReportedActivity.Organisation) -> String {
    switch (organisation.name, organisation.identifier) {
    case (let name?, let identifier?): "\(name) (\(identifier))"
    case (let name?, nil): name
    case (nil, let identifier?): identifier
    case (nil, nil): words["notStated"]
    }
  }

  /// A name and what stands beside it, as one line of a list.
  func fact(_ label: String, _ values: [String]) -> [String: Any] {
    ["label": label, "values": values.isEmpty ? [words["noData"]] : values]
  }

  /// A section of the template that is left out where there is nothing to show.
  func section(_ text: String?) -> [String] { text.map { [$0] } ?? [] }

  private var notes: [[String: Any]] {
    ReportNote.Subject.allCases.compactMap { subject in
      let own = report.notes.filter { $0.subject == subject }
      guard !own.isEmpty else { return nil }
      return [
        "subject": words["notes.\(subject.rawValue)"],
        "texts": own.map { note($0) },
      ]
    }
  }

  /// The words of a note, dates among its arguments as people write them.
  func note(_ note: ReportNote) -> String {
    words[
      "note." + note.key,
      note.arguments.map { argument in
        argument.components(separatedBy: ", ")
          .map { CalendarDate($0)?.isComplete == true ? written.date($0) : $0 }
          .joined(separator: ", ")
      }]
  }

  private var origin: [[String: Any]] {
    let origin = report.origin
    return [
      fact(words["feed"], [origin.feed]),
      fact(
        words["file"],
        [origin.line.map { words["fileLine", origin.file, String($0)] } ?? origin.file]
          + section(origin.sha256.map { "SHA-256 \($0)" })),
      fact(
        words["revision"],
        [words["revisionBy", origin.revision, moment(origin.importedAt), origin.actor]]),
      fact(words["lastUpdated"], origin.lastUpdated.map { [moment($0)] } ?? []),
      fact(words["audience"], [words["audience.\(report.audience.rawValue)"]]),
    ]
  }

  /// `1 Mar 2026, 08:00` of an ISO 8601 moment.
  private func moment(_ text: String) -> String {
    let parts = text.split(separator: "T", maxSplits: 1)
    guard parts.count == 2 else { return written.date(text) }
    let zone = text.hasSuffix("Z") ? " UTC" : ""
    return "\(written.date(String(parts[0]))), \(parts[1].prefix(5))\(zone)"
  }

  private var withheld: [String] {
    guard !report.withheld.isEmpty else { return [words["nothingWithheld"]] }
    return report.withheld.map {
      words["why.\($0.why.rawValue)", String($0.count), words["withheld.\($0.what)"]]
    }
  }
}
