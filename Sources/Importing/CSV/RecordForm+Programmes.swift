import Storage

extension RecordForm {
  /// A record is one programme or project of the organisation. Its rows become activities.
  public static let programmes = RecordForm(
    "programmes",
    [
      .required("identifier", .identifier, "your own identifier of the programme"),
      .required("title", .text(longest: 500), "text, up to 500 characters"),
      .optional("description", .text(longest: nil), "text"),
      .required("status", .code(list: "ActivityStatus"), "activity status of IATI, 1 to 6"),
      .optional("start_planned", .date, "date"),
      .optional("start_actual", .date, "date"),
      .optional("end_planned", .date, "date"),
      .optional("end_actual", .date, "date"),
      .optional("countries", .shares(list: "Country"), "ISO 3166-1 codes, as LR:40;SL:60"),
      .optional("sectors", .shares(list: "Sector"), "OECD DAC codes, as 15220:70;15210:30"),
      .optional("budget_start", .date, "first day of one budget, a year at most"),
      .optional("budget_end", .date, "its last day"),
      .optional("budget_value", .amount, "amount"),
      .optional("budget_currency", .code(list: "Currency"), "ISO 4217 code"),
      .optional("funder_ref", .identifier, "identifier of the organisation that pays"),
      .optional("funder_name", .text(longest: nil), "its name"),
      .optional("partner_ref", .identifier, "identifier of the organisation that implements"),
      .optional("partner_name", .text(longest: nil), "its name"),
      .optional("parent_identifier", .identifier, "identifier of the parent programme"),
      .required(
        "sensitivity", .choice(["public", "internal", "restricted"]), "who may see it"),
    ])
}
