import Crypto
import Foundation
import GRDB

/// SHA-256 over a sequence of typed fields, each with its tag and length in front, so
/// that no two different sequences hash the same bytes.
///
/// A field is one tag byte (`N` null, `I` integer, `R` real, `T` text, `B` blob), the
/// length in bytes as 8 bytes big-endian, and the bytes: integers as 8 bytes two's
/// complement big-endian, reals as IEEE 754 binary64 big-endian, text as UTF-8.
public struct FieldHasher {
  private var hash = SHA256()
  private var buffer: [UInt8] = []

  public init() { buffer.reserveCapacity(FieldHasher.capacity) }

  private static let capacity = 1 << 16

  public mutating func null() { head(0x4E, 0) }

  public mutating func integer(_ value: Int64) {
    head(0x49, 8)
    append(UInt64(bitPattern: value))
  }

  public mutating func real(_ value: Double) {
    head(0x52, 8)
    append(value.bitPattern)
  }

  public mutating func text(_ value: String) {
    var value = value
    value.withUTF8 { text(UnsafeRawBufferPointer($0)) }
  }

  public mutating func text(_ bytes: UnsafeRawBufferPointer) {
    head(0x54, bytes.count)
    append(bytes)
  }

  public mutating func blob(_ bytes: UnsafeRawBufferPointer) {
    head(0x42, bytes.count)
    append(bytes)
  }

  public mutating func blob(_ data: Data) {
    data.withUnsafeBytes { blob($0) }
  }

  public mutating func value(_ value: DatabaseValue) {
    switch value.storage {
    case .null: null()
    case .int64(let number): integer(number)
    case .double(let number): real(number)
    case .string(let string): text(string)
    case .blob(let data): blob(data)
    }
  }

  /// The 32 bytes of the digest.
  public consuming func finish() -> Data {
    flush()
    return Data(hash.finalize())
  }

  private mutating func head(_ tag: UInt8, _ length: Int) {
    buffer.append(tag)
    append(UInt64(length))
  }

  private mutating func append(_ number: UInt64) {
    for shift in stride(from: UInt64(56), through: 0, by: -8) {
      buffer.append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }

  private mutating func append(_ bytes: UnsafeRawBufferPointer) {
    if buffer.count + bytes.count > FieldHasher.capacity { flush() }
    if bytes.count > FieldHasher.capacity / 2 {
      hash.update(bufferPointer: bytes)
    } else {
      buffer.append(contentsOf: bytes)
    }
  }

  private mutating func flush() {
    buffer.withUnsafeBytes { hash.update(bufferPointer: $0) }
    buffer.removeAll(keepingCapacity: true)
  }
}

extension Data {
  /// Lower-case hexadecimal.
  public var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(count * 2)
    for byte in self {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
