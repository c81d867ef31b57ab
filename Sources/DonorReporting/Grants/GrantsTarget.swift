import GRDB
import Kernel
import Reference
import Storage

/// Grants as their agreements were signed.
struct GrantsTarget: RowTarget {
  let table = "grants"
  let key: RecordKey? = .grant
  let order = "t.code"
  let decimals: Set = ["amount", "indirect_rate", "match_percentage", "variance_threshold"]
  let readings = [
    "fixed_rates": FixedRate.reading,
    "activities": """
    (SELECT group_concat(identifier, ';') FROM (
      SELECT identifier FROM grant_activities a WHERE a.grant_id = t.id ORDER BY identifier))
    """,
  ]
  let form = RecordForm(
    "grants",
    [
      .required("code", .text(longest: 50), "short code by which other records name the grant"),
      .required("title", .text(longest: 500), "title"),
      .required("donor", .text(longest: 300), "name of the donor"),
      .optional("donor_identifier", .identifier, "its organisation identifier, as XM-DAC-7"),
      .optional("agreement", .text(longest: 200), "reference of the agreement"),
      .optional(
        "activities", .list(of: .identifier),
        "identifiers of the activities that it is for, with a ; between; their costs are those of "
          + "the whole action"),
      .required("currency", .code(list: "Currency"), "currency that is reported in, ISO 4217"),
      .required("amount", .amount, "what the donor pays at most, as signed"),
      .optional("signed_on", .date, "day of the signature"),
      .required("eligible_from", .date, "first day on which costs are eligible"),
      .required("eligible_to", .date, "last day on which costs are eligible, as signed"),
      .optional("indirect_rate", .percentage, "indirect costs in per cent of direct ones"),
      .optional(
        "match_percentage", .percentage, "per cent of the costs that others must bear"),
      .required(
        "exchange_policy", .choice(ExchangePolicy.allCases.map(\.rawValue)),
        "how costs in other currencies are converted"),
      .optional(
        "rate_source", .text(longest: 100),
        "whose rates are used, for spot, month and period-average; empty for the store's source"),
      .optional(
        "fixed_rates", .list(of: .text(longest: 50)),
        "for the policy fixed: units of each currency for one of the grant's, as KES:152.3;UGX:4100"
      ),
      .required("year_begins_month", .count, "month in which the donor's year begins, 1 to 12"),
      .required("year_begins_day", .count, "day of that month on which it begins"),
      .optional(
        "variance_threshold", .percentage, "per cent above which a variance is explained"),
      .required(
        "status", .choice(["proposed", "active", "ended", "closed", "cancelled"]),
        "where it stands"),
      .required(
        "sensitivity", .choice(["public", "internal", "restricted"]), "who may see it"),
    ])

  func check(_ cells: Cells, of id: Int64?) throws {
    guard cells["code"] != LedgerShare.own else {
      throw FieldFault(
        "grant.own", field: "code", "“own” stands for the organisation's own funds.",
        remedy: "Choose another code.")
    }
    if cells["fixed_rates"] != nil, cells["exchange_policy"] != ExchangePolicy.fixed.rawValue {
      throw FieldFault(
        "grant.fixed-rates", field: "fixed_rates",
        "The agreement fixes rates, but its policy is another.",
        remedy: "Write fixed as the policy, or leave the rates out.")
    }
  }

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    [
      ("code", try cells.code("code")), ("title", cells["title"]), ("donor", cells["donor"]),
      ("donor_identifier", cells["donor_identifier"]), ("agreement", cells["agreement"]),
      ("currency", try cells.currency("currency")),
      ("amount", try cells.requiredDecimal("amount")),
      ("signed_on", try cells.day("signed_on")),
      ("eligible_from", try cells.requiredDay("eligible_from")),
      ("eligible_to", try cells.requiredDay("eligible_to")),
      ("indirect_rate", try cells.decimal("indirect_rate")),
      ("match_percentage", try cells.decimal("match_percentage")),
      ("exchange_policy", cells["exchange_policy"]), ("rate_source", cells["rate_source"]),
      ("year_begins_month", try cells.count("year_begins_month")),
      ("year_begins_day", try cells.count("year_begins_day")),
      ("variance_threshold", try cells.decimal("variance_threshold")),
      ("status", cells["status"]), ("sensitivity", cells["sensitivity"]),
    ]
  }

  func twin(_ cells: Cells) throws -> Int64? {
    try Int64.fetchOne(
      cells.db, sql: "SELECT id FROM grants WHERE code = ?", arguments: [cells["code"]])
  }

  func link(_ id: Int64, _ cells: Cells, in changes: ChangeSet) throws {
    try FixedRate.keep(FixedRate.list(cells), of: id, in: changes)
    try changes.relink(
      "grant_activities",
      held: "SELECT id, identifier FROM grant_activities WHERE grant_id = ?",
      of: ("grant_id", id),
      to: cells.list("activities").map { LinkRow(key: $0, values: [("identifier", $0)]) })
  }
}
