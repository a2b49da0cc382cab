/// The cheapest set of ties that meets every bad cycle, as a linear program grown cut by cut.
///
/// Minimise Σ cⱼ xⱼ over 0 ≤ xⱼ ≤ 1 subject to Σ_{j ∈ C} xⱼ ≥ 1 for each cycle C added so far. A
/// dual simplex method: costs are positive, so x = 0 without rows is where it starts; adding rows
/// and changing bounds keep it dual feasible, so it resumes where it was. Only tight rows and basic
/// columns stand in the inverse, for at an optimum of these programs they are few.
///
/// The bound it gives doesn't rest on the simplex method's arithmetic: any y ≥ 0 on the rows gives
/// the valid bound Σ y + Σⱼ min(0, cⱼ − Σ_{C ∋ j} y_C), which is summed from the true costs.
struct CycleCover {
  /// Columns: the true costs, those that the simplex method sees, and the bounds.
  let costs: [Double]
  private let workingCosts: [Double]
  private var lower: [Double]
  private var upper: [Double]
  /// Where a column that isn't basic stands.
  private var value: [Double]
  /// The basic columns, and each column's place among them or −1.
  private var basic: [Int32] = []
  private var placeOfColumn: [Int32]

  /// Rows, one after another: the columns of each.
  private var rowStarts: [Int] = [0]
  private var rowColumns: [Int32] = []
  /// The tight rows, and each row's place among them or −1.
  private var tight: [Int32] = []
  private var placeOfRow: [Int32] = []
  /// For how many rounds a row has been slack.
  private var age: [Int32] = []

  /// Basic columns × tight rows, row after row at `stride`.
  private var inverse: [Double] = []
  private var stride = 0
  private var pivotsSinceInversion = 0

  /// Elementary operations so far.
  private(set) var work = 0

  static let tolerance = 1e-9

  init(costs: [Double]) {
    self.costs = costs
    // A tiny decrease, different for each column, breaks ties of the ratio test; so there is no
    // cycling, and what it costs the bound is below what rounding up forgives.
    var generator = SplitMix64(seed: 0)
    workingCosts = costs.map { $0 * (1 - 1e-7 * Double(1 + generator.below(1000)) / 1000) }
    lower = [Double](repeating: 0, count: costs.count)
    upper = [Double](repeating: 1, count: costs.count)
    value = lower
    placeOfColumn = [Int32](repeating: -1, count: costs.count)
  }

  var rowCount: Int { placeOfRow.count }

  private func columns(ofRow row: Int) -> Range<Int> { rowStarts[row]..<rowStarts[row + 1] }

  mutating func addRow(_ columns: [Int32]) {
    rowColumns.append(contentsOf: columns)
    rowStarts.append(rowColumns.count)
    placeOfRow.append(-1)
    age.append(0)
  }

  // MARK: Bounds

  func bounds(of column: Int) -> (Double, Double) { (lower[column], upper[column]) }

  mutating func setBounds(of column: Int, _ bounds: (Double, Double)) {
    (lower[column], upper[column]) = bounds
  }

  // MARK: Solving

  enum Outcome {
    case optimal
    case infeasible
    /// The bound has passed the limit.
    case beaten
    case outOfWork
  }

  /// The values of the columns after `solve`.
  private(set) var solution: [Double] = []
  private var basicValues: [Double] = []
  private var prices: [Double] = []
  private var reducedCosts: [Double] = []
  private var alpha: [Double] = []
  private var touched: [Int32] = []

  /// Makes the program optimal for its rows.
  ///
  /// - Parameters:
  ///   - limit: a bound that suffices to stop.
  ///   - workLimit: how far `work` may go.
  mutating func solve(limit: Double, workLimit: Int) -> Outcome {
    if alpha.count != costs.count {
      alpha = [Double](repeating: 0, count: costs.count)
      reducedCosts = alpha
    }
    var steps = 0
    while true {
      price()
      settleNonbasicColumns()
      locate()
      if steps % 16 == 15, bound() >= limit { return .beaten }
      if work > workLimit { return .outOfWork }
      if pivotsSinceInversion >= 60 && !isAccurate() { invert(); continue }
      guard let leaving = mostViolated() else { return bound() >= limit ? .beaten : .optimal }
      guard pivot(leaving) else { return .infeasible }
      steps += 1
    }
  }

  /// A bound on the true program's optimum within the columns' present bounds.
  func bound() -> Double {
    var load = [Double](repeating: 0, count: costs.count)
    var sum = 0.0
    for (place, row) in tight.enumerated() where prices[place] > 0 {
      sum += prices[place]
      for slot in columns(ofRow: Int(row)) { load[Int(rowColumns[slot])] += prices[place] }
    }
    for column in costs.indices {
      let reduced = costs[column] - load[column]
      sum += reduced * (reduced > 0 ? lower[column] : upper[column])
    }
    return sum
  }

  /// The true reduced cost of each column: what forcing a column off its bound would add at least.
  func trueReducedCosts() -> [Double] {
    var reduced = costs
    for (place, row) in tight.enumerated() where prices[place] > 0 {
      for slot in columns(ofRow: Int(row)) { reduced[Int(rowColumns[slot])] -= prices[place] }
    }
    return reduced
  }

  /// Forgets rows that have long been slack.
  mutating func dropSlackRows(olderThan limit: Int32) {
    var keep: [Int] = []
    for row in 0..<rowCount {
      if placeOfRow[row] >= 0 {
        age[row] = 0
      } else {
        age[row] += 1
      }
      if age[row] <= limit { keep.append(row) }
    }
    guard keep.count < rowCount * 3 / 4 else { return }
    var starts = [0]
    var packed: [Int32] = []
    var places: [Int32] = []
    var ages: [Int32] = []
    for (new, old) in keep.enumerated() {
      packed.append(contentsOf: rowColumns[columns(ofRow: old)])
      starts.append(packed.count)
      places.append(placeOfRow[old])
      ages.append(age[old])
      if placeOfRow[old] >= 0 { tight[Int(placeOfRow[old])] = Int32(new) }
    }
    rowStarts = starts
    rowColumns = packed
    placeOfRow = places
    age = ages
  }
}

// MARK: - The simplex method's parts

extension CycleCover {
  /// Prices of the tight rows, and reduced costs of all columns.
  private mutating func price() {
    let count = basic.count
    prices = [Double](repeating: 0, count: count)
    for place in 0..<count {
      let cost = workingCosts[Int(basic[place])]
      let start = place * stride
      for row in 0..<count { prices[row] += cost * inverse[start + row] }
    }
    for column in workingCosts.indices { reducedCosts[column] = workingCosts[column] }
    for (place, row) in tight.enumerated() {
      for slot in columns(ofRow: Int(row)) { reducedCosts[Int(rowColumns[slot])] -= prices[place] }
    }
    work += count * count + costs.count + 4 * count
  }

  /// Puts each nonbasic column on the bound that its reduced cost calls for.
  private mutating func settleNonbasicColumns() {
    for column in costs.indices where placeOfColumn[column] < 0 {
      if lower[column] == upper[column] {
        value[column] = lower[column]
      } else if reducedCosts[column] < -CycleCover.tolerance {
        value[column] = upper[column]
      } else if reducedCosts[column] > CycleCover.tolerance {
        value[column] = lower[column]
      } else if value[column] != lower[column] && value[column] != upper[column] {
        value[column] = lower[column]
      }
    }
  }

  /// The values of the basic columns.
  private mutating func locate() {
    let count = basic.count
    var right = [Double](repeating: 1, count: count)
    for (place, row) in tight.enumerated() {
      for slot in columns(ofRow: Int(row)) {
        let column = Int(rowColumns[slot])
        if placeOfColumn[column] < 0 { right[place] -= value[column] }
      }
    }
    solution = value
    basicValues = [Double](repeating: 0, count: count)
    for place in 0..<count {
      var sum = 0.0
      let start = place * stride
      for row in 0..<count { sum += inverse[start + row] * right[row] }
      basicValues[place] = sum
      solution[Int(basic[place])] = sum
    }
    work += count * count + costs.count + 4 * count
  }

  /// Whether the tight rows are tight, as the inverse claims.
  private mutating func isAccurate() -> Bool {
    pivotsSinceInversion = 30
    for row in tight {
      var sum = 0.0
      for slot in columns(ofRow: Int(row)) { sum += solution[Int(rowColumns[slot])] }
      if abs(sum - 1) > 1e-8 { return false }
    }
    return true
  }

  /// What leaves the basis: a row that isn't met, or a basic column beyond a bound.
  private enum Leaving {
    case row(Int)
    case column(place: Int, isAbove: Bool)
  }

  private mutating func mostViolated() -> Leaving? {
    var worst = 1e-7
    var leaving: Leaving?
    for row in 0..<rowCount where placeOfRow[row] < 0 {
      var sum = -1.0
      for slot in columns(ofRow: row) { sum += solution[Int(rowColumns[slot])] }
      if -sum > worst {
        worst = -sum
        leaving = .row(row)
      }
    }
    work += rowColumns.count
    for place in basic.indices {
      let column = Int(basic[place])
      if lower[column] - basicValues[place] > worst {
        worst = lower[column] - basicValues[place]
        leaving = .column(place: place, isAbove: false)
      } else if basicValues[place] - upper[column] > worst {
        worst = basicValues[place] - upper[column]
        leaving = .column(place: place, isAbove: true)
      }
    }
    return leaving
  }

  /// What enters the basis.
  private enum Entering {
    case column(Int)
    case row(place: Int)
  }

  /// Exchanges what leaves for what keeps the program dual feasible; false if nothing does, which
  /// proves that the program has no solution.
  private mutating func pivot(_ leaving: Leaving) -> Bool {
    let count = basic.count
    // The leaving row of the tableau: over tight rows' slacks (rho) and nonbasic columns (alpha).
    var rho = [Double](repeating: 0, count: count)
    touched.removeAll(keepingCapacity: true)
    var infeasibility: Double
    var direction = 1.0
    switch leaving {
    case .row(let row):
      var sum = 1.0
      for slot in columns(ofRow: row) {
        let column = Int(rowColumns[slot])
        sum -= solution[column]
        let place = Int(placeOfColumn[column])
        if place >= 0 {
          let start = place * stride
          for other in 0..<count { rho[other] += inverse[start + other] }
          work += count
        } else {
          alpha[column] = 1
          touched.append(Int32(column))
        }
      }
      infeasibility = sum
    case .column(let place, let isAbove):
      let start = place * stride
      for other in 0..<count { rho[other] = inverse[start + other] }
      let column = Int(basic[place])
      infeasibility =
        isAbove ? basicValues[place] - upper[column] : lower[column] - basicValues[place]
      if isAbove { direction = -1 }
    }
    for (place, row) in tight.enumerated() where abs(rho[place]) > 1e-12 {
      for slot in columns(ofRow: Int(row)) {
        let column = Int(rowColumns[slot])
        guard placeOfColumn[column] < 0 else { continue }
        if alpha[column] == 0 { touched.append(Int32(column)) }
        alpha[column] -= rho[place]
        // Keeps a cancelled entry from being listed twice.
        if alpha[column] == 0 { alpha[column] = 1e-300 }
      }
    }
    defer { for column in touched { alpha[Int(column)] = 0 } }

    guard let entering = ratioTest(rho, direction: direction, infeasibility: infeasibility) else {
      return false
    }
    exchange(leaving, for: entering, rho)
    pivotsSinceInversion += 1
    work += 2 * count * count
    return true
  }

  /// The bound-flipping ratio test (Fourer 1994; Maros 2003): columns whose reduced cost changes sign
  /// early jump to their other bound as long as the row stays infeasible.
  private mutating func ratioTest(
    _ rho: [Double], direction: Double, infeasibility: Double
  ) -> Entering? {
    struct Candidate {
      var ratio: Double
      var size: Double
      var index: Int32
      var isColumn: Bool
    }
    var candidates: [Candidate] = []
    for column in touched {
      let index = Int(column)
      let entry = direction * alpha[index]
      guard abs(entry) > CycleCover.tolerance, lower[index] != upper[index] else { continue }
      let isLow = value[index] == lower[index]
      if isLow ? entry > 0 : entry < 0 {
        candidates.append(
          Candidate(
            ratio: max(0, (isLow ? reducedCosts[index] : -reducedCosts[index])) / abs(entry),
            size: abs(entry), index: column, isColumn: true))
      }
    }
    for place in rho.indices {
      let entry = direction * rho[place]
      if entry > CycleCover.tolerance {
        candidates.append(
          Candidate(
            ratio: max(0, prices[place]) / entry, size: entry, index: Int32(place), isColumn: false)
        )
      }
    }
    candidates.sort {
      if $0.ratio != $1.ratio { return $0.ratio < $1.ratio }
      if $0.size != $1.size { return $0.size > $1.size }
      if $0.isColumn != $1.isColumn { return !$0.isColumn }
      return $0.index < $1.index
    }
    work += 8 * candidates.count
    var slope = infeasibility
    for candidate in candidates {
      guard candidate.isColumn else { return .row(place: Int(candidate.index)) }
      let column = Int(candidate.index)
      if slope - candidate.size <= CycleCover.tolerance { return .column(column) }
      slope -= candidate.size
      value[column] = value[column] == lower[column] ? upper[column] : lower[column]
    }
    return nil
  }
}

// MARK: - The inverse

extension CycleCover {
  private mutating func exchange(_ leaving: Leaving, for entering: Entering, _ rho: [Double]) {
    switch (leaving, entering) {
    case (.row(let row), .column(let column)):
      grow(row: row, column: column, rho)
    case (.row(let row), .row(let place)):
      replaceRow(at: place, by: row, rho)
    case (.column(let place, let isAbove), .column(let column)):
      retire(place, isAbove)
      replaceColumn(at: place, by: column)
    case (.column(let place, let isAbove), .row(let rowPlace)):
      retire(place, isAbove)
      shrink(columnPlace: place, rowPlace: rowPlace)
    }
  }

  /// A column that leaves the basis stands on the bound that it had passed.
  private mutating func retire(_ place: Int, _ isAbove: Bool) {
    let column = Int(basic[place])
    value[column] = isAbove ? upper[column] : lower[column]
    placeOfColumn[column] = -1
  }

  /// The inverse times a column of the program, over the basic columns.
  private func direction(of column: Int) -> [Double] {
    let count = basic.count
    var result = [Double](repeating: 0, count: count)
    for (place, row) in tight.enumerated() {
      guard columns(ofRow: Int(row)).contains(where: { rowColumns[$0] == Int32(column) })
      else { continue }
      for other in 0..<count { result[other] += inverse[other * stride + place] }
    }
    return result
  }

  private mutating func grow(row: Int, column: Int, _ rho: [Double]) {
    let count = basic.count
    let along = direction(of: column)
    reserve(count + 1)
    let factor = 1 / alpha[column]
    for other in 0..<count where along[other] != 0 {
      let scale = along[other] * factor
      let start = other * stride
      for place in 0..<count { inverse[start + place] += scale * rho[place] }
    }
    for other in 0..<count {
      inverse[other * stride + count] = -along[other] * factor
      inverse[count * stride + other] = -rho[other] * factor
    }
    inverse[count * stride + count] = factor
    placeOfColumn[column] = Int32(count)
    basic.append(Int32(column))
    placeOfRow[row] = Int32(count)
    tight.append(Int32(row))
  }

  private mutating func replaceRow(at place: Int, by row: Int, _ rho: [Double]) {
    let count = basic.count
    let factor = 1 / rho[place]
    for other in 0..<count {
      let start = other * stride
      let scaled = inverse[start + place] * factor
      guard scaled != 0 else { continue }
      for column in 0..<count { inverse[start + column] -= scaled * rho[column] }
      inverse[start + place] = scaled
    }
    placeOfRow[Int(tight[place])] = -1
    age[Int(tight[place])] = 0
    tight[place] = Int32(row)
    placeOfRow[row] = Int32(place)
  }

  private mutating func replaceColumn(at place: Int, by column: Int) {
    let count = basic.count
    let along = direction(of: column)
    let factor = 1 / along[place]
    let own = place * stride
    for row in 0..<count { inverse[own + row] *= factor }
    for other in 0..<count where other != place && along[other] != 0 {
      let start = other * stride
      let scale = along[other]
      for row in 0..<count { inverse[start + row] -= scale * inverse[own + row] }
    }
    basic[place] = Int32(column)
    placeOfColumn[column] = Int32(place)
  }

  private mutating func shrink(columnPlace: Int, rowPlace: Int) {
    let count = basic.count
    let own = columnPlace * stride
    let factor = 1 / inverse[own + rowPlace]
    for other in 0..<count where other != columnPlace {
      let start = other * stride
      let scale = inverse[start + rowPlace] * factor
      guard scale != 0 else { continue }
      for row in 0..<count { inverse[start + row] -= scale * inverse[own + row] }
    }
    // The last of each takes the place of what goes.
    let last = count - 1
    if columnPlace != last {
      for row in 0..<count { inverse[own + row] = inverse[last * stride + row] }
      basic[columnPlace] = basic[last]
      placeOfColumn[Int(basic[columnPlace])] = Int32(columnPlace)
    }
    placeOfRow[Int(tight[rowPlace])] = -1
    age[Int(tight[rowPlace])] = 0
    if rowPlace != last {
      for other in 0..<last { inverse[other * stride + rowPlace] = inverse[other * stride + last] }
      tight[rowPlace] = tight[last]
      placeOfRow[Int(tight[rowPlace])] = Int32(rowPlace)
    }
    basic.removeLast()
    tight.removeLast()
  }

  private mutating func reserve(_ size: Int) {
    guard size > stride else { return }
    let wider = max(16, size + size / 2)
    var larger = [Double](repeating: 0, count: wider * wider)
    for row in basic.indices {
      for column in basic.indices { larger[row * wider + column] = inverse[row * stride + column] }
    }
    inverse = larger
    stride = wider
  }

  /// Computes the inverse afresh, by Gauss and Jordan with row pivoting.
  private mutating func invert() {
    let count = basic.count
    var matrix = [Double](repeating: 0, count: count * count)
    for (place, row) in tight.enumerated() {
      for slot in columns(ofRow: Int(row)) {
        let column = Int(placeOfColumn[Int(rowColumns[slot])])
        if column >= 0 { matrix[place * count + column] = 1 }
      }
    }
    var result = [Double](repeating: 0, count: count * count)
    for place in 0..<count { result[place * count + place] = 1 }
    for step in 0..<count {
      var best = step
      for row in step..<count
      where abs(matrix[row * count + step]) > abs(matrix[best * count + step]) { best = row }
      if best != step {
        for column in 0..<count {
          matrix.swapAt(best * count + column, step * count + column)
          result.swapAt(best * count + column, step * count + column)
        }
      }
      let pivot = matrix[step * count + step]
      guard abs(pivot) > 1e-11 else { return restart() }
      let factor = 1 / pivot
      for column in 0..<count {
        matrix[step * count + column] *= factor
        result[step * count + column] *= factor
      }
      for row in 0..<count where row != step && matrix[row * count + step] != 0 {
        let scale = matrix[row * count + step]
        for column in 0..<count {
          matrix[row * count + column] -= scale * matrix[step * count + column]
          result[row * count + column] -= scale * result[step * count + column]
        }
      }
    }
    for row in 0..<count {
      for column in 0..<count { inverse[row * stride + column] = result[row * count + column] }
    }
    work += count * count * count
    pivotsSinceInversion = 0
  }

  /// Begins again from the empty basis, which is always dual feasible.
  private mutating func restart() {
    for column in basic { placeOfColumn[Int(column)] = -1 }
    for row in tight { placeOfRow[Int(row)] = -1 }
    basic = []
    tight = []
    pivotsSinceInversion = 0
  }
}
