public import Camarilla
public import CamarillaFormats
public import CamarillaGraphFiles
import CamarillaStore

extension Chronicle {
  /// Opens a chronicle and reads it, in whatever form it is: a folder of tables, a lone table, a store, a
  /// graph file of another program.
  ///
  /// ```swift
  /// let chronicle = try Chronicle(opening: "network.graphml")
  /// let year = chronicle.snapshot(of: 1937)
  /// ```
  ///
  /// The form is told from the content and the extension of the name. What may hold in some years of a large store is
  /// read faster by `ChronicleStore.chronicle(during:)`.
  ///
  /// - Parameter path: a file or folder, or `-` for standard input.
  /// - Throws: `FormatsError.notFound` and the like, or `FormatsError.invalid` with every problem and its
  ///   location.
  /// - Complexity: linear in what is read; what comes through a pipe is held in memory.
  public init(opening path: String) throws(FormatsError) {
    try self.init(opening: path, forms: .all)
  }
}

extension [any ChronicleForm] {
  /// Every form that there is.
  public static var all: Self { all() }

  /// Every form that there is, with options for how graphs of other programs become chronicles.
  ///
  /// - Parameters:
  ///   - options: how those graphs are read.
  ///   - kinds: kinds that tables may use without declaring them, beside the standard ones.
  ///   - figures: the figures of a chronicle to which the rows are to be added: a folder may name them without
  ///     listing them, and a lone table of figures, sources or kinds will do. Nil for what stands by itself.
  public static func all(
    graphFiles options: GraphFileOptions = GraphFileOptions(), kinds: [RelationshipKind] = [],
    addedTo figures: Set<Figure.ID>? = nil
  ) -> Self {
    .own(kinds: kinds, addedTo: figures) + .stores + .graphFiles(options: options)
  }
}
