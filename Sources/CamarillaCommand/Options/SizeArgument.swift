import ArgumentParser

/// `--size-by`: what the names in a picture are sized by.
struct SizeArgument: SectionedArguments {
  static let section = HelpSection.picture

  @Option(
    name: .customLong("size-by"),
    help: ArgumentHelp(
      "What the size of a name tells: consensus, or a measure of centrality.", valueName: "measure"),
    completion: .choices(of: SizeMeasure.self),
    transform: choice(noun: "measure", of: SizeMeasure.self))
  var wanted: SizeMeasure?

  var measure: SizeMeasure { wanted ?? .consensus }

  /// What sizes were asked to tell; nil where nothing was asked.
  var told: String? { wanted?.meaning }
}
