extension RecordBuffer {
  /// Forgets the rows from a place on.
  func removeRows(from first: Int) {
    guard first < rows.count else { return }
    for row in first..<rows.count { counts[Int(rows[row].kind)] -= 1 }
    cells.truncate(to: Int(rows[first].firstCell))
    rows.truncate(to: first)
    lines.truncate(to: first)
  }

  /// Puts the rows into another order, parents before children, and numbers
  /// each kind anew. Rows that `order` leaves out follow.
  func arrange(_ order: [Int]) {
    let named = Set(order)
    let order = order + (0..<rows.count).filter { !named.contains($0) }
    let old = (0..<rows.count).map { (row: rows[$0], line: lines[$0]) }
    var places = [Int32](repeating: 0, count: old.count)
    for (place, row) in order.enumerated() { places[row] = Int32(place) }
    for index in 0..<counts.count { counts[index] = 0 }
    for (place, index) in order.enumerated() {
      var (row, line) = old[index]
      counts[Int(row.kind)] += 1
      row.ordinal = counts[Int(row.kind)]
      if row.parent >= 0 { row.parent = places[Int(row.parent)] }
      rows[place] = row
      lines[place] = line
    }
  }
}
