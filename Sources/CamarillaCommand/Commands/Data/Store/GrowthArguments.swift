import ArgumentParser
import Camarilla
import CamarillaFormats
import CamarillaStore

/// How rows are added to a store that is there, and who says so.
struct GrowthArguments: ParsableArguments {
  @Flag(
    help: """
      Take out of the store what the files don't have. Only right where they are the whole collection as it now is, \
      not its new rows. Without it, what has vanished is told and stays.
      """)
  var retractVanished = false

  @Flag(
    help: "Add even what seems to be of another collection, as it shares no figure with the store.")
  var anyway = false

  @OptionGroup var authorship: AuthorshipArguments

  /// The first option that was given, for the message where there is nothing to add to.
  var given: String? {
    let flags = [
      ("--retract-vanished", retractVanished), ("--anyway", anyway),
      ("--by", authorship.by != nil), ("--at", authorship.at != nil),
      ("--because", authorship.because != nil),
    ]
    return flags.first { $0.1 }?.0
  }

  /// Adds chronicles to a store, and says what became of it.
  ///
  /// - Parameters:
  ///   - additions: makes the chronicles, given the kinds and the figures that the store knows; where the files are
  ///     the whole collection, they list their figures themselves.
  ///   - files: what they are made of, for the history.
  func grow(
    _ path: String, from files: [String], isDryRun: Bool,
    _ additions: ([RelationshipKind], Set<Figure.ID>) throws -> [StoreAddition]
  ) throws -> GrowthAnswer {
    let store = try Self.opened(path)
    let names = files.map { "'\(Input.name(of: $0))'" }
    let note = authorship.note(unlessTold: "import of \(names.listed())")
    let chronicles: [StoreAddition]
    do {
      chronicles = try additions(store.kinds(), retractVanished ? [] : store.figureIDs())
    } catch let error as FormatsError {
      throw Self.failure(of: error, store: path)
    }
    let options = StoreGrowthOptions(
      retractsVanished: retractVanished, acceptsUnrelated: anyway, isDryRun: isDryRun)
    let growth: StoreGrowth
    do throws(FormatsError) {
      growth = try store.grow(by: chronicles, note: note, options: options)
    } catch {
      throw Self.failure(of: error, store: path)
    }
    ProblemListing.note(growth.warnings)
    let answer = GrowthAnswer(growth: growth, store: path, files: files, isDryRun: isDryRun)
    Console.current.note(answer.summary)
    return answer
  }

  private static func failure(of error: FormatsError, store: String) -> any Error {
    guard case .invalid(let invalid) = error else { return error }
    return CommandFailure.telling(invalid.problems) { _ in
      "nothing was added; '\(store)' is as it was"
    }
  }

  private static func opened(_ path: String) throws -> ChronicleStore {
    if fileKind(of: path) == .nothing {
      throw CommandFailure(
        status: .inputNotFound,
        message:
          "'\(path)' not found; expected a store to add to (`camarilla store import` makes one)")
    }
    return try ChronicleStore(editing: path)
  }
}
