/// Whether numbers of one group are more alike than numbers of two.
package enum GroupLikeness {
  /// The variance of the groups' means over what independent numbers would have (the F of an analysis of
  /// variance, Fisher 1925): about 1 where it doesn't matter which group a number is of.
  ///
  /// - Parameter groups: as many numbers each; those that are undefined are left out.
  /// - Returns: 1 where all numbers are equal, and infinity where only those of each group are.
  package static func ratio(of groups: [[Double?]]) -> Double {
    let groups = groups.map { $0.compactMap(\.self) }.filter { $0.count > 1 }
    guard groups.count > 1 else { return 1 }
    let count = groups.reduce(0) { $0 + $1.count }
    let mean = groups.joined().reduce(0, +) / Double(count)
    var (between, within, largest) = (0.0, 0.0, 0.0)
    for group in groups {
      let own = group.reduce(0, +) / Double(group.count)
      between += Double(group.count) * (own - mean) * (own - mean)
      within += group.reduce(0) { $0 + ($1 - own) * ($1 - own) }
      largest = group.reduce(largest) { max($0, $1.magnitude) }
    }
    // What rounding leaves of equal numbers.
    let rounding = Double(count) * (1e-9 * largest) * (1e-9 * largest)
    guard between > rounding else { return 1 }
    guard within > rounding else { return .infinity }
    return (between / Double(groups.count - 1)) / (within / Double(count - groups.count))
  }
}
