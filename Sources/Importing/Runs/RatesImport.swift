import Foundation
import GRDB
import Kernel
import Portfolio
import Reference
import Storage
import XML

/// What importing rates did.
public struct RatesOutcome: Codable, Sendable {
  public var file: String
  public var added = 0
  public var changed = 0
  public var unchanged = 0
  /// Transactions whose amount in the reporting currency is new or another.
  public var converted = 0
  public var diagnostics: [ImportOutcome.Finding] = []
}

/// Imports exchange rates: CSV, or XML by a mapping profile.
public enum RatesImport {
  /// - Parameters:
  ///   - profile: the path of a profile that produces rates; without one, XML is
  ///     read as the ECB publishes it.
  ///   - source: takes the place of the source that the file names.
  public static func run(
    file: String, profile: String? = nil, source: String? = nil, store: Store, actor: Actor
  ) throws -> RatesOutcome {
    let input = try XMLInputFile(path: file)
    var outcome = RatesOutcome(file: file)
    var rates: [ExchangeRate]
    if file.lowercased().hasSuffix(".csv") {
      let reading = RatesCSV(base: nil, source: source).read(
        try Importer.bytes(of: file), file: file)
      // A file with a mistake is read again once it is mended, whole.
      rates = reading.hasErrors ? [] : reading.rates
      outcome.diagnostics = reading.diagnostics.map { ImportOutcome.Finding($0) }
    } else {
      rates = try read(input, profile: profile, &outcome)
    }
    guard !rates.isEmpty else { return outcome }
    if let source { rates = rates.compactMap { $0.published(by: source) } }
    try store.bulkRun(by: actor, because: "rates from \(input.name)") { run in
      let written = try RateWriter.apply(rates: rates, in: run)
      outcome.added = written.added
      outcome.changed = written.changed.count
      outcome.unchanged = written.unchanged
      outcome.converted = try Reconversion.run(
        sources: Set(rates.map(\.source)), in: run)
    }
    return outcome
  }

  private static func read(
    _ input: XMLInputFile, profile path: String?, _ outcome: inout RatesOutcome
  ) throws -> [ExchangeRate] {
    let profile =
      try path.map { try MappingProfile(yaml: try Importer.text(of: $0), file: $0) }
      ?? MappingProfile(yaml: ecbProfile, file: "ecb-rates.yaml")
    var rates: [ExchangeRate] = []
    let parser = XMLPushParser(file: input.path)
    let reader = try ProfileReader(profile, parser: parser, file: input.path) { rate, _ in
      rates.append(rate)
    }
    try input.parse(with: parser)
    outcome.diagnostics = reader.diagnostics.map { ImportOutcome.Finding($0) }
    return rates
  }
}

extension ExchangeRate {
  /// The same rate under another source's name.
  fileprivate func published(by source: String) -> ExchangeRate? {
    ExchangeRate(
      source: source, base: base, currency: currency, validFrom: validFrom, validity: validity,
      value: value)
  }
}
