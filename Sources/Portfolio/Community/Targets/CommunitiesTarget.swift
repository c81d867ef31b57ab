import GRDB
import Kernel
import Reference
import Storage

/// Communities that raise concerns.
struct CommunitiesTarget: RowTarget {
  let table = "communities"
  let key: RecordKey? = .community
  let order = "t.country, t.name, t.area"
  let form = RecordForm(
    "communities",
    [
      .required("name", .text(longest: 200), "name of the community"),
      .required("country", .code(list: "Country"), "ISO 3166-1 code of two letters"),
      .optional("area", .text(longest: 200), "ward, district or other area that it lies in"),
      .optional("admin_code", .identifier, "code of the area in the country's own list"),
      .optional("population", .count, "how many people live there"),
      .optional("population_source", .text(longest: 300), "where that number stands"),
      .optional("position", .text(longest: 50), "latitude and longitude, as 27.0139 85.8997"),
      .required(
        "precision", .choice(["exact", "approximate", "area", "hidden"]),
        "how exactly the position may be shown to those who are not cleared for more"),
      CommunityTargets.sensitivity,
    ])

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    [
      ("name", try cells.key("name")), ("country", try cells.country("country")),
      ("area", cells["area"]), ("admin_code", cells["admin_code"]),
      ("population", try cells.count("population")),
      ("population_source", cells["population_source"]), ("position", try position(cells)),
      ("precision", try cells.required("precision")),
      ("sensitivity", try cells.required("sensitivity")),
    ]
  }

  func twin(_ cells: Cells) throws -> Int64? {
    try Int64.fetchOne(
      cells.db, sql: "SELECT id FROM communities WHERE name = ? AND country = ? AND area IS ?",
      arguments: [cells.key("name"), cells.country("country"), cells["area"]])
  }

  private func position(_ cells: Cells) throws -> String? {
    guard let text = cells["position"] else { return nil }
    let parts = text.split(whereSeparator: \.isWhitespace)
      .compactMap { FixedDecimal(exactly: String($0)) }
    let degrees = FixedDecimal.scale
    guard parts.count == 2, parts[0].millionths.magnitude <= 90 * degrees,
      parts[1].millionths.magnitude <= 180 * degrees
    else {
      throw FieldFault(
        "value.position", field: "position", "“\(text)” is no latitude and longitude.",
        remedy: "Write both in degrees with a space between, as 27.0139 85.8997.")
    }
    return parts.map(\.description).joined(separator: " ")
  }
}

extension Cells {
  /// The code of a country; territories within one are areas here.
  fileprivate func country(_ field: String) throws -> String {
    let code = try territory(required(field), field: field)
    guard code.count == 2 else {
      throw FieldFault(
        "value.country", field: field, "“\(code)” is a territory within a country.",
        remedy: "Write the country's code of two letters, and the territory as the area.")
    }
    return code
  }
}
