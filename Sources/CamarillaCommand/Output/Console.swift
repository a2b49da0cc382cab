import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Where a command's words go: results to one stream, everything else to another.
///
/// Tests put a recording console in place of the process's own.
public final class Console: Sendable {
  @TaskLocal static var current = Console.standard

  /// The process's standard output and standard error.
  static let standard = Console(isRecording: false)

  private let isRecording: Bool
  private let sharedNames = Mutex<Set<String>>([])
  private let coarseCount = Mutex(0)
  private let safeCells = Mutex(false)
  private let told = Mutex<[String]>([])
  private let concerns = Mutex<[String: Concern]>([:])
  private let lastFailure = Mutex<CommandFailure?>(nil)
  private let circle = Mutex<Circle?>(nil)
  /// What the command's phases took.
  let phaseTimes = PhaseTimes()
  private let recorded = Mutex<(output: [UInt8], error: [UInt8])>(([], []))

  private init(isRecording: Bool) { self.isRecording = isRecording }

  /// A console that keeps what is written.
  static func recording() -> Console { Console(isRecording: true) }

  /// The names that several figures have in the chronicle that the command looks at.
  var namesakes: Set<String> {
    get { sharedNames.withLock { $0 } }
    set { sharedNames.withLock { $0 = newValue } }
  }

  /// Whether no cell of an answer in CSV may be taken for a formula.
  var keepsCellsSafe: Bool {
    get { safeCells.withLock { $0 } }
    set { safeCells.withLock { $0 = newValue } }
  }

  /// How many of the relationships that the answer counts are dated too coarsely for the unit of time asked about.
  var coarselyDated: Int {
    get { coarseCount.withLock { $0 } }
    set { coarseCount.withLock { $0 = newValue } }
  }

  /// The circle that the command's answer is cut to; nil for the whole. Every answer says it.
  var cut: Circle? {
    get { circle.withLock { $0 } }
    set { circle.withLock { $0 = newValue } }
  }

  /// Says what the answer is cut to, where it has no place for that itself.
  func noteCut() {
    if let cut { note("camarilla: \(cut.text)") }
  }

  /// What has been said of what the answer rests on, in the order in which it was.
  var remarks: [String] { told.withLock { $0 } }

  /// Says on standard error what an answer rests on where that isn't plain, each thing once, and keeps it for
  /// programs: an answer in JSON has it too.
  func remark(of texts: [String?]) {
    for case let text? in texts {
      let isNew = told.withLock { told in
        if told.contains(text) { return false }
        told.append(text)
        return true
      }
      if isNew { note("camarilla: \(text)") }
    }
  }

  var recordedOutput: [UInt8] { recorded.withLock { $0.output } }
  var recordedError: [UInt8] { recorded.withLock { $0.error } }

  /// Writes a result to standard output, whole. What data say never commands a terminal.
  func write(_ bytes: [UInt8]) throws(CommandFailure) {
    if isRecording {
      recorded.withLock { $0.output += bytes }
      return
    }
    let shown = isatty(STDOUT_FILENO) == 1 ? Printable.bytes(of: bytes) : bytes
    guard let errorNumber = Self.write(shown, to: STDOUT_FILENO) else { return }
    // A reader that has seen enough, such as `head`, needs no complaint.
    if errorNumber == EPIPE { throw CommandFailure(status: .done, message: "") }
    throw CommandFailure(
      status: .cannotWrite,
      message: "standard output can't be written: \(Self.reason(of: errorNumber))")
  }

  func write(_ text: String) throws(CommandFailure) { try write(Array(text.utf8)) }

  /// Writes a line to standard error; there is nowhere to complain when that fails.
  func note(_ line: String) { writeError(line + "\n") }

  /// Writes a line to standard error, and keeps what it is about.
  func note(_ line: String, about concern: Concern?) {
    if let concern { concerns.withLock { $0[Printable.text(of: line)] = concern } }
    note(line)
  }

  /// What a line on standard error is about; nil where that isn't known.
  func concern(ofNote line: String) -> Concern? { concerns.withLock { $0[line] } }

  /// What has ended the command; nil where it is done.
  var failure: CommandFailure? {
    get { lastFailure.withLock { $0 } }
    set { lastFailure.withLock { $0 = newValue } }
  }

  func writeError(_ text: String) { writeErrorAsItIs(Printable.text(of: text)) }

  /// Writes what may command the terminal, as what draws a line of progress does.
  func writeErrorAsItIs(_ text: String) {
    if isRecording {
      recorded.withLock { $0.error += Array(text.utf8) }
    } else {
      _ = Self.write(Array(text.utf8), to: STDERR_FILENO)
    }
  }

  /// Whether a person is watching standard error.
  var hasWatcher: Bool { !isRecording && isatty(STDERR_FILENO) == 1 }

  /// The error number of a write that failed.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
    var written = 0
    return unsafe bytes.withUnsafeBytes { buffer in
      while written < buffer.count {
        #if canImport(Darwin)
          let count = unsafe Darwin.write(
            descriptor, buffer.baseAddress! + written, buffer.count - written)
        #elseif canImport(Glibc)
          let count = unsafe Glibc.write(
            descriptor, buffer.baseAddress! + written, buffer.count - written)
        #else
          let count = unsafe Musl.write(
            descriptor, buffer.baseAddress! + written, buffer.count - written)
        #endif
        if count < 0 {
          if errno == EINTR { continue }
          return errno
        }
        written += count
      }
      return nil
    }
  }

  private static func reason(of errorNumber: Int32) -> String {
    unsafe String(cString: strerror(errorNumber))
  }
}
