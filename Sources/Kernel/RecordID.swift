/// Identifies a row for ever: 12 bits of office number and 41 of that office's
/// counter, 53 in all, so that JavaScript and jq keep it exact.
public struct RecordID: Hashable, Sendable, Comparable, Codable {
  /// The whole number, as the store and JSON hold it.
  public let rawValue: Int64

  /// The numbers that an office may have.
  public static let offices: ClosedRange<Int> = 0...4095
  /// Counters below this fit beside the office number.
  public static let counterLimit: Int64 = 1 << 41

  /// An id that was handed out before, as it was read.
  public init(rawValue: Int64) {
    self.rawValue = rawValue
  }

  /// Nil beyond the limits of either part. Counters begin at 1, so that no id is 0.
  public init?(office: Int, counter: Int64) {
    guard RecordID.offices.contains(office), (1..<RecordID.counterLimit).contains(counter) else {
      return nil
    }
    rawValue = Int64(office) << 41 | counter
  }

  /// The office that handed the id out.
  public var office: Int { Int(rawValue >> 41) }
  /// The number of the id within its office, from 1.
  public var counter: Int64 { rawValue & (RecordID.counterLimit - 1) }

  public static func < (lhs: RecordID, rhs: RecordID) -> Bool { lhs.rawValue < rhs.rawValue }

  public init(from decoder: any Decoder) throws {
    rawValue = try decoder.singleValueContainer().decode(Int64.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}

/// Points at one record of any room: its kind and id.
public struct RecordRef: Hashable, Sendable, Codable {
  /// The table's name, for example `transactions`.
  public var kind: String
  public var id: RecordID

  public init(_ kind: String, _ id: RecordID) {
    self.kind = kind
    self.id = id
  }
}
