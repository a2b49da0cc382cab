import ArgumentParser
import Camarilla

/// How to divide a year's figures into factions.
struct FactionArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How to find factions: modularity, balance or coalitions.", valueName: "method"),
    transform: choice("method", of: FactionMethod.self))
  var method = FactionMethod.modularity

  @Option(
    help: ArgumentHelp(
      "For modularity: above 1 for more and smaller factions, below for fewer and larger.",
      valueName: "x"))
  var resolution = 1.0

  @OptionGroup var seed: SeedArgument

  func validate() throws {
    guard resolution > 0, resolution.isFinite else {
      throw ValidationError("--resolution is \(resolution); expected a number above 0.")
    }
  }

  func factions(of snapshot: Snapshot) -> Factions {
    snapshot.factions(by: method, resolution: resolution, seed: seed.seed)
  }

  /// How often each two figures are in one faction over possible worlds.
  func company(over sample: WorldSample) -> FactionCompany {
    sample.company(by: method, resolution: resolution, seed: seed.seed, threads: .max)
  }

  /// - Parameter runs: how many searches to hear; by default as many as the library thinks fit.
  func stability(of snapshot: Snapshot, runs: Int?) -> FactionStability {
    snapshot.factionStability(by: method, resolution: resolution, seed: seed.seed, runs: runs)
  }
}
