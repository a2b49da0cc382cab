/// What work does that reads and writes by turns, so that it need never hold all that it reads.
package enum WorkTurn: Sendable { case reading, writing }

/// Takes the time of each turn.
package protocol WorkTimer: Sendable {
  /// Does what a turn consists of; turns may lie within one another.
  func take<Result, Failure>(
    _ turn: WorkTurn, _ work: () throws(Failure) -> Result
  ) throws(Failure) -> Result
}
