import Kernel
import PluginProtocol

/// One call of a plugin: one process, one request, one response.
public struct PluginCall: Sendable {
  public let plugin: Plugin
  public let call: Call

  public init(_ plugin: Plugin, _ call: Call) {
    self.plugin = plugin
    self.call = call
  }

  /// What a call sends and takes, and who looks on.
  public struct Streams {
    /// The next item to send; nil at the end.
    public var next: () throws -> Item?
    /// Takes each item as it comes. They count only when the call has succeeded.
    public var take: (Item) throws -> Void
    public var progress: (Progress) -> Void = { _ in }
    /// Sees each line in both directions.
    public var trace: ((TraceDirection, UnsafeRawBufferPointer) -> Void)?
    public var isCancelled: () -> Bool = { false }

    public init(
      next: @escaping () throws -> Item? = { nil },
      take: @escaping (Item) throws -> Void = { _ in }
    ) {
      self.next = next
      self.take = take
    }
  }

  public enum TraceDirection: Sendable { case toPlugin, fromPlugin }

  /// Runs the call to its end.
  ///
  /// - Throws: ``CallFailure``
  public func run(_ streams: Streams) throws(CallFailure) -> CallReport {
    var sender = CallSender(call, streams)
    let report = try run(streams) { try sender.append(to: &$0) }
    return CallReport(sent: sender.items, received: report.received, outcome: report.outcome)
  }

  /// Runs the call with lines of whoever asks, as they are.
  func run(
    _ streams: Streams, input: PluginProcess.InputSource
  ) throws(CallFailure) -> CallReport {
    let limits = plugin.manifest.limits.orStandard
    var reader = AnswerReader(call, mostItems: limits.items ?? .max)
    let outcome: ProcessOutcome
    do {
      outcome = try PluginProcess.run(
        plugin.command, input: input, isCancelled: streams.isCancelled
      ) { line in
        streams.trace?(.fromPlugin, line)
        switch try reader.read(line) {
        case .item(let item): try streams.take(item)
        case .progress(let progress): streams.progress(progress)
        default: break
        }
      }
    } catch {
      throw CallFailure(plugin, error, nil)
    }
    if let fault = fault(of: outcome, reader.response) {
      throw CallFailure(plugin, fault, outcome)
    }
    return CallReport(sent: 0, received: reader.items, outcome: outcome)
  }

  /// Why the call failed: what the plugin itself says, before how its process ended.
  private func fault(of outcome: ProcessOutcome, _ response: Message?) -> (any Error)? {
    if case .stopped(let error) = outcome.ending { return error }
    if case .failure(_, let error)? = response {
      return CallFault.refused(error)
    }
    if let failure = outcome.failure { return failure }
    return response == nil ? CallFault.noResponse : nil
  }
}

/// What a call that succeeded came to.
public struct CallReport: Sendable {
  /// Items, in either direction.
  public let sent: Int
  public let received: Int
  public let outcome: ProcessOutcome
}
