import CAllocations
import Foundation

/// How long something took: on the clock and of the processor, all threads together.
struct Duration {
  var wall = Double.infinity
  var processor = Double.infinity

  static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    unsafe clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// How long one of some runs took, one after the other, and what the last came to.
  static func of<Answer>(
    runs: Int = 1, _ work: () throws -> Answer
  ) rethrows -> (Duration, Answer) {
    let wall = seconds(CLOCK_MONOTONIC)
    let processor = seconds(CLOCK_PROCESS_CPUTIME_ID)
    for _ in 1..<runs { _ = try work() }
    let answer = try work()
    let spent = Duration(
      wall: (seconds(CLOCK_MONOTONIC) - wall) / Double(runs),
      processor: (seconds(CLOCK_PROCESS_CPUTIME_ID) - processor) / Double(runs))
    return (spent, answer)
  }
}

/// The least time of some runs, the machine being shared, and what the last came to.
///
/// There are `rounds` of them, where these are several more in the first `shortest` seconds; none begins after
/// `patience` seconds. What is shorter than `stretch` is run as often in one as takes so long: some machines' clocks of
/// the processor stand still for a while.
func leastTime<Answer>(
  rounds: Int, shortest: Double = 0.05, patience: Double = 3, stretch: Double = 1e-3,
  _ work: () throws -> Answer
) rethrows -> (Duration, Answer) {
  let start = Duration.seconds(CLOCK_MONOTONIC)
  var (least, answer) = try Duration.of(work)
  guard rounds > 1 else { return (least, answer) }
  let together = max(1, Int(stretch / max(least.wall, 1e-8)))
  if together > 1 { least = Duration() }
  var runs = 1
  while true {
    let time: Duration
    (time, answer) = try Duration.of(runs: together, work)
    least.processor = min(least.processor, time.processor)
    least.wall = min(least.wall, time.wall)
    runs += 1
    let elapsed = Duration.seconds(CLOCK_MONOTONIC) - start
    if (runs >= rounds && elapsed >= shortest) || elapsed > patience { return (least, answer) }
  }
}

/// The mean time of searches that begin at random, and what each came to; none begins after `patience` seconds.
///
/// - Parameter work: a search; given its number, from 0 on.
func meanTime<Answer>(
  searches: Int, patience: Double = 3, _ work: (Int) throws -> Answer
) rethrows -> (Duration, [Answer]) {
  var sum = Duration(wall: 0, processor: 0)
  var answers: [Answer] = []
  repeat {
    let (time, answer) = try Duration.of { try work(answers.count) }
    sum.wall += time.wall
    sum.processor += time.processor
    answers.append(answer)
  } while answers.count < searches && sum.wall < patience
  let count = Double(answers.count)
  return (Duration(wall: sum.wall / count, processor: sum.processor / count), answers)
}

/// What one run allocates; its answer is alive still when what is held is counted.
func allocations<Answer>(_ work: () throws -> Answer) rethrows -> allocations {
  allocations_begin()
  defer { _ = allocations_end() }
  let answer = try work()
  return withExtendedLifetime(answer) { allocations_end() }
}

/// One line of JSON for compare.py.
func report(_ measure: String, _ time: Duration, _ more: [String: Any] = [:]) throws {
  var object = more
  object["measure"] = measure
  object["wall"] = time.wall
  object["processor"] = time.processor
  let data = try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys])
  FileHandle.standardOutput.write(data + Data("\n".utf8))
}

/// Writes scores as doubles, in the machine's order of bytes.
func write(_ scores: [Double], to path: String) throws {
  try bytes(of: scores).write(to: URL(fileURLWithPath: path))
}

/// The elements one after another, in the machine's order of bytes.
func bytes<Element: BitwiseCopyable>(of array: [Element]) -> Data {
  unsafe array.withUnsafeBytes { unsafe Data($0) }
}
