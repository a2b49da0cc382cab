public import Camarilla

/// A lone table of relationships, see ``Camarilla/Chronicle/init(contentsOf:)``.
public struct TableForm: ChronicleForm {
  /// Extensions that stand for a table where a file is read: whoever writes one gets commas, which such a
  /// name doesn't promise.
  package static let extensionsOfReading = ["tsv", "tab", "txt"]

  private let kinds: [RelationshipKind]

  /// The form.
  ///
  /// - Parameter kinds: kinds that are known without being declared, beside the standard ones, such as those of
  ///   a store that is to take the rows.
  public init(kinds: [RelationshipKind] = []) { self.kinds = kinds }

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

  /// Reads a chronicle, with every problem and its location where there is one.
  public func chronicle(from input: ChronicleInput) throws(FormatsError) -> Chronicle {
    guard input.content == nil else { return try Chronicle(table: try input.table(), kinds: kinds) }
    return try Chronicle(contentsOf: input.name, kinds: kinds)
  }
}
