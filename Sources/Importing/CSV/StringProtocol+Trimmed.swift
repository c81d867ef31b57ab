extension StringProtocol {
  /// Without the white space around it.
  var trimmed: String {
    let space: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    let kept = utf8.drop(while: space).reversed().drop(while: space).reversed()
    return String(decoding: Array(kept), as: UTF8.self)
  }
}
