import ArgumentParser
import Camarilla

/// How structural balance is measured.
struct BalanceArguments: SectionedArguments {
  static let section = HelpSection.measures

  @Flag(
    help:
      "Read each direction by itself: transitive semicycles, closed walks and frustration of arcs.")
  var directed = false

  @OptionGroup var weighting: WeightedFrustrationArgument

  @Flag(
    name: .customLong("no-frustration"),
    help:
      "Leave out frustration and coalitions, whose search takes longest in large tangled times; with --null, of the draws as well."
  )
  var leavesFrustrationOut = false

  @Option(
    help: ArgumentHelp(
      "How many elementary steps the search for the best split with its proof may take, and how many"
        + " walk balance; the default lasts some ten seconds each.",
      valueName: "n"))
  var workLimit = 10_000_000_000

  @OptionGroup var seed: SeedArgument

  var options: BalanceOptions {
    BalanceOptions(
      isDirected: directed, isWeighted: weighting.weighted, seeksFrustration: !leavesFrustrationOut,
      seed: seed.seed, workLimit: workLimit)
  }

  func validate() throws {
    guard workLimit >= 0 else {
      throw ValidationError("--work-limit is \(workLimit); expected 0 or more.")
    }
    if leavesFrustrationOut, weighting.weighted {
      throw ValidationError(
        "--weighted is of frustration, which --no-frustration leaves out; expected one of them.")
    }
  }
}
