import Foundation
import TestSupport
import Testing

/// The calculations by fractions in `oracle.py` and its sisters.
enum GrantsOracle {
  static func answers<Case: Encodable, Answer: Decodable>(
    _ question: String? = nil, script name: String = "oracle.py", to cases: [Case],
    as type: Answer.Type
  ) throws -> [Answer] {
    let script = Shared.repository.appending(path: "Tests/DonorReportingTests/\(name)").path
    let input = String(decoding: try JSONEncoder().encode(cases), as: UTF8.self)
    let run = try RunProcess.run("python3", [script] + [question].compactMap { $0 }, stdin: input)
    try #require(run.status == 0, "\(name): \(run.stderr)")
    return try JSONDecoder().decode([Answer].self, from: Data(run.stdout.utf8))
  }
}
