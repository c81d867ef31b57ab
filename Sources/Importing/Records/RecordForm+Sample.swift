import Storage

extension RecordForm {
  /// The fields that a new record must fill, each with a value of its type: what an example shows.
  public var sample: [(field: String, text: String)] {
    fields.filter(\.isRequired).map { ($0.name, RecordForm.sample(of: $0.type)) }
  }

  private static func sample(of type: FieldType) -> String {
    switch type {
    case .text: "Illustrative"
    case .identifier, .reference: "X-1"
    case .date: "2026-01-31"
    case .partialDate: "2026"
    case .amount: "12.5"
    case .count: "1"
    case .percentage: "100"
    case .code(let list): ["Currency": "EUR", "Country": "LR", "Sector": "15220"][list] ?? "1"
    case .choice(let words): words.first ?? ""
    case .shares(let list): "\(sample(of: .code(list: list))):100"
    case .list(let type): sample(of: type)
    case .address: "https://example.org"
    case .rowID: "#1"
    case .timestamp: "2026-01-31T09:00:00Z"
    }
  }
}
