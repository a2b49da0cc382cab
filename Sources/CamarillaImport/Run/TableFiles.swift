import Camarilla
package import CamarillaFormats

/// Where the tables that a mapping names are to be had.
package struct TableFiles: Sendable {
  /// The table that is given beside a mapping which doesn't name its tables.
  let given: TableInput?
  /// Finds a file; nil where there is none.
  let find: @Sendable (_ path: String) throws(FormatsError) -> TableInput?
  /// Where files are looked for, in words.
  let expected: String

  /// The files of a mapping: beside it, or where one table is given, beside that one first.
  init(of mapping: TableMapping, given: TableInput?) {
    self.given = given
    let folders = ([given?.name] + [mapping.file]).compactMap { $0 }.map { name in
      let folder = folder(of: name)
      return folder == "." ? "" : folder
    }
    expected = "a file beside '\(given?.name ?? mapping.file)'"
    find = { path throws(FormatsError) in
      let paths = path.hasPrefix("/") ? [path] : folders.map { join($0, name: path) }
      guard let found = paths.first(where: { fileKind(of: $0) != .nothing }) else { return nil }
      if fileKind(of: found) == .folder {
        throw .notReadable(path: found, reason: "it is a folder")
      }
      return try TableInput(path: found)
    }
  }

  init(
    given: TableInput?, expected: String,
    find: @escaping @Sendable (_ path: String) throws(FormatsError) -> TableInput?
  ) {
    (self.given, self.expected, self.find) = (given, expected, find)
  }

  /// Files that are in memory.
  package init(given: TableInput? = nil, contents: [String: String]) {
    self.given = given
    expected = "one of \(contents.keys.sorted().joined(separator: ", "))"
    find = { path throws(FormatsError) in
      contents[path].map { TableInput(name: path, bytes: Array($0.utf8)) }
    }
  }

  /// Finds all files that a mapping names, each once.
  ///
  /// - Parameter diagnostics: gets every one that isn't there.
  func all(
    of mapping: TableMapping, into diagnostics: inout Diagnostics
  ) throws(FormatsError) -> [String: TableInput] {
    var found: [String: TableInput] = [:]
    for (file, noun) in mapping.files where found[file.path] == nil {
      func problem(_ message: String, expected: String) -> Problem {
        .error(
          "'\(file.path)', \(noun), \(message)", rule: .missingFile, at: file.location,
          text: file.path, expected: expected)
      }
      do throws(FormatsError) {
        if let input = try find(file.path) {
          found[file.path] = input
        } else {
          diagnostics.add(problem("not found", expected: expected))
        }
      } catch .notReadable(_, let reason) {
        diagnostics.add(problem("can't be read: \(reason)", expected: "a table"))
      }
    }
    return found
  }
}
