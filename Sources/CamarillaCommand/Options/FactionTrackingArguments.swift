import ArgumentParser
import Camarilla

/// How factions are recognized from year to year.
struct FactionTrackingArguments: SectionedArguments {
  static let section = HelpSection.factions

  @Option(
    help: ArgumentHelp(
      "With --from, --to: a faction is one of an earlier year when they share more than this of all"
        + " their figures, from 0 to 1 (default: 0.3).", valueName: "x"))
  var overlap: Double?

  @Option(
    help: ArgumentHelp(
      "With --from, --to: how many years in a row a faction may be out of sight and live on"
        + " (default: 2).", valueName: "n"))
  var dormancy: Int?

  @Option(
    help: ArgumentHelp(
      "With --from, --to: by what share a faction has to grow or shrink for that to be told"
        + " (default: 0.1).", valueName: "x"))
  var change: Double?

  @Flag(help: "With --from, --to and as CSV: the events, not who stood where.")
  var events = false

  func validate() throws {
    if let overlap, !(overlap >= 0 && overlap < 1) {
      throw ValidationError("--overlap is \(overlap); expected a number from 0 to below 1.")
    }
    if let dormancy, dormancy < 0 {
      throw ValidationError("--dormancy is \(dormancy); expected 0 years or more.")
    }
    if let change, !(change > 0 && change.isFinite) {
      throw ValidationError("--change is \(change); expected a number above 0.")
    }
  }

  /// The first option that was given, for a message that it says nothing of one year.
  var given: String? {
    if overlap != nil { return "--overlap" }
    if dormancy != nil { return "--dormancy" }
    return change != nil ? "--change" : events ? "--events" : nil
  }

  var tracking: FactionTracking {
    var tracking = FactionTracking()
    if let overlap { tracking.overlap = overlap }
    if let dormancy { tracking.dormancy = dormancy }
    if let change { tracking.change = change }
    return tracking
  }
}
