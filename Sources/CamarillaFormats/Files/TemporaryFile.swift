#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What is written to a file that is there only until it is read again.
///
/// - Parameter write: writes the file, given its path.
package func bytesOfTemporaryFile(_ write: (String) throws -> Void) throws -> [UInt8] {
  try withTemporaryFolder { folder in
    let path = join(folder, name: "output")
    try write(path)
    return try TableInput.contents(path: path, isInput: false)
  }
}

/// Does work in a folder that nobody else may look into and that is there only so long; files in it are removed with it.
package func withTemporaryFolder<Result>(_ work: (_ folder: String) throws -> Result) throws
  -> Result
{
  let folder = try makeTemporaryFolder()
  defer { AtomicFile.removeFolder(folder) }
  return try work(folder)
}

/// What is written to a file of a name that is there only until it is read again.
///
/// - Parameters:
///   - name: the file's name, for who tells a format by its ending.
///   - write: writes the file, given its path, and says whether it is there.
/// - Returns: nil where no file was written.
package func bytesOfTemporaryFile(
  named name: String, _ write: (String) async throws -> Bool
) async throws -> [UInt8]? {
  let folder = try makeTemporaryFolder()
  defer { AtomicFile.removeFolder(folder) }
  let path = join(folder, name: name)
  return try await write(path) ? TableInput.contents(path: path, isInput: false) : nil
}

/// Makes a folder that an interruption removes with the files that are not finished.
private func makeTemporaryFolder() throws(FormatsError) -> String {
  let home = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
  Leftovers.remove(named: "camarilla-", in: home)
  var folder = join(home, name: "camarilla-\(getpid())")
  var number = 1
  while let code = AtomicFile.makeFolder(folder, mode: 0o700) {
    guard code == EEXIST, number < 1000 else {
      throw FormatsError.cannotCreate(path: folder, reason: systemMessage(of: code))
    }
    folder = join(home, name: "camarilla-\(getpid())-\(number)")
    number += 1
  }
  return folder
}
