import Camarilla
import CamarillaGraphFiles
import Synchronization

/// The chronicles that a study's questions have in common, so that each is read once.
final class LoadedChronicles: Sendable {
  /// Those of the study at hand, if there is one.
  @TaskLocal static var current: LoadedChronicles?

  private struct Key: Hashable {
    var path: String
    var options: GraphFileOptions
  }

  private let chronicles = Mutex<[Key: Chronicle]>([:])
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
    at path: String, options: GraphFileOptions, reading: () throws -> Chronicle
  ) rethrows -> Chronicle {
    let key = Key(path: path, options: options)
    if let known = chronicles.withLock({ $0[key] }) { return known }
    let chronicle = try reading()
    chronicles.withLock { $0[key] = chronicle }
    return chronicle
  }
}
