import ArgumentParser
import Camarilla
import CamarillaFormats

/// `--groups`: groups of one's own.
struct GroupsArgument: SectionedArguments {
  static let section = HelpSection.factions

  @Option(
    help: ArgumentHelp(
      "Groups of your own: an attribute of figures, such as party; @TABLE, a file with the columns id and"
        + " group; or factions, those that the command factions finds.", valueName: "groups"),
    transform: { text in
      if text.hasPrefix("@") { _ = Input.declared(String(text.dropFirst())) }
      return text
    })
  var groups: String?

  private static let factions = "factions"

  /// A snapshot's figures in the groups that were asked for; nil where none were.
  func groups(in snapshot: Snapshot) throws -> NamedGroups? {
    guard let groups else { return nil }
    let chronicle = snapshot.chronicle
    if groups.hasPrefix("@") {
      let table = try GroupTable(contentsOf: String(groups.dropFirst()), of: chronicle)
      return NamedGroups(name: groups, groups: snapshot.groups(table.names))
    }
    let known = chronicle.figureAttributes
    guard known.contains(groups) else {
      if groups == Self.factions {
        return NamedGroups(name: groups, groups: snapshot.groups(of: snapshot.factions()))
      }
      throw CommandFailure(
        status: .usage,
        message: unknownWord(noun: "attribute", text: groups, among: known + [Self.factions]))
    }
    let found = snapshot.groups(byAttribute: groups)
    // What is no number for somebody is a name.
    let isNumber = snapshot.figures.allSatisfy {
      $0.text(ofAttribute: groups) == nil || $0.number(ofAttribute: groups) != nil
    }
    return NamedGroups(name: groups, groups: found, attribute: isNumber ? groups : nil)
  }
}

/// Groups, and by what they are.
struct NamedGroups {
  /// As it was asked for.
  let name: String
  let groups: FigureGroups
  /// The attribute, where all that it says are numbers or dates.
  var attribute: String?

  /// As people read it: `by party`.
  var title: String { name.hasPrefix("@") ? "of \(name.dropFirst())" : "by \(name)" }

  /// What there is to say where an answer rests on some of the figures only.
  func remark(in snapshot: Snapshot) -> String? {
    guard !snapshot.figures.isEmpty, !groups.ungrouped.isEmpty else { return nil }
    let count = groups.ungrouped.count
    let whom = Number.count(count, singular: "figure")
    return
      "\(name) puts \(whom) of \(snapshot.title) into no group, and leaves \(count == 1 ? "it" : "them") out: "
      + groups.ungrouped.prefix(5).map(\.rawValue).joined(separator: ", ") + (count > 5 ? " …" : "")
  }
}
