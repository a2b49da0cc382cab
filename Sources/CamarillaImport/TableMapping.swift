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
  /// The kinds that it declares beyond the standard four, or says anew.
  public internal(set) var kinds: [RelationshipKind] = []
  /// The sources that the mapping declares.
  public internal(set) var sources: [Source] = []
  /// Whether it names its tables itself, with the key `tables`, so that none is given beside it.
  public var namesTables: Bool { tablesLocation != nil }

  /// Texts that stand for nothing in all tables that don't say otherwise.
  var missing: [String] = []
  var tablesLocation: Problem.Location?
  var sourceTables: [SourceTableRule] = []
  var figures: [FigureTableRule] = []
  /// The tables of relationships; one without a file where it is given beside the mapping.
  var tables: [ClaimTableRule] = []

  /// What becomes of a figure that no table of figures lists.
  var unlisted: FigureTableRule.Unlisted { figures.compactMap(\.unlisted).first ?? .error }

  /// Reads a mapping.
  ///
  /// - Throws: `FormatsError.notFound`, `FormatsError.notReadable`, or
  ///   `FormatsError.invalid` with every fault in it, each with its line and column.
  public init(contentsOf path: String) throws(FormatsError) {
    if fileKind(of: path) == .folder {
      throw .notReadable(path: path, reason: "it is a folder; expected a mapping in YAML")
    }
    try self.init(yaml: try TableInput.contents(path: path), name: path)
  }

  /// Reads a mapping that is in memory.
  ///
  /// - Parameters:
  ///   - yaml: the mapping's text, in UTF-8.
  ///   - name: what messages call it; files that it names are looked for in the folder of this path.
  public init(yaml: [UInt8], name: String) throws(FormatsError) {
    let tree = try YAMLTree(parsing: yaml, file: name)
    var reader = MappingCompiler(file: name)
    guard let mapping = reader.mapping(of: tree), reader.diagnostics.isEmpty else {
      throw .invalid(InvalidChronicle(problems: reader.problems))
    }
    self = mapping
  }

  init(file: String) { self.file = file }
}
