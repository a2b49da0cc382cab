/// The entries of a matrix of relations, which tells an undirected relation by its symmetry: every entry has its
/// like on the other side of the diagonal.
struct SymmetricPairs {
  private struct Pair: Hashable {
    var low: Int32
    var high: Int32
    var weight: Double
  }

  /// How many more entries of a pair there are above the diagonal than below.
  private var balance: [Pair: Int] = [:]
  private var unbalanced = 0

  /// Adds an entry; returns whether it is the like of one that was added before.
  @discardableResult
  mutating func add(_ source: Int32, _ target: Int32, weight: Double) -> Bool {
    guard source != target else { return false }
    let pair = Pair(low: min(source, target), high: max(source, target), weight: weight)
    let (old, step) = (balance[pair, default: 0], source < target ? 1 : -1)
    balance[pair] = old + step
    let isLike = abs(old + step) < abs(old)
    unbalanced += isLike ? -1 : 1
    return isLike
  }

  var isSymmetric: Bool { unbalanced == 0 }
}
