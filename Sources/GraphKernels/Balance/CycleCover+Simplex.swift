import LongWork

extension CycleCover {
  enum Outcome {
    case optimal
    case infeasible
    /// The bound has passed the limit.
    case beaten
    case outOfWork
  }

  /// Makes the program optimal for its rows.
  ///
  /// - Parameters:
  ///   - limit: a bound that suffices to stop.
  ///   - workLimit: how far `work` may go.
  mutating func solve(
    limit: Double, workLimit: Int, pivotLimit: Int = .max
  ) -> Outcome {
    var pivots = 0
    if progress.isCancelled { return .outOfWork }
    if needsRefresh { refresh() }
    while true {
      if work > workLimit || pivots > pivotLimit || basic.count > CycleCover.largestBasis
        || progress.isCancelled
      {
        return .outOfWork
      }
      if pivotsSinceBound >= 16 {
        pivotsSinceBound = 0
        if bound() >= limit { return .beaten }
      }
      if pivotsSinceRefresh >= 64 { refresh() }
      if let leaving = mostViolated() {
        if pivot(leaving) {
          pivots += 1
          continue
        }
        if pivotsSinceRefresh == 0 { return .infeasible }
      } else if pivotsSinceRefresh < 8 {
        return bound() >= limit ? .beaten : .optimal
      }
      // What looks finished may owe it to rounding; look again with fresh vertices.
      refresh()
    }
  }

  /// Computes prices, reduced costs, values and surpluses from the inverse, and the inverse afresh
  /// when it is old and has lost precision.
  private mutating func refresh() {
    needsRefresh = false
    pivotsSinceRefresh = 0
    // The reference weights only grow; once they say little they begin again.
    if columnWeight.contains(where: { $0 > 1e6 }) || rowWeight.contains(where: { $0 > 1e6 }) {
      for column in columnWeight.indices { columnWeight[column] = 1 }
      for row in rowWeight.indices { rowWeight[row] = 1 }
    }
    price()
    settle()
    locate()
    if pivotsSinceInversion >= 50 {
      pivotsSinceInversion = 0
      if !isAccurate() {
        invert()
        price()
        settle()
        locate()
      }
    }
  }

  private mutating func price() {
    let count = basic.count
    prices = [Double](repeating: 0, count: count)
    for index in 0..<count {
      let cost = workingCosts[Int(basic[index])]
      let start = index * stride
      for row in 0..<count { prices[row] += cost * inverse[start + row] }
    }
    for column in workingCosts.indices { reducedCosts[column] = workingCosts[column] }
    for (index, row) in tight.enumerated() {
      for slot in columns(ofRow: Int(row)) { reducedCosts[Int(rowColumns[slot])] -= prices[index] }
    }
    work += count * count + costs.count + 4 * count
  }

  /// Puts each nonbasic column on the bound that its reduced cost calls for.
  private mutating func settle() {
    for column in costs.indices where indexOfColumn[column] < 0 {
      if reducedCosts[column] < -CycleCover.tolerance {
        solution[column] = upper[column]
      } else if reducedCosts[column] > CycleCover.tolerance
        || solution[column] != upper[column]
      {
        solution[column] = lower[column]
      }
    }
  }

  /// The values of the basic columns, and the rows' surpluses.
  mutating func locate() {
    let count = basic.count
    var right = [Double](repeating: 1, count: count)
    for (index, row) in tight.enumerated() {
      for slot in columns(ofRow: Int(row)) {
        let column = Int(rowColumns[slot])
        if indexOfColumn[column] < 0 { right[index] -= solution[column] }
      }
    }
    for index in 0..<count {
      var sum = 0.0
      let start = index * stride
      for row in 0..<count { sum += inverse[start + row] * right[row] }
      solution[Int(basic[index])] = sum
    }
    for row in 0..<rowCount {
      var sum = -1.0
      for slot in columns(ofRow: row) { sum += solution[Int(rowColumns[slot])] }
      surplus[row] = sum
    }
    work += count * count + costs.count + rowColumns.count
  }

  /// Whether the tight rows are tight, as the inverse claims.
  private func isAccurate() -> Bool { tight.allSatisfy { abs(surplus[Int($0)]) < 1e-9 } }
}
