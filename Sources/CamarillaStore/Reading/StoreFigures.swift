import Camarilla
import CamarillaFormats
import GraphKernels
import Synchronization

/// Figures of a store, by its rows.
struct StoreFigures: Sendable {
  let table: FigureTable
  /// Where in the table the figure of a row stands.
  let rows: FigureRows

  init(rows: [Int], figures: [Figure], path: String) throws(FormatsError) {
    var ids: [Figure.ID: Int32] = [:]
    ids.reserveCapacity(figures.count)
    for (index, figure) in figures.enumerated() {
      // SQLite keeps ids unique by their bytes, which in NFC and NFD are not the same.
      guard ids.updateValue(Int32(index), forKey: figure.id) == nil else {
        throw damaged(path, what: "two figures have the id '\(figure.id)'; expected every id once")
      }
    }
    table = FigureTable(figures, indices: ids)
    self.rows = FigureRows(rows, indices: figures.indices.map { Int32($0) })
  }
}

/// The indices that figures have in a chronicle, by their rows in the store.
struct FigureRows: Sendable {
  private let rows: [Int]
  private let indices: [Int32]
  /// The indices by row from the first on, where rows stand close together; −1 where there is none.
  private var closeIndices: [Int32] = []

  /// - Parameter rows: ascending.
  init(_ rows: [Int], indices: [Int32]) {
    self.rows = rows
    self.indices = indices
    guard let first = rows.first, let last = rows.last, first >= 0, last - first < 4 * rows.count
    else { return }
    closeIndices = [Int32](repeating: -1, count: last - first + 1)
    for (row, index) in zip(rows, indices) { closeIndices[row - first] = index }
  }

  /// - Complexity: O(1) where rows stand close together, else O(log n).
  func index(ofRow row: Int) -> Int32? {
    if closeIndices.isEmpty { return rows.sortedIndex(of: row, by: { $0 }).map { indices[$0] } }
    guard rows[0]...rows[rows.count - 1] ~= row else { return nil }
    let index = closeIndices[row - rows[0]]
    return index < 0 ? nil : index
  }
}

/// All figures of a store as they were read last, for whoever asks about one year after another.
package final class KeptFigures: Sendable {
  private let kept = Mutex<(version: StoreVersion, figures: StoreFigures)?>(nil)

  package init() {}

  /// The figures that a transaction finds: those that are kept if they are the same, else those read now.
  ///
  /// - Parameters:
  ///   - path: the store's.
  ///   - before: its version before the transaction began.
  func figures(
    path: String, before: StoreVersion, reading: () throws -> StoreFigures
  ) throws -> StoreFigures {
    // If it is the same now, nothing was changed in between, and this is the version that the transaction sees.
    let isSettled = try StoreVersion(ofFileAt: path) == before
    if isSettled, let known = kept.withLock({ $0 }), known.version == before {
      return known.figures
    }
    let figures = try reading()
    if isSettled { kept.withLock { $0 = (before, figures) } }
    return figures
  }
}
