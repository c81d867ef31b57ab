import Kernel

extension Message {
  /// Reads a message. Fields that it does not know are passed over.
  init(_ json: JSONValue) throws(Fields.Problem) {
    let message = try Fields(json)
    guard try message.string("jsonrpc") == "2.0" else {
      throw message.problem("jsonrpc", "is not \"2.0\"")
    }
    if message.has("result") {
      self = .result(id: try message.string("id"), try End(message.fields("result")))
    } else if message.has("error") {
      self = .failure(
        id: try message.string(ifPresent: "id"), try CallError(message.fields("error")))
    } else {
      try self.init(request: message)
    }
  }

  private init(request message: Fields) throws(Fields.Problem) {
    let method = try message.string("method")
    switch method {
    case "record": self = .item(.record(try RecordItem(message.fields("params"))))
    case "finding": self = .item(.finding(try FindingItem(message.fields("params"))))
    case "file": self = .item(.file(try FileItem(message.fields("params"))))
    case "chunk":
      self = .item(.chunk(ChunkItem(base64: try message.fields("params").string("base64"))))
    case "progress": self = .progress(try Progress(message.fields("params")))
    case "end": self = .end(try End(message.fields("params")))
    default:
      guard let hook = Hook(rawValue: method) else {
        throw message.problem("method", "is “\(method)”, which the protocol does not have")
      }
      self = .call(
        Call(
          id: try message.string("id"), hook: hook,
          try Call.Parameters(message.fields("params"))))
    }
  }
}

extension Call.Parameters {
  fileprivate init(_ fields: Fields) throws(Fields.Problem) {
    self.init(
      protocol: try fields.integer("protocol"), host: try fields.string("host"),
      settings: try fields.settings("settings"), forms: try fields.strings("forms"))
  }
}

extension End {
  fileprivate init(_ fields: Fields) throws(Fields.Problem) {
    self.init(items: try fields.integer("items"))
  }
}

extension Progress {
  fileprivate init(_ fields: Fields) throws(Fields.Problem) {
    self.init(done: try fields.integer("done"), total: try fields.integer(ifPresent: "total"))
  }
}

extension CallError {
  fileprivate init(_ fields: Fields) throws(Fields.Problem) {
    self.init(
      code: try fields.integer("code"), message: try fields.string("message"),
      remedy: fields.has("data") ? try fields.fields("data").string(ifPresent: "remedy") : nil)
  }
}

extension FileItem {
  fileprivate init(_ fields: Fields) throws(Fields.Problem) {
    self.init(
      name: try fields.string("name"), mediaType: try fields.string(ifPresent: "mediaType"),
      bytes: try fields.integer("bytes"), sha256: try fields.string("sha256"))
  }
}

extension RecordItem {
  fileprivate init(_ fields: Fields) throws(Fields.Problem) {
    self.init(
      form: try fields.string("form"), fields: try fields.texts("fields"),
      ref: try fields.string(ifPresent: "ref"), at: try fields.string(ifPresent: "at"))
  }
}

extension FindingItem {
  fileprivate init(_ fields: Fields) throws(Fields.Problem) {
    let word = try fields.string("severity")
    guard let severity = Severity(rawValue: word) else {
      throw fields.problem("severity", "is “\(word)”, not critical, error, warning or info")
    }
    self.init(
      severity: severity, rule: try fields.string("rule"), message: try fields.string("message"),
      remedy: try fields.string(ifPresent: "remedy"), ref: try fields.string(ifPresent: "ref"),
      at: try fields.string(ifPresent: "at"), field: try fields.string(ifPresent: "field"))
  }
}
