import ArgumentParser
import Platform
import Storage

/// Lists the forms of records that people enter.
struct RecordFormsCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "forms", abstract: "List the forms and their fields.")

  @OptionGroup var output: OutputOptions

  func answer() throws -> Answer {
    let forms = Workspace.targets.map(\.form)
    return Answer(
      forms.map(WrittenForm.init),
      as: Table(
        [
          .init("form", "Form"), .init("field", "Field"), .init("type", "Type", limit: 80),
          .init("required", "Required"), .init("description", "What it holds", limit: 80),
        ],
        forms.flatMap { form in
          form.fields.map {
            [form.name, $0.name, $0.type.words, $0.isRequired ? "yes" : nil, $0.description]
          }
        }))
  }
}
