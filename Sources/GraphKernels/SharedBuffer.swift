/// Memory of a fixed length, as a place that any number of threads may hold: each may write where no other reads or
/// writes. Whoever allocated it frees it, when nobody uses it any more.
///
/// Debug builds check every index; release builds none (see ``KernelBuffer``).
@safe struct SharedBuffer<Element: BitwiseCopyable>: Sendable {
  let count: Int
  // Who hands it to threads sees to it that they don't meet.
  private nonisolated(unsafe) let base: UnsafeMutablePointer<Element>

  /// Memory that is written before it is read.
  init(allocating count: Int) {
    self.count = count
    unsafe base = .allocate(capacity: max(count, 1))
  }

  func initialize(repeating value: Element) {
    unsafe base.initialize(repeating: value, count: count)
  }

  /// Copies as many elements as there is memory for.
  func initialize(from array: [Element]) {
    unsafe array.withUnsafeBufferPointer { elements in
      if let first = elements.baseAddress { unsafe base.initialize(from: first, count: count) }
    }
  }

  func deallocate() { unsafe base.deallocate() }

  @inline(__always)
  subscript(index: Int) -> Element {
    get {
      assert(index >= 0 && index < count)
      return unsafe base[index]
    }
    nonmutating set {
      assert(index >= 0 && index < count)
      unsafe base[index] = newValue
    }
  }

  /// Reads and writes at an index that is stored with 32 bits, as vertices and offsets are.
  @inline(__always)
  subscript(index: Int32) -> Element {
    get { self[Int(index)] }
    nonmutating set { self[Int(index)] = newValue }
  }

  func copyToArray() -> [Element] { unsafe Array(UnsafeBufferPointer(start: base, count: count)) }
}
