import ArgumentParser

/// The sections of a command's help. An option that belongs to none is the command's own and comes last.
enum HelpSection: String {
  case chronicle = "Which chronicle"
  case time = "Time"
  case claims = "Which claims"
  case circle = "Which circle"
  case measures = "Measures"
  case factions = "Factions"
  case worlds = "Possible worlds"
  case chance = "Chance"
  case picture = "Picture"
  case graphFiles = "Files of other programs"
  case formats = "Formats"
  case output = "Output"
}

/// Options that stand in one section of the help, whichever command has them.
protocol SectionedArguments: ParsableArguments {
  static var section: HelpSection { get }
}

extension OptionGroup where Value: SectionedArguments {
  /// Puts options under the title of their section, so that no command has to name it.
  init() { self.init(in: Value.section) }
}

extension OptionGroup {
  /// Puts options into a section that is not theirs elsewhere, or that depends on the command.
  init(in section: HelpSection) { self.init(title: section.rawValue) }
}
