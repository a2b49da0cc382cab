/// Sorts items by small whole numbers without comparing them, those of one key in the order given.
///
/// In two passes, as the caller alone knows its items: ``count(_:)`` each key, ``closeCounts()``, and
/// then ask for the ``position(for:)`` of each item in the same order.
///
/// ```swift
/// var byTarget = CountingSort(keyCount: vertexCount)
/// for target in targets { byTarget.count(Int(target)) }
/// byTarget.closeCounts()
/// for (arc, target) in targets.enumerated() { order[byTarget.position(for: Int(target))] = arc }
/// ```
///
/// Seward 1954, as in Knuth, *The Art of Computer Programming* 3, section 5.2.
///
/// - Complexity: O(items + keys) time; 4 bytes a key of space.
package struct CountingSort: Sendable {
  /// While counting, the number of items with key k at k + 2; then the next position of key k at
  /// k + 1. So where key k begins is left at k in the end.
  @usableFromInline var bounds: [Int32]

  /// - Parameter keyCount: keys are below it.
  @inlinable
  package init(keyCount: Int) { bounds = [Int32](repeating: 0, count: keyCount + 2) }

  /// Begins anew, in the storage that there is.
  package mutating func reset(keyCount: Int) {
    bounds.removeAll(keepingCapacity: true)
    bounds.append(contentsOf: repeatElement(0, count: keyCount + 2))
  }

  /// Counts an item.
  @inlinable
  package mutating func count(_ key: Int) { bounds[key + 2] += 1 }

  /// Ends the counting.
  ///
  /// - Returns: how many items there are.
  @inlinable @discardableResult
  package mutating func closeCounts() -> Int {
    var total: Int32 = 0
    for index in bounds.indices.dropFirst() {
      total += bounds[index]
      bounds[index] = total
    }
    return Int(total)
  }

  /// The position of the next item with a key, once the counts are closed.
  @inlinable
  package mutating func position(for key: Int) -> Int {
    let position = Int(bounds[key + 1])
    bounds[key + 1] += 1
    return position
  }

  /// Where each key's items begin, and last the number of items; once every item has its position.
  package var offsets: ArraySlice<Int32> { bounds.dropLast() }
}

extension CountingSort {
  /// The numbers below a count in ascending order of their keys, those of one key ascending.
  ///
  /// - Complexity: O(items + keys) time and space.
  @inlinable
  package static func order(
    itemCount: Int, keyCount: Int, by key: (Int) -> Int
  ) -> [Int32] {
    var sort = CountingSort(keyCount: keyCount)
    for item in 0..<itemCount { sort.count(key(item)) }
    sort.closeCounts()
    var order = [Int32](repeating: 0, count: itemCount)
    for item in 0..<itemCount {
      order[sort.position(for: key(item))] = Int32(truncatingIfNeeded: item)
    }
    return order
  }

  /// Where the items of each key would begin, and last the number of items, for keys in any order.
  ///
  /// - Complexity: O(items + keys) time, O(keys) space.
  package static func offsets(ofKeys keys: some Sequence<Int32>, keyCount: Int) -> [Int32] {
    var sort = CountingSort(keyCount: keyCount)
    for key in keys { sort.count(Int(key)) }
    sort.closeCounts()
    return Array(sort.bounds.dropFirst())
  }
}

extension [Int32] {
  /// Sorts by small whole numbers without comparing; those of one key stay in their order.
  ///
  /// - Complexity: O(items + keys) time and space.
  mutating func sort(keyCount: Int, by key: (Int32) -> Int) {
    let items = self
    let order = CountingSort.order(itemCount: count, keyCount: keyCount) { key(items[$0]) }
    self = order.map { items[Int($0)] }
  }
}
