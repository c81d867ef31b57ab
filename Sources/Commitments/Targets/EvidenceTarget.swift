import GRDB
import Storage

/// Evidence that is a link, and the words about evidence whose file is kept.
struct EvidenceTarget: RowTarget {
  let table = "evidence"
  let key: RecordKey? = .evidence
  let order = "t.code"
  let form = RecordForm(
    "evidence",
    [
      .required("code", .text(longest: 50), "short code by which assessments name it"),
      .required(
        "kind",
        .choice([
          "document", "report", "data", "survey", "law", "budget", "photograph", "recording",
          "testimony", "observation", "web-page", "other",
        ]), "kind of evidence"),
      .required("title", .text(longest: 500), "title"),
      .optional("grade", .choice(["strong", "moderate", "weak"]), "how much it bears"),
      .optional("dated", .partialDate, "when it was made"),
      .optional("url", .address, "where it can be read; needed for what is not kept as a file"),
      .required(
        "sha256", .text(longest: 64), "SHA-256, in hexadecimal, of what the link gave"),
      .optional("language", .text(longest: 20), "its language, as ne"),
      CommitmentsTargets.sensitivity,
      .required(
        "consent", .choice(["not-needed", "given", "not-asked", "refused", "withdrawn"]),
        "consent of the people in it"),
    ])

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    let digest = try cells.required("sha256").lowercased()
    guard digest.utf8.count == 64, digest.allSatisfy({ $0.isASCII && $0.isHexDigit }) else {
      throw FieldFault(
        "value.sha256", field: "sha256", "“\(digest)” is no SHA-256.",
        remedy: "Write the 64 hexadecimal digits that sha256sum prints for the file.")
    }
    return [
      ("code", try cells.key("code")), ("kind", cells["kind"]), ("title", cells["title"]),
      ("grade", cells["grade"]), ("dated", try cells.partialDate("dated")), ("url", cells["url"]),
      ("sha256", digest), ("language", cells["language"]), ("sensitivity", cells["sensitivity"]),
      ("consent", cells["consent"]),
    ]
  }

  func twin(_ cells: Cells) throws -> Int64? { try cells.reference("code", .evidence) }
}
