import Camarilla
import CamarillaFormats
import LongWork

/// The tables that a mapping names: whether each is there, and has the columns that the mapping wants.
extension TableImporter {
  /// Reads a table. What keeps it from being read is told together with all else that is wrong, and the other tables
  /// are read all the same.
  ///
  /// - Returns: whether it could be read.
  @discardableResult
  mutating func attempt(
    _ read: (inout TableImporter) throws(FormatsError) -> Void
  ) throws(FormatsError) -> Bool {
    do throws(FormatsError) {
      try read(&self)
      return true
    } catch .invalid(let invalid) {
      for problem in invalid.problems where faultsOfTables.insert(problem).inserted {
        diagnostics.add(problem)
      }
      return false
    }
  }

  /// What is wrong with the tables of a mapping that has faults of its own, so that no row can be read by it: files
  /// that aren't there, and columns that they don't have.
  mutating func faultsOfTables(in files: TableFiles) throws(FormatsError) -> [Problem] {
    inputs = try files.all(of: mapping, into: &diagnostics)
    let rules =
      mapping.kindTables.map { (file: $0.file, form: $0.table, scope: $0.scope) }
      + mapping.sourceTables.map { (file: $0.file, form: $0.table, scope: $0.scope) }
      + mapping.figures.map { (file: $0.file, form: $0.table, scope: $0.scope) }
    for rule in rules where !rule.form.isFaulty {
      try attempt { importer throws(FormatsError) in
        _ = try importer.open(
          try importer.input(named: rule.file), form: rule.form, scope: rule.scope)
      }
    }
    for rule in mapping.tables where !rule.table.isFaulty {
      guard let input = input(of: rule, given: files.given) else { continue }
      try attempt { importer throws(FormatsError) in
        _ = try importer.open(input, form: rule.table, scope: rule.scope)
      }
    }
    return diagnostics.problems.filter { $0.severity == .error }
  }

  /// Opens a table, with the tables that its look-ups lead to.
  ///
  /// - Throws: `FormatsError.invalid` with what is wrong with any of them.
  mutating func open(
    _ input: TableInput, form: TableRule, scope: TableScope
  ) throws(FormatsError) -> MappedTable {
    var links: [TableLink] = []
    var faults: [Problem] = []
    for rule in scope.links {
      do throws(FormatsError) {
        let table = try LinkedTable(
          reading: try self.input(named: rule.file), by: rule, into: &diagnostics,
          severity: severityOfFaults)
        columnUses.note(table.use, isTold: false)
        links.append(TableLink(rule: rule, table: table))
      } catch .invalid(let invalid) {
        faults += invalid.problems
      }
    }
    if links.count == scope.links.count {
      return try MappedTable.open(input, rule: form, scope: scope, links: links)
    }
    // Its own columns may be amiss besides.
    do throws(FormatsError) {
      _ = try MappedTable.open(input, rule: form, scope: scope)
    } catch .invalid(let invalid) {
      faults += invalid.problems
    }
    throw .invalid(InvalidChronicle(problems: faults))
  }

  // MARK: Files

  /// The file of a table of relationships; nil where there is none, which is told with all that aren't there.
  func input(of table: ClaimTableRule, given: TableInput?) -> TableInput? {
    table.file.map { inputs[$0.path] } ?? given
  }

  /// A file that the mapping names.
  ///
  /// - Throws: `FormatsError.invalid` without a problem where there is none, which was told.
  func input(
    named file: NamedFile, progress: WorkStep? = nil
  ) throws(FormatsError) -> TableInput {
    guard var input = inputs[file.path] else { throw .invalid(InvalidChronicle(problems: [])) }
    input.progress = progress
    return input
  }

  /// How long the tables of sources and figures are.
  var sharedByteCount: Int {
    (mapping.sourceTables.map(\.file) + mapping.figures.map(\.file))
      .reduce(0) { $0 + (inputs[$1.path]?.byteCount ?? 0) }
  }
}
