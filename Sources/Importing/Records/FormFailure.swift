import Kernel

/// Why a form of records is not known, or a record of it not there.
public enum FormFailure: DiagnosticError, Hashable {
  case unknown(name: String, forms: [String])
  case unfit(file: String, near: String?, missing: [String], forms: [String])
  case ambiguous(file: String, forms: [String])
  case forXML(file: String)
  case noRecord(form: String, name: String)
  /// A key that several records have.
  case ambiguousRecord(form: String, name: String, ids: [Int64])

  public var diagnostic: Diagnostic {
    switch self {
    case .unknown(let name, let forms):
      Diagnostic(
        .error, rule: "form.unknown", "There is no form “\(name)”.",
        remedy: "Use one of \(forms.joined(separator: ", ")).")
    case .unfit(let file, let near, let missing, let forms):
      Diagnostic(
        .error, rule: "import.template", at: Place(file: file),
        "The columns are those of no template"
          + (near.map { ": \($0).csv, the nearest, has \(missing.joined(separator: ", ")) too." }
            ?? "."),
        remedy: "Take a template with `baraza template`: \(forms.joined(separator: ", ")).")
    case .ambiguous(let file, let forms):
      Diagnostic(
        .error, rule: "import.template", at: Place(file: file),
        "The columns fit several templates: \(forms.joined(separator: ", ")).",
        remedy: "Say which one with --as.")
    case .forXML(let file):
      Diagnostic(
        .error, rule: "import.form", at: Place(file: file),
        "A form is for CSV files, and this is none.", remedy: "Leave --as out.")
    case .noRecord(let form, let name):
      Diagnostic(
        .error, rule: "form.record", "There is no record “\(name)” among \(form).",
        remedy: "See them with `baraza record list \(form)`.")
    case .ambiguousRecord(let form, let name, let ids):
      Diagnostic(
        .error, rule: "form.record-ambiguous",
        "“\(name)” names \(ids.count) records of \(form).",
        remedy: "Name one by its id: \(ids.map { "#\($0)" }.joined(separator: ", ")).")
    }
  }
}
