public import Camarilla

/// A folder of tables, see ``Camarilla/Chronicle/init(contentsOf:)``; also named by its `datapackage.json`.
public struct FolderForm: ChronicleForm {
  private let kinds: [RelationshipKind]
  private let figures: Set<Figure.ID>

  /// The form.
  ///
  /// - Parameters:
  ///   - kinds: kinds that are known without being declared, beside the standard ones, such as those of
  ///     a store that is to take the rows.
  ///   - figures: figures that are known without being listed, likewise.
  public init(kinds: [RelationshipKind] = [], figures: Set<Figure.ID> = []) {
    self.kinds = kinds
    self.figures = figures
  }

  /// What the command calls the form: `chronicle`.
  public var name: String { "chronicle" }
  /// None, as a folder is known by what is in it.
  public var extensions: [String] { [] }

  /// How sure it is that something is of this form.
  public func recognition(of input: ChronicleInput) -> FormRecognition? {
    guard input.isFolder else { return isDescription(input) ? .certain : nil }
    let names = namesInFolder(of: input.name)
    let isOwn = ChronicleFolder.tableNames.contains { $0 != "kinds.csv" && names.contains($0) }
    return isOwn ? .certain : .possible
  }

  /// Whether a file of JSON describes a folder of tables rather than holding a graph: by the first of its
  /// members that only one of them has.
  private func isDescription(_ input: ChronicleInput) -> Bool {
    if input.content != nil { return false }
    if fileName(of: input.name) == DataPackage.fileName { return true }
    guard input.fileExtension == "json", let source = try? ByteSource(path: input.name),
      var reader = try? JSONReader(source: source), (try? reader.next()) == .beginObject
    else { return false }
    while (try? reader.next()) == .name {
      let name = reader.text
      if ["resources", "profile", "schema"].contains(name) { return true }
      if ["nodes", "edges", "links", "graph", "directed", "multigraph"].contains(name) {
        return false
      }
      guard let token = try? reader.next(), (try? reader.skip(token)) != nil else { return false }
    }
    return false
  }

  /// Reads a chronicle from the tables of its folder.
  ///
  /// - Throws: ``FormatsError/invalid(_:)`` with every problem and its location; ``FormatsError/notReadable(path:reason:)``
  ///   for what comes through a pipe, which is no folder; ``FormatsError/notFound(path:)`` or what else keeps the
  ///   files from being read.
  /// - Complexity: O(bytes), and the checks of the whole.
  public func chronicle(from input: ChronicleInput) throws(FormatsError) -> Chronicle {
    guard input.content == nil else {
      throw .notReadable(
        path: input.name, reason: "a folder of tables doesn't come through a pipe")
    }
    return try Chronicle(contentsOf: input.name, kinds: kinds, figures: figures)
  }
}
