import ArgumentParser
import Camarilla

/// What is told of the factions of one year.
struct FactionDetailArguments: SectionedArguments {
  static let section = HelpSection.factions

  @Option(
    help: ArgumentHelp(
      """
      How many searches judge each membership's stability; 0 for none (default: up to 100; none of more than 100,000 ties).
      """,
      valueName: "n"))
  var runs: Int?

  @Flag(help: "List each figure's ties inside its faction and outside, and its next best faction.")
  var why = false

  func validate() throws {
    if let runs, runs < 0 {
      throw ValidationError("--runs is \(runs); expected 0 or more.")
    }
    if let runs, runs > 10_000 {
      throw ValidationError("--runs is \(runs); expected 10000 or less.")
    }
  }

  /// Of more ties than this, stability is judged on request only: a search of them takes a third of a second.
  private static let mostTiesJudged = 100_000

  /// How many searches judge the memberships of a snapshot; nil for as many as it takes.
  ///
  /// - Parameter say: what to do with a sentence that says that there are none, which nobody asked for.
  func runs(of snapshot: Snapshot, saying say: (String) -> Void) -> Int? {
    guard runs == nil, snapshot.rows.count > Self.mostTiesJudged else { return runs }
    let ties = TieCensus(of: CollectionOfOne(snapshot)).ties
    guard ties > Self.mostTiesJudged else { return nil }
    say("how stable memberships are isn't judged of \(ties) ties; --runs 10 does so")
    return 0
  }

  /// The first option that was given, for a message that it says nothing of several years.
  var given: String? { runs != nil ? "--runs" : why ? "--why" : nil }
}
