import Kernel
import Yams

extension ReportTemplate {
  /// Reads a template's YAML.
  ///
  /// - Parameter file: its name for messages.
  /// - Throws: ``ReportFault/template(_:reason:)``
  public init(yaml: String, file: String) throws(ReportFault) {
    do {
      self = try YAMLDecoder().decode(ReportTemplate.self, from: yaml)
    } catch let error as DecodingError {
      throw .template(file, reason: error.reason)
    } catch {
      throw .template(file, reason: "\(error)")
    }
    guard Set(sections.map(\.id)).count == sections.count else {
      throw .template(file, reason: "two sections have one id")
    }
  }
}

extension Decoder {
  /// A container all of whose keys are known.
  func strict<Key: CodingKey & CaseIterable>(
    _ type: Key.Type
  ) throws -> KeyedDecodingContainer<Key> {
    let given = try container(keyedBy: AnyKey.self).allKeys.map(\.stringValue)
    let known = Key.allCases.map(\.stringValue)
    if let unknown = given.first(where: { !known.contains($0) }) {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: codingPath,
          debugDescription: "“\(unknown)” is not known here; use \(known.joined(separator: ", "))"))
    }
    return try container(keyedBy: type)
  }
}

private struct AnyKey: CodingKey {
  let stringValue: String
  let intValue: Int?

  init(stringValue: String) {
    self.stringValue = stringValue
    intValue = nil
  }

  init(intValue: Int) {
    stringValue = String(intValue)
    self.intValue = intValue
  }
}

extension DecodingError {
  /// What is wrong, and where in the file.
  var reason: String {
    let (context, what): (Context, String) =
      switch self {
      case .keyNotFound(let key, let context): (context, "“\(key.stringValue)” is missing")
      case .typeMismatch(_, let context), .valueNotFound(_, let context):
        (context, context.debugDescription)
      case .dataCorrupted(let context): (context, context.debugDescription)
      @unknown default: (Context(codingPath: [], debugDescription: ""), "\(self)")
      }
    let path = context.codingPath.map { key in
      key.intValue.map { "\($0 + 1)" } ?? key.stringValue
    }
    return path.isEmpty ? what : "\(path.joined(separator: " › ")): \(what)"
  }
}
