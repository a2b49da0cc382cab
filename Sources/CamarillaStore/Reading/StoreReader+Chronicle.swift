import Camarilla
import CamarillaFormats
import GRDB

extension StoreReader {
  /// A chronicle of some relationships.
  ///
  /// - Parameter figures: those that the relationships name, or all.
  func chronicle(
    rows: RelationshipRows, kinds: [RelationshipKind], figures: StoreFigures
  ) throws -> Chronicle {
    let table = try rows.table(figures: figures.rows, columns: try columns())
    return Chronicle(
      partTitled: try title(), figures: figures.table, kinds: kinds, sources: try sources(),
      table: table)
  }

  /// The figures that some relationships name.
  func figures(in rows: RelationshipRows) throws -> StoreFigures {
    var numbers: [Int] = []
    for number in (rows.sources + rows.targets).sorted() where number != numbers.last {
      numbers.append(number)
    }
    return try StoreFigures(rows: numbers, figures: try figures(of: numbers), path: path)
  }

  /// All figures.
  func allFigures() throws -> StoreFigures {
    let (rows, figures) = try figures()
    return try StoreFigures(rows: rows, figures: figures, path: path)
  }
}
