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
  /// - Parameter wanted: steps that it is to hold beside the years of the chronicle; those of another unit are not
  ///   followed through all of it.
  static func history(
    of chronicle: Chronicle, options: SnapshotOptions, including wanted: TimeSteps? = nil,
    divided division: FactionOptions = FactionOptions(),
    tracking: FactionTracking = FactionTracking()
  ) -> FactionHistory? {
    guard !chronicle.isPart, var years = chronicle.years else { return nil }
    if let wanted {
      guard wanted.unit == .year else { return nil }
      years =
        min(
          years.lowerBound, wanted.years.lowerBound)...max(
          years.upperBound, wanted.years.upperBound)
    }
    guard years.count <= mostWork / max(1, chronicle.relationships.count) else { return nil }
    return chronicle.keptFactionHistory(
      years: years, options: options, divided: division, tracking: tracking)
  }
}
