import Foundation
import Kernel

/// What a certificate says. No name and no participant's code stand in it: it reveals nobody, and
/// has nothing that erasing a person would have to take away.
///
/// As bytes, a heading and one line for each claim in a fixed order, so that they are written in
/// one way alone.
public struct CertificateClaims: Hashable, Sendable {
  /// Random, so that certificates cannot be counted through.
  public let code: String
  public let course: String
  /// Of the people whom the course is for: community, local, national, regional, international.
  public let level: String
  /// The version of the curriculum.
  public let curriculum: Int64
  /// Attended.
  public let hours: ExactDecimal
  public let begins: CalendarDate
  public let ends: CalendarDate
  public let issued: CalendarDate
  /// The last day on which it holds; nil where it does not expire.
  public let expires: CalendarDate?
  public let issuer: String
  /// The id of the public key.
  public let key: String
  /// A digest of the holder's name and of a secret that the holder alone has; nil without one.
  public let holder: String?

  static let heading = "Baraza certificate 1"

  var bytes: Data {
    var lines = [
      CertificateClaims.heading, "code: \(code)", "course: \(course)", "level: \(level)",
      "curriculum: \(curriculum)", "hours: \(hours)", "begins: \(begins)", "ends: \(ends)",
      "issued: \(issued)",
    ]
    if let expires { lines.append("expires: \(expires)") }
    lines += ["issuer: \(issuer)", "key: \(key)"]
    if let holder { lines.append("holder: \(holder)") }
    return Data((lines.joined(separator: "\n") + "\n").utf8)
  }
}

extension CertificateClaims {
  /// Nil for bytes that no certificate of this version has.
  init?(_ bytes: Data) {
    guard let text = String(data: bytes, encoding: .utf8) else { return nil }
    var fields: [String: String] = [:]
    for line in text.split(separator: "\n").dropFirst() {
      guard let mark = line.firstRange(of: ": ") else { return nil }
      fields[String(line[..<mark.lowerBound])] = String(line[mark.upperBound...])
    }
    guard let code = fields["code"], let course = fields["course"], let level = fields["level"],
      let curriculum = fields["curriculum"].flatMap({ Int64($0) }),
      let hours = fields["hours"].flatMap({ FixedDecimal(exactly: $0) }),
      let begins = fields["begins"].flatMap({ CalendarDate($0) }),
      let ends = fields["ends"].flatMap({ CalendarDate($0) }),
      let issued = fields["issued"].flatMap({ CalendarDate($0) }), let issuer = fields["issuer"],
      let key = fields["key"]
    else { return nil }
    self.init(
      code: code, course: course, level: level, curriculum: curriculum,
      hours: ExactDecimal(millionths: Int128(hours.millionths)), begins: begins, ends: ends,
      issued: issued, expires: fields["expires"].flatMap { CalendarDate($0) }, issuer: issuer,
      key: key, holder: fields["holder"])
    guard self.bytes == bytes else { return nil }
  }
}
