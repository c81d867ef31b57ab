import Platform

/// What a command that reads has to say: one value, which is its JSON, and its forms for people.
struct Answer {
  /// The value, the same whoever asks.
  let value: any Encodable
  /// Its rows, for a spreadsheet.
  let table: () -> Table
  /// What a terminal shows.
  let text: () -> String
  /// Lines for people that go beside the data.
  let notes: [String]

  /// A value whose rows a terminal shows as a spreadsheet does.
  init(
    _ value: some Encodable, as table: @autoclosure @escaping () -> Table, notes: [String] = []
  ) {
    self.value = value
    self.table = table
    text = { table().terminalText }
    self.notes = notes
  }

  /// A value that a terminal shows in another form than a spreadsheet.
  init(
    _ value: some Encodable, as table: @autoclosure @escaping () -> Table,
    shown text: @autoclosure @escaping () -> String, notes: [String] = []
  ) {
    self.value = value
    self.table = table
    self.text = text
    self.notes = notes
  }
}

extension OutputOptions {
  /// Writes an answer in the form that was chosen, and its notes on standard error.
  func write(_ answer: Answer) throws {
    switch chosen {
    case .json: try Console.write(try JSONText.encode(answer.value))
    case .table: try Console.write(answer.text())
    case .csv: try Console.write(answer.table().csvBytes)
    }
    for note in answer.notes { Console.note(note) }
  }
}
