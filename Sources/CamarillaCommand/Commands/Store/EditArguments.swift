import ArgumentParser
import Camarilla
import CamarillaFormats
import CamarillaStore

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What every edit of a store takes: the store, who edits it, when and why.
struct EditArguments: ParsableArguments {
  @OptionGroup var store: StoreArgument

  @Option(
    help: ArgumentHelp("Who makes the change; the login name unless told.", valueName: "name"))
  var by: String?

  @Option(
    help: ArgumentHelp(
      "When, in UTC, such as 2026-11-21T09:30:00Z; now unless told.", valueName: "time"))
  var at: String?

  @Option(help: ArgumentHelp("Why.", valueName: "text"))
  var because: String?

  @OptionGroup var output: OutputArguments

  func validate() throws {
    if let at, (try? Date(at, strategy: .iso8601)) == nil {
      throw ValidationError(
        "--at is '\(at)'; expected a time in UTC, such as 2026-11-21T09:30:00Z.")
    }
    if let by, by.isEmpty { throw ValidationError("--by is blank; expected a name.") }
  }

  private var note: EditNote {
    let environment = ProcessInfo.processInfo.environment
    let login = environment["LOGNAME"] ?? environment["USER"] ?? "unknown"
    return EditNote(
      author: by ?? login, time: at ?? Date.now.formatted(.iso8601), reason: because)
  }

  /// Makes an edit and prints it.
  ///
  /// - Parameter edit: nil where there was nothing to do.
  func perform(
    _ edit: (ChronicleStore, EditNote) throws -> StoreChange?
  ) throws {
    do {
      let store = try ChronicleStore(editing: store.store)
      guard let change = try edit(store, note) else {
        throw CommandFailure(.invalidData, "there is nothing to do; the store is as it was.")
      }
      ProblemListing.note(change.warnings)
      try ChangesAnswer([change]).report().emit(output)
    } catch FormatsError.invalid(let invalid) {
      for problem in invalid.problems { Console.current.note(Table.oneLine(problem.description)) }
      throw CommandFailure(.invalidData, "nothing was changed.")
    }
  }
}

/// Changes of a store as the command prints them.
struct ChangesAnswer: Encodable {
  struct Change: Encodable {
    var change: Int
    var time: String
    var by: String
    var because: String?
    var action: String
    var undoes: Int?
    var table: String
    var id: String
    /// The row before and after, by columns.
    var before: [String: String]?
    var after: [String: String]?
  }

  var changes: [Change]

  init(_ changes: [StoreChange]) {
    self.changes = changes.map { change in
      Change(
        change: change.change, time: change.note.time, by: change.note.author,
        because: change.note.reason, action: change.action.rawValue, undoes: change.undoes,
        table: change.subject.rawValue, id: change.id, before: Self.fields(change.before),
        after: Self.fields(change.after))
    }
  }

  private static func fields(_ text: String?) -> [String: String]? {
    guard let text, let value = try? JSONParser.parse(Array(text.utf8)),
      case .object(let members) = value
    else { return nil }
    return Dictionary(
      members.map { ($0.name, $0.value.text ?? "") }, uniquingKeysWith: { first, _ in first })
  }

  /// What differs between the two rows: `when: 1926 → 1927`.
  private static func difference(_ change: Change) -> String {
    let (before, after) = (change.before ?? [:], change.after ?? [:])
    let names = Set(before.keys).union(after.keys).subtracting(["id"]).sorted()
    let facts = names.compactMap { name -> String? in
      let (old, new) = (before[name], after[name])
      if old == new { return nil }
      if change.before == nil { return "\(name): \(new ?? "")" }
      if change.after == nil { return "\(name): \(old ?? "")" }
      return "\(name): \(old ?? "nothing") → \(new ?? "nothing")"
    }.joined(separator: "; ")
    return change.after == nil ? "no longer: \(facts)" : facts
  }

  func report() -> Report<ChangesAnswer> {
    var table = Table([
      ("change", .right), ("time", .left), ("by", .left), ("action", .left), ("id", .left),
      ("what", .left), ("because", .left),
    ])
    var csv = Table([
      ("change", .right), ("time", .left), ("by", .left), ("because", .left), ("action", .left),
      ("undoes", .right), ("table", .left), ("id", .left), ("what", .left),
    ])
    for change in changes {
      let action = change.action + (change.undoes.map { " \($0)" } ?? "")
      table.append([
        "\(change.change)", change.time, Table.oneLine(change.by), action,
        Table.oneLine(change.id), Table.oneLine(Self.difference(change)),
        Table.oneLine(change.because ?? ""),
      ])
      csv.append([
        "\(change.change)", change.time, change.by, change.because ?? "", change.action,
        change.undoes.map(String.init) ?? "", change.table, change.id, Self.difference(change),
      ])
    }
    let text = changes.isEmpty ? "no changes\n" : table.text()
    return Report(text: text, csv: csv.csv(), json: self)
  }
}
