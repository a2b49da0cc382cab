internal import CExtendedAttributes

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Gives a new file what belongs to the one whose place it takes, beside its content: owner, group, extended attributes
/// (access control lists among them) and permissions, as far as the system lets this user.
func copyAttributes(of path: String, to descriptor: Int32) {
  var status = stat()
  guard unsafe stat(path, &status) == 0 else { return }
  var own = stat()
  if unsafe fstat(descriptor, &own) == 0,
    own.st_uid != status.st_uid || own.st_gid != status.st_gid,
    fchown(descriptor, status.st_uid, status.st_gid) != 0
  {
    // Only the superuser may give files away; the group is another matter.
    _ = fchown(descriptor, uid_t.max, status.st_gid)
  }
  copyExtendedAttributes(of: path, to: descriptor)
  // Last, as another owner takes rights away.
  _ = fchmod(descriptor, status.st_mode & 0o7777)
}

/// The same of a file or folder at a path.
func copyAttributes(of path: String, to other: String) {
  let descriptor = openFile(other, flags: O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
  guard descriptor >= 0 else { return }
  copyAttributes(of: path, to: descriptor)
  close(descriptor)
}

private func copyExtendedAttributes(of path: String, to descriptor: Int32) {
  for name in extendedAttributeNames(of: path) {
    let count = value(of: name, at: path, into: nil, count: 0)
    guard count >= 0 else { continue }
    var bytes = [UInt8](repeating: 0, count: count)
    let read = unsafe bytes.withUnsafeMutableBytes {
      unsafe value(of: name, at: path, into: $0.baseAddress, count: count)
    }
    guard read == count else { continue }
    #if canImport(Darwin)
      _ = unsafe fsetxattr(descriptor, name, bytes, count, 0, 0)
    #else
      _ = unsafe fsetxattr(descriptor, name, bytes, count, 0)
    #endif
  }
}

private func extendedAttributeNames(of path: String) -> [String] {
  #if canImport(Darwin)
    let count = unsafe listxattr(path, nil, 0, 0)
  #else
    let count = unsafe listxattr(path, nil, 0)
  #endif
  guard count > 0 else { return [] }
  var names = [CChar](repeating: 0, count: count)
  #if canImport(Darwin)
    let read = unsafe listxattr(path, &names, count, 0)
  #else
    let read = unsafe listxattr(path, &names, count)
  #endif
  guard read > 0 else { return [] }
  return names.prefix(read).split(separator: 0).map { bytes in
    String(decoding: bytes.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

private func value(
  of name: String, at path: String, into buffer: UnsafeMutableRawPointer?, count: Int
) -> Int {
  #if canImport(Darwin)
    unsafe getxattr(path, name, buffer, count, 0, 0)
  #else
    unsafe getxattr(path, name, buffer, count)
  #endif
}
