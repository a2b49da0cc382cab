import CExtendedAttributes
import TestSupport
import Testing

@testable import CamarillaFormats

#if canImport(Glibc)
  import Glibc

  /// A file that is written anew keeps what belongs to it beside its content.
  @Suite struct FileAttributesTests {
    private func attribute(_ name: String, of path: String) -> String? {
      var bytes = [UInt8](repeating: 0, count: 100)
      let count = unsafe getxattr(path, name, &bytes, 100)
      return count < 0 ? nil : String(decoding: bytes.prefix(count), as: UTF8.self)
    }

    private func rewrite(_ path: String) throws {
      var file = try AtomicFile(path: path)
      try file.write(Array("new".utf8))
      try file.commit()
    }

    @Test func extendedAttributesAreKept() throws {
      try inTemporaryFolder { folder in
        let path = folder + "/x.csv"
        try write("old", to: path)
        // Not every file system has them.
        guard unsafe setxattr(path, "user.archive", "RGASPI", 6, 0) == 0 else { return }
        let isSet = unsafe setxattr(path, "user.empty", "", 0, 0) == 0
        #expect(isSet)
        try rewrite(path)
        #expect(try bytes(of: path) == Array("new".utf8))
        #expect(attribute("user.archive", of: path) == "RGASPI")
        #expect(attribute("user.empty", of: path) == "")
      }
    }

    @Test func ownerAndPermissionsAreKept() throws {
      try inTemporaryFolder { folder in
        let path = folder + "/x.csv"
        try write("old", to: path)
        // Only the superuser may give files away.
        let isAllowed = unsafe chown(path, 1234, 4321) == 0
        let isChanged = unsafe chmod(path, 0o2640) == 0
        #expect(isChanged)
        try rewrite(path)
        var status = stat()
        let isThere = unsafe stat(path, &status) == 0
        #expect(isThere)
        #expect(status.st_mode & 0o7777 == 0o2640)
        if isAllowed { #expect(status.st_uid == 1234 && status.st_gid == 4321) }
      }
    }
  }
#endif
