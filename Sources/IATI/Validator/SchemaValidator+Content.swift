import CodeLists
import Kernel
import XML

/// What the schema lets through and the standard's text does not: warnings, which leave
/// the verdict as it is.
extension SchemaValidator {
  /// Media types, which are written in capitals as well and whose register grows.
  private static let openList = "FileFormat"

  /// Checks the attributes of the element that was opened, where it is part of an
  /// activity or organisation.
  func checkContent(_ attributes: XMLAttributes, of type: SchemaType) {
    let own = frames.drop { !isRecord($0.name, at: 0) }
    guard let schema, !own.isEmpty, own.allSatisfy({ $0.name.namespace == nil }) else { return }
    checkCurrency(attributes, of: type, isRecord: own.count == 1)
    // The lists in the box are those of 1.05 and 2.03, which hold all codes of 1.04, 2.01
    // and 2.02 too; of earlier versions nothing is known.
    guard schema.version >= .v104 else { return }
    let element = own.map { String(cString: $0.name.local) }.joined(separator: "/")
    for attribute in attributes where attribute.namespace == nil {
      checkCode(
        attribute, of: element, vocabulary: value("vocabulary", of: attributes),
        schema.version < .v201 ? .v1 : .v2)
    }
  }

  private func checkCode(
    _ attribute: XMLAttribute, of element: String, vocabulary: String?,
    _ version: CodeList.MajorVersion
  ) {
    let name = String(cString: attribute.local)
    let code = trimmed(attribute.value)
    guard
      let listName = CodeListMapping.of(version)
        .list(element: element, attribute: name, vocabulary: vocabulary),
      listName != SchemaValidator.openList,
      let list = CodeList.named(listName, version: version), list.isComplete, !list.contains(code)
    else { return }
    let few = 12
    let codes = list.entries.map(\.code)
    let known =
      codes.count <= few
      ? "one of \(codes.joined(separator: ", "))" : "a code of the list \(list.name)"
    report(
      .warning, "content.code",
      "“\(name)” of <\(openName)> is “\(excerpt(code))”, which is not on the list \(list.name).",
      remedy: "Use \(known).", path: "@\(name)")
  }

  private func checkCurrency(_ attributes: XMLAttributes, of type: SchemaType, isRecord: Bool) {
    if isRecord {
      hasDefaultCurrency = value("default-currency", of: attributes) != nil
    } else if !hasDefaultCurrency, value("currency", of: attributes) == nil,
      type.attributes.contains(where: { table.names[$0.name] == "currency" })
    {
      report(
        .warning, "content.currency",
        "The amount in <\(openName)> has no currency, and there is no default for it.",
        remedy: "State “currency” here, or “default-currency” for all.", path: "@currency")
    }
  }

  /// The value of an attribute, without the white space around it; nil where it has none.
  private func value(_ name: String, of attributes: XMLAttributes) -> String? {
    guard
      let attribute = attributes.first(where: {
        $0.namespace == nil && String(cString: $0.local) == name
      })
    else { return nil }
    let value = String(decoding: trimmed(attribute.value), as: UTF8.self)
    return value.isEmpty ? nil : value
  }
}
