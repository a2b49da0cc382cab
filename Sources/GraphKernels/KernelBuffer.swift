/// Memory of a fixed length for the inner loops of the kernels.
///
/// Debug builds check every index; release builds none, which is what the type is for: measured on
/// exact betweenness, arrays with their bounds checks and uniqueness checks take half as long again.
/// Only code in this module that computes its indices from a checked `CompactGraph` may use it.
struct KernelBuffer<Element: BitwiseCopyable>: ~Copyable {
  /// The same memory for threads that share it while this owner waits for them.
  let shared: SharedBuffer<Element>

  var count: Int { shared.count }

  init(repeating value: Element, count: Int) {
    shared = SharedBuffer(allocating: count)
    shared.initialize(repeating: value)
  }

  /// For memory that is written before it is read.
  init(uninitialized count: Int) { shared = SharedBuffer(allocating: count) }

  init(_ array: [Element]) {
    shared = SharedBuffer(allocating: array.count)
    shared.initialize(from: array)
  }

  deinit { shared.deallocate() }

  /// Gives the memory away, to be freed by who takes it.
  consuming func relinquish() -> SharedBuffer<Element> {
    let given = shared
    discard self
    return given
  }

  @inline(__always)
  subscript(index: Int) -> Element {
    get { shared[index] }
    nonmutating set { shared[index] = newValue }
  }

  @inline(__always)
  subscript(index: Int32) -> Element {
    get { shared[index] }
    nonmutating set { shared[index] = newValue }
  }

  func copyToArray() -> [Element] { shared.copyToArray() }
}

extension KernelBuffer where Element: AdditiveArithmetic {
  /// What it holds, in place of which it holds zeros from now on.
  func takeContents() -> [Element] {
    let contents = copyToArray()
    shared.initialize(repeating: .zero)
    return contents
  }
}
