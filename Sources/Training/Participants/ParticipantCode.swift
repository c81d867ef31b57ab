import GRDB
import Kernel

/// The code by which a participant is known: random, `7K29-QXDM`, and made to be typed.
///
/// The letters and digits are those that nobody mistakes for one another, 31 of them: a prime, so
/// that the last, a check, tells every single wrong character and every two that changed places.
public struct ParticipantCode: Sendable, Hashable, CustomStringConvertible {
  private static let alphabet = Array("23456789ABCDEFGHJKMNPQRSTUVWXYZ")
  private static let length = 8

  /// With a hyphen in the middle.
  public let description: String

  /// A new random code.
  public init() {
    var generator = SystemRandomNumberGenerator()
    self.init(using: &generator)
  }

  init(using generator: inout some RandomNumberGenerator) {
    let free = (1..<ParticipantCode.length).map { _ in
      Int.random(in: 0..<ParticipantCode.alphabet.count, using: &generator)
    }
    let sum = ParticipantCode.weighted(free)
    // The weight of the check is 8, of which 4 is the inverse modulo 31.
    let check = (31 - sum % 31) * 4 % 31
    self.init(numbers: free + [check])
  }

  /// A code as somebody typed it: in capitals or not, with a hyphen or not. Nil for a wrong one.
  public init?(_ text: String) {
    let numbers = text.trimmed.uppercased().filter { $0 != "-" && $0 != " " }.map {
      ParticipantCode.alphabet.firstIndex(of: $0)
    }
    let known = numbers.compactMap { $0 }
    guard known.count == numbers.count, known.count == ParticipantCode.length,
      ParticipantCode.weighted(known) % 31 == 0
    else { return nil }
    self.init(numbers: known)
  }

  private init(numbers: [Int]) {
    let text = String(numbers.map { ParticipantCode.alphabet[$0] })
    description = "\(text.prefix(4))-\(text.suffix(4))"
  }

  private static func weighted(_ numbers: [Int]) -> Int {
    numbers.enumerated().reduce(0) { $0 + ($1.offset + 1) * $1.element }
  }

  /// A new code that no participant has.
  static func unused(in db: Database) throws -> ParticipantCode {
    while true {
      let code = ParticipantCode()
      let isUsed = try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM participants WHERE code = ?)",
        arguments: [code.description])
      if isUsed != true { return code }
    }
  }
}
