import Commitments
import GoldenThread

extension EvidenceReport {
  var factTable: Table {
    Table(
      record: [
        ("id", "\(id)"), ("code", code), ("kind", kind), ("title", title), ("grade", grade),
        ("dated", dated), ("url", url), ("sha256", sha256), ("language", language),
        ("sensitivity", sensitivity), ("consent", consent), ("file", file),
        ("mediaType", mediaType), ("bytes", bytes.map(String.init)),
      ])
  }

  var citationTable: Table {
    Table(
      [
        .init("assessment", "Assessment"), .init("commitment", "Commitment"),
        .init("voice", "Voice"), .init("institution", "Assessor"), .init("assessedOn", "On"),
        .init("locator", "Where"),
      ],
      citations.map {
        [
          "\($0.assessment)", $0.commitment, $0.voice.rawValue, $0.institution, $0.assessedOn,
          $0.locator,
        ]
      })
  }
}
