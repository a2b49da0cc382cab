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
  let home = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
  var folder = join(home, name: "camarilla-\(getpid())")
  var number = 1
  // An interruption removes it with the files that are not finished.
  while let code = AtomicFile.registering(
    folder: folder, { unsafe mkdir(folder, 0o700) == 0 ? nil : errno })
  {
    guard code == EEXIST, number < 1000 else {
      throw FormatsError.cannotCreate(path: folder, reason: systemMessage(of: code))
    }
    folder = join(home, name: "camarilla-\(getpid())-\(number)")
    number += 1
  }
  defer { AtomicFile.removeFolder(folder) }
  let path = join(folder, name: "output")
  try write(path)
  return try TableInput.contents(path: path, isInput: false)
}
