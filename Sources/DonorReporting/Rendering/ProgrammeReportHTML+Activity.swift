import Pages

extension ProgrammeReportHTML {
  func facts(_ activity: ReportedActivity) -> [[String: Any]] {
    var facts = [
      fact(words["identifier"], [activity.identifier]),
      fact(words["reportingOrganisation"], [organisation(activity.reportingOrganisation)]),
      fact(
        words["participants"],
        activity.participants.map { participant in
          [participant.role.map { "\($0): " }, organisation(participant)]
            .compactMap { $0 }.joined()
        }),
      fact(words["status"], activity.status.map { [$0] } ?? []),
      fact(
        words["period"],
        activity.dates.map { "\(words["date.\($0.type)"]) \(written.date($0.date))" }),
      fact(words["countries"], (activity.countries + activity.regions).map(share)),
      fact(words["sectors"], activity.sectors.map(share)),
      fact(
        words["markers"],
        activity.markers.map { marker in
          [marker.name ?? marker.code, marker.significance].compactMap { $0 }
            .joined(separator: ": ")
        }),
    ]
    if !activity.otherIdentifiers.isEmpty {
      facts.insert(fact(words["otherIdentifiers"], activity.otherIdentifiers), at: 1)
    }
    if !activity.places.isEmpty {
      facts.append(
        fact(
          words["places"],
          activity.places.map { place in
            [place.name, place.position.map { "(\($0))" }].compactMap { $0 }
              .joined(separator: " ")
          }))
    }
    return facts
  }

  private func share(_ share: ReportedActivity.Share) -> String {
    [
      share.name ?? share.code,
      share.vocabulary.map { "(\($0))" },
      share.percentage.map { "\($0) %" },
    ].compactMap { $0 }.joined(separator: " ")
  }

  func document(_ document: ReportedDocument) -> [String: Any] {
    // Only what a browser may follow without running it becomes a link.
    let isWeb = ["https://", "http://"].contains {
      document.url?.lowercased().hasPrefix($0) == true
    }
    return [
      "title": document.title ?? words["notStated"],
      "category": document.category ?? words["notStated"],
      "date": written.date(document.date),
      "language": document.language ?? "",
      "url": document.url ?? "",
      "link": section(isWeb ? document.url : nil),
    ]
  }

  func child(_ child: ProgrammeReport.Child) -> [String: Any] {
    let activity = child.activity
    let totals = child.money.years.filter { $0.span == .all }.map { year -> [String: Any] in
      [
        "unit": year.isConverted ? words["allIn", year.currency] : year.currency,
        "budget": amount(year.budget, child.money),
        "spend": amount(year.spend, child.money),
      ]
    }
    return [
      "identifier": activity.identifier,
      "title": activity.title ?? words["untitled"],
      "status": activity.status ?? words["notStated"],
      "period": written.period(activity.start, activity.end),
      "height": String(max(totals.count, 1)),
      "countries": activity.countries.map { $0.name ?? $0.code }.joined(separator: ", "),
      "totals": totals.isEmpty
        ? [["unit": "", "budget": words["noData"], "spend": words["noData"]]] : totals,
    ]
  }

  func result(_ result: ReportedResult) -> [String: Any] {
    [
      "title": result.title ?? words["notStated"],
      "type": result.type ?? "",
      "description": section(result.description),
      "hasIndicators": !result.indicators.isEmpty,
      "indicators": result.indicators.map { indicator -> [String: Any] in
        [
          "title": indicator.title ?? words["notStated"],
          "measure": section(indicator.measure),
          "direction": indicator.isAscending == false ? words["descending"] : "",
          "lines": indicator.lines.isEmpty
            ? [line(ReportedResult.Line(group: ""))]
            : indicator.lines.map(line),
        ]
      },
    ]
  }

  private func line(_ line: ReportedResult.Line) -> [String: Any] {
    let told = [("baseline", line.baseline), ("target", line.target), ("actual", line.actual)]
      .compactMap { key, value in value?.comment.map { (key, $0) } }
    let comments = told.map { key, text in
      told.count == 1 ? text : words["commentOn", words[key], text]
    }
    let alone = line.start == nil && line.end == nil
    return [
      "period": alone
        ? words[line.baseline == nil ? "noData" : "baselineOnly"]
        : written.period(line.start, line.end),
      "group": line.group.isEmpty ? words["everyone"] : line.group,
      "baseline": value(line.baseline) + (line.baseline?.year.map { " (\($0))" } ?? ""),
      "target": alone ? "" : value(line.target),
      "actual": alone ? "" : value(line.actual),
      "noActual": line.actual == nil,
      "comments": comments,
    ]
  }

  /// No data, words without a value, and zero are three different things.
  func value(_ value: ReportedResult.Value?) -> String {
    guard let value else { return words["noData"] }
    if let number = value.value { return written.number(number) }
    return words[value.comment == nil ? "notStated" : "inWords"]
  }
}
