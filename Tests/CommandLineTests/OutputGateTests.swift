import Dispatch
import Foundation
import Synchronization
import TestSupport
import Testing

/// No output goes round the gate: two stores that differ in what must not be told say the same,
/// whatever is asked of them and in whatever form.
struct OutputGateTests {
  @Test("Every command is classed by what it says of people")
  func classed() throws {
    let commands = try DocumentationTests.commands().map(\.words).sorted()
    #expect(commands == OutputClass.all.keys.sorted())
  }

  /// Everything that is asked of a store: each command of a class with all its closed choices
  /// together, in the first form; the other forms, which write the same, take turns.
  ///
  /// - Parameter of: what is asked of the commands of a class; nil for another class.
  static func questions(_ of: (OutputClass) -> [[String]]?) throws -> [[String]] {
    try DocumentationTests.commands().flatMap { words, command -> [[String]] in
      guard let variants = OutputClass.all[words].flatMap(of) else { return [] }
      let arguments = (command.arguments ?? []).filter { $0.kind != "positional" }
      let choices = arguments.filter { $0.allValues?.isEmpty == false }
      let named = Set(variants.joined().filter { $0.hasPrefix("--") })
      for argument in arguments where argument.allValues?.isEmpty != false {
        let text = argument.text ?? ""
        #expect(
          named.contains(text) || OutputClass.plain.contains(text),
          "\(words) \(text): nothing asks with it")
      }
      let isWritten = arguments.contains { $0.text == "--out" }
      let asked = variants.flatMap { variant in
        crossed(words.components(separatedBy: " ") + variant, with: choices)
      }
      let forms = choices.first { $0.text == "--format" }?.allValues ?? []
      return written(asked.map { isWritten ? $0 + ["--out", "-"] : $0 }, in: forms)
    }
  }

  /// A question with every choice but that of the form.
  private static func crossed(
    _ question: [String], with choices: [DocumentationTests.Described.Argument]
  ) -> [[String]] {
    var asked = [question]
    for choice in choices where choice.text != "--format" {
      let values = choice.allValues ?? []
      asked = asked.flatMap { question in
        values.map { value in question + [choice.text ?? "", value] }
      }
    }
    return asked
  }

  private static func written(_ asked: [[String]], in forms: [String]) -> [[String]] {
    if forms.isEmpty { return asked }
    let first = forms.contains("json") ? "json" : forms.first ?? "json"
    let others = forms.filter { $0 != first }
    var questions: [[String]] = []
    for (index, question) in asked.enumerated() {
      questions.append(question + ["--format", first])
      guard !others.isEmpty else { continue }
      questions.append(question + ["--format", others[index % others.count]])
    }
    return questions
  }

  /// What a store answers, asked by two at a time; ids, which no two stores share, stand as such,
  /// and so does the space that a table leaves for them.
  static func answers(
    _ session: borrowing Session, _ questions: [[String]]
  ) throws -> [String] {
    let environment = session.environment
    let answers = Mutex<[Int: Result<RunProcess, any Error>]>([:])
    DispatchQueue.concurrentPerform(iterations: questions.count) { index in
      let answer = Result {
        try RunProcess.run(Session.program, questions[index], environment: environment)
      }
      answers.withLock { $0[index] = answer }
    }
    let found = answers.withLock { $0 }
    return try questions.enumerated().map { index, question in
      let result = try #require(try found[index]?.get())
      #expect(result.status == 0 || result.status == 1, "\(question): \(result.stderr)")
      return "\(result.status ?? -1)\n\(result.stdout)\(result.stderr)"
        .replacing(/generated-datetime="[^"]*"/, with: "")
        .replacing(/[0-9]{12,}/, with: "ID").replacing(/[─ ]+/, with: " ")
    }
  }

  @Test("Stores that differ in few people, or in restricted cohorts, answer alike")
  func twins() throws {
    let questions = try OutputGateTests.questions {
      if case .figures(let variants) = $0 { variants } else { nil }
    }
    #expect(questions.count > 100)
    let base = try Session()
    try base.beginTwins()
    let store = try Session(like: base)
    try store.begin(TwinStore())
    let answers = try OutputGateTests.answers(store, questions)
    let codes = try store.rows("record", "list", "participants").compactMap {
      ($0["values"] as? [String: Any])?["code"] as? String
    }
    #expect(codes.count > 60)
    for (question, answer) in zip(questions, answers) {
      #expect(!codes.contains { answer.contains($0) }, "\(question)")
    }

    let twin = try Session(like: base)
    try twin.begin(.twin)
    for (question, pair) in zip(
      questions, zip(answers, try OutputGateTests.answers(twin, questions)))
    {
      #expect(pair.0 == pair.1, "\(question)")
    }
    let open = zip(questions, answers).filter { !$0.0.contains("restricted") }
    let safer = try Session(like: base)
    try safer.begin(.safer)
    let others = try OutputGateTests.answers(safer, open.map(\.0))
    for ((question, answer), other) in zip(open, others) {
      #expect(answer == other, "\(question)")
      #expect(!answer.contains("SAFE-1"), "\(question)")
    }
    try OutputGateTests.tells(store, beside: base)
  }

  /// What may be told is told: stores that differ in many people answer otherwise.
  private static func tells(
    _ store: borrowing Session, beside base: borrowing Session
  ) throws {
    let questions = [
      ["cohort", "show", "MED-1", "--json"], ["cohort", "show", "MED-3", "--json"],
      ["training", "reach", "--year", "2025", "--json"], ["thread", "course", "MED", "--json"],
    ]
    let other = try Session(like: base)
    try other.begin(.other)
    let pairs = zip(try answers(store, questions), try answers(other, questions))
    #expect(pairs.map { $0 == $1 } == [true, false, false, false])
    let shown = Session.figures(try store.object("cohort", "show", "MED-1")["figures"])
    #expect(shown["completion female completed places"] == "12")
    let withheld = Session.figures(try store.object("cohort", "show", "MED-2")["figures"])
    #expect(withheld["completion female completed places"] == "withheld")
    #expect(withheld["completion total total places"] == "9")
    let reach = try store.object("training", "reach", "--year", "2025", "--programme", "DIALOGUE")
    let figures = (reach["programmes"] as? [[String: Any]])?.first?["figures"]
    #expect(Session.figures(figures)["sex female people"] == "22")
  }
}
