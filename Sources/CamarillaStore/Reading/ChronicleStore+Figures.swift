public import Camarilla
public import CamarillaFormats
import GRDB

extension ChronicleStore {
  /// Whether the store has a figure of an id.
  ///
  /// - Throws: as ``relationshipCount()``.
  /// - Complexity: O(log n) for n figures.
  public func hasFigure(_ id: Figure.ID) throws(FormatsError) -> Bool {
    try accessing(path, for: .reading) {
      try queue.read { database in
        try StoreStatement.exists("SELECT 1 FROM figures WHERE id = ?", in: database) {
          $0.bind(id.rawValue, at: 1)
        }
      }
    }
  }

  /// The figure that a text names, as `Chronicle.figure(called:isAnyStretchEnough:)` finds it.
  ///
  /// - Throws: as ``relationshipCount()``; `FormatsError.invalid` where another program put errors into the figures.
  /// - Complexity: O(n) for n figures; no relationship is read.
  public func figure(
    called text: String, isAnyStretchEnough: Bool = true
  ) throws(FormatsError) -> FigureMatch {
    let figures = try accessing(path, for: .reading) {
      try queue.read { database in
        try StoreReader(path: path, database: database).figures().figures
      }
    }
    var builder = Chronicle.Builder()
    for figure in figures { builder.add(figure) }
    do {
      return try builder.built().figure(
        called: text, isAnyStretchEnough: isAnyStretchEnough)
    } catch {
      throw .invalid(error)
    }
  }
}
