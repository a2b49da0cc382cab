import ArgumentParser
import Camarilla

/// `--seed`: for whatever draws at random. Its section of the help is that of what is drawn.
struct SeedArgument: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Where random choices start; the same seed, the same answer.", valueName: "n"))
  var seed: UInt64 = 0

  /// How factions are found whose colors a picture has, where no option says more.
  var division: FactionOptions { FactionOptions(seed: seed) }
}
