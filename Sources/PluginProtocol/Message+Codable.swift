extension Message: Codable {
  private enum Key: String, CodingKey {
    case jsonrpc, id, method, params, result, error
  }

  private enum Method {
    static let progress = "progress"
    static let end = "end"
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    guard try container.decode(String.self, forKey: .jsonrpc) == "2.0" else {
      throw DecodingError.dataCorruptedError(
        forKey: .jsonrpc, in: container, debugDescription: "Write \"jsonrpc\":\"2.0\".")
    }
    if container.contains(.result) {
      self = .result(
        id: try container.decode(String.self, forKey: .id),
        try container.decode(End.self, forKey: .result))
    } else if container.contains(.error) {
      self = .failure(
        id: try container.decodeIfPresent(String.self, forKey: .id),
        try container.decode(CallError.self, forKey: .error))
    } else {
      self = try Message(method: container.decode(String.self, forKey: .method), container)
    }
  }

  private init(method: String, _ container: KeyedDecodingContainer<Key>) throws {
    if let hook = Hook(rawValue: method) {
      self = .call(
        Call(
          id: try container.decode(String.self, forKey: .id), hook: hook,
          try container.decode(Call.Parameters.self, forKey: .params)))
      return
    }
    switch (method, Item.Kind(rawValue: method)) {
    case (_, .file): self = .item(.file(try container.decode(FileItem.self, forKey: .params)))
    case (_, .chunk): self = .item(.chunk(try container.decode(ChunkItem.self, forKey: .params)))
    case (_, .record): self = .item(.record(try container.decode(RecordItem.self, forKey: .params)))
    case (_, .finding):
      self = .item(.finding(try container.decode(FindingItem.self, forKey: .params)))
    case (Method.progress, nil):
      self = .progress(try container.decode(Progress.self, forKey: .params))
    case (Method.end, nil): self = .end(try container.decode(End.self, forKey: .params))
    default:
      throw DecodingError.dataCorruptedError(
        forKey: .method, in: container,
        debugDescription: "\"\(method)\" is not a method of the protocol.")
    }
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
    case .progress(let progress): try notify(Method.progress, progress)
    case .end(let end): try notify(Method.end, end)
    case .result(let id, let end):
      try container.encode(id, forKey: .id)
      try container.encode(end, forKey: .result)
    case .failure(let id, let error):
      try container.encode(id, forKey: .id)
      try container.encode(error, forKey: .error)
    }
  }
}
