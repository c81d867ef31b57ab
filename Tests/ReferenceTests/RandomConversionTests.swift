import Foundation
import Kernel
import Reference
import TestSupport
import Testing

/// Python's fractions know nothing of this code: they are the independent calculation.
@Suite("Conversion against exact fractions")
struct RandomConversionTests {
  /// Reads `amount from to date`, answers with the rounded amount, `out` or `gap`.
  static let script = """
    import sys, json, datetime, decimal
    from fractions import Fraction
    given = json.load(sys.stdin)
    rates = {}
    for base, currency, day, month, value in given["rates"]:
        rates.setdefault(currency, []).append(
            (datetime.date.fromisoformat(day), month, Fraction(value)))
    def leg(currency, day):
        if currency == "EUR": return Fraction(1)
        if currency == "HRK" and day >= datetime.date(2023, 1, 1): return Fraction("7.53450")
        if currency == "SLL" and day >= datetime.date(2022, 7, 1):
            new = leg("SLE", day)
            if new is not None: return new * 1000
        best = None
        for first, month, value in rates.get(currency, []):
            if first > day: continue
            last = first
            if month:
                after = (first.replace(day=28) + datetime.timedelta(days=4)).replace(day=1)
                last = after - datetime.timedelta(days=1)
            age = max(0, (day - last).days)
            if age <= 7 and (best is None or (age, month) < best[:2]): best = (age, month, value)
        return None if best is None else best[2]
    for amount, source, target, date in given["questions"]:
        day = datetime.date.fromisoformat(date)
        if source == target: print(amount); continue
        a, b = leg(source, day), leg(target, day)
        if a is None or b is None: print("gap"); continue
        exact = Fraction(amount) * b / a
        result = round(exact)
        # The other way to the same number, by decimals of 200 digits.
        decimal.getcontext().prec = 200
        quotient = decimal.Decimal(exact.numerator) / decimal.Decimal(exact.denominator)
        assert result == int(quotient.to_integral_value(decimal.ROUND_HALF_EVEN))
        print(result if abs(result) < 2**63 else "out")
    """

  @Test("5,000 random amounts, days and pairs agree to the millionth")
  func agree() throws {
    var random = SeededGenerator()
    let first = try #require(try Rates.date("2022-05-20").dayNumber)
    let currencies = ["EUR", "USD", "GBP", "UGX", "NPR", "KWD", "HRK", "SLL", "SLE"]
    var rates: [ExchangeRate] = []
    for currency in currencies.dropFirst() {
      for offset in 0..<300 where Int.random(in: 0..<9, using: &random) == 0 {
        let day = try #require(CalendarDate(dayNumber: first + offset))
        if currency == "SLE", day < (try Rates.date("2022-07-01")) { continue }
        if currency == "SLL", day >= (try Rates.date("2022-07-01")) { continue }
        rates.append(try randomRate(currency, day, .day, &random))
      }
    }
    for month in ["2022-08-01", "2022-11-01", "2023-02-01"] {
      let firstOfMonth = try Rates.date(month)
      rates.removeAll { $0.validFrom == firstOfMonth && $0.currency.description == "NPR" }
      rates.append(try randomRate("NPR", firstOfMonth, .month, &random))
    }

    let converter = Converter(RateTable(source: "ECB", rates: rates))
    var questions: [[Any]] = []
    var answers: [String] = []
    for _ in 0..<5_000 {
      let from = try #require(currencies.filter { $0 != "SLE" }.randomElement(using: &random))
      let to = try #require(currencies.filter { $0 != "SLE" }.randomElement(using: &random))
      let offset = Int.random(in: 0..<300, using: &random)
      let date = try #require(CalendarDate(dayNumber: first + offset))
      let bits = Int64.random(in: 1...63, using: &random)
      let amount = Int64.random(in: Int64.min...Int64.max, using: &random) >> (63 - bits)
      questions.append([amount, from, to, date.description])
      answers.append(try answer(converter, amount, from, to, date))
    }

    let given: [String: Any] = [
      "rates": rates.map {
        [
          $0.base.description, $0.currency.description, $0.validFrom.description,
          $0.validity == .month, $0.value.description,
        ] as [Any]
      },
      "questions": questions,
    ]
    let json = String(decoding: try JSONSerialization.data(withJSONObject: given), as: UTF8.self)
    let run = try RunProcess.run("python3", ["-c", RandomConversionTests.script], stdin: json)
    try #require(run.status == 0, "\(run.stderr)")
    let expected = run.stdout.split(separator: "\n").map(String.init)
    #expect(expected.count == answers.count)
    for (index, pair) in zip(expected, answers).enumerated() where pair.0 != pair.1 {
      Issue.record("\(questions[index]): expected \(pair.0), got \(pair.1)")
    }
    // The cases would prove little if most of them were gaps.
    #expect(answers.filter { Int64($0) != nil }.count > 2_000)
    #expect(answers.contains("gap") && answers.contains("out"))
  }

  private func answer(
    _ converter: Converter, _ amount: Int64, _ from: String, _ to: String, _ date: CalendarDate
  ) throws -> String {
    do {
      let conversion = try converter.convert(
        millionths: amount, from: Rates.code(from), to: Rates.code(to), on: date)
      guard case .converted(let result, _) = conversion else { return "gap" }
      return String(result)
    } catch is ArithmeticFailure {
      return "out"
    }
  }

  private func randomRate(
    _ currency: String, _ day: CalendarDate, _ validity: ExchangeRate.Validity,
    _ random: inout SeededGenerator
  ) throws -> ExchangeRate {
    let digits = Int64.random(in: 1...18, using: &random)
    var limit: Int64 = 1
    for _ in 0..<digits { limit *= 10 }
    let value = try #require(
      RateValue(
        mantissa: Int64.random(in: 1...limit, using: &random),
        scale: Int.random(in: 0...12, using: &random)))
    return try #require(
      ExchangeRate(
        source: "ECB", base: Rates.code("EUR"), currency: Rates.code(currency), validFrom: day,
        validity: validity, value: value))
  }
}
