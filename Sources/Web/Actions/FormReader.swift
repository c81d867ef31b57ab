import Foundation
import NIOCore
import Storage

/// What a form sent.
struct FormBody: Sendable {
  /// In the order in which they came.
  var fields: [(name: String, value: String)] = []
  var files: [UploadedFile] = []
  /// Where the files lie.
  var folder: String?
}

/// Reads what a form sends, its files straight to the disk. The first field is the form's token:
/// nothing else is kept before that is the session's.
struct FormReader {
  let token: String
  /// Of all that is sent, in bytes.
  let limit: Int
  /// Where files are kept; nil for forms that send none.
  let uploads: UploadFolder?

  static let tokenField = "form-token"
  static let fileField = "files"
  /// Of all fields together, in bytes.
  static let fieldLimit = 64 << 10

  /// - Parameters:
  ///   - type: the header `Content-Type`.
  ///   - length: the header `Content-Length`.
  func read(
    _ body: some AsyncSequence<ByteBuffer, any Error>, type: String?, length: Int?
  ) async throws -> FormBody {
    let type = type ?? ""
    if type.lowercased().hasPrefix("multipart/form-data"), let uploads {
      return try await files(body, type, length, in: uploads)
    }
    guard type.lowercased().prefix(while: { $0 != ";" }) == "application/x-www-form-urlencoded"
    else { throw BodyFailure.unsupported(type) }
    return try await fields(body)
  }

  private func fields(_ body: some AsyncSequence<ByteBuffer, any Error>) async throws -> FormBody {
    var bytes: [UInt8] = []
    for try await piece in body {
      bytes += piece.readableBytesView
      guard bytes.count <= FormReader.fieldLimit else {
        throw BodyFailure.tooLarge(limit: FormReader.fieldLimit)
      }
    }
    guard let text = String(validating: bytes, as: UTF8.self),
      let fields = WebRequest.pairs(encoded: text)
    else { throw BodyFailure.broken("its fields cannot be decoded") }
    return try admitted(FormBody(fields: fields))
  }

  private func files(
    _ body: some AsyncSequence<ByteBuffer, any Error>, _ type: String, _ length: Int?,
    in uploads: UploadFolder
  ) async throws -> FormBody {
    if let length, length > limit { throw BodyFailure.tooLarge(limit: limit) }
    var reader = try MultipartReader(type: type)
    let folder = try uploads.make()
    do {
      try DiskSpace.require(Int64(length ?? 0) + FormReader.spare, at: folder)
      var parts = FormParts(folder: folder, token: token)
      var count = 0
      for try await piece in body {
        count += piece.readableBytes
        guard count <= limit else { throw BodyFailure.tooLarge(limit: limit) }
        try reader.feed(piece.readableBytesView) { try parts.take($0) }
      }
      try reader.finish()
      return try admitted(parts.form)
    } catch {
      uploads.remove(folder)
      throw error
    }
  }

  /// What stays free on the disk, for the store.
  private static let spare: Int64 = 64 << 20

  private func admitted(_ form: FormBody) throws(BodyFailure) -> FormBody {
    guard form.fields.first?.name == FormReader.tokenField, form.fields[0].value == token else {
      throw .token
    }
    var form = form
    form.fields.removeFirst()
    return form
  }
}

/// Takes the parts of a form one after another.
private struct FormParts {
  private(set) var form: FormBody
  private let token: String
  private var field: (name: String, value: [UInt8])?
  private var file: UploadWriter?
  private var fieldBytes = 0

  init(folder: String, token: String) {
    form = FormBody(folder: folder)
    self.token = token
  }

  mutating func take(_ event: MultipartReader.Event) throws {
    switch event {
    case .part(let part): try begin(part)
    case .bytes(let bytes):
      if let file { return try file.write(bytes) }
      fieldBytes += bytes.count
      guard fieldBytes <= FormReader.fieldLimit else {
        throw BodyFailure.tooLarge(limit: FormReader.fieldLimit)
      }
      field?.value += bytes
    case .endOfPart: try end()
    }
  }

  private mutating func begin(_ part: MultipartPart) throws {
    guard let name = part.fileName else {
      field = (part.field, [])
      return
    }
    guard form.fields.first?.value == token else { throw BodyFailure.token }
    guard part.field == FormReader.fileField else {
      throw BodyFailure.broken("it has a file that was not asked for")
    }
    // A field for files that was left empty.
    if name.isEmpty {
      field = (part.field, [])
      return
    }
    let path = "\(form.folder ?? "")/\(form.files.count + 1)"
    file = try UploadWriter(UploadedFile(name: try UploadedFile.name(of: name), path: path))
  }

  private mutating func end() throws {
    if let file {
      guard file.count > 0 else { throw BodyFailure.emptyFile(file.file.name) }
      form.files.append(file.file)
    } else if let field {
      guard let value = String(validating: field.value, as: UTF8.self) else {
        throw BodyFailure.broken("a field is not UTF-8")
      }
      form.fields.append((field.name, value))
    }
    (file, field) = (nil, nil)
  }
}
