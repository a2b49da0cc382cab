import ArgumentParser

/// The share of a sweep that one worker takes: the first of eight, `1/8`.
struct Shard: Sendable {
  var number: Int
  var count: Int

  /// The lines of a share, of so many, or the pieces of lines; all shares together have each once, in stretches that
  /// differ by one at most.
  func lines(of total: Int) -> Range<Int> {
    func start(_ number: Int) -> Int { total / count * number + min(number, total % count) }
    return start(number - 1)..<start(number)
  }

  @Sendable static func parse(_ text: String) throws -> Shard {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let number = parts[0], let count = parts[1], count > 0,
      (1...count).contains(number)
    else {
      throw ValidationError(
        "'\(text)' is no share; expected K/N with K from 1 to N, such as 1/8 for the first of eight."
      )
    }
    return Shard(number: number, count: count)
  }
}
