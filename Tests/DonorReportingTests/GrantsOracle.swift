import Foundation
import TestSupport
import Testing

/// The calculation by fractions in `oracle.py`.
enum GrantsOracle {
  static func answers<Case: Encodable, Answer: Decodable>(
    _ question: String, to cases: [Case], as type: Answer.Type
  ) throws -> [Answer] {
    let script = Shared.repository.appending(path: "Tests/DonorReportingTests/oracle.py").path
    let input = String(decoding: try JSONEncoder().encode(cases), as: UTF8.self)
    let run = try RunProcess.run("python3", [script, question], stdin: input)
    try #require(run.status == 0, "oracle.py \(question): \(run.stderr)")
    return try JSONDecoder().decode([Answer].self, from: Data(run.stdout.utf8))
  }
}
