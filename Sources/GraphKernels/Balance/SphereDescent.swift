/// Minimizes over unit vectors, one a vertex, what the products of a relaxation cost.
///
/// The cuts are added by an augmented Lagrangian: one with price γ that is violated by v costs
/// ([γ + ρv]₊² − γ²) / 2ρ. Descent is by the limited-memory BFGS method (Nocedal 1980, Math. Comput.
/// 35:773), steps along the tangents, lengths restored after each.
///
/// Vectors are of single precision, which the descent can do with; what is proven of the outcome
/// (`provenMinimum`) is computed in double precision.
struct SphereDescent: ~Copyable {
  typealias Lanes = SIMD16<Float>
  /// Lanes of a vector. With fewer dimensions than the rank of an optimum there are false minima;
  /// measured, 64 dimensions fall short with cuts on five vertices, 80 don't.
  static let width = 5

  let vertexCount: Int
  /// Every pair that costs something or is in a cut, and its cost.
  let tails: KernelBuffer<Int32>
  let heads: KernelBuffer<Int32>
  private let costs: KernelBuffer<Double>
  /// The pairs of each cut, one cut after another; a pair whose product counts negatively is
  /// complemented.
  private let cutStarts: KernelBuffer<Int32>
  private let cutPairs: KernelBuffer<Int32>
  private let leastSums: KernelBuffer<Double>

  let vectors: KernelBuffer<Lanes>
  /// The multiplier of each cut; after a descent the new ones, γ + ρv.
  let prices: KernelBuffer<Double>
  /// The multipliers that the augmented Lagrangian starts from.
  private let basePrices: KernelBuffer<Double>
  /// What the products cost, the cuts' share taken off; and the products.
  let pricedCosts: KernelBuffer<Double>
  private let products: KernelBuffer<Float>
  let gradient: KernelBuffer<Lanes>

  var work = 0

  private var laneCount: Int { vertexCount * Self.width }

  init(_ relaxation: SemidefiniteRelaxation) {
    let count = relaxation.vertexCount
    vertexCount = count
    // Pairs are numbered row by row, so that a row's vector stays at hand.
    var isUsed = relaxation.costs.map { $0 != 0 }
    for cut in relaxation.cuts {
      cut.forEachPair { low, high, _ in isUsed[low * count + high] = true }
    }
    var index = [Int32](repeating: -1, count: count * count)
    var pairTails: [Int32] = []
    var pairHeads: [Int32] = []
    var pairCosts: [Double] = []
    for low in 0..<count {
      for high in low + 1..<max(count, low + 1) where isUsed[low * count + high] {
        index[low * count + high] = Int32(pairTails.count)
        pairTails.append(Int32(low))
        pairHeads.append(Int32(high))
        pairCosts.append(relaxation.costs[low * count + high])
      }
    }
    var starts: [Int32] = [0]
    var cutPairs: [Int32] = []
    for cut in relaxation.cuts {
      cut.forEachPair { low, high, sign in
        let pair = index[low * count + high]
        cutPairs.append(sign > 0 ? pair : ~pair)
      }
      starts.append(Int32(cutPairs.count))
    }
    tails = KernelBuffer(pairTails)
    heads = KernelBuffer(pairHeads)
    costs = KernelBuffer(pairCosts)
    cutStarts = KernelBuffer(starts)
    self.cutPairs = KernelBuffer(cutPairs)
    leastSums = KernelBuffer(relaxation.cuts.map(\.leastSum))
    vectors = KernelBuffer(relaxation.vectors)
    prices = KernelBuffer(relaxation.prices)
    basePrices = KernelBuffer(relaxation.prices)
    pricedCosts = KernelBuffer(repeating: 0, count: pairTails.count)
    products = KernelBuffer(repeating: 0, count: pairTails.count)
    gradient = KernelBuffer(repeating: .zero, count: relaxation.vectors.count)
  }

  static func randomUnitVector(_ generator: inout SplitMix64) -> [Lanes] {
    var vector = [Lanes](repeating: .zero, count: width)
    var square: Float = 0
    for lane in 0..<width {
      for entry in 0..<Lanes.scalarCount {
        // The sum of a few even draws is near enough to a normal one.
        var sum: Float = 0
        for _ in 0..<4 { sum += Float(generator.below(of: 1 << 16)) / Float(1 << 16) - 0.5 }
        vector[lane][entry] = sum
      }
      square += (vector[lane] * vector[lane]).total
    }
    return vector.map { $0 / square.squareRoot() }
  }

  /// How the cuts enter the objective.
  private enum CutTerm {
    /// By the augmented Lagrangian of this penalty.
    case augmented(penalty: Double)
    /// Linearly, by the prices as they are.
    case linear
  }

  /// Descends until the gradient is shorter than the tolerance, and sets the prices that follow.
  ///
  /// - Parameter penalty: ρ of a triangle; that of a larger cut is less by its number of pairs, so that
  ///   none is stiffer than others.
  mutating func minimize(penalty: Double, tolerance: Double, iterationLimit: Int) {
    descend(.augmented(penalty: penalty), tolerance: tolerance, iterationLimit: iterationLimit)
  }

  /// Descends with the prices as they are.
  mutating func minimizePriced(tolerance: Double, iterationLimit: Int) {
    descend(.linear, tolerance: tolerance, iterationLimit: iterationLimit)
  }

  /// The objective at the vectors; leaves its gradient, along the spheres' tangents and across, and the
  /// prices.
  private func evaluate(
    _ term: CutTerm, at vectors: borrowing KernelBuffer<Lanes>
  ) -> Double {
    let width = Self.width
    var value = 0.0
    for pair in 0..<products.count {
      let (tail, head) = (Int(tails[pair]) * width, Int(heads[pair]) * width)
      var sum = Lanes.zero
      for lane in 0..<width { sum += vectors[tail + lane] * vectors[head + lane] }
      let product = sum.total
      products[pair] = product
      pricedCosts[pair] = costs[pair]
      value += costs[pair] * Double(product)
    }
    for cut in 0..<prices.count {
      var violation = leastSums[cut]
      let slots = Int(cutStarts[cut])..<Int(cutStarts[cut + 1])
      for slot in slots {
        let pair = cutPairs[slot]
        violation -= Double(pair >= 0 ? products[pair] : -products[~pair])
      }
      let price: Double
      switch term {
      case .augmented(let penalty):
        let own = penalty * 3 / Double(slots.count)
        let base = basePrices[cut]
        price = max(0, base + own * violation)
        value += (price * price - base * base) / (2 * own)
        prices[cut] = price
      case .linear:
        price = prices[cut]
        value += price * violation
      }
      guard price != 0 else { continue }
      for slot in slots {
        let pair = cutPairs[slot]
        if pair >= 0 { pricedCosts[pair] -= price } else { pricedCosts[~pair] += price }
      }
    }
    for lane in 0..<laneCount { gradient[lane] = .zero }
    for pair in 0..<products.count where pricedCosts[pair] != 0 {
      let cost = Float(pricedCosts[pair])
      let (tail, head) = (Int(tails[pair]) * width, Int(heads[pair]) * width)
      for lane in 0..<width {
        gradient[tail + lane] += cost * vectors[head + lane]
        gradient[head + lane] += cost * vectors[tail + lane]
      }
    }
    return value
  }

  /// What an evaluation counts.
  private var evaluationWork: Int { 50 * products.count + 3 * cutPairs.count }

  private mutating func descend(_ term: CutTerm, tolerance: Double, iterationLimit: Int) {
    var value = evaluate(term, at: vectors)
    work += evaluationWork
    let slope = KernelBuffer<Lanes>(repeating: .zero, count: laneCount)
    let direction = KernelBuffer<Lanes>(repeating: .zero, count: laneCount)
    let trial = KernelBuffer<Lanes>(repeating: .zero, count: laneCount)
    var history = CurvatureHistory(laneCount: laneCount)
    for lane in 0..<laneCount { slope[lane] = gradient[lane] }
    project(slope, at: vectors)
    for _ in 0..<iterationLimit {
      let length = Self.dot(slope, slope).squareRoot()
      if length < tolerance { break }
      for lane in 0..<laneCount { direction[lane] = slope[lane] }
      if !history.apply(to: direction) {
        let scale = Float(0.1 / max(1, length))
        for lane in 0..<laneCount { direction[lane] *= scale }
      }
      project(direction, at: vectors)
      var descent = Self.dot(direction, slope)
      if descent <= 0 {
        history.clear()
        for lane in 0..<laneCount { direction[lane] = slope[lane] }
        descent = length * length
      }
      // Single precision leaves some noise in the value; a step within it is as good as another.
      let noise = 1e-7 * abs(value)
      var step: Float = 1
      var newValue = value
      var isFound = false
      for _ in 0..<12 {
        for lane in 0..<laneCount { trial[lane] = vectors[lane] - step * direction[lane] }
        normalize(trial)
        newValue = evaluate(term, at: trial)
        work += evaluationWork
        if newValue <= value - 1e-4 * Double(step) * descent + noise {
          isFound = true
          break
        }
        step /= 2
      }
      guard isFound else {
        // The prices and the gradient are those of the vectors again.
        _ = evaluate(term, at: vectors)
        break
      }
      value = newValue
      // The new slope, and what changed, in place of the old ones.
      for lane in 0..<laneCount { direction[lane] = gradient[lane] }
      project(direction, at: trial)
      history.add(from: vectors, to: trial, slope: slope, newSlope: direction)
      for lane in 0..<laneCount {
        vectors[lane] = trial[lane]
        slope[lane] = direction[lane]
      }
      work += 40 * laneCount * history.count
    }
  }

  /// What the prices, as they are, add to the bound.
  var priceSum: Double {
    var sum = 0.0
    for cut in 0..<prices.count { sum += prices[cut] * leastSums[cut] }
    return sum
  }

  static func dot(
    _ one: borrowing KernelBuffer<Lanes>, _ other: borrowing KernelBuffer<Lanes>
  ) -> Double {
    var sum = Lanes.zero
    for lane in 0..<one.count { sum += one[lane] * other[lane] }
    return Double(sum.total)
  }

  private func normalize(_ vectors: borrowing KernelBuffer<Lanes>) {
    let width = Self.width
    for vertex in 0..<vertexCount {
      var square = Lanes.zero
      for lane in vertex * width..<(vertex + 1) * width { square += vectors[lane] * vectors[lane] }
      let scale = 1 / square.total.squareRoot()
      for lane in vertex * width..<(vertex + 1) * width { vectors[lane] *= scale }
    }
  }

  /// Takes off what points along the vectors.
  private func project(
    _ direction: borrowing KernelBuffer<Lanes>, at vectors: borrowing KernelBuffer<Lanes>
  ) {
    let width = Self.width
    for vertex in 0..<vertexCount {
      var along = Lanes.zero
      for lane in vertex * width..<(vertex + 1) * width {
        along += direction[lane] * vectors[lane]
      }
      let share = along.total
      for lane in vertex * width..<(vertex + 1) * width {
        direction[lane] -= share * vectors[lane]
      }
    }
  }
}

extension SIMD16<Float> {
  /// The sum of the entries, half by half; the library's own takes them one by one.
  @inline(__always)
  var total: Float {
    let eight = lowHalf + highHalf
    let four = eight.lowHalf + eight.highHalf
    let two = four.lowHalf + four.highHalf
    return two.x + two.y
  }
}
