import Commitments
import Disclosure
import Kernel
import Pages
import Reference

/// What the pages about plans and commitments write in the same way.
struct ReportWriting {
  let words: Words
  let written: Written

  init(_ words: Words) {
    self.words = words
    written = Written(words: words)
  }

  /// A name and what stands beside it, as one line of a list.
  func fact(_ label: String, _ values: [String]) -> [String: Any] {
    ["label": label, "values": values.isEmpty ? [words["nothing"]] : values]
  }

  /// A section of the template that is left out where there is nothing to show.
  func section(_ text: String?) -> [String] { text.map { [$0] } ?? [] }

  func voice(_ voice: Voice) -> String { words["voice.\(voice.rawValue)"] }

  /// A mark before the words, so that a page can be scanned; it says nothing that they do not.
  func mark(_ status: ReportedStatus) -> String {
    switch status.kind {
    case .withheld: "▒"
    case .neverAssessed: "·"
    case .assessed:
      switch status.said?.meaning {
      case .complete: "●"
      case .underWay: "◐"
      case .notStarted: "○"
      case .noEvidence: "?"
      case .noData: "–"
      case .notDue: "◌"
      case .closed, nil: "×"
      }
    }
  }

  func label(_ status: ReportedStatus) -> String {
    switch status.kind {
    case .withheld: words["withheld"]
    case .neverAssessed: words["notAssessed"]
    case .assessed: status.said?.label ?? ""
    }
  }

  /// `EX-AR-2025 (moderate, p. 12)`; what is withheld as its number.
  func evidence(_ status: ReportedStatus) -> [String] {
    let hidden = (status.said?.evidence ?? 0) - Set(status.evidence.map(\.code)).count
    let named =
      status.evidence.map(evidence)
      + (hidden > 0 ? [words.count(hidden, "withheldEvidence")] : [])
    return named.isEmpty ? [words["noEvidenceNamed"]] : named
  }

  func evidence(_ evidence: CitedEvidence) -> String {
    let inside = [grade(evidence.grade), evidence.locator].compactMap { $0 }
    return "\(evidence.code) (\(inside.joined(separator: ", ")))"
  }

  func grade(_ grade: String?) -> String { words["grade.\(grade ?? "none")"] }

  /// A row for each currency, the four measures side by side; one that has no line says so.
  func money(_ money: StatedMoney, for whom: String) -> [[String: Any]] {
    Set(money.totals.map(\.currency)).sorted().map { currency in
      [
        "for": whom, "currency": currency,
        "amounts": StatedMoney.measures.map { measure -> [String: Any] in
          let total = money.totals.first { $0.measure == measure && $0.currency == currency }
          return [
            "amount": total.map { amount($0.amount, currency) } ?? words["notStated"],
            "isAbsent": total == nil,
          ]
        },
      ]
    }
  }

  func moneyLines(_ money: StatedMoney, for whom: String) -> [[String: Any]] {
    money.lines.map { line in
      [
        "for": line.part ?? words["plan"], "measure": words["measure.\(line.measure)"],
        "amount": amount(line.amount, line.currency), "currency": line.currency,
        "period": line.periodStart == nil && line.periodEnd == nil
          ? words["notStated"] : written.period(line.periodStart, line.periodEnd),
        "from": line.institution ?? line.funding ?? words["notStated"],
        "source": line.source ?? words["notStated"],
        "evidence": line.isEvidenceWithheld
          ? words["withheld"] : line.evidence ?? words["noEvidenceNamed"],
        "id": "#\(line.id)",
      ]
    }
  }

  private func amount(_ text: String, _ currency: String) -> String {
    guard let amount = FixedDecimal(exactly: text) else { return written.number(text) }
    let exact = ExactDecimal(millionths: Int128(amount.millionths))
    // Whole amounts, as plans state them, without decimals.
    return amount.millionths % FixedDecimal.scale == 0
      ? written.number(text) : written.amount(exact, decimals: Currencies.decimals(of: currency))
  }

  func indicators(_ indicators: [PlanIndicator]) -> [[String: Any]] {
    indicators.map { indicator in
      [
        "code": indicator.code, "title": indicator.title,
        "baseline": indicator.baseline.written ?? words["notStated"],
        "target": indicator.target.written ?? words["notStated"],
        "verification": indicator.sourceOfVerification ?? words["notStated"],
        "un": indicator.unIndicator ?? "",
      ]
    }
  }

  /// For whom a page is made, and what the gate kept back.
  func origin(_ audience: Audience, _ withheld: [Withheld]) -> [[String: Any]] {
    [
      fact(words["audience"], [words["audience.\(audience.rawValue)"]]),
      fact(
        words["withheldItems"],
        withheld.isEmpty
          ? [words["nothingWithheld"]]
          : withheld.map {
            words["why.\($0.why.rawValue)", String($0.count), words["withheld.\($0.what)"]]
          }),
    ]
  }
}
