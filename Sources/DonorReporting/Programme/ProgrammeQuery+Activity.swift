import CodeLists
import Disclosure
import GRDB
import Kernel
import Reference

extension ProgrammeQuery {
  /// What the activity of a row says of itself.
  mutating func activity(_ row: Row) throws -> ReportedActivity {
    let id: Int64 = row["id"]
    return ReportedActivity(
      id: id,
      identifier: row["identifier"],
      title: row["title"],
      otherIdentifiers: try rows(
        "SELECT ref FROM other_identifiers WHERE activity_id = ? ORDER BY ordinal", id
      ).compactMap { $0[0] },
      descriptions: try rows(
        "SELECT text FROM descriptions WHERE activity_id = ? ORDER BY ordinal", id
      ).compactMap { $0[0] },
      reportingOrganisation: ReportedActivity.Organisation(
        name: row["reporting_org_name"], identifier: row["reporting_org_ref"],
        type: CodeList.organisationType.name(of: row["reporting_org_type"])),
      participants: try participants(id),
      status: CodeList.activityStatus.name(of: row["status"]),
      dates: try rows(
        "SELECT type, date FROM activity_dates WHERE activity_id = ? ORDER BY type, ordinal", id
      ).compactMap { row in
        guard let type: String = row[0], let date: String = row[1] else { return nil }
        return ReportedActivity.DatedEvent(type: type, date: date)
      },
      countries: try countries(id),
      regions: try regions(id),
      sectors: try sectors(id),
      markers: try markers(id),
      places: try places(id, Sensitivity(stored: row["sensitivity"])),
      isWithdrawn: row["withdrawn"])
  }

  private mutating func participants(_ id: Int64) throws -> [ReportedActivity.Organisation] {
    let rows = try rows(
      "SELECT role, name, ref, type FROM participating_orgs WHERE activity_id = ? ORDER BY ordinal",
      id)
    return rows.compactMap { row in
      let (name, ref): (String?, String?) = (row["name"], row["ref"])
      guard gate.passes("organisations", sensitivity(ofOrganisation: ref, name)) else {
        return nil
      }
      return ReportedActivity.Organisation(
        role: CodeList.organisationRole.name(of: row["role"]), name: name, identifier: ref,
        type: CodeList.organisationType.name(of: row["type"]))
    }
  }

  private func countries(_ id: Int64) throws -> [ReportedActivity.Share] {
    try rows(
      """
      SELECT code, text, percentage FROM recipient_countries WHERE activity_id = ?
      ORDER BY ordinal
      """, id
    ).map { row in
      let code: String = row["code"] ?? ""
      return ReportedActivity.Share(
        code: code, name: Territories.find(code)?.name ?? row["text"],
        percentage: percentage(row))
    }
  }

  private func regions(_ id: Int64) throws -> [ReportedActivity.Share] {
    try rows(
      """
      SELECT code, text, vocabulary, percentage FROM recipient_regions WHERE activity_id = ?
      ORDER BY ordinal
      """, id
    ).map { share($0, standard: CodeList.region, vocabularies: CodeList.regionVocabulary) }
  }

  /// In one vocabulary: that of OECD DAC, else its groups, else the first.
  private func sectors(_ id: Int64) throws -> [ReportedActivity.Share] {
    let rows = try rows(
      """
      SELECT code, text, vocabulary, percentage FROM sectors WHERE activity_id = ?
      ORDER BY ordinal
      """, id)
    let vocabularies = rows.map { ($0["vocabulary"] as String?) ?? "1" }
    let chosen = ["1", "2"].first(where: vocabularies.contains) ?? vocabularies.first
    return zip(rows, vocabularies).filter { $0.1 == chosen }.map { row, vocabulary in
      share(
        row, standard: vocabulary == "2" ? CodeList.sectorCategory : CodeList.sector,
        vocabularies: CodeList.sectorVocabulary, isStandard: ["1", "2"].contains(vocabulary))
    }
  }

  private func share(
    _ row: Row, standard: CodeList, vocabularies: CodeList, isStandard: Bool? = nil
  ) -> ReportedActivity.Share {
    let code: String = row["code"] ?? ""
    let vocabulary: String? = row["vocabulary"]
    let isStandard = isStandard ?? (vocabulary == nil || vocabulary == "1")
    return ReportedActivity.Share(
      code: code, name: (isStandard ? standard.entry(code)?.name : nil) ?? row["text"],
      vocabulary: isStandard ? nil : vocabularies.name(of: vocabulary),
      percentage: percentage(row))
  }

  private func percentage(_ row: Row) -> String? {
    (row["percentage"] as Int64?).map { FixedDecimal(millionths: $0).description }
  }

  private func markers(_ id: Int64) throws -> [ReportedActivity.Marker] {
    try rows(
      """
      SELECT code, text, vocabulary, significance FROM policy_markers WHERE activity_id = ?
      ORDER BY ordinal
      """, id
    ).map { row in
      let code: String = row["code"] ?? ""
      let vocabulary: String? = row["vocabulary"]
      let name = vocabulary == nil || vocabulary == "1" ? CodeList.policyMarker.entry(code) : nil
      return ReportedActivity.Marker(
        code: code, name: name?.name ?? row["text"],
        significance: CodeList.policySignificance.name(of: row["significance"]))
    }
  }

  /// Exact where the activity is public; else no finer than an area, but for
  /// those who are cleared.
  private mutating func places(
    _ id: Int64, _ sensitivity: Sensitivity
  ) throws -> [ReportedActivity.Place] {
    let rows = try rows(
      "SELECT name, position, srs FROM locations WHERE activity_id = ? ORDER BY ordinal", id)
    return rows.map { row in
      let stored: String? = row["position"]
      let position = stored.flatMap {
        gate.position(
          $0, precision: sensitivity == .public ? .exact : .area, sensitivity: sensitivity)
      }
      let srs: String? = row["srs"]
      return ReportedActivity.Place(
        name: row["name"], position: position, isCoarse: position != stored,
        isWGS84: srs?.hasSuffix("/4326") ?? true)
    }
  }
}
