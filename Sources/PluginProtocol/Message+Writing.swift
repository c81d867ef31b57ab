extension Message: Encodable {
  private enum Key: String, CodingKey {
    case jsonrpc, id, method, params, result, error
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode("2.0", forKey: .jsonrpc)
    func notify(_ method: String, _ params: some Encodable) throws {
      try container.encode(method, forKey: .method)
      try container.encode(params, forKey: .params)
    }
    switch self {
    case .call(let call):
      try container.encode(call.id, forKey: .id)
      try notify(call.hook.rawValue, call.parameters)
    case .item(let item):
      switch item {
      case .file(let file): try notify(item.kind.rawValue, file)
      case .chunk(let chunk): try notify(item.kind.rawValue, chunk)
      case .record(let record): try notify(item.kind.rawValue, record)
      case .finding(let finding): try notify(item.kind.rawValue, finding)
      }
    case .progress(let progress): try notify("progress", progress)
    case .end(let end): try notify("end", end)
    case .result(let id, let end):
      try container.encode(id, forKey: .id)
      try container.encode(end, forKey: .result)
    case .failure(let id, let error):
      try container.encode(id, forKey: .id)
      try container.encode(error, forKey: .error)
    }
  }
}
