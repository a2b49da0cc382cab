public import Camarilla
public import CamarillaFormats

/// A store as a form in which chronicles are opened; it is read whole.
public struct StoreForm: ChronicleForm {
  /// The form, of which there is but one.
  public init() {}

  /// What the command calls the form: `store`.
  public var name: String { "store" }
  /// What names of stores end in: `.camarilla`, and what SQLite's files are usually called.
  public var extensions: [String] { ["camarilla", "sqlite", "db"] }

  /// How sure it is that something is of this form.
  public func recognition(of input: ChronicleInput) -> FormRecognition? {
    let header = StoreHeader(bytes: input.firstBytes)
    if header.isStore { return .certain }
    if !input.isFolder, input.fileExtension.map(extensions.contains) ?? false { return .name }
    return header.beginsAsDatabase ? .content : nil
  }

  /// Reads the whole chronicle; what comes through a pipe goes into a temporary file first.
  ///
  /// - Throws: as ``ChronicleStore/init(path:)`` and ``ChronicleStore/chronicle()``.
  /// - Complexity: O(bytes), and the checks of the whole.
  public func chronicle(from input: ChronicleInput) throws(FormatsError) -> Chronicle {
    guard let bytes = input.content else { return try ChronicleStore(path: input.name).chronicle() }
    // SQLite reads none from memory that it did not make.
    return try accessing(input.name, for: .reading) {
      try withTemporaryFolder { folder in
        var file = try AtomicFile(path: join(folder, name: "store"))
        try file.write(bytes)
        try file.flush()
        guard let path = file.temporaryPath else {
          throw FormatsError.readFailed(
            path: input.name, reason: "there is no room for a temporary file")
        }
        do throws(FormatsError) {
          return try ChronicleStore(path: path).chronicle(named: input.name)
        } catch {
          if case .notAChronicle(path, let reason) = error {
            throw FormatsError.notAChronicle(path: input.name, reason: reason)
          }
          throw error
        }
      }
    }
  }
}

extension [any ChronicleForm] {
  /// The one form of this module.
  public static var stores: Self { [StoreForm()] }
}
