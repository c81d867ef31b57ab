import Kernel
import TestSupport

@testable import DonorReporting

extension RandomGrant {
  /// One report by each template, the one before it, and the claims of the annual one.
  mutating func drawReports(_ draw: inout Draw) {
    let spans = (0..<4).map { _ in drawSpan(&draw) }
    for (template, span) in zip(["plain", "eu-interim", "uk-annual"], spans) {
      add(template, span, asked: true, &draw)
      let eve = span.lowerBound.adding(days: -1)
      if let eve, let first = eve.adding(days: -80), draw.once(in: 2) {
        add(template, first...eve, asked: false, &draw)
      }
    }
    let year = spans[2]
    var claims = periods.filter {
      $0.lowerBound >= year.lowerBound && $0.upperBound <= year.upperBound
    }
    if claims.isEmpty { claims = [spans[3]] }
    // The last of the annual report's periods ends with it.
    if let last = claims.last {
      claims[claims.count - 1] = last.lowerBound...max(last.upperBound, year.upperBound)
    }
    if periods.isEmpty { claims = [spans[3]] }
    let asked = draw.int(0...claims.count - 1)
    let submits = draw.once(in: 2)
    for (place, claim) in claims.enumerated() {
      add("uk-claim", claim, asked: place == asked, &draw)
      guard submits else { continue }
      reports[reports.count - 1].state = draw.one([
        "submitted", "submitted", "submitted", "accepted", "approved", "returned", "draft",
      ])
    }
  }

  /// Some periods in a row, at times until after the last eligible day; any days without a rule.
  private func drawSpan(_ draw: inout Draw) -> ClosedRange<CalendarDate> {
    let periods = periods
    guard !periods.isEmpty, let end = CalendarDate(last) else {
      let begins = draw.once(in: 4) ? from : draw.day(after: from, 1...400)
      let ends = draw.day(after: begins, 30...420)
      return (CalendarDate(begins) ?? .distant)...(CalendarDate(ends) ?? .distant)
    }
    let first = draw.int(0...periods.count - 1)
    let last = min(first + draw.int(0...4), periods.count - 1)
    let until = periods[last].upperBound
    let isLate = until == end && draw.once(in: 2)
    return periods[first]
      .lowerBound...(isLate ? until.adding(days: draw.int(1...100)) ?? until : until)
  }

  private mutating func add(
    _ template: String, _ span: ClosedRange<CalendarDate>, asked: Bool, _ draw: inout Draw
  ) {
    var report = Report(
      code: "\(code)-\(template)-\(reports.count)",
      template: draw.once(in: 4) ? "\(template)@1" : template,
      title: draw.maybe("Report \(reports.count)", once: 4), begins: "\(span.lowerBound)",
      ends: "\(span.upperBound)", asked: asked)
    let leaves = lines.filter { $0.amount != nil }
    if !draw.once(in: 3) {
      let starts = [1, 92, 183].compactMap { span.upperBound.adding(days: $0) }
      for start in starts.prefix(draw.int(1...3)) {
        for line in leaves where draw.once(in: 2) {
          report.forecasts.append(
            Forecast(
              line: line.code, begins: "\(start)", ends: draw.day(after: "\(start)", 85...90),
              amount: draw.cents(0...900_000)))
        }
      }
    }
    let sections = ["plain": "variances", "eu-interim": "reallocation", "uk-annual": "variances"]
    if let section = sections[template] {
      for code in Set(leaves.map(\.code) + ["1", "2"]).sorted() where draw.once(in: 3) {
        report.texts.append(text(section, code, &draw))
      }
    }
    if draw.once(in: 2) {
      report.texts.append(text(template == "uk-claim" ? "progress" : "summary", nil, &draw))
    }
    reports.append(report)
  }

  private func text(_ section: String, _ line: String?, _ draw: inout Draw) -> Text {
    Text(
      section: section, line: line, text: "Why \(draw.int(1...999))", author: "Illustrative author",
      state: draw.one(["draft", "final"]))
  }
}

extension CalendarDate {
  fileprivate static let distant = CalendarDate(dayNumber: 0) ?? CalendarDate(year: 1970)!
}
