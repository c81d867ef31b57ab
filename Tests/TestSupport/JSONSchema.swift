import Foundation

/// Python's jsonschema as an independent judge of JSON.
public enum JSONSchema {
  /// What it objects to in each of some values; none for a valid one.
  ///
  /// - Parameter schema: a file of `Docs/Reference`.
  public static func faults(of values: [Data], by schema: String) throws -> [[String]] {
    let path = Shared.repository.appending(path: "Docs/Reference/\(schema)").path
    let texts = values.map { String(decoding: $0, as: UTF8.self) }
    let run = try RunProcess.run(
      try python.get(), ["-B", "-c", script, path],
      stdin: "[\(texts.joined(separator: ","))]")
    guard run.status == 0 else { throw Python.Failure(description: run.stderr) }
    return try JSONDecoder().decode([[String]].self, from: Data(run.stdout.utf8))
  }

  private static let python = Result { try Python.having("jsonschema") }

  private static let script = """
    import json, sys, jsonschema
    schema = json.load(open(sys.argv[1], encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    judge = jsonschema.Draft202012Validator(schema)
    values = json.loads(sys.stdin.buffer.read())
    print(json.dumps([[error.message for error in judge.iter_errors(value)] for value in values]))
    """
}
