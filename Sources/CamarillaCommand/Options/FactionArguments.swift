import ArgumentParser
import Camarilla

/// How to divide a year's figures into factions.
struct FactionArguments: SectionedArguments {
  static let section = HelpSection.factions

  @Option(
    help: ArgumentHelp(
      "How to find factions: modularity, balance or coalitions.", valueName: "method"),
    completion: .choices(of: FactionMethod.self),
    transform: choice(noun: "method", of: FactionMethod.self))
  var method = FactionMethod.modularity

  @Option(
    help: ArgumentHelp(
      "For modularity: above 1 for more and smaller factions, below for fewer and larger.",
      valueName: "x"))
  var resolution = 1.0

  @Flag(
    help: """
      For modularity: let a faction's members be strangers with common enemies. Without it they are \
      connected by friendly ties among themselves, and whoever has none stands alone.
      """)
  var unconstrained = false

  @OptionGroup var seed: SeedArgument

  func validate() throws {
    guard resolution > 0, FactionOptions.resolutions.contains(resolution) else {
      throw ValidationError(
        "--resolution is \(resolution); expected a number above 0, at most \(FactionOptions.resolutions.upperBound)."
      )
    }
  }

  /// That an option does nothing, where it does nothing.
  ///
  /// - Parameter isWeighted: whether `--weighted` is given, and nothing is told of frustration.
  func idleOptions(isWeighted: Bool) -> [String?] {
    [
      unconstrained && method != .modularity
        ? "--unconstrained is of modularity; \(method.rawValue) divides as it does without it"
        : nil,
      Self.idleWeighting(options(isWeighted: isWeighted)),
      resolution != 1 && method != .modularity
        ? "--resolution is of modularity; \(method.rawValue) divides as it does without it" : nil,
    ]
  }

  /// That `--weighted` does nothing, where nothing is told of frustration; nil where it does something or isn't given.
  static func idleWeighting(_ options: FactionOptions) -> String? {
    options.isWeighted && options.method == .modularity
      ? "--weighted is of balance and coalitions; modularity goes by values in any case" : nil
  }

  /// - Parameter isWeighted: whether frustration, and with it balance and coalitions, goes by values.
  func options(isWeighted: Bool) -> FactionOptions {
    FactionOptions(
      by: method, resolution: resolution, seed: seed.seed, isConnected: !unconstrained,
      isWeighted: isWeighted)
  }
}

/// `--weighted`: whether ties that stand in the way of balance count by their values.
struct WeightedFrustrationArgument: SectionedArguments {
  static let section = HelpSection.factions

  @Flag(
    help: """
      Count the ties that stand in the way by the sum of their |value| rather than by number; \
      modularity goes by values in any case.
      """)
  var weighted = false
}
