/// The last few steps of a descent and how the slope changed along them: what the limited-memory BFGS
/// method knows of the curvature (Nocedal 1980, "Updating quasi-Newton matrices with limited storage",
/// Math. Comput. 35:773).
struct CurvatureHistory: ~Copyable {
  typealias Lanes = SphereDescent.Lanes

  private static let most = 8

  private let laneCount: Int
  /// Steps and changes of slope, `laneCount` lanes each, in a ring.
  private let steps: KernelBuffer<Lanes>
  private let changes: KernelBuffer<Lanes>
  /// Of each step the product with its change.
  private var products = [Double](repeating: 0, count: most)
  private var next = 0
  private(set) var count = 0

  init(laneCount: Int) {
    self.laneCount = laneCount
    steps = KernelBuffer(repeating: .zero, count: Self.most * laneCount)
    changes = KernelBuffer(repeating: .zero, count: Self.most * laneCount)
  }

  mutating func clear() { count = 0 }

  mutating func add(
    from old: borrowing KernelBuffer<Lanes>, to new: borrowing KernelBuffer<Lanes>,
    slope: borrowing KernelBuffer<Lanes>, newSlope: borrowing KernelBuffer<Lanes>
  ) {
    let start = next * laneCount
    var sum = Lanes.zero
    for lane in 0..<laneCount {
      let step = new[lane] - old[lane]
      let change = newSlope[lane] - slope[lane]
      steps[start + lane] = step
      changes[start + lane] = change
      sum += step * change
    }
    products[next] = Double(sum.total)
    guard products[next] > 1e-12 else { return }
    next = (next + 1) % Self.most
    count = min(count + 1, Self.most)
  }

  /// Multiplies a slope by the inverse of the curvature, as far as it is known; false if nothing is.
  func apply(to slope: borrowing KernelBuffer<Lanes>) -> Bool {
    guard count > 0 else { return false }
    // The latest first.
    let ring = (1...count).map { (next - $0 + Self.most) % Self.most }
    var shares = [Double](repeating: 0, count: Self.most)
    for index in ring {
      shares[index] = product(slope, steps, at: index) / products[index]
      add(-shares[index], times: changes, at: index, to: slope)
    }
    let square = product(changes, changes, at: ring[0], and: ring[0])
    let scale = Float(products[ring[0]] / square)
    for lane in 0..<laneCount { slope[lane] *= scale }
    for index in ring.reversed() {
      let share = product(slope, changes, at: index) / products[index]
      add(shares[index] - share, times: steps, at: index, to: slope)
    }
    return true
  }

  private func product(
    _ one: borrowing KernelBuffer<Lanes>, _ other: borrowing KernelBuffer<Lanes>,
    at index: Int, and ownIndex: Int = 0
  ) -> Double {
    var sum = Lanes.zero
    for lane in 0..<laneCount {
      sum += one[ownIndex * laneCount + lane] * other[index * laneCount + lane]
    }
    return Double(sum.total)
  }

  private func add(
    _ factor: Double, times other: borrowing KernelBuffer<Lanes>, at index: Int,
    to slope: borrowing KernelBuffer<Lanes>
  ) {
    let factor = Float(factor)
    for lane in 0..<laneCount { slope[lane] += factor * other[index * laneCount + lane] }
  }
}
