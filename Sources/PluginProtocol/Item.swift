import Kernel

/// A part of what a side sends.
public enum Item: Hashable, Sendable {
  case file(FileItem)
  case chunk(ChunkItem)
  case record(RecordItem)
  case finding(FindingItem)

  public enum Kind: String, Sendable, CaseIterable {
    case file, chunk, record, finding
  }

  public var kind: Kind {
    switch self {
    case .file: .file
    case .chunk: .chunk
    case .record: .record
    case .finding: .finding
    }
  }
}

/// A file begins; its bytes follow in chunks.
public struct FileItem: Hashable, Sendable {
  /// A name without a folder.
  public let name: String
  public let mediaType: String?
  public let bytes: Int
  /// Of the bytes, in small hexadecimal digits.
  public let sha256: String

  public init(name: String, mediaType: String?, bytes: Int, sha256: String) {
    self.name = name
    self.mediaType = mediaType
    self.bytes = bytes
    self.sha256 = sha256
  }
}

/// The next bytes of the file that was last begun, at most ``PluginProtocol/chunkBytes`` of them.
public struct ChunkItem: Hashable, Sendable {
  public let base64: String

  public init(base64: String) { self.base64 = base64 }
}

/// A record of a form: one that the plugin proposes, or one that it is asked to check.
public struct RecordItem: Hashable, Sendable {
  public let form: String
  /// As text, each by the type that the form's schema states; null, or left out, says nothing.
  public let fields: [String: String?]
  /// Of a record to be checked: which one it is. Findings repeat it.
  public let ref: String?
  /// Of a proposed record: where it stands in the file, in words of the format (`Sheet1!A7`).
  public let at: String?

  public init(form: String, fields: [String: String?], ref: String? = nil, at: String? = nil) {
    self.form = form
    self.fields = fields
    self.ref = ref
    self.at = at
  }
}

/// Something that a person should know: about a record that was sent, or a place of the file.
public struct FindingItem: Hashable, Sendable {
  public let severity: Severity
  /// A stable name, which Baraza shows as `plugin.ID.RULE`.
  public let rule: String
  /// What is wrong, with the value.
  public let message: String
  /// What to do about it.
  public let remedy: String?
  /// The record, as it was sent.
  public let ref: String?
  /// The place in the file.
  public let at: String?
  /// The field that it is about.
  public let field: String?

  public init(
    severity: Severity, rule: String, message: String, remedy: String? = nil, ref: String? = nil,
    at: String? = nil, field: String? = nil
  ) {
    self.severity = severity
    self.rule = rule
    self.message = message
    self.remedy = remedy
    self.ref = ref
    self.at = at
    self.field = field
  }
}
