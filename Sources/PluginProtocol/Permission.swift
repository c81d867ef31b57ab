/// What a plugin may see or do, as an administrator reads it before enabling.
public enum Permission: Hashable, Sendable {
  /// Propose records of a form: `propose:ledger-entries`.
  case propose(String)
  /// Be sent records of a form: `read:concerns`.
  case read(String)
  /// Be sent the files of donor reports: `reports`.
  case reports
  /// Reach the network: `network`.
  case network
}

extension Permission: Codable, CustomStringConvertible {
  public init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    switch (parts.first, parts.count) {
    case ("propose", 2) where !parts[1].isEmpty: self = .propose(parts[1])
    case ("read", 2) where !parts[1].isEmpty: self = .read(parts[1])
    case ("reports", 1): self = .reports
    case ("network", 1): self = .network
    default: return nil
    }
  }

  public var description: String {
    switch self {
    case .propose(let form): "propose:\(form)"
    case .read(let form): "read:\(form)"
    case .reports: "reports"
    case .network: "network"
    }
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let permission = Permission(text) else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "\"\(text)\" is no permission. "
          + "Write propose:FORM, read:FORM, reports or network.")
    }
    self = permission
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
