import Crypto
import Kernel
import Storage
import XML

/// A table as CSV, read whole.
struct TableFile {
  /// For messages.
  let path: String
  let bytes: [UInt8]

  init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// The file as the log of a run has it.
  var read: ReadFile { ReadFile(path: path, size: bytes.count, sha256: SHA256.hex(bytes)) }

  /// Which form the file is a template of: one of that name, or by its header the one whose
  /// required columns all stand there and which shares most columns with it.
  ///
  /// Throws ``FormFailure`` where there is none, or no one.
  func form(named name: String?, among forms: [RecordForm]) throws -> RecordForm {
    if let name { return try forms.named(name) }
    let header = Set(try CSVReader(bytes, file: path).header.cells.map(TemplateHeader.likely))
    let shared = { (form: RecordForm) in form.fields.count { header.contains($0.name) } }
    let fitting = forms.filter { form in
      form.fields.allSatisfy { !$0.isRequired || header.contains($0.name) }
    }
    let most = fitting.map(shared).max()
    let best = fitting.filter { shared($0) == most }
    if best.count == 1 { return best[0] }
    guard best.isEmpty else {
      throw FormFailure.ambiguous(file: path, forms: best.map(\.name))
    }
    let near = forms.max { shared($0) < shared($1) }.flatMap { shared($0) > 0 ? $0 : nil }
    let missing = near?.fields.filter { $0.isRequired && !header.contains($0.name) } ?? []
    throw FormFailure.unfit(
      file: path, near: near?.name, missing: missing.map(\.name), forms: forms.map(\.name))
  }
}

extension [RecordForm] {
  /// Throws ``FormFailure/unknown(name:forms:)``.
  func named(_ name: String) throws -> RecordForm {
    guard let form = first(where: { $0.name == name }) else {
      throw FormFailure.unknown(name: name, forms: map(\.name))
    }
    return form
  }
}

extension Importer {
  /// What a file holds.
  static func bytes(of path: String) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try XMLInputFile(path: path).forEachRawChunk { bytes.append(contentsOf: $0) }
    return bytes
  }
}
