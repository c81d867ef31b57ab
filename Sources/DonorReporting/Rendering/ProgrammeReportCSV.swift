import Disclosure
import Kernel
import Pages

/// The report as one CSV file (RFC 4180): a record for each thing that it says,
/// with the section that it belongs to. Amounts are exact, dates ISO 8601.
public struct ProgrammeReportCSV {
  let report: ProgrammeReport
  let words: Words
  let page: ProgrammeReportHTML

  public init(_ report: ProgrammeReport, words: Words = .programmeReport) {
    self.report = report
    self.words = words
    page = ProgrammeReportHTML(report, words: words)
  }

  /// UTF-8 with a byte order mark, which spreadsheets need.
  public func render() -> [UInt8] {
    var writer = CSVWriter(byteOrderMark: true)
    writer.append(Line.header)
    for part in [
      identity, totals, entries, results, documents, children, notes, rates, origin,
    ] {
      for line in part { writer.append(line.cells) }
    }
    return writer.bytes
  }

  private var identity: [Line] {
    let activity = report.programme
    var cells: [Line] = [
      Line(section: "programme", item: "identifier", text: activity.identifier),
      Line(section: "programme", item: "title", text: activity.title ?? words["noData"]),
    ]
    cells += activity.descriptions.map {
      Line(section: "programme", item: "description", text: $0)
    }
    let reporting = activity.reportingOrganisation
    cells += ([reporting] + activity.participants).map {
      Line(
        section: "programme", item: "organisation", text: $0.name,
        counterpart: $0.identifier, note: $0.role ?? words["reportingOrganisation"])
    }
    cells.append(Line(section: "programme", item: "status", text: activity.status))
    cells += activity.dates.map {
      Line(section: "programme", item: "date", text: words["date.\($0.type)"], from: $0.date)
    }
    for (item, shares) in [
      ("country", activity.countries), ("region", activity.regions), ("sector", activity.sectors),
    ] {
      cells += shares.map {
        Line(
          section: "programme", item: item, text: $0.name ?? $0.code,
          amount: $0.percentage, currency: $0.percentage == nil ? nil : "%", note: $0.code)
      }
    }
    cells += activity.markers.map {
      Line(
        section: "programme", item: "marker", text: $0.name ?? $0.code,
        note: $0.significance)
    }
    return cells
      + activity.places.map {
        Line(section: "programme", item: "place", text: $0.name, note: $0.position)
      }
  }

  private var results: [Line] {
    var cells: [Line] = []
    for result in report.results {
      cells.append(Line(section: "result", item: result.type, text: result.title))
      for indicator in result.indicators {
        for line in indicator.lines {
          cells += measures(line).map { item, value in
            Line(
              section: "indicator", item: item, text: indicator.title,
              counterpart: line.group, from: line.start ?? value?.year, to: line.end,
              amount: value?.value ?? page.value(value), currency: indicator.measure,
              note: value?.comment)
          }
        }
      }
    }
    return cells
  }

  /// A line without a period has a baseline and nothing else to say.
  private func measures(
    _ line: ReportedResult.Line
  ) -> [(item: String, value: ReportedResult.Value?)] {
    let baseline = ("baseline", line.baseline)
    guard line.start != nil || line.end != nil else { return [baseline] }
    return [baseline, ("target", line.target), ("actual", line.actual)]
  }

  private var documents: [Line] {
    report.documents.map {
      Line(
        section: "document", item: $0.category, text: $0.title, from: $0.date,
        note: $0.url)
    }
  }

  private var notes: [Line] {
    report.notes.map { Line(section: "note", item: $0.subject.rawValue, text: page.note($0)) }
      + report.withheld.map {
        Line(
          section: "withheld", item: $0.what, amount: String($0.count),
          note: $0.why.rawValue)
      }
  }

  private var origin: [Line] {
    let origin = report.origin
    return [
      ("feed", origin.feed), ("file", origin.file), ("sha256", origin.sha256 ?? words["noData"]),
      ("line", origin.line.map(String.init) ?? words["notApplicable"]),
      ("revision", origin.revision), ("imported_at", origin.importedAt),
      ("actor", origin.actor), ("last_updated", origin.lastUpdated ?? words["noData"]),
      ("audience", report.audience.rawValue),
    ].map { Line(section: "origin", item: $0.0, text: $0.1) }
  }
}
