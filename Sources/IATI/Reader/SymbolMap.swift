import XML

/// Finds the number of an interned name by its address.
struct SymbolMap: ~Copyable {
  private struct Slot: BitwiseCopyable {
    var symbol: XMLSymbol?
    var number: Int
  }

  private let slots: UnsafeMutablePointer<Slot>
  private let mask: Int

  /// The number of each symbol is its place, from 1; place 0 names nothing.
  init(_ symbols: [XMLSymbol]) {
    var size = 64
    while size < symbols.count * 4 { size *= 2 }
    mask = size - 1
    slots = .allocate(capacity: size)
    slots.initialize(repeating: Slot(symbol: nil, number: 0), count: size)
    for (number, symbol) in symbols.enumerated().dropFirst() {
      var place = SymbolMap.hash(symbol) & mask
      while slots[place].symbol != nil { place = (place + 1) & mask }
      slots[place] = Slot(symbol: symbol, number: number)
    }
  }

  deinit { slots.deallocate() }

  /// 0 where the name is not in the table.
  @inline(__always)
  func number(of symbol: XMLSymbol) -> Int {
    var place = SymbolMap.hash(symbol) & mask
    while let key = slots[place].symbol {
      if key == symbol { return slots[place].number }
      place = (place &+ 1) & mask
    }
    return 0
  }

  @inline(__always)
  private static func hash(_ symbol: XMLSymbol) -> Int {
    Int(truncatingIfNeeded: (UInt(bitPattern: symbol) >> 3) &* 0x9E37_79B9_7F4A_7C15 >> 40)
  }
}
