/// Elements of which the one with the least key is taken first: a binary heap (Williams 1964).
///
/// - Complexity: Adding and taking O(log elements).
struct LeastQueue {
  private var heap: [(key: Double, element: Int)] = []

  mutating func add(_ element: Int, key: Double) {
    heap.append((key, element))
    var child = heap.count - 1
    while child > 0, heap[child].key < heap[(child - 1) / 2].key {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func removeLeast() -> (key: Double, element: Int)? {
    guard let least = heap.first else { return nil }
    let last = heap.removeLast()
    guard !heap.isEmpty else { return least }
    heap[0] = last
    var parent = 0
    while true {
      var smallest = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < heap.count && heap[child].key < heap[smallest].key {
        smallest = child
      }
      guard smallest != parent else { return least }
      heap.swapAt(parent, smallest)
      parent = smallest
    }
  }
}
