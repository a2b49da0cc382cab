import ArgumentParser
import Camarilla

/// `--worlds` and `--doubt`: how sure an answer is, the claims and dates being doubtful.
struct WorldArguments: SectionedArguments {
  static let section = HelpSection.worlds

  @Option(
    help: ArgumentHelp(
      "Say how sure the answer is: go through this many possible worlds, or all if there are no"
        + " more. Each claim is true with the probability of its confidence, and each reading of its"
        + " dates as likely as any other.", valueName: "n"))
  var worlds: Int?

  @Option(
    name: .customLong("doubt"),
    help: ArgumentHelp(
      "What is left to chance in the worlds: all, claims or dates (default: all).",
      valueName: "doubt"),
    completion: .choices(of: WorldDoubt.self),
    transform: choice(noun: "doubt", of: WorldDoubt.self))
  var wantedDoubt: WorldDoubt?

  var doubt: WorldDoubt { wantedDoubt ?? .all }

  func validate() throws {
    if let worlds, !(1...1_000_000).contains(worlds) {
      throw ValidationError("--worlds is \(worlds); expected a number from 1 to 1000000.")
    }
    if wantedDoubt != nil, worlds == nil {
      throw ValidationError("--doubt is about possible worlds; add --worlds, or leave it out.")
    }
  }

  /// Stops where worlds are to be gone through, and figures told of a circle as the whole has them.
  func check(besides whole: OfWholeArgument) throws {
    guard worlds != nil, whole.isGiven else { return }
    throw ValidationError("--worlds is of the circle or of the whole; expected no --of-whole.")
  }

  /// The worlds to go through; nil where nobody asked.
  func sample(of snapshot: Snapshot, seed: UInt64) -> WorldSample? {
    worlds.map { count in
      var sample = snapshot.worlds(doubt: doubt).sample(count: count, seed: seed)
      if let share = QuestionPart.current?.share(of: .worlds) { sample.share = share }
      return sample
    }
  }
}

// What worlds an answer rests on.
extension WorldSample {
  /// For a program.
  var heading: JSONObject {
    [
      "count": count, "exact": isExact, "doubt": worlds.doubt.rawValue, "seed": seed,
      // The relationships that are in some worlds and not in others.
      "doubtful": worlds.doubtfulCount, "relationships": worlds.snapshot.relationships.count,
    ]
  }

  /// For a person.
  var text: String {
    guard worlds.doubtfulCount > 0 else {
      let what =
        switch worlds.doubt {
        case .claims: "no relationship is less than certain (--doubt claims)"
        case .dates: "no date leaves open whether a relationship holds then (--doubt dates)"
        case .all: "no relationship is doubtful"
        }
      return "There is one possible world: \(what).\n"
    }
    let all = Number.count(worlds.snapshot.relationships.count, singular: "relationship")
    let doubts = "\(worlds.doubtfulCount) of \(all) doubtful"
    return isExact
      ? "All \(count) possible worlds (\(doubts))\n"
      : "\(Number.count(count, singular: "possible world")) drawn (\(doubts); seed \(seed))\n"
  }
}
