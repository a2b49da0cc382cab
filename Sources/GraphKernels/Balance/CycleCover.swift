import LongWork

/// The cheapest set of edges that meets every bad cycle, as a linear program grown cut by cut.
///
/// Minimize Σ cⱼ xⱼ over 0 ≤ xⱼ ≤ 1 subject to Σ_{j ∈ C} xⱼ ≥ 1 for each cycle C added so far. A
/// dual simplex method: costs are positive, so x = 0 without rows is where it starts; adding rows
/// and changing bounds keep it dual feasible, so it resumes where it was. Only tight rows and basic
/// columns stand in the inverse, for at an optimum of these programs they are few.
///
/// The bound it gives doesn't rest on the simplex method's arithmetic: any y ≥ 0 on the rows gives
/// the valid bound Σ y + Σⱼ min(0, cⱼ − Σ_{C ∋ j} y_C), which is summed from the true costs.
struct CycleCover {
  /// Columns: the true costs, those that the simplex method sees, and the bounds.
  let costs: [Double]
  let workingCosts: [Double]
  var lower: [Double]
  var upper: [Double]
  /// The basic columns, and each column's index among them or −1.
  var basic: [Int32] = []
  var indexOfColumn: [Int32]

  /// Rows, one after another: the columns of each.
  var rowStarts: [Int] = [0]
  var rowColumns: [Int32] = []
  /// The tight rows, and each row's index among them or −1.
  var tight: [Int32] = []
  var indexOfRow: [Int32] = []
  /// For how many rounds a row has been slack.
  var age: [Int32] = []

  /// Where each column stands, basic or not; and by how much each row is more than met.
  var solution: [Double]
  var surplus: [Double] = []
  /// The prices of the tight rows and the reduced costs of all columns, by the working costs.
  var prices: [Double] = []
  var reducedCosts: [Double]
  /// Reference weights of the pricing rule: how fast a row or a basic column changes.
  var columnWeight: [Double]
  var rowWeight: [Double] = []

  /// Whether prices, values and surpluses have to be computed afresh.
  var needsRefresh = true

  /// Basic columns × tight rows, row after row at `stride`.
  var inverse: [Double] = []
  var stride = 0
  var pivotsSinceInversion = 0
  var pivotsSinceRefresh = 0
  var pivotsSinceBound = 0

  /// The pivot row over the columns, 0 but for those in `touched`.
  var alpha: [Double]
  var touched: [Int32] = []

  /// Elementary operations so far.
  var work = 0

  let progress: WorkStep

  static let tolerance = 1e-9
  /// Programs whose inverse would outgrow this many rows, some hundred megabytes, are given up.
  static let largestBasis = 2_500

  /// - Parameter perturbation: by what share a working cost may fall short of the true one.
  init(costs: [Double], perturbation: Double, progress: WorkStep) {
    self.progress = progress
    self.costs = costs
    // A tiny decrease, different for each column, breaks ties of the ratio test; so there is no
    // cycling, and what it costs the bound is below what rounding up forgives.
    var generator = SplitMix64(seed: 0)
    workingCosts = costs.map {
      $0 * (1 - perturbation * Double(1 + generator.below(of: 1000)) / 1000)
    }
    lower = [Double](repeating: 0, count: costs.count)
    upper = [Double](repeating: 1, count: costs.count)
    solution = lower
    alpha = lower
    columnWeight = upper
    reducedCosts = workingCosts
    indexOfColumn = [Int32](repeating: -1, count: costs.count)
  }

  var rowCount: Int { indexOfRow.count }

  func columns(ofRow row: Int) -> Range<Int> { rowStarts[row]..<rowStarts[row + 1] }

  mutating func addRow(_ columns: [Int32]) {
    rowColumns.append(contentsOf: columns)
    rowStarts.append(rowColumns.count)
    indexOfRow.append(-1)
    age.append(0)
    var sum = -1.0
    for column in columns { sum += solution[Int(column)] }
    surplus.append(sum)
    rowWeight.append(1)
  }

  func bounds(of column: Int) -> (Double, Double) { (lower[column], upper[column]) }

  mutating func setBounds(of column: Int, bounds: (Double, Double)) {
    (lower[column], upper[column]) = bounds
    needsRefresh = true
  }

  /// A bound on the true program's optimum within the columns' present bounds.
  func bound() -> Double {
    let reduced = trueReducedCosts()
    var sum = 0.0
    for price in prices where price > 0 { sum += price }
    for column in costs.indices {
      sum += reduced[column] * (reduced[column] > 0 ? lower[column] : upper[column])
    }
    return sum
  }

  /// The true reduced cost of each column: what forcing a column off its bound would add at least.
  func trueReducedCosts() -> [Double] {
    var reduced = costs
    for (index, row) in tight.enumerated() where prices[index] > 0 {
      for slot in columns(ofRow: Int(row)) { reduced[Int(rowColumns[slot])] -= prices[index] }
    }
    return reduced
  }

  /// Forgets rows that have been slack for more than `limit` calls.
  mutating func dropSlackRows(olderThan limit: Int32) {
    var keep: [Int] = []
    for row in 0..<rowCount {
      age[row] = indexOfRow[row] >= 0 ? 0 : age[row] + 1
      if age[row] <= limit { keep.append(row) }
    }
    guard keep.count < rowCount * 3 / 4 else { return }
    var starts = [0]
    var packed: [Int32] = []
    for old in keep {
      packed.append(contentsOf: rowColumns[columns(ofRow: old)])
      starts.append(packed.count)
    }
    rowStarts = starts
    rowColumns = packed
    indexOfRow = keep.map { indexOfRow[$0] }
    age = keep.map { age[$0] }
    surplus = keep.map { surplus[$0] }
    rowWeight = keep.map { rowWeight[$0] }
    for (row, index) in indexOfRow.enumerated() where index >= 0 { tight[Int(index)] = Int32(row) }
  }
}
