import Foundation

@testable import CamarillaCommand

/// What a command line gave.
struct Outcome {
  var status: Int32
  var output: String
  var error: String

  /// What was said but for how many posts have no room, and lines are too short, which depends on where everything stands.
  var complaints: String {
    error.split(separator: "\n").filter {
      !$0.contains(/\d+ of \d+ (posts have no room|lines are too short)/)
    }.joined(separator: "\n")
  }
}

/// Runs a command line as the executable would, with a console that keeps what it writes.
func run(_ arguments: String...) async -> Outcome { await run(arguments) }

func run(_ arguments: [String]) async -> Outcome {
  let console = Console.recording()
  let status = await Console.$current.withValue(console) {
    await CamarillaTool.run(arguments)
  }
  return Outcome(
    status: status, output: String(decoding: console.recordedOutput, as: UTF8.self),
    error: String(decoding: console.recordedError, as: UTF8.self))
}

extension NSDictionary {
  /// An answer about one time as a row of an answer about a range has it: how many relationships are dated too
  /// coarsely is counted once for all that is asked about.
  var ofOneStep: NSDictionary {
    let row = mutableCopy() as? NSMutableDictionary ?? NSMutableDictionary()
    row.removeObject(forKey: "coarse")
    return row
  }
}
