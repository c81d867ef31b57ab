import Disclosure
import GRDB

/// The reports on grants that an audience may see: of grants that it may see, and made for no
/// higher clearance than its own.
struct SeenReports {
  private(set) var reports: [GrantReport] = []
  /// The grants that may be seen, by code.
  let grants: [String: Grant]
  private(set) var gate: Gate

  init(_ db: Database, for audience: Audience) throws {
    let seen = try SeenGrants(db, asOf: nil, for: audience)
    gate = seen.gate
    grants = Dictionary(uniqueKeysWithValues: seen.grants.map { ($0.code, $0) })
    for report in try GrantReport.all(db) where grants[report.grant] != nil {
      if gate.passes("grant_reports", report.audience.clearance) { reports.append(report) }
    }
  }

  /// One report with its grant. Throws ``ReportFault/noReport(_:)`` or
  /// ``ReportFault/withheld(_:)``.
  static func report(
    _ db: Database, _ code: String, for audience: Audience
  ) throws -> (GrantReport, Grant) {
    let report = try GrantReport.load(db, code: code)
    let grant = try Grant.load(db, code: report.grant)
    let gate = Gate(for: audience)
    guard gate.admits(grant.sensitivity), gate.admits(report.audience.clearance) else {
      throw ReportFault.withheld(code)
    }
    return (report, grant)
  }
}
