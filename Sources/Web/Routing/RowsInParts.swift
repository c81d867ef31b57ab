/// Passes rows on, which come one after another, some thousands at a time.
///
/// - Parameters:
///   - rows: gives each row to what it is given.
///   - pass: called once at least, for a list without rows too.
func inParts<Row>(
  _ rows: @escaping (_ add: (Row) throws -> Void) throws -> Void, _ pass: ([Row]) throws -> Void
) throws {
  var part: [Row] = []
  try rows { row in
    part.append(row)
    guard part.count == 5_000 else { return }
    try pass(part)
    part.removeAll(keepingCapacity: true)
  }
  try pass(part)
}
