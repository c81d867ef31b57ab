import PluginProtocol

extension PluginCall {
  /// What the plugin answers to lines of the host as they are: its items and the response, which
  /// may be an error; without progress.
  func answer(to input: [UInt8], _ streams: Streams) throws(CallFailure) -> [Message] {
    var messages: [Message] = []
    var streams = streams
    streams.take = { messages.append(.item($0)) }
    var rest: [UInt8]? = input
    do {
      let report = try run(streams) { buffer in
        for line in (rest ?? []).split(separator: 0x0A) {
          line.withUnsafeBytes { streams.trace?(.toPlugin, $0) }
        }
        buffer += rest ?? []
        rest = nil
        return false
      }
      messages.append(.result(id: call.id, End(items: report.received)))
    } catch {
      guard let refusal = error.refusal else { throw error }
      messages.append(.failure(id: call.id, refusal))
    }
    return messages
  }
}
