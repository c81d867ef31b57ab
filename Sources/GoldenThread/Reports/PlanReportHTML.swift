import Commitments
import Kernel
import Pages

/// A plan's report as one self-contained HTML page that prints on A4: each statement names its
/// assessor, evidence and id.
public struct PlanReportHTML {
  let report: PlanReport
  let words: Words
  let writing: ReportWriting
  /// The numbers of what stands, by assessment.
  private let numbers: [Int64: Int]

  public init(_ report: PlanReport, words: Words = .commitments) {
    self.report = report
    self.words = words
    writing = ReportWriting(words)
    let assessments = report.actions.flatMap(\.statuses).compactMap { $0.said?.assessment }
    numbers = Dictionary(
      uniqueKeysWithValues: assessments.enumerated().map { ($0.element, $0.offset + 1) })
  }

  /// Throws where the template is missing or cannot be read.
  public func render() throws(PageFailure) -> String {
    try PageTemplates.of("GoldenThread").render(page, with: "plan-report")
  }

  /// The same without its frame, for a page that has one.
  public func renderMain() throws(PageFailure) -> String {
    try PageTemplates.of("GoldenThread").renderMain(page, of: "plan-report")
  }

  /// What the template shows: texts alone, already in the reader's manner.
  var page: [String: Any] {
    let names = writing.countNames([report.progress])
    let plan = words["wholePlan"]
    let parts = words["itsParts"]
    let money =
      writing.money(report.money, for: plan) + writing.money(report.partsMoney, for: parts)
      + writing.linked(report.linkedMoney)
    return [
      "language": words.language, "words": words.entries,
      "title": report.title, "code": report.code,
      "asOn": words["asOn", writing.written.date(report.today)],
      "facts": facts,
      "progressRule": writing.progressRule(report.progress, report.today),
      "withheldActions": report.progress.withheldActions > 0
        ? [words["withheldActions", String(report.progress.withheldActions)]] : [],
      "staleRule": writing.section(report.cycleMonths.map { words["staleRule", String($0)] }),
      "countNames": names.map { words["count.\($0)"] },
      "voices": writing.voices(report.progress, report.divergence, names: names),
      "voiceNames": Voice.allCases.map(writing.voice),
      "columns": String(Voice.allCases.count + 2),
      "groups": groups, "hasParts": !report.parts.isEmpty,
      "assessors": assessors, "hasStatements": !numbers.isEmpty,
      "statementsRule": words[
        "statementsRule", "baraza record show assessments ID",
        "baraza commitment show \(report.code)#CODE", "baraza evidence show CODE"],
      "cited": cited,
      "measures": StatedMoney.measures.map { words["measure.\($0)"] },
      "money": money, "hasMoney": !money.isEmpty,
      "linkedNotes": writing.linkedNotes(report.linkedMoney, of: report.code),
      "hasMoneyLines": !report.money.lines.isEmpty || !report.partsMoney.lines.isEmpty,
      "moneyLines": writing.moneyLines(report.money, for: plan)
        + writing.moneyLines(report.partsMoney, for: parts),
      "courses": writing.courses(report.courses), "hasCourses": !report.courses.isEmpty,
      "indicators": writing.indicators(report.indicators),
      "hasIndicators": !report.indicators.isEmpty,
      "waiting": waiting, "isWaiting": !waiting.isEmpty,
      "origin": writing.origin(report.audience, report.withheld),
    ]
  }

  /// A group for each pillar; what lies between a pillar and its actions stands in one line.
  private var groups: [[String: Any]] {
    var groups: [[[String: Any]]] = []
    var way: [PlanReport.Part] = []
    func closeWay() {
      if !way.isEmpty { groups.appendRow(heading(way, isPillar: false)) }
      way = []
    }
    for part in report.parts {
      switch part.level {
      case "pillar":
        closeWay()
        groups.append([heading([part], isPillar: true)])
      case "action":
        closeWay()
        groups.appendRow(row(part))
      default:
        // What does not lie within the last one begins a line of its own.
        if let last = way.last, last.depth >= part.depth { closeWay() }
        way.append(part)
      }
    }
    closeWay()
    return groups.map { ["rows": $0] }
  }

  private func heading(_ parts: [PlanReport.Part], isPillar: Bool) -> [String: Any] {
    let texts = parts.map { part in
      [part.code, part.title ?? words["withheldPart"]].compactMap { $0 }.joined(separator: " ")
    }
    return ["isAction": false, "isPillar": isPillar, "title": texts.joined(separator: " › ")]
  }

  private func row(_ part: PlanReport.Part) -> [String: Any] {
    let state = part.state.map { words["state.\($0.rawValue)"] } ?? ""
    let deadline = part.deadline.map { writing.written.date($0) }
    return [
      "isAction": true,
      "code": part.code ?? "", "title": part.title ?? words["withheldPart"],
      "deadline": part.state == .undated ? state : deadline ?? "",
      "state": part.state == .due || part.state == .undated ? [] : writing.section(state),
      "isOut": part.state.map { ![.due, .notDue, .undated].contains($0) } ?? false,
      "cells": part.statuses.map { status -> [String: Any] in
        let number = status.said.flatMap { numbers[$0.assessment] }
        return [
          "mark": writing.mark(status), "label": writing.label(status),
          "isQuiet": status.kind != .assessed,
          "isStale": status.said?.isStale == true,
          "number": number.map { [String($0)] } ?? [],
        ]
      },
    ]
  }

  /// The statements by voice and assessor, each with the number that the matrix gives it.
  private var assessors: [[String: Any]] {
    Voice.allCases.flatMap { voice in
      let own = report.actions.flatMap { action in
        action.statuses.filter { $0.voice == voice && $0.said != nil }
          .map { statement($0, of: action) }
      }
      let names = Set(own.map(\.assessor)).sorted()
      return names.map { name -> [String: Any] in
        [
          "voice": writing.voice(voice), "assessor": name,
          "statements": own.filter { $0.assessor == name }.map(\.line),
        ]
      }
    }
  }

  private func statement(
    _ status: ReportedStatus, of action: PlanReport.Part
  ) -> (assessor: String, line: [String: Any]) {
    let assessment = status.said?.assessment ?? 0
    let line: [String: Any] = [
      "number": numbers[assessment].map(String.init) ?? "", "code": action.code ?? "",
      "on": writing.written.date(status.said?.assessedOn),
      "evidence": writing.evidence(status),
      "id": "#\(assessment)",
    ]
    return (status.said?.institution ?? "", line)
  }

  /// Each piece of evidence once, by its code.
  private var cited: [[String: Any]] {
    var seen: Set<String> = []
    return report.actions.flatMap(\.statuses).flatMap(\.evidence)
      .filter { seen.insert($0.code).inserted }.sorted { $0.code < $1.code }
      .map { ["code": $0.code, "title": $0.title, "grade": writing.grade($0.grade)] }
  }
}

extension [[[String: Any]]] {
  /// Adds a row to the last group.
  fileprivate mutating func appendRow(_ row: [String: Any]) {
    if isEmpty { append([row]) } else { self[count - 1].append(row) }
  }
}
