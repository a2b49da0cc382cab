import CamarillaFormats
import LongWork

/// Where rows go as they come: a file, which is there whole or not at all, or standard output.
struct RowStream: ~Copyable {
  private var file: AtomicFile?
  private var pending: [UInt8] = []

  private static let pieceSize = 1 << 16

  /// - Parameter path: nil or `-` is standard output.
  init(to path: String?) throws(FormatsError) {
    if let path, path != Output.dash { file = try AtomicFile(path: path) }
  }

  mutating func write(_ bytes: some Collection<UInt8>) throws {
    pending += bytes
    if pending.count >= Self.pieceSize { try flush() }
  }

  /// Prints what there is, for whoever reads along; to a file it goes in large pieces all the same.
  mutating func handOver() throws {
    if file == nil { try flush() }
  }

  /// - Throws: `CancellationError` where nobody waits for the rows any longer.
  private mutating func flush() throws {
    if WorkMonitor.isCurrentCancelled { throw CancellationError() }
    try Phases.within(phase: .write) {
      if file != nil { try file?.write(pending) } else { try Console.current.write(pending) }
    }
    pending.removeAll(keepingCapacity: true)
  }

  /// Puts the file in its place.
  consuming func commit() throws {
    try flush()
    try Phases.within(phase: .write) { try file.take()?.commit() }
  }
}
