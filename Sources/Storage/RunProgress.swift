/// A bulk run that is being applied now: who asked for it, and how far it is.
public struct RunProgress: Sendable, Hashable, CustomStringConvertible {
  public let actor: Actor
  public let reason: String
  /// UTC.
  public let since: String
  /// Bytes or records, as the run counts; `total` is 0 until it is known.
  public internal(set) var done: Int64 = 0
  public internal(set) var total: Int64 = 0

  public var description: String {
    let percent = total > 0 ? ", \(Int(Double(done) / Double(total) * 100)) % done" : ""
    return "\(reason), by \(actor.name) since \(since)\(percent)"
  }
}
