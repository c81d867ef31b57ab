import Foundation
import TestSupport
import Testing

/// A store with illustrative grants, of which one is restricted: what must not get out holds the
/// word "quince".
extension Session {
  static let grantDay = ["--today", "2025-06-30"]

  static let grants: [(form: String, rows: String)] = [
    (
      "grants",
      """
      code,title,donor,currency,amount,signed_on,eligible_from,eligible_to,exchange_policy,\
      rate_source,fixed_rates,year_begins_month,year_begins_day,variance_threshold,status,sensitivity
      EU-1,Illustrative dialogue grant,Illustrative Commission,EUR,500000,2023-12-10,2024-01-01,\
      2025-12-31,fixed,,KES:150,1,1,25,active,internal
      UK-2,Illustrative claim grant,"Illustrative Office; Peace, Ltd \\ Göteborg",GBP,90000,\
      2024-03-20,2024-04-01,2026-03-31,fixed,,KES:160,4,1,10,active,public
      SE-3,Quince grant,Quince donor,SEK,1000000,,2024-01-01,2024-12-31,fixed,,KES:13,1,1,,ended,\
      restricted
      NO-4,Illustrative closed grant,Illustrative Agency,NOK,250000,,2024-06-01,2025-05-31,spot,ECB\
      ,,1,1,,closed,internal
      """
    ),
    (
      "grant-amendments",
      """
      grant,number,agreed_on,amount,eligible_to,note
      EU-1,1,2025-03-01,550000,2026-06-30,Six months more
      EU-1,2,2027-01-01,,,Visibility plan
      """
    ),
    (
      "instalments",
      """
      grant,number,kind,due_on,amount,received_on,received_amount,own_amount,own_currency
      EU-1,1,pre-financing,2024-01-31,200000,2024-02-05,200000,32000000,KES
      EU-1,2,interim,2025-01-31,200000,,,,
      EU-1,3,balance,2026-12-31,150000,,,,
      """
    ),
    (
      "report-rules",
      """
      grant,kind,title,every_months,first_end,due_days,due_months
      EU-1,narrative-and-financial,Interim report,12,2024-12-31,,3
      EU-1,audit,"Prüfung, ganze Maßnahme; Größe und Zweck der Gespräche zwischen den Provinzen",\
      ,,90,
      UK-2,financial,Quarterly claim,3,2024-06-30,30,
      SE-3,narrative,Quince report,,,60,
      NO-4,financial,Final report,,,45,
      """
    ),
    ("accounts", "code,title\n6010,Salaries\n6020,Vehicles\n6030,Venues and meals\n"),
    (
      "budget-lines",
      """
      grant,version,code,parent,heading,title,kind,amount,grant_amount
      EU-1,1,1,,1-HR,Human resources,direct,,
      UK-2,1,A,,,Staff,direct,10000,
      UK-2,1,B,,,Activities,direct,30000,
      SE-3,1,Q,,,Quince line,direct,1000,
      """
    ),
    (
      "budget-lines",
      """
      grant,version,code,parent,heading,title,kind,amount,grant_amount
      EU-1,1,1.1,1,,Local staff,direct,300000,250000
      EU-1,1,1.2,1,,Advisers,direct,50000,
      EU-1,1,2,,2-TR,Travel,direct,1000,
      EU-1,1,3,,3-OT,Venues,direct,149000,
      """
    ),
    (
      "account-mappings",
      """
      budget,account,line
      EU-1#1,6010,1.1
      EU-1#1,6020,2
      UK-2#1,6010,A
      SE-3#1,6030,Q
      """
    ),
    (
      "ledger-entries",
      """
      source,reference,posted_on,value_on,amount,currency,account,activity,shares
      SAGE,1,2024-02-29,,15000000,KES,6010,ACT-1,EU-1:60;own:40
      SAGE,2,2024-05-31,,3200000,KES,6010,ACT-1,UK-2:75;EU-1:25
      SAGE,3,2024-06-30,,450000.5,KES,6020,ACT-2,EU-1
      BANK,77,2024-06-30,,450000.5,KES,6020,ACT-2,EU-1
      SAGE,4,2024-07-01,,2000,EUR,6030,ACT-2,EU-1:33.333333;SE-3:66.666667
      SAGE,QUINCE-5,2024-08-01,,777,KES,6030,,SE-3
      BANK,78,2024-08-01,,777,KES,6030,,UK-2
      SAGE,7,2024-01-15,2023-12-15,1000,EUR,6010,,EU-1
      """
    ),
  ]

  /// Brings the grants in by their templates, and approves their budgets.
  func beginGrants() throws {
    try begin()
    for (form, rows) in Session.grants { try bringIn(rows, as: form) }
    for budget in ["EU-1#1", "UK-2#1", "SE-3#1"] {
      _ = try object(
        "record", "set", "grant-budgets", budget, "status=approved", "approved_on=2024-01-05")
    }
  }

  /// The JSON object that a command about grants writes on the day.
  func grants(_ arguments: String...) throws -> [String: Any] {
    let result = try run(arguments + Session.grantDay + ["--json"])
    try #require(result.status == 0, "\(arguments): \(result.stderr)")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(result.stdout.utf8)) as? [String: Any])
  }
}
