import ArgumentParser
import CamarillaDrawing

/// `--theme`: the colors of a picture.
struct ThemeArgument: SectionedArguments {
  static let section = HelpSection.picture

  @Option(
    name: .customLong("theme"),
    help: ArgumentHelp(
      "The colors of a picture: \(Theme.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "theme"),
    transform: choice(noun: "theme", of: Theme.self))
  var wanted: Theme?

  var theme: Theme { wanted ?? .light }

  /// For commands whose output is not always a picture.
  func requireAbsent() throws {
    if wanted != nil {
      throw ValidationError("--theme is for pictures; name one with -o, such as -o chart.svg.")
    }
  }
}

extension OutputArguments {
  /// For commands that draw several steps of time but not one.
  func requireRange(_ isRange: Bool, theme: ThemeArgument) throws {
    if !isPicture {
      try theme.requireAbsent()
    } else if !isRange {
      throw ValidationError(
        "a chart is of several years; give --from and --to, or draw the one with render.")
    }
  }
}
