import Camarilla
import CamarillaFormats
import Synchronization

/// Figures of a store, by its rows.
struct StoreFigures: Sendable {
  let table: FigureTable
  /// Where in the table the figure of a row stands.
  let indices: [Int: Int32]

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
    indices = Dictionary(
      rows.enumerated().map { ($1, Int32($0)) }, uniquingKeysWith: { first, _ in first })
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
