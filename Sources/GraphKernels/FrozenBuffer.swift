/// A ``KernelBuffer`` that isn't written to any more, so that threads may share it.
///
/// Indices are checked as there.
struct FrozenBuffer<Element: BitwiseCopyable & Sendable>: ~Copyable, Sendable {
  // Its memory is written before there is a value of this type, and freed when there is none left.
  private let memory: SharedBuffer<Element>

  var count: Int { memory.count }

  fileprivate init(memory: SharedBuffer<Element>) { self.memory = memory }

  init(_ array: [Element]) { self = KernelBuffer(array).frozen() }

  deinit { memory.deallocate() }

  @inline(__always)
  subscript(index: Int) -> Element { memory[index] }

  @inline(__always)
  subscript(index: Int32) -> Element { memory[index] }
}

extension KernelBuffer where Element: Sendable {
  /// The same memory, which can't be written to from now on.
  consuming func frozen() -> FrozenBuffer<Element> { FrozenBuffer(memory: relinquish()) }
}
