extension GrantsInvariantTests {
  /// What the tables of reports refuse.
  static let reportAttempts: [Attempt] = [
    Attempt(
      "approving a report that was not checked", report + step(1, "approved"), "that was checked"),
    Attempt(
      "submitting what was only checked", report + step(1, "checked") + step(2, "submitted"),
      "not in the state"),
    Attempt(
      "approving another version than the one checked",
      report + step(1, "checked") + step(2, "approved", version: 961),
      "of the version that was checked"),
    Attempt(
      "a step of another report's version",
      report
        + """
        INSERT INTO grant_reports (id, code, grant_id, template, begins_on, ends_on, audience,
          revision_id)
        VALUES (951, 'R-2', \(grant), 'plain', '2025-01-01', '2025-12-31', 'internal', :revision);
        INSERT INTO report_steps (id, report_id, number, state, version_id, taken_on, revision_id)
        VALUES (971, 951, 1, 'checked', 960, '2025-01-31', :revision);
        """, foreign),
    Attempt(
      "changing a version",
      report + "UPDATE report_versions SET sha256 = '\(digest)', renderer = 'x'", "append-only"),
    Attempt("deleting a version", report + "DELETE FROM report_versions", "append-only"),
    Attempt(
      "deleting a step", report + step(1, "checked") + "DELETE FROM report_steps", "append-only"),
    Attempt(
      "moving the period of an approved report",
      report + step(1, "checked") + step(2, "approved")
        + "UPDATE grant_reports SET ends_on = '2024-11-30'", "what it is on stays"),
  ]

  /// A report with two versions, 960 and 961.
  private static let report =
    """
    INSERT INTO grant_reports (id, code, grant_id, template, begins_on, ends_on, audience,
      revision_id)
    VALUES (950, 'R-1', \(grant), 'plain', '2024-01-01', '2024-12-31', 'internal', :revision);
    INSERT INTO attachments (id, sha256, media_type, name, bytes)
    VALUES (955, zeroblob(32), 'text/plain', 'x', x'');
    INSERT INTO report_versions (id, report_id, number, sha256, renderer, input_id, input_size,
      html_id, csv_id, xlsx_id, revision_id)
    VALUES (960, 950, 1, '\(digest)', 'x', 955, 1, 955, 955, 955, :revision),
      (961, 950, 2, '\(digest)', 'x', 955, 1, 955, 955, 955, :revision);
    """

  private static func step(_ number: Int, _ state: String, version: Int = 960) -> String {
    """
    INSERT INTO report_steps (id, report_id, number, state, version_id, taken_on, revision_id)
    VALUES (97\(number), 950, \(number), '\(state)', \(version), '2025-01-31', :revision);
    """
  }
}
