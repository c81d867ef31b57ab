import IATI
import XML

/// An activity or organisation as one document of canonical IATI: what undo
/// brings back.
enum RecordImage {
  static func of(_ buffer: RecordBuffer) throws -> [UInt8] {
    var xml = XMLWriter(indents: false)
    xml.startDocument()
    let name = buffer.rootKind == .organisation ? "iati-organisations" : "iati-activities"
    try xml.start(name, ["version": StandardVersion.current.rawValue])
    _ = try RecordWriter().write(buffer, to: &xml)
    xml.end()
    return xml.bytes
  }
}
