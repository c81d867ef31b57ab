import Foundation

extension ReportVerification {
  /// A line in which two texts differ, with what of both is about the place where they do.
  struct Line: Equatable {
    /// From 1.
    let number: Int
    let first: String
    let second: String
  }

  /// The lines in which two texts differ, byte by byte: letters that look the same and are
  /// written otherwise differ too.
  static func lines(_ first: Data, _ second: Data) -> [Line] {
    func split(_ text: Data) -> [Data] {
      text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    }
    let (left, right) = (split(first), split(second))
    return (0..<max(left.count, right.count)).compactMap { place in
      let one = place < left.count ? left[place] : nil
      let other = place < right.count ? right[place] : nil
      guard one != other else { return nil }
      let (first, second) = excerpts(one, other)
      return Line(number: place + 1, first: first, second: second)
    }
  }

  /// What of two long texts is about the first place where they differ.
  static func excerpts(_ first: Data?, _ second: Data?) -> (first: String, second: String) {
    let same = zip(first ?? Data(), second ?? Data()).prefix { $0 == $1 }.count
    return (excerpt(first, around: same), excerpt(second, around: same))
  }

  /// What of a long line is about a place in it; whole letters alone.
  private static func excerpt(_ line: Data?, around place: Int) -> String {
    guard let line else { return "" }
    let isInside = { (byte: UInt8) in byte & 0xC0 == 0x80 }
    let rest = line.dropFirst(max(0, place - 40)).drop(while: isInside)
    let end = rest.dropFirst(120).prefix(while: isInside)
    return String(decoding: rest.prefix(120) + end, as: UTF8.self)
      .filter { $0 != "\r" && $0 != "\r\n" }
  }
}
