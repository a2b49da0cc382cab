/// Numbers of an answer with what they are in random draws: in all, or in those that one worker of several made.
///
/// What is said of the numbers is worked out of all draws in their order, whoever made them; so it is the same bits.
package struct DrawnStatistics: Codable, Sendable {
  /// A number and what it is in the answer itself.
  package struct Number: Codable, Sendable {
    /// What it is called.
    package let name: String
    /// The figure it is about, where it is about one.
    package let figure: Figure.ID?
    /// What it is; nil where it is undefined.
    package let observed: Double?
  }

  private enum CodingKeys: CodingKey { case numbers }

  /// The numbers, in their order.
  package let numbers: [Number]
  /// What they are in each draw, in the order of the draws; nil where one is undefined. It is not among what is
  /// encoded, since that is the same whoever drew.
  package var draws: [[Double?]] = []

  /// What can be said of the numbers, held against the draws.
  package var statistics: [NullStatistic] {
    numbers.enumerated().map { index, number in
      NullStatistic(
        name: number.name, figure: number.figure, observed: number.observed,
        draws: draws.map { $0[index] })
    }
  }
}
