import DonorReporting

extension ReportVerification {
  var table: Table {
    guard !differences.isEmpty else {
      return Table(record: [
        ("report", report), ("version", "\(version)"), ("sha256", sha256),
        ("renderer", renderer), ("renderedAgain", isRenderedAgain ? "yes" : "no"),
        ("differences", "0"),
      ])
    }
    return Table(
      [
        .init("what", "What"), .init("line", "Line", .number), .init("cell", "Cell"),
        .init("message", "Difference", limit: 320),
      ],
      differences.map { [$0.what, $0.line.map(String.init), $0.cell, $0.message] })
  }

  /// For people.
  var verdict: String {
    let again =
      isRenderedAgain
      ? "" : " It was made by another renderer (\(renderer)), and held against its digests alone."
    return differences.isEmpty
      ? "\(report), version \(version): nothing differs.\(again)"
      : "\(report), version \(version): not what was stored.\(again)"
  }
}
