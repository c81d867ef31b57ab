import GRDB
import Kernel
import Storage

/// Indicators of a plan, or of a part of it. Each lettered indicator is a record of its own.
struct PlanIndicatorsTarget: RowTarget {
  let table = "plan_indicators"
  let order = "\(RecordKey.plan.written("t.plan_id")), t.code"
  let readings = [
    "plan": RecordKey.plan.written("t.plan_id"),
    "node": "(SELECT n.code FROM plan_nodes n WHERE n.id = t.node_id)",
  ]
  let decimals: Set = [
    "baseline_numerator", "baseline_denominator", "target_numerator", "target_denominator",
  ]
  let form = RecordForm(
    "plan-indicators",
    [
      .required("plan", .reference(to: "plans"), "code of the plan"),
      .optional(
        "node", .reference(to: "plan-matrix"),
        "code of the part of the plan that it measures; empty for the plan itself"),
      .required("code", .text(longest: 50), "code of the indicator, once in the plan"),
      .required("title", .text(longest: 1000), "what it measures"),
      .required(
        "measure", .code(list: "IndicatorMeasure"),
        "IATI code: 1 unit, 2 percentage, "
          + "3 nominal, 4 ordinal, 5 qualitative"),
      .optional("numerator", .text(longest: 500), "of a ratio: what is counted above the line"),
      .optional("denominator", .text(longest: 500), "of a ratio: what is counted below the line"),
      .optional("baseline_value", .text(longest: 500), "value at the start, if it is no ratio"),
      .optional("baseline_numerator", .amount, "value above the line at the start"),
      .optional("baseline_denominator", .amount, "value below the line at the start"),
      .optional("baseline_date", .partialDate, "when the start was measured"),
      .optional("target_value", .text(longest: 500), "value aimed at, if it is no ratio"),
      .optional("target_numerator", .amount, "value above the line aimed at"),
      .optional("target_denominator", .amount, "value below the line aimed at"),
      .optional("target_date", .partialDate, "by when"),
      .optional("source_of_verification", .text(longest: 1000), "where values come from"),
      .optional("disaggregations", .list(of: .text(longest: 100)), "expected, as sex;age"),
      .optional(
        "un_indicator", .text(longest: 3), "the UN indicator of S/2010/498 that it is, as 11a"),
    ])

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    let plan = try cells.requiredReference("plan", .plan)
    let disaggregations = cells.list("disaggregations")
    return [
      ("plan_id", plan), ("node_id", try cells.node("node", in: plan)),
      ("code", try cells.key("code")), ("title", cells["title"]), ("measure", cells["measure"]),
      ("numerator", cells["numerator"]), ("denominator", cells["denominator"]),
    ] + (try level("baseline", cells)) + (try level("target", cells)) + [
      ("source_of_verification", cells["source_of_verification"]),
      ("disaggregations", disaggregations.isEmpty ? nil : disaggregations.joined(separator: ";")),
      ("un_indicator", try unIndicator(cells)),
    ]
  }

  func twin(_ cells: Cells) throws -> Int64? {
    try Int64.fetchOne(
      cells.db, sql: "SELECT id FROM plan_indicators WHERE plan_id = ? AND code = ?",
      arguments: [cells.requiredReference("plan", .plan), cells["code"]])
  }

  /// Baseline or target. A number is held as it is written shortest; a ratio as what it is of.
  private func level(_ name: String, _ cells: Cells) throws -> [FieldValue] {
    let isNumber = cells["measure"] == "1" || cells["measure"] == "2"
    let number = isNumber ? try cells.decimal("\(name)_value") : nil
    return [
      (
        "\(name)_value",
        number.map { FixedDecimal(millionths: $0).description } ?? cells["\(name)_value"]
      ),
      ("\(name)_numerator", try cells.decimal("\(name)_numerator")),
      ("\(name)_denominator", try cells.decimal("\(name)_denominator")),
      ("\(name)_date", try cells.partialDate("\(name)_date")),
    ]
  }

  private func unIndicator(_ cells: Cells) throws -> String? {
    guard let text = cells["un_indicator"] else { return nil }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let letter = text.dropFirst(digits.count)
    guard let number = Int(digits), (1...26).contains(number), digits == String(number),
      ["", "a", "b"].contains(letter)
    else {
      throw FieldFault(
        "value.un-indicator", field: "un_indicator", "“\(text)” is no UN indicator.",
        remedy: "Write one of 1 to 26, with its letter where it has one, as 11a; each lettered "
          + "indicator is a record of its own.")
    }
    return text
  }
}
