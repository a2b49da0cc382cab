import Camarilla
import CamarillaFormats
import CamarillaGraphFiles
import CamarillaStore
import LongWork
import Synchronization

/// The chronicles that several questions have in common, so that each is read once.
final class LoadedChronicles: Sendable {
  /// Those of the study at hand, if there is one.
  @TaskLocal static var current: LoadedChronicles?

  private struct Key: Hashable {
    var path: String
    var options: GraphFileOptions
  }

  /// What is read of a store that isn't read whole.
  struct Part: Hashable {
    var path: String
    var years: [ClosedRange<Int>]
    var approximation: ApproximationRule
    var hasAllFigures: Bool
    /// Figures whose relationships are read whenever they hold; at most two.
    var always: [Figure.ID] = []
  }

  private let chronicles = Mutex<[Key: ReadChronicle]>([:])
  /// Those read last, the newest at the end.
  private let parts = Mutex<[(key: Part, chronicle: Chronicle)]>([])
  private static let mostParts = 2
  /// Those of the large store that was asked about last.
  let figures = KeptFigures()
  private let sample = Mutex(false)
  private let pictures = Mutex(false)

  /// Whether a question was about the chronicle that ships with the command.
  var usesSample: Bool {
    get { sample.withLock { $0 } }
    set { sample.withLock { $0 = newValue } }
  }

  /// Whether a question drew a picture, so that the answer depends on Graphviz.
  var drawsPictures: Bool {
    get { pictures.withLock { $0 } }
    set { pictures.withLock { $0 = newValue } }
  }

  /// The chronicle at a path, which is read unless it was.
  func chronicle(
    at path: String, options: GraphFileOptions, reading: () throws -> ReadChronicle
  ) rethrows -> ReadChronicle {
    var key = Key(path: path, options: options)
    if let known = chronicles.withLock({ $0[key] }) { return known }
    let chronicle = try reading()
    // What was cut short may lack rows.
    guard !WorkMonitor.isCurrentCancelled else { return chronicle }
    chronicles.withLock { $0[key] = chronicle }
    // What was read strictly is read alike without.
    key.options.isStrict = false
    chronicles.withLock { $0[key] = chronicle }
    return chronicle
  }

  /// A part of a store, which is read unless it was lately.
  func chronicle(of part: Part, reading: () throws -> Chronicle) rethrows -> Chronicle {
    let known = parts.withLock { parts in parts.first { $0.key == part }?.chronicle }
    if let known { return known }
    let chronicle = try reading()
    guard !WorkMonitor.isCurrentCancelled else { return chronicle }
    parts.withLock { parts in
      parts.append((part, chronicle))
      if parts.count > Self.mostParts { parts.removeFirst() }
    }
    return chronicle
  }

  /// Runs a command that reads these, on a console that keeps what it says; returns its exit status.
  func run(_ arguments: [String], console: Console, claiming claims: FileClaims) async -> Int32 {
    await Console.$current.withValue(console) {
      await LoadedChronicles.$current.withValue(self) {
        await CamarillaTool.run(arguments, claiming: claims)
      }
    }
  }
}
