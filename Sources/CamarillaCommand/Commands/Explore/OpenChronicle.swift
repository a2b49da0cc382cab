import CamarillaFormats
import CamarillaStore
import Synchronization

/// The chronicle that an explorer shows, and what has been read of it.
///
/// A store may be edited meanwhile, here or by another program; what was read of an older version is then forgotten.
/// Everything else is shown as it was when it was read.
final class OpenChronicle: Sendable {
  /// The chronicle at a moment.
  struct View: Sendable {
    /// What `--chronicle` is; nil for the embedded one.
    var path: String?
    /// The options of how it is read.
    var readingWords: [String] = []
    /// How far the store has been edited; nil for what is no store.
    var revision: StoreRevision?
    var chronicles: LoadedChronicles
    /// What answers are made of: the same as long as they come out the same.
    var tag: String

    /// What messages call the chronicle: no folder's name.
    var name: String { path.map(OpenChronicle.name) ?? "the embedded chronicle" }
    /// The store's file; nil for what is no store.
    var store: String? { revision == nil ? nil : path }

    /// A message without the folder in which the chronicle stands.
    func withoutFolders(_ message: String) -> String {
      guard let path, name != path else { return message }
      return message.replacing(ShellWord(path).description, with: ShellWord(name).description)
        .replacing(path, with: name)
    }
  }

  private struct State {
    var view: View
    /// What the store's file was like when the view was made; nil for what is no store.
    var version: StoreVersion?
  }

  /// Whether the chronicle may be edited, as far as whoever started the explorer is concerned.
  let isEditable: Bool
  private let state: Mutex<State>

  /// - Parameters:
  ///   - path: what `--chronicle` is; nil for the embedded chronicle.
  ///   - readingWords: the options of how it is read.
  ///   - chronicles: what has been read of it.
  ///   - isEditable: whether it may be edited.
  init(
    path: String?, readingWords: [String] = [], chronicles: LoadedChronicles,
    isEditable: Bool = false
  ) {
    self.isEditable = isEditable
    var first = Self.view(of: path, chronicles: chronicles)
    first.readingWords = readingWords
    state = Mutex(State(view: first))
    // From now on it is a store; if it can't be read, the first question is told.
    _ = try? view()
  }

  /// A view of what is no store, or of one that hasn't been looked at.
  private static func view(of path: String?, chronicles: LoadedChronicles) -> View {
    // Answers of another start may have been made of other files.
    View(
      path: path, chronicles: chronicles,
      tag: "0-" + String(UInt64.random(in: .min ... .max), radix: 36))
  }

  /// The chronicle as it is now.
  ///
  /// - Throws: ``CommandFailure`` where the store is gone or can't be read; `FormatsError.busy` where another program
  ///   has it.
  func view() throws -> View {
    let known = state.withLock { $0 }
    guard let path = known.view.path, known.version != nil || ChronicleStore.isStore(path) else {
      return known.view
    }
    do {
      let version = try StoreVersion(ofFileAt: path)
      if version == known.version { return known.view }
      let revision = try ChronicleStore(path: path).revision()
      return state.withLock { state in
        // Another question may have gone on to another chronicle.
        guard state.view.path == path else { return state.view }
        let chronicles =
          state.version == nil ? state.view.chronicles : LoadedChronicles()
        state = State(
          view: View(
            path: path, readingWords: state.view.readingWords, revision: revision,
            chronicles: chronicles, tag: "\(revision)-\(version)"),
          version: version)
        return state.view
      }
    } catch FormatsError.notFound {
      throw CommandFailure(
        status: .inputNotFound, message: "the store '\(Self.name(path))' is gone")
    } catch FormatsError.busy {
      throw FormatsError.busy(path: Self.name(path))
    } catch {
      throw CommandFailure(status: .ioError, message: known.view.withoutFolders("\(error)"))
    }
  }

  /// Goes on with another chronicle.
  func goOn(with path: String) {
    state.withLock { $0 = State(view: Self.view(of: path, chronicles: LoadedChronicles())) }
  }

  /// Why a chronicle can't be edited, by a word for pages in other languages and in words.
  struct Obstacle {
    enum Reason: String, CaseIterable {
      case notAsked, notAStore, notWritable
    }

    var reason: Reason
    var message: String
  }

  /// Why the chronicle can't be edited; nil where it can.
  func whyNotEditable(_ view: View) -> Obstacle? {
    guard isEditable else {
      return Obstacle(reason: .notAsked, message: "the explorer was started without --edit")
    }
    guard let store = view.store else {
      return Obstacle(reason: .notAStore, message: "\(view.name) is no store")
    }
    return whyUnwritable(database: store).map {
      Obstacle(reason: .notWritable, message: "the store '\(view.name)' can't be written: \($0)")
    }
  }

  /// The last part of a path that has one.
  private static func name(_ path: String) -> String {
    let trimmed = path.reversed().drop { $0 == "/" }.reversed()
    return trimmed.isEmpty ? path : fileName(of: String(trimmed))
  }
}
