public import Camarilla
public import CamarillaFormats

/// A graph file of another program as a form in which chronicles are opened.
public struct GraphFileForm: ChronicleForm {
  /// The file's format.
  public let format: GraphFileFormat
  /// How its graph becomes a chronicle.
  public let options: GraphFileOptions

  /// Every argument is the property of its name.
  public init(format: GraphFileFormat, options: GraphFileOptions = GraphFileOptions()) {
    self.format = format
    self.options = options
  }

  /// The name of the format.
  public var name: String { format.rawValue }
  /// What names of its files end in.
  public var extensions: [String] { format.extensions }

  /// How sure it is that something is of this form.
  public func recognition(of input: ChronicleInput) -> FormRecognition? {
    let implementation = format.implementation
    if input.isFolder {
      return implementation.recognizes(folder: input.name) ? .content : nil
    }
    let isRecognized = implementation.recognizes(input.beginning)
    // Formats that share an extension with others, or have none, are told by what is in the file.
    if isRecognized, implementation.isUnmistakable { return .certain }
    if isNamed(input) { return .name }
    return isRecognized ? .content : nil
  }

  /// Reads a chronicle from a graph, by its format's reader.
  ///
  /// - Throws: `FormatsError.invalid` with every problem and its location; `FormatsError.notFound` or what else keeps
  ///   the file from being read.
  /// - Complexity: O(bytes), and the checks of the whole; no file asks for more, see `Documentation/LIMITS.md`.
  public func chronicle(from input: ChronicleInput) throws(FormatsError) -> Chronicle {
    guard input.content != nil else {
      return try Chronicle(contentsOf: input.name, as: format, options: options)
    }
    return try options.chronicle { () throws(FormatsError) in
      try format.implementation.read(input.table(), graph: options.graph)
    }
  }
}

extension [any ChronicleForm] {
  /// The files of other programs, a form for each ``GraphFileFormat``.
  public static var graphFiles: Self { graphFiles(options: GraphFileOptions()) }

  /// The files of other programs, with options for how their graphs become chronicles.
  public static func graphFiles(options: GraphFileOptions) -> Self {
    GraphFileFormat.allCases.map { GraphFileForm(format: $0, options: options) }
  }
}
