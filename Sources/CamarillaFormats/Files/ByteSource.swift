#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A file or an array, read from front to back.
package struct ByteSource: ~Copyable {
  private enum Origin {
    case file(descriptor: Int32, path: String)
    case memory([UInt8])
  }

  private let origin: Origin
  /// Where the next byte stands, counted from the source's first.
  private var position = 0
  /// The most bytes that one read delivers; tests make it small.
  private let chunk: Int
  /// Whether `seek` works: a pipe runs only once.
  package let isSeekable: Bool

  /// Opens a file.
  ///
  /// - Parameter isInput: whether it is of what a command reads, and so nothing that it may write over;
  ///   false for a look at what stands in an output's place.
  /// - Throws: ``FormatsError/notFound(path:)``, ``FormatsError/notReadable(path:reason:)`` or
  ///   ``FormatsError/overwritesInput(path:reason:)``.
  package init(path: String, chunk: Int = .max, isInput: Bool = true) throws(FormatsError) {
    if isInput, let claims = FileClaims.current { try claims.willRead(path) }
    let descriptor =
      DatabaseDescriptors.shared.descriptor(of: path)
      ?? openFile(path, flags: O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      let code = errno
      if code == ENOENT || code == ENOTDIR { throw .notFound(path: path) }
      throw .notReadable(path: path, reason: systemMessage(of: code))
    }
    origin = .file(descriptor: descriptor, path: path)
    self.chunk = chunk
    isSeekable = lseek(descriptor, 0, SEEK_CUR) >= 0
  }

  /// Standard input, which runs only once.
  ///
  /// - Parameter name: what messages call it.
  package init(standardInputNamed name: String) throws(FormatsError) {
    if let claims = FileClaims.current { try claims.willRead(descriptor: STDIN_FILENO) }
    let descriptor = dup(STDIN_FILENO)
    guard descriptor >= 0 else {
      throw .notReadable(path: name, reason: systemMessage(of: errno))
    }
    origin = .file(descriptor: descriptor, path: name)
    chunk = .max
    isSeekable = false
  }

  /// Reads bytes that are in memory already.
  package init(bytes: [UInt8], chunk: Int = .max) {
    origin = .memory(bytes)
    self.chunk = chunk
    isSeekable = true
  }

  deinit {
    guard case .file(let descriptor, _) = origin else { return }
    if !isSeekable || !DatabaseDescriptors.shared.keeps(descriptor) { close(descriptor) }
  }

  /// Fills the front of `buffer` and returns how many bytes it now holds, 0 at the source's end.
  package mutating func read(
    into buffer: UnsafeMutableRawBufferPointer
  ) throws(FormatsError) -> Int {
    let wanted = min(buffer.count, chunk)
    switch origin {
    case .memory(let bytes):
      let count = min(wanted, bytes.count - position)
      unsafe bytes.withUnsafeBytes { all in
        unsafe buffer.copyMemory(from: .init(rebasing: all[position..<position + count]))
      }
      position += count
      return count
    case .file(let descriptor, let path):
      while true {
        // From a place of its own, as several may read from one descriptor.
        let count =
          unsafe isSeekable
          ? pread(descriptor, buffer.baseAddress, wanted, off_t(position))
          : systemRead(descriptor: descriptor, base: buffer.baseAddress, count: wanted)
        if count >= 0 {
          position += count
          return count
        }
        if errno != EINTR { throw .readFailed(path: path, reason: systemMessage(of: errno)) }
      }
    }
  }

  /// Reads an array of at most `count` bytes.
  package mutating func prefix(count: Int) throws(FormatsError) -> [UInt8] {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 1)
    defer { unsafe buffer.deallocate() }
    let read = try unsafe read(into: buffer)
    return unsafe Array(buffer[..<read])
  }

  /// Goes to a byte, of a source that is seekable.
  package mutating func seek(to offset: Int) throws(FormatsError) {
    if case .memory(let bytes) = origin { precondition(offset <= bytes.count) }
    position = offset
  }
}

/// `read`, whose name the methods here hide.
private func systemRead(descriptor: Int32, base: UnsafeMutableRawPointer?, count: Int) -> Int {
  unsafe read(descriptor, base, count)
}
