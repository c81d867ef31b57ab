/// One attribute of a start tag. Its value is borrowed: it ends with the callback.
@frozen
public struct XMLAttribute {
  public let local: XMLSymbol
  /// `nil` where the name is written without a prefix.
  public let prefix: XMLSymbol?
  /// The namespace's address; an attribute without prefix has none.
  public let namespace: XMLSymbol?
  /// UTF-8, entities and line ends resolved; valid during this callback only.
  public let value: UnsafeRawBufferPointer

  @inlinable
  init(
    local: XMLSymbol, prefix: XMLSymbol?, namespace: XMLSymbol?, value: UnsafeRawBufferPointer
  ) {
    self.local = local
    self.prefix = prefix
    self.namespace = namespace
    self.value = value
  }

  @inlinable public var name: XMLName {
    XMLName(local: local, prefix: prefix, namespace: namespace)
  }

  /// A copy of the value that outlives the callback.
  public var string: String { String(decoding: value, as: UTF8.self) }
}

/// The attributes of a start tag in document order: a view of libxml2's array
/// that allocates nothing and ends with the callback.
@frozen
public struct XMLAttributes: RandomAccessCollection {
  /// libxml2 gives five pointers for each attribute: local name, prefix,
  /// namespace, first byte of the value, byte after the value.
  @usableFromInline let tuples: UnsafePointer<XMLSymbol?>?
  public let count: Int

  @inlinable
  init(tuples: UnsafePointer<XMLSymbol?>?, count: Int) {
    self.tuples = tuples
    self.count = count
  }

  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { count }

  @inlinable
  public subscript(position: Int) -> XMLAttribute {
    precondition(position >= 0 && position < count, "attribute out of range")
    // libxml2 always gives a local name and both ends of the value, even of an empty one.
    let tuple = tuples.unsafelyUnwrapped + position * 5
    let start = tuple[3].unsafelyUnwrapped
    return XMLAttribute(
      local: tuple[0].unsafelyUnwrapped, prefix: tuple[1], namespace: tuple[2],
      value: UnsafeRawBufferPointer(start: start, count: tuple[4].unsafelyUnwrapped - start))
  }
}
