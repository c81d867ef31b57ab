/// An interned name: equal names of one parser have equal addresses.
///
/// The bytes are UTF-8, end with a zero byte and live as long as their parser.
public typealias XMLSymbol = UnsafePointer<UInt8>

/// The name of an element. Compare its parts by address with
/// ``XMLPushParser/symbol(_:)``.
@frozen
public struct XMLName: Equatable {
  public let local: XMLSymbol
  /// `nil` where the name is written without a prefix.
  public let prefix: XMLSymbol?
  /// The namespace's address, `nil` outside any namespace.
  public let namespace: XMLSymbol?

  @inlinable
  init(local: XMLSymbol, prefix: XMLSymbol?, namespace: XMLSymbol?) {
    self.local = local
    self.prefix = prefix
    self.namespace = namespace
  }
}

extension XMLName: CustomStringConvertible {
  /// The name as it was written: `prefix:local`.
  public var description: String {
    prefix.map { String(cString: $0) + ":" + String(cString: local) } ?? String(cString: local)
  }
}
