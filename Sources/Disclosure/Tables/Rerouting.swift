/// Finds alternatives: moves people between the cells of a grid until its rows and columns
/// have the totals asked for, touching as little as possible of what is shown.
///
/// Rows and columns are the nodes of a network and cells its edges. A cell of a row that has
/// too few may grow by any number, one of a row that has too many may shrink to zero.
struct Rerouting {
  let grid: Grid
  /// What one more withheld cell costs: nothing where it is withheld already.
  private let costs: [Int]
  /// The people more or fewer in each cell so far.
  private var moved: [Int]
  /// What each node (rows, then columns) still lacks, or has too much where negative: a row's
  /// cells must grow by so many, a column's likewise.
  private var lack: [Int]
  /// The one cell whose change was set beforehand.
  private var fixed = -1

  private init(_ grid: Grid, costs: [Int]) {
    self.grid = grid
    self.costs = costs
    moved = [Int](repeating: 0, count: grid.values.count)
    lack = [Int](repeating: 0, count: grid.height + grid.width)
  }

  /// The cheapest alternative found that changes the totals as asked and the given cell by so
  /// many; nil where there is none.
  static func alternative(
    _ grid: Grid, costs: [Int], rows: MarginPlan.Transfer, columns: MarginPlan.Transfer,
    changing cell: Int? = nil, by change: Int = 0
  ) -> Alternative? {
    var start = Rerouting(grid, costs: costs)
    for (row, change) in rows { start.lack[row] += change }
    for (column, change) in columns { start.lack[grid.height + column] += change }
    if let cell {
      start.fixed = cell
      start.moved[cell] = change
      start.lack[grid.row(cell)] -= change
      start.lack[grid.height + grid.column(cell)] -= change
    }
    var free = start
    if !free.settle(withinWithheld: true) {
      free = start
      guard free.settle(withinWithheld: false) else { return nil }
    }
    let cells = free.moved.indices.filter { free.moved[$0] != 0 }
    return Alternative(
      cells: Dictionary(uniqueKeysWithValues: cells.map { ($0, free.moved[$0]) }),
      rows: rows.filter { $1 != 0 }, columns: columns.filter { $1 != 0 })
  }

  /// Sends people along paths until nothing is lacking. A path starts at a row that lacks or
  /// at a column that has too many.
  private mutating func settle(withinWithheld: Bool) -> Bool {
    let nodes = lack.indices
    while let start = nodes.first(where: { $0 < grid.height ? lack[$0] > 0 : lack[$0] < 0 }) {
      let wanted = abs(lack[start])
      let path =
        withinWithheld
        ? freePath(from: start)
        : path(from: start, carrying: wanted) ?? path(from: start, carrying: 1)
      guard let path else { return false }
      send(along: path, from: start)
    }
    return true
  }

  /// Whether a node can take people at the end of a path that carries so many.
  private func takes(_ node: Int, _ amount: Int) -> Bool {
    node < grid.height ? lack[node] <= -amount : lack[node] >= amount
  }

  private func cell(_ one: Int, _ other: Int) -> Int {
    min(one, other) * grid.width + max(one, other) - grid.height
  }

  /// Whether people can be sent over a cell from a node.
  private func passes(_ cell: Int, fromRow: Bool, _ amount: Int) -> Bool {
    cell != fixed && (fromRow || grid.values[cell] + moved[cell] >= amount)
  }

  /// The shortest path over cells that are withheld already, as the nodes after the first.
  private func freePath(from start: Int) -> [Int]? {
    var previous = [Int](repeating: -1, count: lack.count)
    var queue = [start]
    previous[start] = start
    var position = 0
    while position < queue.count {
      let node = queue[position]
      position += 1
      let isRow = node < grid.height
      for next in isRow ? grid.height..<lack.count : 0..<grid.height where previous[next] < 0 {
        let cell = cell(node, next)
        guard costs[cell] == 0, passes(cell, fromRow: isRow, 1) else { continue }
        previous[next] = node
        if takes(next, 1) { return path(to: next, from: start, previous) }
        queue.append(next)
      }
    }
    return nil
  }

  private func path(to end: Int, from start: Int, _ previous: [Int]) -> [Int] {
    var path = [end]
    while let last = path.last, previous[last] != start { path.append(previous[last]) }
    return path.reversed()
  }

  /// The cheapest path (Dijkstra's), as the nodes after the first; nil where none carries so many.
  private func path(from start: Int, carrying amount: Int) -> [Int]? {
    let count = lack.count
    var cost = [Int](repeating: .max, count: count)
    var previous = [Int](repeating: -1, count: count)
    var isDone = [Bool](repeating: false, count: count)
    cost[start] = 0
    while true {
      var node = -1
      for candidate in 0..<count
      where !isDone[candidate] && cost[candidate] < .max
        && (node < 0 || cost[candidate] < cost[node])
      {
        node = candidate
      }
      guard node >= 0 else { return nil }
      if takes(node, amount) { return path(to: node, from: start, previous) }
      isDone[node] = true
      let isRow = node < grid.height
      for next in isRow ? grid.height..<count : 0..<grid.height where !isDone[next] {
        let cell = cell(node, next)
        guard passes(cell, fromRow: isRow, amount) else { continue }
        let step = moved[cell] == 0 ? costs[cell] : 0
        guard cost[node] + step < cost[next] else { continue }
        cost[next] = cost[node] + step
        previous[next] = node
      }
    }
  }

  private mutating func send(along path: [Int], from start: Int) {
    var steps: [(cell: Int, grows: Bool)] = []
    var node = start
    for next in path {
      steps.append((cell(node, next), node < grid.height))
      node = next
    }
    let room = steps.filter { !$0.grows }.map { grid.values[$0.cell] + moved[$0.cell] }
    let amount = min(abs(lack[start]), abs(lack[node]), room.min() ?? .max)
    for step in steps { moved[step.cell] += step.grows ? amount : -amount }
    lack[start] += start < grid.height ? -amount : amount
    lack[node] += node < grid.height ? amount : -amount
  }
}
