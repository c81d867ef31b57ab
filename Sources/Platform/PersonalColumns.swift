import Foundation
import Kernel
import Storage
import Training

/// Columns of a table of participants that say who they are: they belong in the vault alone, and no
/// form has them.
public enum PersonalColumns {
  /// Those of a CSV file's header; none where it is of nothing that names participants, or cannot be
  /// read as CSV, which whoever imports it is told.
  public static func found(in path: String) throws -> [String] {
    guard let file = FileHandle(forReadingAtPath: path) else { return [] }
    defer { try? file.close() }
    let head = [UInt8](try file.read(upToCount: headLimit) ?? Data())
    let lines = head.lastIndex(of: 0x0A).map { Array(head[...$0]) } ?? head
    guard let header = try? CSVReader(lines).header.cells.map(plain) else { return [] }
    let forms = Workspace.targets.map(\.form).filter { form in
      let names = form.fields.filter { $0.type == .reference(to: people) }.map(\.name)
      return (form.name == people ? ["age_group"] : names).contains { header.contains($0) }
    }
    guard !forms.isEmpty else { return [] }
    return header.filter { column in
      personal.contains(column) && !forms.contains { $0.field(column) != nil }
    }
  }

  private static let people = "participants"
  private static let headLimit = 64 << 10

  private static func plain(_ name: String) -> String {
    name.trimmed.lowercased().replacing(" ", with: "_").replacing("-", with: "_")
  }

  /// What the vault holds, and what spreadsheets call it.
  private static let personal = Set(
    VaultField.allCases.map { plain($0.rawValue) } + [
      "full_name", "first_name", "last_name", "given_name", "family_name", "surname",
      "forename", "telephone", "phone_number", "mobile", "e_mail", "email_address", "passport",
      "passport_number", "id_number", "national_id", "date_of_birth", "birthday", "dob",
      "home_address", "notes",
    ])
}
