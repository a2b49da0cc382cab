public import Camarilla
public import CamarillaFormats
import GRDB
import LongWork

extension ChronicleStore {
  /// Reads the whole chronicle and checks it, as reading a folder does.
  ///
  /// Time: a second or two a million relationships.
  ///
  /// - Throws: `FormatsError.invalid` with every problem, where another program put errors into
  ///   the store; `FormatsError.notAChronicle` for one that is damaged.
  public func chronicle() throws(FormatsError) -> Chronicle { try chronicle(named: path) }

  /// - Parameter name: what errors call the file.
  func chronicle(named name: String) throws(FormatsError) -> Chronicle {
    let count = try relationshipCount()
    return try WorkPlan.run([2, 1]) { () throws(FormatsError) in
      let progress = WorkStep(name: "reading", of: count)
      let builder = try accessing(path, for: .reading) { () throws -> Chronicle.Builder in
        try queue.read { database in
          try self.builder(reader: StoreReader(path: path, database: database), progress: progress)
        }
      }
      do throws(InvalidChronicle) {
        return try builder.built()
      } catch {
        throw .invalid(error.ofStore(name))
      }
    }
  }

  private func builder(
    reader: StoreReader, progress: WorkStep
  ) throws -> Chronicle.Builder {
    var builder = Chronicle.Builder(title: try reader.title())
    let kinds = try reader.kinds()
    for (_, kind) in kinds { builder.add(kind) }
    for source in try reader.sources() { builder.add(source) }
    let (figureRows, figures) = try reader.figures()
    for figure in figures { builder.add(figure) }
    // The builder gives equal ids one index, and says that they are equal.
    let indices = FigureRows(
      figureRows, indices: figures.map { builder.mention(figure: $0.id) })
    let kindIndices = kinds.map { ($0.row, builder.mention(kind: $0.kind.name)) }
    var rows = RelationshipRows(path: path, kindIndices: kindIndices)
    let statement = try StoreStatement(
      database: reader.database, reading: "relationships", key: 2,
      sql: "SELECT \(StoreSchema.relationshipColumns) FROM relationships")
    while try statement.step() {
      try rows.add(statement)
      if rows.count % 1024 == 0 { progress.advance(to: rows.count) }
    }
    if let number = rows.misplaced {
      var problem = Problem.warning(
        "relationship \(number) is kept under other days than its dates; another program changed it"
      )
      problem.wayOut = .rewriteStore
      builder.problems.append(problem)
    }
    builder.table = try rows.table(figures: indices, columns: try reader.columns())
    return builder
  }
}

extension InvalidChronicle {
  /// Errors with the file and the row, as there is no line of a file by which to find them.
  func ofStore(_ name: String) -> InvalidChronicle {
    InvalidChronicle(
      problems: problems.map { problem in
        guard problem.severity == .error else { return problem }
        var problem = problem
        let row = problem.subject.map { ", \($0.table.rowName) '\($0.id)'" } ?? ""
        problem.message = "'\(name)'\(row): \(problem.message)"
        return problem
      })
  }
}
