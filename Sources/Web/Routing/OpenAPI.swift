import Kernel
import Platform

/// The description of the JSON, made from the addresses of the pages.
enum OpenAPI {
  /// - Parameter cookie: what the session's is named, which differs by port.
  static func text(cookie: String) -> String {
    (try? JSONText.encode(document(cookie))) ?? "{}"
  }

  private static func document(_ cookie: String) -> JSONTree {
    .object([
      "openapi": .string("3.1.0"),
      "info": .object([
        "title": .string("Baraza"), "version": .string(ProductVersion.current),
        "description": .string(
          "What the pages of the workspace show, from the same queries. Needs the session's cookie."
        ),
      ]),
      "security": .array([.object(["session": .array([])])]),
      "paths": .object(
        Dictionary(
          uniqueKeysWithValues: PageIndex.all.map { ($0.address.apiPath, path($0.address)) })),
      "components": .object([
        "securitySchemes": .object([
          "session": .object([
            "type": .string("apiKey"), "in": .string("cookie"), "name": .string(cookie),
          ])
        ]),
        "schemas": .object(["Failure": failure]),
      ]),
    ])
  }

  private static func path(_ address: PageAddress) -> JSONTree {
    let subjects = address.subjects.map { name in
      JSONTree.object([
        "name": .string(name), "in": .string("path"), "required": .bool(true),
        "schema": .object(["type": .string("string"), "minLength": .number(1)]),
      ])
    }
    let fields = address.parameters.map { parameter in
      JSONTree.object([
        "name": .string(parameter.name), "in": .string("query"), "schema": asked(parameter.kind),
      ])
    }
    var answers: [String: JSONTree] = [
      "200": answer(
        "The same model as the page.",
        .object(["type": .string(address.shape == .array ? "array" : "object")])),
      "400": failed("What was asked for cannot be."),
      "401": failed("There is no session."),
    ]
    if !subjects.isEmpty { answers["404"] = failed("What the path names is not there.") }
    return .object([
      "get": .object([
        "operationId": .string(address.name), "tags": .array([.string(address.section.rawValue)]),
        "parameters": .array(subjects + fields), "responses": .object(answers),
      ])
    ])
  }

  private static func answer(_ description: String, _ schema: JSONTree) -> JSONTree {
    .object([
      "description": .string(description),
      "content": .object(["application/json": .object(["schema": schema])]),
    ])
  }

  private static func failed(_ description: String) -> JSONTree {
    answer(description, .object(["$ref": .string("#/components/schemas/Failure")]))
  }

  /// A form sends its empty fields too: they ask nothing.
  private static func asked(_ kind: Parameter.Kind) -> JSONTree {
    if case .text = kind { return schema(kind) }
    let nothing = JSONTree.object(["type": .string("string"), "maxLength": .number(0)])
    return .object(["anyOf": .array([schema(kind), nothing])])
  }

  private static func schema(_ kind: Parameter.Kind) -> JSONTree {
    func text(_ further: [String: JSONTree]) -> JSONTree {
      .object(["type": .string("string")].merging(further) { $1 })
    }
    return switch kind {
    case .text: text(["maxLength": .number(Parameter.longest)])
    case .country: text(["pattern": .string("^([A-Za-z]{2}|-)$")])
    case .year: text(["pattern": .string("^([0-9]{4}|-)$")])
    case .day: text(["format": .string("date")])
    case .currency: text(["pattern": .string("^([A-Z]{3})?$")])
    case .number(let from, let to):
      .object([
        "type": .string("integer"), "minimum": .number(from), "maximum": .number(to),
      ])
    case .choice(let values): text(["enum": .array(values.map { .string($0) })])
    case .flag: text(["enum": .array([.string("1")])])
    }
  }

  private static var failure: JSONTree {
    let text = JSONTree.object(["type": .string("string")])
    return .object([
      "type": .string("object"), "required": .array([.string("error")]),
      "properties": .object([
        "error": .object([
          "type": .string("object"),
          "required": .array(["status", "rule", "message", "remedy"].map { .string($0) }),
          "properties": .object([
            "status": .object(["type": .string("integer")]), "rule": text, "field": text,
            "message": text, "remedy": text,
          ]),
        ])
      ]),
    ])
  }
}
