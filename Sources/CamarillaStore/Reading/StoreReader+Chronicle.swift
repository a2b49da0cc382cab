import Camarilla
import CamarillaFormats
import GRDB

extension StoreReader {
  /// A chronicle of some relationships, with the figures that they name, or all.
  func chronicle(
    rows: RelationshipRows, kinds: [RelationshipKind], allFigures: Bool
  ) throws -> Chronicle {
    let figureRows: [Int]
    let figures: [Figure]
    if allFigures {
      (figureRows, figures) = try self.figures()
    } else {
      figureRows = Set(rows.sources).union(rows.targets).sorted()
      figures = try self.figures(of: figureRows)
    }
    let indices = Dictionary(
      figureRows.enumerated().map { ($1, Int32($0)) }, uniquingKeysWith: { first, _ in first })
    let table = try rows.table(figures: indices, columns: try columns())
    var ids: [Figure.ID: Int32] = [:]
    for (index, figure) in figures.enumerated() {
      // SQLite keeps ids unique by their bytes, which in NFC and NFD are not the same.
      guard ids.updateValue(Int32(index), forKey: figure.id) == nil else {
        throw damaged(path, what: "two figures have the id '\(figure.id)'; expected every id once")
      }
    }
    return Chronicle(
      partTitled: try title(), figures: figures, kinds: kinds, sources: try sources(),
      table: table, figureIndices: ids)
  }
}
