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

    // MARK: Folders

    private func mode(_ path: String) -> mode_t {
      var status = stat()
      return unsafe stat(path, &status) == 0 ? status.st_mode & 0o7777 : 0
    }

    /// Writes two files anew into a folder, one of which may stand there.
    private func fill(_ folder: String) throws {
      let new = try AtomicFolder(path: folder, superseding: ["a.csv", "gone.csv"])
      try new.write(Array("new".utf8), to: "a.csv")
      try new.write(Array("more".utf8), to: "b.csv")
      try new.commit()
    }

    @Test func filesInAFolderKeepWhatBelongsToThem() throws {
      try inTemporaryFolder { home in
        let (folder, elsewhere) = (home + "/data", home + "/elsewhere.csv")
        let isMade = unsafe mkdir(folder, 0o755) == 0
        #expect(isMade)
        for name in ["a.csv", "gone.csv", "notes.txt"] { try write("old", to: folder + "/" + name) }
        let path = folder + "/a.csv"
        let isChanged = unsafe chmod(path, 0o600) == 0 && chmod(folder, 0o2770) == 0
        #expect(isChanged)
        let hasAttributes =
          unsafe setxattr(path, "user.archive", "RGASPI", 6, 0) == 0
          && setxattr(folder, "user.shelf", "3", 1, 0) == 0
        try fill(folder)
        #expect(try contents(of: path) == "new")
        #expect(mode(path) == 0o600)
        #expect(mode(folder) == 0o2770)
        if hasAttributes {
          #expect(attribute("user.archive", of: path) == "RGASPI")
          #expect(attribute("user.shelf", of: folder) == "3")
        }
        #expect(try names(in: folder) == ["a.csv", "b.csv", "notes.txt"])

        // A link stays one, and what it leads to gets the content.
        try write("old", to: elsewhere)
        let isLinked =
          unsafe unlink(path) == 0 && symlink(elsewhere, path) == 0
          && chmod(elsewhere, 0o640) == 0
        #expect(isLinked)
        try fill(folder)
        #expect(try contents(of: elsewhere) == "new")
        #expect(mode(elsewhere) == 0o640)
        var status = stat()
        let isThere = unsafe lstat(path, &status) == 0
        #expect(isThere && status.st_mode & S_IFMT == S_IFLNK)
        #expect(try names(in: home) == ["data", "elsewhere.csv"])
      }
    }

    /// A link may lead to another file system, to which nothing can be moved.
    @Test func aLinkToAnotherFileSystem() throws {
      guard fileKind(of: "/dev/shm") == .folder else { return }
      try inTemporaryFolder { folder in
        let elsewhere = "/dev/shm/camarilla-\(getpid())-attributes.csv"
        try write("old", to: elsewhere)
        defer { unsafe unlink(elsewhere) }
        let isLinked = unsafe symlink(elsewhere, folder + "/a.csv") == 0
        #expect(isLinked)
        try fill(folder)
        #expect(try contents(of: elsewhere) == "new")
        #expect(try names(in: folder) == ["a.csv", "b.csv"])
      }
    }

    /// A file comes to be where links lead; links that lead to each other lead nowhere.
    @Test func aLinkToNothing() throws {
      try inTemporaryFolder { folder in
        let isLinked =
          unsafe mkdir(folder + "/b", 0o755) == 0 && symlink("b/new.csv", folder + "/first") == 0
          && symlink(folder + "/first", folder + "/second") == 0
          && symlink("loop", folder + "/loop") == 0
        #expect(isLinked)
        var file = try AtomicFile(path: folder + "/second")
        try file.write(Array("new".utf8))
        try file.commit()
        #expect(try contents(of: folder + "/b/new.csv") == "new")
        #expect(try names(in: folder) == ["b", "first", "loop", "second"])
        #expect(try names(in: folder + "/b") == ["new.csv"])
        var status = stat()
        let isThere = unsafe lstat(folder + "/second", &status) == 0
        #expect(isThere && status.st_mode & S_IFMT == S_IFLNK)
        #expect {
          var file = try AtomicFile(path: folder + "/loop")
          try file.write(Array("new".utf8))
        } throws: { error in
          if case FormatsError.cannotCreate(folder + "/loop", _) = error { true } else { false }
        }
      }
    }

    @Test func anEmptyFolderKeepsWhatBelongsToIt() throws {
      try inTemporaryFolder { home in
        let (folder, link) = (home + "/data", home + "/link")
        let isMade = unsafe mkdir(folder, 0o755) == 0 && symlink(folder, link) == 0
        #expect(isMade)
        let isChanged = unsafe chmod(folder, 0o2750) == 0
        #expect(isChanged)
        // Only the superuser may give folders away.
        let isGiven = unsafe chown(folder, 1234, 4321) == 0
        _ = unsafe chmod(folder, 0o2750)
        let hasAttribute = unsafe setxattr(folder, "user.shelf", "3", 1, 0) == 0
        try fill(link)
        #expect(try contents(of: folder + "/b.csv") == "more")
        var status = stat()
        let isThere = unsafe stat(folder, &status) == 0
        #expect(isThere && status.st_mode & 0o7777 == 0o2750)
        if isGiven {
          #expect(status.st_uid == 1234 && status.st_gid == 4321)
          // What is made in a folder that hands its group on has that group.
          let isFile = unsafe stat(folder + "/b.csv", &status) == 0
          #expect(isFile && status.st_gid == 4321)
        }
        if hasAttribute { #expect(attribute("user.shelf", of: folder) == "3") }
        let isLink = unsafe lstat(link, &status) == 0
        #expect(isLink && status.st_mode & S_IFMT == S_IFLNK)
        #expect(try names(in: home) == ["data", "link"])
      }
    }

    /// A folder in the place of a file stays, and so does everything beside it.
    @Test func aFolderInTheWayOfAFile() throws {
      try inTemporaryFolder { folder in
        let isMade = unsafe mkdir(folder + "/b.csv", 0o755) == 0
        #expect(isMade)
        try write("old", to: folder + "/a.csv")
        let error = #expect(throws: FormatsError.self) { try fill(folder) }
        #expect(error?.description.hasSuffix("/b.csv' cannot be written: it is a folder") == true)
        #expect(try contents(of: folder + "/a.csv") == "old")
        #expect(try names(in: folder) == ["a.csv", "b.csv"])
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
