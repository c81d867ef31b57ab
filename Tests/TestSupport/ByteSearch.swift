import Foundation

/// Looks for words in the bytes of files, in every form in which a program may have left them.
///
/// A word is looked for in UTF-8 and in both kinds of UTF-16, as it is, in small letters and in
/// capitals, whole and by its parts; of numbers, the digits alone too.
public struct ByteSearch: Sendable {
  /// What is looked for, by what it stands for.
  public let needles: [(form: String, bytes: Data)]

  /// Parts of fewer characters are not looked for: random bytes hold them by chance, and years
  /// and days are in every store.
  private static func isTelling(_ part: String) -> Bool {
    part.count >= (part.allSatisfy(\.isNumber) ? 6 : 4)
  }

  /// - Parameter values: names, telephone numbers, addresses.
  public init(_ values: [String]) {
    var texts: Set<String> = []
    for value in values {
      let words = value.split { !$0.isLetter && !$0.isNumber }.map(String.init)
      let digits = value.filter(\.isNumber)
      let isNumber = !digits.isEmpty && !value.contains(where: \.isLetter)
      let parts = [value] + words + (isNumber ? [digits, String(digits.suffix(7))] : [])
      for part in parts where ByteSearch.isTelling(part) {
        for text in [part, part.lowercased(), part.uppercased()] {
          texts.formUnion([
            text, text.precomposedStringWithCanonicalMapping,
            text.decomposedStringWithCanonicalMapping,
            text.folding(options: .diacriticInsensitive, locale: nil),
          ])
        }
      }
    }
    let encodings: [(String, String.Encoding)] = [
      ("UTF-8", .utf8), ("UTF-16LE", .utf16LittleEndian), ("UTF-16BE", .utf16BigEndian),
    ]
    needles = texts.sorted().flatMap { text in
      encodings.compactMap { name, encoding in
        text.data(using: encoding).map { ("\(text) in \(name)", $0) }
      }
    }
  }

  /// The forms that the bytes hold.
  public func found(in bytes: Data, atLeast length: Int = 0) -> [String] {
    bytes.withUnsafeBytes { haystack in
      needles.filter { $0.bytes.count >= length }.compactMap { form, needle in
        needle.withUnsafeBytes { ByteSearch.holds(haystack, $0) } ? form : nil
      }
    }
  }

  /// Faster than `Data.range(of:)` by far, which matters for files of megabytes.
  private static func holds(
    _ haystack: UnsafeRawBufferPointer, _ needle: UnsafeRawBufferPointer
  ) -> Bool {
    guard var place = haystack.baseAddress, let wanted = needle.baseAddress else { return false }
    let end = place + haystack.count
    while end - place >= needle.count,
      let next = memchr(place, Int32(needle[0]), end - place - needle.count + 1)
    {
      if memcmp(next, wanted, needle.count) == 0 { return true }
      place = UnsafeRawPointer(next) + 1
    }
    return false
  }

  /// Where they are found below a folder: file and form. Hidden files count too.
  public func found(below folder: URL) throws -> [String] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
    return try paths.flatMap { path in
      let url = folder.appending(path: path)
      guard try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else {
        return [String]()
      }
      return try found(in: Data(contentsOf: url)).map { "\(path): \($0)" }
    }
  }

  /// Where they are found in files that this process has open and that have no name any more:
  /// SQLite's temporary files are such. Empty where the system does not list them.
  ///
  /// Those of whatever runs beside are among them, in which a few digits stand by chance: fewer
  /// than eight bytes are not looked for.
  public func foundInNamelessFiles() -> [String] {
    let folder = "/proc/self/fd"
    let numbers = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return numbers.flatMap { number in
      let file = "\(folder)/\(number)"
      let target = try? FileManager.default.destinationOfSymbolicLink(atPath: file)
      var status = stat()
      guard target?.hasSuffix(" (deleted)") == true, stat(file, &status) == 0,
        status.st_mode & S_IFMT == S_IFREG,
        let bytes = try? Data(contentsOf: URL(filePath: file))
      else { return [String]() }
      return found(in: bytes, atLeast: 8).map { "open file \(number): \($0)" }
    }
  }
}
