extension RandomAccessCollection {
  /// The first index whose element doesn't come before what is looked for; ``endIndex`` if all do.
  ///
  /// - Parameter isBefore: whether an element comes before it; true of none after the first of which it
  ///   is false.
  /// - Complexity: O(log n) time, O(1) space.
  @inlinable
  package func lowerBound(where isBefore: (Element) -> Bool) -> Index {
    var low = startIndex
    var count = count
    while count > 0 {
      let half = count / 2
      let middle = index(low, offsetBy: half)
      if isBefore(self[middle]) {
        low = index(after: middle)
        count -= half + 1
      } else {
        count = half
      }
    }
    return low
  }

  /// Where the first element with a key stands in a collection that ascends by its keys; nil without
  /// one.
  ///
  /// - Complexity: O(log n) time, O(1) space.
  @inlinable
  package func sortedIndex<Key: Comparable>(of key: Key, by keyOf: (Element) -> Key) -> Index? {
    let index = lowerBound { keyOf($0) < key }
    return index < endIndex && keyOf(self[index]) == key ? index : nil
  }
}
