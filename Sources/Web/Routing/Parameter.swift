import Kernel

/// Something that can be asked of a page in its address.
struct Parameter: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case text
    case country
    case year
    case day
    case currency
    /// From the first number on.
    case number(from: Int, to: Int)
    /// One of these, each with its words.
    case choice([String])
    case flag
  }

  let name: String
  let kind: Kind
  /// Whether a form shows it; others are set by links alone.
  var isShown = true

  init(_ name: String, _ kind: Kind, isShown: Bool = true) {
    self.name = name
    self.kind = kind
    self.isShown = isShown
  }

  /// Why a value cannot be asked for; nil where it can. An empty value asks nothing.
  func fault(in value: String) -> String? {
    switch kind {
    case .text: value.unicodeScalars.count <= Parameter.longest ? nil : "at most 1,000 letters"
    case .country:
      value == "-" || value.wholeMatch(of: /[A-Za-z]{2}/) != nil
        ? nil : "a country's two letters, such as LR, or - for not stated"
    case .year:
      value == "-" || value.wholeMatch(of: /\d{4}/) != nil
        ? nil : "a year, such as 2024, or - for not stated"
    case .day:
      CalendarDate(value)?.dayNumber != nil ? nil : "a day, such as 2024-05-31"
    case .currency: CurrencyCode(value) == nil ? "a currency’s three letters, such as GBP" : nil
    case .number(let from, let to):
      Int(value).map { (from...to).contains($0) } == true ? nil : "a number from \(from) to \(to)"
    case .choice(let values):
      values.contains(value) ? nil : "one of \(values.joined(separator: ", "))"
    case .flag: value == "1" ? nil : "1, or nothing"
    }
  }

  /// How many letters a text may have.
  static let longest = 1_000

  /// What was asked for, by name, without what is empty.
  static func checked(
    _ fields: [(name: String, value: String)], _ parameters: [Parameter]
  ) throws(QuestionFailure) -> [String: String] {
    var values: [String: String] = [:]
    for (name, value) in fields where !value.isEmpty {
      guard let parameter = parameters.first(where: { $0.name == name }) else {
        throw .unknown(name, known: parameters.map(\.name))
      }
      if values[name] != nil { throw .twice(name) }
      if let wanted = parameter.fault(in: value) { throw .invalid(name, value, wanted: wanted) }
      values[name] = value
    }
    return values
  }

  /// A page of a list.
  static let page = Parameter("page", .number(from: 1, to: 100_000), isShown: false)
  static let today = Parameter("today", .day, isShown: false)
}
