/// What possible worlds came to: all that there are to go through, or those that one worker of several went through.
package struct DrawnWorlds<Member: Codable & Sendable>: Codable, Sendable {
  private enum CodingKeys: CodingKey { case figures, count, isExact }

  /// In the order of the snapshot's.
  package let figures: [Member]
  /// How many worlds there are, also where only some were gone through.
  package let count: Int
  /// Whether these are all worlds that there are.
  package let isExact: Bool
  /// What has been gone through, in the order of the worlds. It is not among what is encoded, since that is the same
  /// whoever went through.
  package var worlds: [DrawnWorld] = []
}

/// What a world comes to: a number for each figure of the snapshot, in their order.
package struct DrawnWorld: Sendable {
  /// How much the world weighs beside the others: its probability, or 1 of one that was drawn.
  package let weight: Double
  package let numbers: [Int32]

  package init(weight: Double, numbers: [Int32]) {
    (self.weight, self.numbers) = (weight, numbers)
  }
}

extension WorldSample {
  /// What the worlds that are gone through came to.
  ///
  /// - Parameter numbers: those of each world, in their order.
  func drawn<Member>(_ numbers: [[Int32]], of figures: [Member]) -> DrawnWorlds<Member> {
    DrawnWorlds(
      figures: figures, count: count, isExact: isExact,
      worlds: zip(self.numbers, numbers).map {
        DrawnWorld(weight: isExact ? weight(ofWorld: $0) : 1, numbers: $1)
      })
  }
}
