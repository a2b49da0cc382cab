import GraphKernels

/// A scale of few steps, each of about equally many numbers; equal numbers are in one step.
struct ScoreScale: Equatable {
  /// The least number of each step but the first, ascending.
  private let starts: [Double]
  /// What each step holds, such as "0.2 – 0.35"; "0" where it holds one number.
  let names: [String]

  var count: Int { names.count }

  /// - Complexity: O(n log n).
  init(_ numbers: some Sequence<Double>, steps: Int) {
    let sorted = numbers.sorted()
    var starts: [Double] = []
    for step in 1..<max(steps, 1) where !sorted.isEmpty {
      // Where a step would begin among equal numbers, it begins with the next larger one.
      var index = sorted.count * step / steps
      while index < sorted.count, index > 0, sorted[index] == sorted[index - 1] { index += 1 }
      guard index > 0, index < sorted.count, starts.last.map({ $0 < sorted[index] }) ?? true else {
        continue
      }
      starts.append(sorted[index])
    }
    self.starts = starts
    let edges = [0] + starts.map { start in sorted.firstIndex { $0 >= start }! } + [sorted.count]
    let texts = Self.texts(of: sorted)
    names = zip(edges, edges.dropFirst()).filter { $0 < $1 }.map { first, end in
      texts[first] == texts[end - 1] ? texts[first] : "\(texts[first]) – \(texts[end - 1])"
    }
  }

  /// The step of a number.
  func step(of number: Double) -> Int { starts.lowerBound { $0 <= number } }

  /// With as few digits as tell the numbers apart well.
  private static func texts(of sorted: [Double]) -> [String] {
    guard let least = sorted.first, let most = sorted.last else { return [] }
    let span = max(most - least, abs(most) * 1e-9)
    let digits = span >= 50 ? 0 : span >= 5 ? 1 : span >= 0.5 ? 2 : span >= 0.05 ? 3 : 4
    return sorted.map { DecimalText.fixed($0, fractionDigits: digits) }
  }
}
