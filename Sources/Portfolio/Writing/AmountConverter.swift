import IATI
import Kernel
import Reference
import Storage

/// Converts transactions into the store's reporting currency as they are
/// written: each once, on its value date or else its own.
final class AmountConverter {
  static let transactionKind = Int32(RecordKind.transaction.index)

  private let target: CurrencyCode?
  private let converter: Converter?
  private let memo: ConversionMemo

  init(_ scope: any RevisionScope) throws {
    let settings = try ReportingSettings.load(scope.db)
    target = settings.currency
    converter = try settings.rateSource.map {
      Converter(try RateTable.stored(source: $0, in: scope.db))
    }
    memo = ConversionMemo(scope)
  }

  /// The amount in the reporting currency and the rates that led there; nil
  /// where there is no amount, no reporting currency or no rate.
  func convert(
    _ row: Int, of buffer: RecordBuffer
  ) throws -> (value: Int64?, conversion: Int64?) {
    guard let target, let value = buffer.integer(row: row, column: TransactionColumns.value),
      let currency = buffer.currency(row: row, column: TransactionColumns.currency)
    else { return (nil, nil) }
    if currency == target { return (value, nil) }
    let date =
      buffer.date(row: row, column: TransactionColumns.valueDate)
      ?? buffer.date(row: row, column: TransactionColumns.date)
    return try convert(value, currency, on: date)
  }

  func convert(
    _ value: Int64, _ currency: CurrencyCode, on date: CalendarDate?
  ) throws -> (value: Int64?, conversion: Int64?) {
    guard let target else { return (nil, nil) }
    if currency == target { return (value, nil) }
    guard let converter, let date else { return (nil, nil) }
    do {
      guard
        case .converted(let converted, let route) = try converter.convert(
          millionths: value, from: currency, to: target, on: date)
      else { return (nil, nil) }
      return (converted, try memo.id(of: route))
    } catch is ArithmeticFailure {
      // Out of range: carried in its own currency, a named gap in the other.
      return (nil, nil)
    }
  }
}

extension RecordBuffer {
  func currency(row: Int, column: Int) -> CurrencyCode? {
    guard case .text(let text) = value(row: row, column: column) else { return nil }
    return CurrencyCode(text)
  }

  func date(row: Int, column: Int) -> CalendarDate? {
    guard case .text(let text) = value(row: row, column: column) else { return nil }
    return CalendarDate.read(text)
  }
}
