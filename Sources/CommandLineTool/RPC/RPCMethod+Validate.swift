import IATI
import Kernel

extension RPCMethod {
  static var validate: RPCMethod {
    RPCMethod(
      name: "iati.validate",
      about: "Hold an IATI document against the official schema of its version.",
      parameters: [
        RPCParameter(
          name: "file", kind: .value, required: false,
          about: "The path of a file; it may be compressed with gzip."),
        RPCParameter(
          name: "text", kind: .value, required: false,
          about: "The document itself, in place of a file."),
      ],
      need: .nothing
    ) { _, given in
      switch (given["file"] ?? .null, given["text"] ?? .null) {
      case (.text(let path), .null): return try validated(path) { try Validation.of(path: path) }
      case (.null, .text(let document)):
        return try validated(nil) { try Validation.of(document: document.utf8) }
      default:
        throw RPCFault.parameters("iati.validate needs either file or text, as a string.")
      }
    }
  }

  /// What could not be read is a finding too.
  private static func validated(
    _ file: String?, _ validation: () throws -> Validation
  ) throws -> ValidatedFile {
    do {
      return ValidatedFile(file, try validation())
    } catch let failure as any DiagnosticError {
      return ValidatedFile(file, failure.diagnostic)
    }
  }
}
