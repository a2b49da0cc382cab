extension Snapshot {
  /// All that ties each of some pairs of figures in the snapshot, in the chronicle's order.
  ///
  /// - Parameters:
  ///   - pairs: indices in ``figures``; each pair once, either way round.
  ///   - isDirected: whether only what runs from the first to the second of a pair counts, undirected
  ///     kinds included.
  ///
  /// - Complexity: O(pairs + relationships) expected.
  func relationships(
    between pairs: [(source: Int32, target: Int32)], isDirected: Bool = false
  ) -> [[Relationship]] {
    func key(_ one: Int32, _ other: Int32) -> Int64 {
      Int64(min(one, other)) << 32 | Int64(max(one, other))
    }
    var numbers: [Int64: Int] = [:]
    for (number, pair) in pairs.enumerated() { numbers[key(pair.source, pair.target)] = number }
    var found = [[Relationship]](repeating: [], count: pairs.count)
    for (index, (source, target)) in ends.enumerated() {
      guard let number = numbers[key(source, target)] else { continue }
      if isDirected, source != pairs[number].source, kind(at: index).isDirected { continue }
      found[number].append(relationships[index])
    }
    return found
  }
}
