import Kernel

extension Message {
  /// The message as JSON. What has no value is left out.
  var json: JSONValue {
    switch self {
    case .call(let call):
      .message(["id": .string(call.id)], method: call.hook.rawValue, call.parameters.members)
    case .item(let item): .message(method: item.kind.rawValue, item.members)
    case .progress(let progress):
      .message(
        method: "progress",
        ["done": .integer(progress.done), "total": progress.total.map(JSONValue.integer)])
    case .end(let end): .message(method: "end", end.members)
    case .result(let id, let end):
      .members(["jsonrpc": .version, "id": .string(id), "result": .members(end.members)])
    case .failure(let id, let error):
      .members([
        "jsonrpc": .version, "id": id.map(JSONValue.string) ?? .null,
        "error": .members(error.members),
      ])
    }
  }
}

extension JSONValue {
  fileprivate static let version = JSONValue.string("2.0")

  fileprivate static func integer(_ number: Int) -> JSONValue { .number("\(number)") }

  fileprivate static func members(_ members: [String: JSONValue?]) -> JSONValue {
    .object(members.compactMapValues { $0 })
  }

  fileprivate static func message(
    _ head: [String: JSONValue?] = [:], method: String, _ parameters: [String: JSONValue?]
  ) -> JSONValue {
    var message = head
    message["jsonrpc"] = .version
    message["method"] = .string(method)
    message["params"] = .members(parameters)
    return .members(message)
  }
}

extension Call.Parameters {
  fileprivate var members: [String: JSONValue?] {
    [
      "protocol": .integer(self.protocol), "host": .string(host),
      "settings": .object(settings.mapValues(\.json)), "forms": .array(forms.map(JSONValue.string)),
    ]
  }
}

extension SettingValue {
  fileprivate var json: JSONValue {
    switch self {
    case .text(let text): .string(text)
    case .integer(let integer): .integer(integer)
    case .flag(let flag): .flag(flag)
    }
  }
}

extension End {
  fileprivate var members: [String: JSONValue?] { ["items": .integer(items)] }
}

extension CallError {
  fileprivate var members: [String: JSONValue?] {
    [
      "code": .integer(code), "message": .string(message),
      "data": data.map { .members(["remedy": $0.remedy.map(JSONValue.string)]) },
    ]
  }
}

extension Item {
  fileprivate var members: [String: JSONValue?] {
    switch self {
    case .file(let file):
      [
        "name": .string(file.name), "mediaType": file.mediaType.map(JSONValue.string),
        "bytes": .integer(file.bytes), "sha256": .string(file.sha256),
      ]
    case .chunk(let chunk): ["base64": .string(chunk.base64)]
    case .record(let record):
      [
        "form": .string(record.form),
        "fields": .object(record.fields.mapValues { $0.map(JSONValue.string) ?? .null }),
        "ref": record.ref.map(JSONValue.string), "at": record.at.map(JSONValue.string),
      ]
    case .finding(let finding):
      [
        "severity": .string(finding.severity.rawValue), "rule": .string(finding.rule),
        "message": .string(finding.message), "remedy": finding.remedy.map(JSONValue.string),
        "ref": finding.ref.map(JSONValue.string), "at": finding.at.map(JSONValue.string),
        "field": finding.field.map(JSONValue.string),
      ]
    }
  }
}
