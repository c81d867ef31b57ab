import ArgumentParser
import Platform
import Storage
import Training

/// Enters or corrects who a participant is.
struct PersonWriteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "write", abstract: "Enter or correct who a participant is.",
    discussion: """
      Fields that are not named stay. Give field=- to have the value read from the next line of \
      standard input: what stands on the command line stays in the shell's history and in the list \
      of processes.
      """)

  @OptionGroup var write: WriteOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The participant's code.")
  var code: String

  @Argument(
    help: ArgumentHelp(
      """
      The fields: name, phone, email, address, document, birth-date, emergency-contact or note.
      """, valueName: "field=value"))
  var values: [String]

  private struct Receipt: Encodable {
    let participant: String
    let fields: [VaultField]
  }

  func run() throws {
    let actor = try write.namedActor()
    let values = try entered()
    let participant = try write.workspace.person(code, for: "person write") { vault, id in
      try vault.write(values, of: id, by: actor)
      return try vault.code(of: id)
    }
    let receipt = Receipt(participant: participant, fields: values.keys.sorted())
    try output.write(
      receipt,
      as: Table(record: [
        ("participant", receipt.participant),
        ("fields", receipt.fields.map(\.rawValue).joined(separator: ";")),
      ]))
  }

  private func entered() throws -> [VaultField: String] {
    var result: [VaultField: String] = [:]
    for text in values {
      guard let mark = text.firstIndex(of: "=") else {
        throw ValidationError("Write each value as field=value, or field=- for standard input.")
      }
      let field = try VaultField.named(text[..<mark])
      guard result[field] == nil else {
        throw ValidationError("The \(field.rawValue) is named twice.")
      }
      result[field] = try PrivateInput.value(
        String(text[text.index(after: mark)...]), of: field.rawValue)
    }
    return result
  }
}
