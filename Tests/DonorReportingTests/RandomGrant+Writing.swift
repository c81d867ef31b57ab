import Foundation
import GRDB
import Kernel
import Reference
import Storage
import TestSupport
import XML

@testable import DonorReporting

/// Writes random grants to a store by plain SQL in one revision: forms would take minutes.
struct RandomGrantWriter {
  private let changes: ChangeSet
  private var ids: [String: Int64] = [:]

  init(_ changes: ChangeSet) throws {
    self.changes = changes
    for account in RandomGrant.accounts {
      try insert("accounts", account, ["code": account, "title": "Account \(account)"])
    }
    try changes.db.execute(
      sql: """
        INSERT INTO own_identities (id, identifier, name, is_primary)
        VALUES (1, 'XM-EXAMPLE-1', 'Illustrative organisation', 1)
        """)
  }

  /// Gives the id, which `name` finds again.
  @discardableResult
  private mutating func insert(
    _ table: String, _ name: String? = nil, _ values: [String: (any DatabaseValueConvertible)?]
  ) throws -> Int64 {
    let fields = values.keys.sorted()
    let arguments: [(any DatabaseValueConvertible)?] = fields.map { values[$0] ?? nil }
    let places = String(repeating: ", ?", count: fields.count + 1).dropFirst(2)
    try changes.db.cachedStatement(
      sql:
        "INSERT INTO \(table) (\(fields.joined(separator: ", ")), revision_id) VALUES (\(places))"
    ).execute(arguments: StatementArguments(arguments + [changes.revision]))
    let id = changes.db.lastInsertedRowID
    if let name { ids["\(table) \(name)"] = id }
    return id
  }

  private func id(_ table: String, _ name: String) -> Int64? { ids["\(table) \(name)"] }

  /// All but the entries.
  mutating func write(_ grant: RandomGrant) throws {
    try writeAgreement(grant)
    try writeSchedule(grant)
    try writeBudget(grant)
    for report in grant.reports { try write(report, of: grant) }
  }

  private mutating func writeAgreement(_ grant: RandomGrant) throws {
    let needsSource = [.spot, .month, .periodAverage].contains(grant.policyOf)
    try insert(
      "grants", grant.code,
      [
        "code": grant.code, "title": grant.title, "donor": grant.donor,
        "donor_identifier": grant.donorIdentifier, "agreement": grant.agreement,
        "currency": grant.currency, "amount": grant.amount, "eligible_from": grant.from,
        "eligible_to": grant.to, "indirect_rate": grant.indirectRate,
        "match_percentage": grant.match, "exchange_policy": grant.policy,
        "rate_source": needsSource ? grant.source : nil, "year_begins_month": grant.yearMonth,
        "year_begins_day": grant.yearDay, "variance_threshold": grant.threshold,
        "status": "active", "sensitivity": "internal",
      ])
    for (code, other) in grant.others {
      try insert(
        "grants", code,
        [
          "code": code, "title": "Other", "donor": other.donor ?? "Hidden donor",
          "currency": "EUR", "amount": 1, "eligible_from": grant.from, "eligible_to": grant.to,
          "exchange_policy": "fixed", "year_begins_month": 1, "year_begins_day": 1,
          "status": "active", "sensitivity": other.donor == nil ? "restricted" : "public",
        ])
    }
    let id = id("grants", grant.code)
    for activity in grant.activities {
      try insert("grant_activities", nil, ["grant_id": id, "identifier": activity])
    }
    for (currency, text) in grant.fixed {
      let value = RateValue(text)
      try insert(
        "grant_fixed_rates", nil,
        [
          "grant_id": id, "exchange_policy": "fixed", "currency": currency,
          "mantissa": value?.mantissa, "scale": value?.scale,
        ])
    }
    for rate in grant.rates {
      let value = RateValue(rate.value)
      try insert(
        "exchange_rates", nil,
        [
          "source": grant.source, "base": "EUR", "currency": rate.currency,
          "valid_from": rate.from, "valid": rate.valid, "mantissa": value?.mantissa,
          "scale": value?.scale,
        ])
    }
  }

  private mutating func writeSchedule(_ grant: RandomGrant) throws {
    let id = id("grants", grant.code)
    for amendment in grant.amendments {
      try insert(
        "grant_amendments", nil,
        [
          "grant_id": id, "number": amendment.number, "agreed_on": amendment.agreedOn,
          "amount": amendment.amount, "eligible_to": amendment.to,
        ])
    }
    for instalment in grant.instalments {
      try insert(
        "instalments", nil,
        [
          "grant_id": id, "number": instalment.number, "kind": instalment.kind,
          "due_on": instalment.due, "amount": instalment.amount,
          "received_on": instalment.received, "received_amount": instalment.receivedAmount,
          "own_amount": instalment.own, "own_currency": instalment.ownCurrency,
        ])
    }
    for rule in grant.rules {
      try insert(
        "report_rules", nil,
        [
          "grant_id": id, "kind": rule.kind, "title": rule.title, "every_months": rule.every,
          "first_end": rule.firstEnd, "due_days": 30,
        ])
    }
  }

  /// Version 1 is superseded and has other amounts; version 3 is a draft.
  private mutating func writeBudget(_ grant: RandomGrant) throws {
    for (version, status) in [(1, "superseded"), (2, "approved"), (3, "draft")] {
      let budget = try insert(
        "grant_budgets", nil,
        ["grant_id": id("grants", grant.code), "version": version, "status": "draft"])
      let isApproved = version == grant.version
      // Lines before their parts.
      for line in isApproved ? grant.lines.sorted(by: { $0.code.count < $1.code.count }) : [] {
        let name = "\(grant.code) \(line.code)"
        let lineID = try insert(
          "budget_lines", name,
          [
            "budget_id": budget, "code": line.code, "heading": line.heading, "title": line.title,
            "parent_id": line.parent.flatMap { id("budget_lines", "\(grant.code) \($0)") },
            "kind": line.kind, "unit": line.unit, "units": line.units,
            "unit_value": line.unitValue, "amount": line.amount,
            "grant_amount": line.grantAmount,
          ])
        for (year, plan) in line.years {
          try insert(
            "budget_years", nil,
            [
              "budget_id": budget, "line_id": lineID, "year": Int(year), "amount": plan.amount,
              "grant_amount": plan.grantAmount,
            ])
        }
      }
      if !isApproved {
        try insert(
          "budget_lines", nil,
          [
            "budget_id": budget, "code": "77", "title": "Of another version", "kind": "direct",
            "amount": 5_000_000,
          ])
      }
      for (account, line) in isApproved ? grant.mappings : [:] {
        try insert(
          "account_mappings", nil,
          [
            "budget_id": budget, "account_id": id("accounts", account),
            "line_id": id("budget_lines", "\(grant.code) \(line)"),
          ])
      }
      guard status != "draft" else { continue }
      try changes.db.execute(
        sql: "UPDATE grant_budgets SET status = ?, approved_on = ? WHERE id = ?",
        arguments: [status, grant.from, budget])
    }
  }

  /// Those that come late, or those that do not.
  mutating func writeEntries(_ grant: RandomGrant, late: Bool) throws {
    for entry in grant.entries where entry.late == late {
      let entryID = try insert(
        "ledger_entries", entry.reference,
        [
          "source": entry.source, "reference": entry.reference,
          "sha256": String(repeating: "0", count: 64), "posted_on": entry.posted,
          "value_on": entry.value, "amount": entry.millionths, "currency": entry.currency,
          "account_id": id("accounts", entry.account), "partner": entry.partner,
          "activity": entry.activity, "kind": entry.accrual ? "accrual" : "actual",
          "description": entry.description,
          "corrects_id": entry.corrects.flatMap { id("ledger_entries", $0) },
        ])
      var end: Int64 = 0
      for share in entry.shares {
        try insert(
          "ledger_shares", nil,
          [
            "entry_id": entryID, "grant_id": share.grant.flatMap { id("grants", $0) },
            "line": share.line, "begins": end == 0 ? nil : end, "ends": end + share.weight,
          ])
        end += share.weight
      }
      guard !entry.stands else { continue }
      try insert(
        "ledger_entry_retractions", nil, ["record_id": entryID, "reason": "Entered twice"])
    }
  }

  private mutating func write(_ report: RandomGrant.Report, of grant: RandomGrant) throws {
    let reportID = try insert(
      "grant_reports", report.code,
      [
        "code": report.code, "grant_id": id("grants", grant.code), "template": report.template,
        "title": report.title, "begins_on": report.begins, "ends_on": report.ends,
        "audience": "internal",
      ])
    for forecast in report.forecasts {
      try insert(
        "report_forecasts", nil,
        [
          "report_id": reportID, "line": forecast.line, "begins_on": forecast.begins,
          "ends_on": forecast.ends, "amount": forecast.amount,
        ])
    }
    for text in report.texts {
      try insert(
        "report_texts", nil,
        [
          "report_id": reportID, "section": text.section, "line": text.line, "text": text.text,
          "author": text.author, "state": text.state,
        ])
    }
  }

  /// Takes a report as far as its state says, with the input of now, and gives the SHA-256 of that.
  mutating func submit(_ report: RandomGrant.Report) throws -> String {
    let input = try ReportInput.load(
      changes.db, try GrantReport.load(changes.db, code: report.code)
    ).bytes()
    func keep(_ bytes: Data, _ name: String) throws -> Int64 {
      try Attachments.add(bytes, name: name, mediaType: "text/plain", in: changes)
    }
    let digest = ReportInput.digest(of: input)
    let written = try keep(Data("not rendered".utf8), "none")
    let reportID = id("grant_reports", report.code)
    let versionID = try insert(
      "report_versions", nil,
      [
        "report_id": reportID, "number": report.version, "sha256": digest, "renderer": "none",
        "input_id": try keep(Data(Deflated.pack(Array(input))), report.code),
        "input_size": input.count, "html_id": written, "csv_id": written, "xlsx_id": written,
      ])
    let way = ["checked", "approved", "submitted", report.state]
    let steps = way.prefix((way.firstIndex(of: report.state) ?? 0) + 1)
    for (place, state) in steps.enumerated() {
      try insert(
        "report_steps", nil,
        [
          "report_id": reportID, "number": place + 1, "state": state, "version_id": versionID,
          "taken_on": report.ends,
        ])
    }
    return digest
  }
}
