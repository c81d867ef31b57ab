import Crypto
import Disclosure
import Foundation
import Kernel
import Storage

/// All that a grant's report is made of: the same input gives the same bytes for ever.
///
/// It is written as lines of JSON, one for everything but the ledger, then one for each entry, so
/// that it can be read without Baraza and two of them compared line by line.
public struct ReportInput: Sendable, Hashable {
  public let head: Head
  /// By day of posting, then source and reference.
  public let entries: [LedgerEntry]

  public struct Head: Sendable, Hashable, Codable {
    /// Of this way of writing, from 1.
    var format = 1
    public let report: Report
    /// The organisation that reports.
    public let organisation: Organisation
    public let books: GrantBooks
    /// Numbered from 1.
    public let rates: [UsedRate]
    /// The donors of the grants that bear part of the action, by code; of those that the audience
    /// may not see there is none.
    public let funders: [String: String]
    public let instalments: [Instalment]
    /// What this report foresees, and what the one before foresaw.
    public let forecasts: [ReportForecast]
    public let earlierForecasts: [ReportForecast]
    public let texts: [ReportText]
    /// The claims that were submitted within the period.
    public let claims: [SubmittedClaim]
    public let results: [ReportedResult]
    public let withheld: [Withheld]
    /// What the template and the pages were at the time.
    public let template: String
    public let page: String
    public let style: String
  }

  public struct Report: Sendable, Hashable, Codable {
    public let code: String
    public let title: String
    /// The template with its version, `uk-claim@1`.
    public let template: String
    public let begins: CalendarDate
    public let ends: CalendarDate
    public let audience: Audience
  }

  public struct Organisation: Sendable, Hashable, Codable {
    public let name: String?
    public let identifier: String?
  }

  /// What the donor pays, in the grant's currency, and what of it arrived by the end of the period.
  public struct Instalment: Sendable, Hashable, Codable {
    public let number: Int
    public let kind: String
    public let due: CalendarDate?
    public let amount: FixedDecimal
    public let received: CalendarDate?
    public let receivedAmount: FixedDecimal?
  }

  public func bytes() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var bytes = try encoder.encode(head)
    for entry in entries {
      bytes.append(UInt8(ascii: "\n"))
      bytes.append(try encoder.encode(entry))
    }
    return bytes
  }

  public init(head: Head, entries: [LedgerEntry]) {
    self.head = head
    self.entries = entries
  }

  /// - Throws: ``ReportFault/damaged(_:)``
  public init(bytes: Data) throws {
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    let decoder = JSONDecoder()
    do {
      head = try decoder.decode(Head.self, from: lines.first ?? Data())
      entries = try lines.dropFirst().map { try decoder.decode(LedgerEntry.self, from: $0) }
    } catch let error as DecodingError {
      throw ReportFault.damaged("its input cannot be read (\(error.reason))")
    }
    guard head.format == 1 else {
      throw ReportFault.damaged("its input is written in a way \(head.format) that is not known")
    }
  }

  /// The SHA-256 of an input's bytes, which stands on page one.
  static func digest(of bytes: Data) -> String {
    Data(SHA256.hash(data: bytes)).hexadecimal
  }
}

/// What somebody wrote for a section, or of a line of one.
public struct ReportText: Sendable, Hashable, Codable {
  public enum State: String, Sendable, Hashable, Codable, CaseIterable {
    case draft, final
  }

  public let section: String
  /// The line or heading that a table's note is of.
  public let line: String?
  public let text: String
  public let author: String
  public let state: State
}

/// What is foreseen to be spent under a line, of the grant's own money.
public struct ReportForecast: Sendable, Hashable, Codable {
  public let line: String
  public let begins: CalendarDate
  public let ends: CalendarDate
  public let amount: FixedDecimal
}

/// A claim as it was submitted: what the grant bears.
public struct SubmittedClaim: Sendable, Hashable, Codable {
  public let code: String
  public let begins: CalendarDate
  public let ends: CalendarDate
  /// Which of its versions was submitted.
  public let version: Int
  /// The SHA-256 of its input.
  public let sha256: String
  public let amount: FixedDecimal
}
