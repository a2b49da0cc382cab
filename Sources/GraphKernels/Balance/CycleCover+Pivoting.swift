/// One step of the dual simplex method: what leaves the basis, what enters it, and the exchange.
extension CycleCover {
  /// What leaves the basis: a row that isn't met, or a basic column beyond a bound.
  enum Leaving {
    case row(Int)
    case column(index: Int, isAbove: Bool)
  }

  /// What enters it.
  enum Entering {
    case column(Int)
    case row(index: Int)
  }

  /// The greatest violation by Devex pricing: its square against a reference weight (Forrest &
  /// Goldfarb 1992, "Steepest-edge simplex algorithms for linear programming").
  mutating func mostViolated() -> Leaving? {
    var worst = -1.0
    var leaving: Leaving?
    for row in 0..<rowCount where surplus[row] < -1e-7 && indexOfRow[row] < 0 {
      let score = surplus[row] * surplus[row] / rowWeight[row]
      if score > worst {
        worst = score
        leaving = .row(row)
      }
    }
    for index in basic.indices {
      let column = Int(basic[index])
      let excess = max(lower[column] - solution[column], solution[column] - upper[column])
      guard excess > 1e-7 else { continue }
      let score = excess * excess / columnWeight[column]
      if score > worst {
        worst = score
        leaving = .column(index: index, isAbove: solution[column] > upper[column])
      }
    }
    work += rowCount + basic.count
    return leaving
  }

  /// Exchanges what leaves for what keeps the program dual feasible; false if nothing does, for then
  /// the program has no solution.
  mutating func pivot(_ leaving: Leaving) -> Bool {
    let count = basic.count
    // The pivot row of the tableau, over the tight rows' surpluses (rho) and the nonbasic columns
    // (alpha): what one more of each adds to the leaving one.
    var rho = [Double](repeating: 0, count: count)
    touched.removeAll(keepingCapacity: true)
    defer { for column in touched { alpha[Int(column)] = 0 } }
    // By how much the leaving one must rise, or fall.
    let change: Double
    switch leaving {
    case .row(let row):
      for slot in columns(ofRow: row) {
        let column = Int(rowColumns[slot])
        let index = Int(indexOfColumn[column])
        if index >= 0 {
          let start = index * stride
          for other in 0..<count { rho[other] += inverse[start + other] }
          work += count
        } else {
          alpha[column] = 1
          touched.append(Int32(column))
        }
      }
      change = -surplus[row]
    case .column(let index, let isAbove):
      let start = index * stride
      for other in 0..<count { rho[other] = inverse[start + other] }
      let column = Int(basic[index])
      change = (isAbove ? upper[column] : lower[column]) - solution[column]
    }
    for (index, row) in tight.enumerated() where abs(rho[index]) > 1e-12 {
      for slot in columns(ofRow: Int(row)) {
        let column = Int(rowColumns[slot])
        guard indexOfColumn[column] < 0 else { continue }
        if alpha[column] == 0 { touched.append(Int32(column)) }
        alpha[column] -= rho[index]
        // Keeps a cancelled entry from being listed twice.
        if alpha[column] == 0 { alpha[column] = 1e-300 }
      }
    }
    var flips: [Int] = []
    guard let entering = ratioTest(rho: rho, change: change, flips: &flips) else { return false }
    exchange(leaving, for: entering, rho: rho, change: change, flips: flips)
    pivotsSinceInversion += 1
    pivotsSinceRefresh += 1
    pivotsSinceBound += 1
    return true
  }

  /// The bound-flipping ratio test (Maros 2003, "A generalized dual phase-2 simplex algorithm"):
  /// columns whose reduced cost changes sign early jump to their other bound as long as the row
  /// stays violated.
  private mutating func ratioTest(
    rho: [Double], change: Double, flips: inout [Int]
  ) -> Entering? {
    struct Candidate {
      var ratio: Double
      var size: Double
      var index: Int32
      var isColumn: Bool
    }
    let direction = change > 0 ? 1.0 : -1
    var candidates: [Candidate] = []
    for column in touched {
      let index = Int(column)
      let entry = direction * alpha[index]
      guard abs(entry) > CycleCover.tolerance, lower[index] != upper[index] else { continue }
      let isLow = solution[index] == lower[index]
      if isLow ? entry > 0 : entry < 0 {
        candidates.append(
          Candidate(
            ratio: max(0, isLow ? reducedCosts[index] : -reducedCosts[index]) / abs(entry),
            size: abs(entry), index: column, isColumn: true))
      }
    }
    for index in rho.indices {
      let entry = direction * rho[index]
      if entry > CycleCover.tolerance {
        candidates.append(
          Candidate(
            ratio: max(0, prices[index]) / entry, size: entry, index: Int32(index),
            isColumn: false))
      }
    }
    // Usually the first few settle it, so they are picked one by one.
    work += 4 * candidates.count
    var slope = abs(change)
    while !candidates.isEmpty {
      var best = 0
      for index in candidates.indices.dropFirst() {
        let (one, other) = (candidates[index], candidates[best])
        if one.ratio != other.ratio ? one.ratio < other.ratio : one.size > other.size {
          best = index
        }
      }
      let candidate = candidates[best]
      guard candidate.isColumn else { return .row(index: Int(candidate.index)) }
      if slope - candidate.size <= CycleCover.tolerance { return .column(Int(candidate.index)) }
      slope -= candidate.size
      flips.append(Int(candidate.index))
      candidates.swapAt(best, candidates.count - 1)
      candidates.removeLast()
    }
    return nil
  }

  /// Carries a pivot out: duals, primals, weights, then the basis itself.
  private mutating func exchange(
    _ leaving: Leaving, for entering: Entering, rho: [Double], change: Double, flips: [Int]
  ) {
    let count = basic.count
    // What one more of the entering one adds to each basic column; then to each row.
    var along = [Double](repeating: 0, count: count)
    let pivotEntry: Double
    let dualStep: Double
    switch entering {
    case .column(let column):
      along = negatedDirection(of: column)
      pivotEntry = alpha[column]
      dualStep = reducedCosts[column] / pivotEntry
    case .row(let index):
      for other in 0..<count { along[other] = inverse[other * stride + index] }
      pivotEntry = rho[index]
      dualStep = prices[index] / pivotEntry
    }

    for column in touched { reducedCosts[Int(column)] -= dualStep * alpha[Int(column)] }
    for index in 0..<count { prices[index] -= dualStep * rho[index] }

    // Primal values: cheap unless columns jumped.
    for column in flips {
      solution[column] = solution[column] == lower[column] ? upper[column] : lower[column]
    }
    let isJumping = !flips.isEmpty
    let primalStep = change / pivotEntry
    let leavingWeight: Double
    switch leaving {
    case .row(let row): leavingWeight = rowWeight[row]
    case .column(let index, _): leavingWeight = columnWeight[Int(basic[index])]
    }
    let scale = leavingWeight / (pivotEntry * pivotEntry)
    for index in 0..<count where along[index] != 0 {
      let column = Int(basic[index])
      if !isJumping { solution[column] += primalStep * along[index] }
      columnWeight[column] = max(columnWeight[column], along[index] * along[index] * scale)
    }
    let enteringColumn: Int32 = if case .column(let column) = entering { Int32(column) } else { -1 }
    for row in 0..<rowCount where indexOfRow[row] < 0 {
      var entry = 0.0
      for slot in columns(ofRow: row) {
        let column = rowColumns[slot]
        let index = Int(indexOfColumn[Int(column)])
        if index >= 0 { entry += along[index] } else if column == enteringColumn { entry += 1 }
      }
      if entry != 0 {
        if !isJumping { surplus[row] += primalStep * entry }
        rowWeight[row] = max(rowWeight[row], entry * entry * scale)
      }
    }
    work += rowColumns.count

    // A column that leaves stands on the bound that it had passed; its reduced cost is the step.
    if case .column(let index, let isAbove) = leaving {
      let column = Int(basic[index])
      solution[column] = isAbove ? upper[column] : lower[column]
      reducedCosts[column] = dualStep
      indexOfColumn[column] = -1
    }
    switch (leaving, entering) {
    case (.row(let row), .column(let column)):
      prices.append(dualStep)
      surplus[row] = 0
      grow(row: row, column: column, along: along, rho: rho, pivotEntry: pivotEntry)
    case (.row(let row), .row(let index)):
      surplus[Int(tight[index])] = primalStep
      rowWeight[Int(tight[index])] = max(1, scale)
      prices[index] = dualStep
      surplus[row] = 0
      replaceRow(at: index, by: row, rho: rho)
    case (.column(let index, _), .column(let column)):
      replaceColumn(at: index, by: column, along: along)
    case (.column(let index, _), .row(let rowIndex)):
      surplus[Int(tight[rowIndex])] = primalStep
      rowWeight[Int(tight[rowIndex])] = max(1, scale)
      prices.swapAt(rowIndex, count - 1)
      prices.removeLast()
      shrink(columnIndex: index, rowIndex: rowIndex)
    }
    if case .column(let column) = entering {
      solution[column] += primalStep
      reducedCosts[column] = 0
      columnWeight[column] = max(1, scale)
    }
    if isJumping { locate() }
  }
}
