import Kernel

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file opened for reading: plain, or gzip (told by its first bytes, not by its
/// name), which is inflated under the limits.
public final class XMLInputFile {
  static let gzipMagic: [UInt8] = [0x1F, 0x8B]
  private static let chunkBytes = 128 * 1024

  /// The path as it was given.
  public let path: String
  /// The last part of the path.
  public let name: String
  /// Bytes on disk.
  public let size: Int
  private let limits: XMLLimits
  private let descriptor: Int32
  private let opened: stat

  /// - Throws: ``XMLFailure`` if the file is missing, not readable, empty or not a file.
  public init(path: String, limits: XMLLimits = .standard) throws {
    let place = Place(file: path)
    // Without O_NONBLOCK, opening a pipe would wait for its writer.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw XMLFailure.unopened(path, errno: errno) }
    do {
      var status = stat()
      guard fstat(descriptor, &status) == 0 else { throw XMLFailure.unread(path, errno: errno) }
      guard status.st_mode & S_IFMT != S_IFDIR else {
        throw XMLFailure(
          "xml.file.directory", at: place, "“\(path)” is a folder.",
          remedy: "Name the files in it, for example \(path)/*.xml.")
      }
      guard status.st_mode & S_IFMT == S_IFREG else {
        throw XMLFailure(
          "xml.file.notRegular", at: place, "“\(path)” is a pipe or device, not a file.",
          remedy: "Save its content in a file first.")
      }
      guard status.st_size > 0 else {
        throw XMLFailure(
          "xml.file.empty", at: place, "The file is empty.", remedy: "Fetch or export it again.")
      }
      opened = status
    } catch {
      close(descriptor)
      throw error
    }
    self.path = path
    self.limits = limits
    self.descriptor = descriptor
    name = path.split(separator: "/").last.map(String.init) ?? path
    size = Int(opened.st_size)
  }

  deinit {
    close(descriptor)
  }

  /// Gives the bytes on disk from the start, as they are.
  ///
  /// - Throws: ``XMLFailure`` if the file cannot be read or changes meanwhile, and
  ///   what `body` throws.
  public func forEachRawChunk(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    let buffer = UnsafeMutableRawBufferPointer.allocate(
      byteCount: Self.chunkBytes, alignment: 16)
    defer { buffer.deallocate() }
    var offset = 0
    while true {
      let count = pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw XMLFailure.unread(path, errno: errno) }
      guard count > 0 else { break }
      offset += count
      try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
    try checkUnchanged(bytesRead: offset)
  }

  /// Feeds the whole file to `parser`, whose `begin` was called, and finishes it.
  ///
  /// - Parameter progress: gets the bytes on disk read so far, after each chunk.
  /// - Throws: ``XMLFailure``
  public func parse(
    with parser: XMLPushParser, progress: ((_ bytesRead: Int, _ size: Int) -> Void)? = nil
  ) throws {
    var inflater: GzipInflater?
    var bytesRead = 0
    try forEachRawChunk { chunk in
      if bytesRead == 0, chunk.starts(with: Self.gzipMagic) {
        inflater = GzipInflater(limits: limits, file: path)
      }
      bytesRead += chunk.count
      if let inflater {
        try inflater.inflate(chunk, parser.feed)
      } else {
        try parser.feed(chunk)
      }
      progress?(bytesRead, size)
    }
    try inflater?.finish()
    try parser.finish()
  }

  private func checkUnchanged(bytesRead: Int) throws {
    var now = stat()
    guard fstat(descriptor, &now) == 0 else { throw XMLFailure.unread(path, errno: errno) }
    guard
      bytesRead == size, now.st_size == opened.st_size, now.modification == opened.modification
    else {
      throw XMLFailure(
        "xml.file.changed", at: Place(file: path), "The file changed while it was read.",
        remedy: "Wait until it is complete, then read it again.")
    }
  }
}

extension stat {
  /// The time of the last change, in seconds and nanoseconds.
  fileprivate var modification: [Int] {
    #if canImport(Darwin)
      [st_mtimespec.tv_sec, st_mtimespec.tv_nsec]
    #else
      [st_mtim.tv_sec, st_mtim.tv_nsec]
    #endif
  }
}

extension XMLFailure {
  fileprivate static func unopened(_ path: String, errno: Int32) -> XMLFailure {
    guard errno == ENOENT || errno == ENOTDIR else { return unread(path, errno: errno) }
    return XMLFailure(
      "xml.file.missing", at: Place(file: path), "There is no file “\(path)”.",
      remedy: "Check the spelling and the folder.")
  }

  fileprivate static func unread(_ path: String, errno: Int32) -> XMLFailure {
    XMLFailure(
      "xml.file.unreadable", at: Place(file: path),
      "The file cannot be read: \(String(cString: strerror(errno))).",
      remedy: "Check that you may read it, and that its disk is in order.")
  }
}
