public import Camarilla

/// A lone table of relationships, see ``Camarilla/Chronicle/init(contentsOf:)``.
public struct TableForm: ChronicleForm {
  /// Extensions that stand for a table where a file is read: whoever writes one gets commas, which such a
  /// name doesn't promise.
  package static let extensionsOfReading = ["tsv", "tab", "txt"]

  private let kinds: [RelationshipKind]
  private let isAddition: Bool

  /// The form.
  ///
  /// - Parameters:
  ///   - kinds: kinds that are known without being declared, beside the standard ones, such as those of
  ///     a store that is to take the rows.
  ///   - isAddition: whether the rows are added to a chronicle, so that a lone table of figures, sources or kinds
  ///     will do.
  public init(kinds: [RelationshipKind] = [], isAddition: Bool = false) {
    self.kinds = kinds
    self.isAddition = isAddition
  }

  /// What the command calls the form: `csv`.
  public var name: String { "csv" }
  /// What names of tables end in: `.csv`.
  public var extensions: [String] { ["csv"] }

  /// How sure it is that something is of this form.
  public func recognition(of input: ChronicleInput) -> FormRecognition? {
    if input.isFolder { return nil }
    if isNamed(input) { return .name }
    return input.fileExtension.map(Self.extensionsOfReading.contains) ?? false ? .possible : nil
  }

  /// Reads a chronicle from its one table.
  ///
  /// - Throws: ``FormatsError/invalid(_:)`` with every problem and its location; ``FormatsError/notFound(path:)`` or
  ///   what else keeps the file from being read.
  /// - Complexity: O(bytes), and the checks of the whole.
  public func chronicle(from input: ChronicleInput) throws(FormatsError) -> Chronicle {
    if isAddition, let rows = try Chronicle(rowsOf: try input.table()) { return rows }
    guard input.content == nil else { return try Chronicle(table: try input.table(), kinds: kinds) }
    return try Chronicle(contentsOf: input.name, kinds: kinds)
  }
}
