public import Camarilla
public import CamarillaFormats

/// How foreign tables are read as a chronicle: which columns are the ends of relationships, which
/// values mean which kind, how dates are written.
///
/// It is written in YAML; Documentation/IMPORTING.md has every key. A mapping is of one table, which is given
/// beside it, or names its tables itself (``namesTables``).
public struct TableMapping: Sendable {
  /// What messages call it.
  public let file: String
  /// What the chronicle is to be called.
  public internal(set) var title: String?
  /// The kinds that it declares beyond the standard four, or says anew; those of tables of kinds are known when these
  /// are read.
  public internal(set) var kinds: [RelationshipKind] = []
  /// The sources that the mapping declares.
  public internal(set) var sources: [Source] = []
  /// Whether it names its tables itself, with the key `tables`, so that none is given beside it.
  public var namesTables: Bool { tablesLocation != nil }

  /// Texts that stand for nothing in all tables that don't say otherwise.
  var missing: [String] = []
  var tablesLocation: Problem.Location?
  var kindTables: [KindTableRule] = []
  /// The kinds that it names and may only know of these tables.
  var awaitedKinds: [(name: String, location: Problem.Location)] = []
  var sourceTables: [SourceTableRule] = []
  var figures: [FigureTableRule] = []
  /// The tables of relationships; one without a file where it is given beside the mapping.
  var tables: [ClaimTableRule] = []
  /// What is doubtful in it, which importing tells.
  var doubts: [Problem] = []
  /// The files that it names, each where it does first, and what they are.
  var files: [(file: NamedFile, noun: String)] = []

  /// What becomes of a figure that no table of figures lists.
  var unlisted: FigureTableRule.Unlisted { figures.compactMap(\.unlisted).first ?? .error }

  /// Reads a mapping.
  ///
  /// Where it has faults, its tables are looked at too, so that all that keeps them from being imported is told at
  /// once: files that aren't there, and columns that they don't have.
  ///
  /// - Parameters:
  ///   - path: the mapping.
  ///   - table: the table that it is of, where it doesn't name its tables.
  /// - Throws: `FormatsError.notFound`, `FormatsError.notReadable`, or
  ///   `FormatsError.invalid` with every fault in it, each with its line and column.
  public init(contentsOf path: String, of table: String? = nil) throws(FormatsError) {
    if fileKind(of: path) == .folder {
      throw .notReadable(path: path, reason: "it is a folder; expected a mapping in YAML")
    }
    try self.init(yaml: try TableInput.contents(path: path), name: path) {
      $0.faultsOfTables(given: table)
    }
  }

  /// Reads a mapping that is in memory.
  ///
  /// - Parameters:
  ///   - yaml: the mapping's text, in UTF-8.
  ///   - name: what messages call it; files that it names are looked for in the folder of this path.
  /// - Throws: `FormatsError.invalid` with every fault in it, each with its line and column.
  public init(yaml: [UInt8], name: String) throws(FormatsError) {
    try self.init(yaml: yaml, name: name) { _ in [] }
  }

  /// - Parameter faultsOfTables: finds what else is wrong, with the tables of a mapping that has faults.
  init(
    yaml: [UInt8], name: String,
    faultsOfTables: (TableMapping) -> [Problem]
  ) throws(FormatsError) {
    let tree = try YAMLTree(parsing: yaml, file: name)
    var compiler = MappingCompiler(file: name)
    for problem in tree.repeats { compiler.add(problem) }
    let mapping = compiler.mapping(of: tree)
    if let mapping, compiler.diagnostics.isEmpty {
      self = mapping
    } else {
      let others = mapping.map(faultsOfTables) ?? []
      throw .invalid(InvalidChronicle(problems: compiler.problems + others))
    }
  }

  init(file: String) { self.file = file }
}
