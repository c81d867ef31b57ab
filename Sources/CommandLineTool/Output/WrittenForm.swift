import Storage

/// A form of records in JSON.
struct WrittenForm: Encodable {
  struct Field: Encodable {
    let name: String
    let type: WrittenType
    let required: Bool
    let description: String
  }

  let name: String
  let fields: [Field]

  init(_ form: RecordForm) {
    name = form.name
    fields = form.fields.map {
      Field(
        name: $0.name, type: WrittenType($0.type), required: $0.isRequired,
        description: $0.description)
    }
  }
}

/// What a field may hold: a word, and what the word needs.
struct WrittenType: Encodable {
  let kind: String
  /// The longest text, in characters.
  var longest: Int?
  /// The code list.
  var list: String?
  /// The words allowed.
  var choices: [String]?
  /// The form of the record referred to.
  var form: String?
  /// The kind of each of several values, and what it needs.
  var of: [WrittenType]?

  init(_ type: FieldType) {
    switch type {
    case .text(let longest):
      kind = "text"
      self.longest = longest
    case .identifier: kind = "identifier"
    case .date: kind = "date"
    case .partialDate: kind = "partialDate"
    case .amount: kind = "amount"
    case .count: kind = "count"
    case .percentage: kind = "percentage"
    case .code(let list):
      kind = "code"
      self.list = list
    case .choice(let words):
      kind = "choice"
      choices = words
    case .shares(let list):
      kind = "shares"
      self.list = list
    case .list(let type):
      kind = "list"
      of = [WrittenType(type)]
    case .reference(let form):
      kind = "reference"
      self.form = form
    case .address: kind = "address"
    case .rowID: kind = "rowID"
    case .timestamp: kind = "timestamp"
    }
  }
}

extension FieldType {
  /// For people, in a table.
  var words: String {
    switch self {
    case .text(let longest): longest.map { "text, up to \($0) characters" } ?? "text"
    case .partialDate: "date, or a part of one"
    case .count: "whole number"
    case .code(let list): "code of \(list)"
    case .choice(let words): words.joined(separator: ", ")
    case .shares(let list): "shares of \(list)"
    case .list(let type): "several: \(type.words)"
    case .reference(let form): "one of \(form)"
    default: WrittenType(self).kind
    }
  }
}
