/// Memory of a fixed length for the inner loops of the kernels.
///
/// Debug builds check every index; release builds none, which is what the type is for: measured on
/// exact betweenness, arrays with their bounds checks and uniqueness checks take half as long again.
/// Only code in this module that computes its indices from a checked `CompactGraph` may use it.
@safe struct KernelBuffer<Element: BitwiseCopyable>: ~Copyable {
  let count: Int
  private let base: UnsafeMutablePointer<Element>

  init(repeating value: Element, count: Int) {
    self.count = count
    unsafe base = .allocate(capacity: max(count, 1))
    unsafe base.initialize(repeating: value, count: count)
  }

  /// For memory that is written before it is read.
  init(uninitialized count: Int) {
    self.count = count
    unsafe base = .allocate(capacity: max(count, 1))
  }

  init(_ array: [Element]) {
    count = array.count
    unsafe base = .allocate(capacity: max(count, 1))
    unsafe array.withUnsafeBufferPointer { elements in
      if let first = elements.baseAddress { unsafe base.initialize(from: first, count: count) }
    }
  }

  deinit { unsafe base.deallocate() }

  /// Gives the memory away, to be freed by who takes it.
  consuming func relinquish() -> (base: UnsafePointer<Element>, count: Int) {
    let given = unsafe (base: UnsafePointer(base), count: count)
    discard self
    return unsafe given
  }

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

  /// Reads at an index that is stored with 32 bits, as vertices and offsets are.
  @inline(__always)
  subscript(index: Int32) -> Element {
    get { self[Int(index)] }
    nonmutating set { self[Int(index)] = newValue }
  }

  /// The same memory for threads that share it while this owner waits for them: each may write where no other reads or
  /// writes.
  @inline(__always)
  var shared: SharedBuffer<Element> { unsafe SharedBuffer(base: base, count: count) }

  func copyToArray() -> [Element] { unsafe Array(UnsafeBufferPointer(start: base, count: count)) }
}

/// The memory of a ``KernelBuffer`` that several threads use, which must not outlive it.
///
/// Indices are checked as there.
@safe struct SharedBuffer<Element: BitwiseCopyable>: Sendable {
  let count: Int
  // Who hands it to threads sees to it that they don't meet.
  private nonisolated(unsafe) let base: UnsafeMutablePointer<Element>

  fileprivate init(base: UnsafeMutablePointer<Element>, count: Int) {
    self.count = count
    unsafe self.base = unsafe base
  }

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

  /// Reads at an index that is stored with 32 bits.
  @inline(__always)
  subscript(index: Int32) -> Element { self[Int(index)] }
}
