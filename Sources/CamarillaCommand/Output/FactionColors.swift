import Camarilla

/// The colors that factions keep through the years and in every picture.
///
/// They come from following the factions through all years of the chronicle, whatever the picture is
/// of; so that is done where it costs little: as long as relationships times years are at most
/// ``mostWork``. The factions of longer chronicles are colored by size in a picture of one year, and
/// by the years that a picture of several shows.
enum FactionColors {
  static let mostWork = 60_000

  /// The history that gives a chronicle's factions their colors; nil where it would cost too much.
  ///
  /// - Parameter wanted: years that it is to hold beside those of the chronicle.
  static func history(
    of chronicle: Chronicle, options: SnapshotOptions, including wanted: ClosedRange<Int>? = nil,
    divided division: FactionOptions = FactionOptions(),
    tracking: FactionTracking = FactionTracking()
  ) -> FactionHistory? {
    guard !chronicle.isPart, var years = chronicle.years else { return nil }
    if let wanted {
      years =
        min(years.lowerBound, wanted.lowerBound)...max(years.upperBound, wanted.upperBound)
    }
    guard years.count <= mostWork / max(1, chronicle.relationships.count) else { return nil }
    return chronicle.factionHistory(
      years: years, options: options, divided: division, tracking: tracking)
  }
}
