/// A ``KernelBuffer`` that isn't written to any more, so that threads may share it.
///
/// Indices are checked as there.
@safe struct FrozenBuffer<Element: BitwiseCopyable & Sendable>: ~Copyable, Sendable {
  let count: Int
  // Its memory is written before there is a value of this type, and freed when there is none left.
  private nonisolated(unsafe) let base: UnsafePointer<Element>

  fileprivate init(base: UnsafePointer<Element>, count: Int) {
    self.count = count
    unsafe self.base = unsafe base
  }

  init(_ array: [Element]) { self = KernelBuffer(array).frozen() }

  deinit { unsafe base.deallocate() }

  @inline(__always)
  subscript(index: Int) -> Element {
    assert(index >= 0 && index < count)
    return unsafe base[index]
  }

  /// Reads at an index that is stored with 32 bits, as vertices and offsets are.
  @inline(__always)
  subscript(index: Int32) -> Element { self[Int(index)] }
}

extension KernelBuffer where Element: Sendable {
  /// The same memory, which can't be written to from now on.
  consuming func frozen() -> FrozenBuffer<Element> {
    let (base, count) = unsafe relinquish()
    return unsafe FrozenBuffer(base: base, count: count)
  }
}
