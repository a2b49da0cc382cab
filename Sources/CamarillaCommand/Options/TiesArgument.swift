import ArgumentParser
import Camarilla

/// `--ties`: which ties an analysis looks at.
struct TiesArgument: SectionedArguments {
  static let section = HelpSection.claims

  @Option(
    help: ArgumentHelp("Which ties count: all, positive or negative.", valueName: "ties"),
    completion: .choices(of: TieSelection.self),
    transform: choice(noun: "selection of ties", of: TieSelection.self))
  var ties = TieSelection.all
}

extension TieSelection {
  /// What a title adds: nothing, or `, positive ties only`.
  var remark: String { self == .all ? "" : ", \(rawValue) ties only" }
}
