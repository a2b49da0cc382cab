@testable import CamarillaCommand

extension FuzzTarget {
  /// A command line, a word a line, which is read and not run.
  static let arguments = FuzzTarget("arguments") { input in
    // No process is given a word with a NUL.
    guard !input.contains(0) else { return }
    let words = input.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let said = refusal(of: words.map { String(decoding: $0, as: UTF8.self) })
    require(said?.isEmpty != true, "a command line is refused without a word")
  }

  /// What is said of arguments that can't be run, or that ask for help; nil for those that can.
  static func refusal(of arguments: [String]) -> String? {
    let console = Console.recording()
    return Console.$current.withValue(console) {
      do {
        _ = try CountedYears.$current.withValue(CountedYears()) {
          try CamarillaTool.command(of: arguments)
        }
        return nil
      } catch {
        _ = CamarillaTool.report(error)
        return String(decoding: console.recordedError + console.recordedOutput, as: UTF8.self)
      }
    }
  }
}
