import GRDB
import Kernel
import Reference
import Storage

/// What an amount comes to in another currency on a day, and by which rates.
public struct RateAnswer: Sendable, Hashable, Encodable {
  public let from: String
  public let to: String
  /// The day that was asked for.
  public let on: String
  /// A decimal.
  public let amount: String
  /// A decimal with at most six places, rounded half to even.
  public let converted: String
  public let source: String
  /// Both legs in words; empty where nothing was converted.
  public let rate: String
  /// Whether a rate of an earlier day had to serve.
  public let isStale: Bool
}

/// Why there is no answer.
public enum RateQuestionFailure: DiagnosticError {
  case noSource(known: [String])
  case missing(MissingRate)

  public var diagnostic: Diagnostic {
    switch self {
    case .noSource(let known):
      Diagnostic(
        .error, rule: "rates.no-source", "The store does not say whose rates count.",
        remedy: known.isEmpty
          ? "Import rates with `baraza rates import`."
          : "Name one with --source, or with `baraza settings set --rate-source`: "
            + known.joined(separator: ", ") + ".")
    case .missing(let missing):
      missing.diagnostic
    }
  }
}

extension Workspace {
  /// Converts an amount by the stored rates of one source, else by those of the settings.
  public func rate(
    _ amount: FixedDecimal, from: CurrencyCode, to: CurrencyCode, on date: CalendarDate,
    source: String?
  ) throws -> RateAnswer {
    try read { store in
      try store.read { db in
        guard let source = try source ?? ReportingSettings.load(db).rateSource else {
          throw RateQuestionFailure.noSource(known: try RateTable.sources(in: db))
        }
        let converter = Converter(try RateTable.stored(source: source, in: db))
        switch try converter.convert(millionths: amount.millionths, from: from, to: to, on: date) {
        case .missing(let missing):
          throw RateQuestionFailure.missing(missing)
        case .converted(let millionths, let route):
          return RateAnswer(
            from: "\(from)", to: "\(to)", on: "\(date)", amount: "\(amount)",
            converted: "\(FixedDecimal(millionths: millionths))", source: source,
            rate: route.description, isStale: route.isStale)
        }
      }
    }
  }
}
