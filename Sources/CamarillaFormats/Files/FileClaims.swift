import Synchronization

/// What a command reads and what it writes, so that no output ever takes the place of an input.
///
/// Whoever opens a file for reading and whoever begins a new one asks here, so no command can forget to.
/// An output named beforehand by ``declare(output:isDatabase:)`` is told of as soon as that very file is about to be
/// read, before anything is worked out; any other as soon as it is begun, before anything is replaced.
/// Files are compared by what they are (``FileIdentity``), not by how their paths are spelled.
package final class FileClaims: Sendable {
  /// Those of the command at hand; nil in a program that uses the library, which may read a file and
  /// replace it.
  @TaskLocal package static var current: FileClaims?

  private struct Input {
    /// Its path, where it was not open already.
    var path: String?
    var identity: FileIdentity
    /// Whether it is one of several files that make up what is read.
    var isPart: Bool

    /// Whether it lies right in a folder.
    func isIn(_ home: FileIdentity) -> Bool {
      path.map { FileIdentity(folder(of: $0)).isSame(as: home) } ?? false
    }
  }

  private struct Output {
    var path: String
    var identity: FileIdentity
    var isDatabase: Bool
  }

  private struct State {
    var inputs: [Input] = []
    var outputs: [Output] = []
    var mayReplaceAnything = false
  }

  private let state = Mutex(State())
  /// What may be read, with what lies below; nil for anything.
  private let readable: [String]?

  package init() { readable = nil }

  /// Claims of a command that somebody else asks for, who is to see nothing but these files and folders, however
  /// the command comes to open another.
  package init(readingOnly paths: [String]) { readable = paths }

  private func mayRead(_ path: String?) -> Bool {
    guard let readable else { return true }
    guard let path else { return false }
    return readable.contains { allowed in
      if path == allowed || databaseSuffixes.contains(where: { path == allowed + $0 }) {
        return true
      }
      let folder = allowed.hasSuffix("/") ? allowed : allowed + "/"
      return path.hasPrefix(folder)
        && !path.dropFirst(folder.count).split(separator: "/").contains("..")
    }
  }

  /// Does work that reads and writes, under the claims at hand, or else under new ones, by which at least
  /// no output takes the place of an input.
  package static func guarding<Answer>(
    _ work: () throws(FormatsError) -> Answer
  ) throws(FormatsError) -> Answer {
    if current != nil { return try work() }
    let claims = FileClaims()
    claims.allowReplacing()
    let result = $current.withValue(claims) { () -> Result<Answer, FormatsError> in
      do throws(FormatsError) { return .success(try work()) } catch { return .failure(error) }
    }
    return try result.get()
  }

  /// Lets a file take the place of a database, and a store that of another file; never an output that of
  /// an input.
  package func allowReplacing() { state.withLock { $0.mayReplaceAnything = true } }

  package var mayReplaceAnything: Bool { state.withLock { $0.mayReplaceAnything } }

  // MARK: Outputs

  /// Says beforehand that a file is going to be written.
  ///
  /// - Parameter isDatabase: whether it is going to be a database, which may take another's place.
  package func declare(output path: String, isDatabase: Bool = false) {
    let output = Output(path: path, identity: FileIdentity(path), isDatabase: isDatabase)
    state.withLock { $0.outputs.append(output) }
  }

  /// Makes sure that what was declared may be written.
  package func checkOutputs() throws(FormatsError) {
    for output in state.withLock({ $0.outputs }) { try check(output) }
  }

  /// Makes sure that a file may be written, which is about to be begun.
  func willWrite(_ path: String, isDatabase: Bool) throws(FormatsError) {
    let output = Output(path: path, identity: FileIdentity(path), isDatabase: isDatabase)
    try check(output)
    state.withLock { $0.outputs.append(output) }
  }

  private func check(_ output: Output) throws(FormatsError) {
    let state = state.withLock { $0 }
    if let input = state.inputs.first(where: { $0.identity.isSame(as: output.identity) }) {
      throw clash(of: input, with: output)
    }
    guard !state.mayReplaceAnything, !output.isDatabase else { return }
    if let database = database(endangeredBy: output.path) {
      let what = database == output.path ? "it is" : "it belongs to '\(database)',"
      throw .wouldReplace(path: output.path, reason: "\(what) a store or another database")
    }
    // Whoever writes a whole folder asks by itself whether that may be replaced; a folder that is read itself says so when
    // its tables are.
    let home = FileIdentity(folder(of: output.path))
    if ChronicleFolder.isMember(file: output.path),
      !state.outputs.contains(where: { $0.identity.isSame(as: home) }),
      !state.inputs.contains(where: { $0.identity.isSame(as: home) || $0.isIn(home) })
    {
      throw .wouldReplace(
        path: output.path, reason: "it is a file of the chronicle in that folder")
    }
  }

  /// The database that would be lost if a file were replaced: that file, or the one whose journal it is.
  private func database(endangeredBy path: String) -> String? {
    if isDatabase(path) { return path }
    for suffix in databaseSuffixes where path.hasSuffix(suffix) {
      let database = String(path.dropLast(suffix.count))
      if isDatabase(database) { return database }
    }
    return nil
  }

  // MARK: Inputs

  /// The files that were read, or said to be going to be, by their paths and in the order of these.
  package var inputFiles: [String] {
    let paths = state.withLock { $0.inputs.compactMap(\.path) }
    return Set(paths).filter { fileKind(of: $0) == .regular }.sorted()
  }

  /// Whether a file is among those that were read, or said to be going to be.
  func isInput(_ path: String) -> Bool {
    let identity = FileIdentity(path)
    return state.withLock { $0.inputs.contains { $0.identity.isSame(as: identity) } }
  }

  /// Says beforehand that a file is going to be read.
  package func declare(input path: String) {
    let input = Input(path: path, identity: FileIdentity(path), isPart: false)
    state.withLock { $0.inputs.append(input) }
  }

  /// Makes sure that a file that is about to be read isn't one that is written.
  ///
  /// - Parameter isPart: whether it is one of several files that make up what is read; it need not exist.
  package func willRead(_ path: String, isPart: Bool = false) throws(FormatsError) {
    try willRead(FileIdentity(path), at: path, isPart: isPart)
  }

  /// The same of a file that is open already.
  package func willRead(descriptor: Int32) throws(FormatsError) {
    try willRead(FileIdentity(descriptor: descriptor), at: nil, isPart: false)
  }

  private func willRead(
    _ identity: FileIdentity, at path: String?, isPart: Bool
  ) throws(FormatsError) {
    guard mayRead(path) else {
      throw .notReadable(
        path: path ?? "standard input", reason: "only the chronicle's own files are read here")
    }
    let input = Input(path: path, identity: identity, isPart: isPart)
    let output = state.withLock { state in
      if !state.inputs.contains(where: { $0.identity == identity }) { state.inputs.append(input) }
      return state.outputs.first { $0.identity.isSame(as: identity) }
    }
    if let output { throw clash(of: input, with: output) }
  }

  private func clash(of input: Input, with output: Output) -> FormatsError {
    .overwritesInput(
      path: output.path,
      reason: input.isPart
        ? "is a file of the chronicle that is read; expected a name elsewhere"
        : "is what is read; expected another name to write to")
  }
}

/// What SQLite adds to a database's name for the files that it keeps beside it.
package let databaseSuffixes = ["-journal", "-wal", "-shm"]

/// Whether a file says that it is an SQLite database.
private func isDatabase(_ path: String) -> Bool {
  guard fileKind(of: path) == .regular, var file = try? ByteSource(path: path, isInput: false)
  else {
    return false
  }
  return (try? file.prefix(count: 16))?.elementsEqual("SQLite format 3\0".utf8) ?? false
}
