import TestSupport
import Testing

@testable import CamarillaCommand

@Suite struct PrintableTests {
  /// Unicode says itself what is a control character, ends a line or turns the direction of writing.
  @Test func nothingCommandsATerminal() {
    for value in UInt32(0)..<0x3_0000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let shown = Printable.text(of: "a\(scalar)b")
      let properties = scalar.properties
      let isMark = [0x061C, 0x200E, 0x200F].contains(value)
      let isHarmless =
        scalar == "\n" || scalar == "\t" || isMark
        || ![.control, .lineSeparator, .paragraphSeparator].contains(properties.generalCategory)
          && !properties.isBidiControl
      #expect((shown == "a\(scalar)b") == isHarmless, "U+\(String(value, radix: 16))")
      #expect(isHarmless || !shown.unicodeScalars.contains(scalar))
    }
    #expect(Printable.text(of: "\u{1B}[2J\u{85}\u{202E}x") == "␛[2J<U+0085><U+202E>x")
  }

  /// Someone's chronicle, whose texts are escape sequences.
  private static let hostile = """
    kind,source,target,when,note
    alliance,A\u{1B}]0;owned\u{7}x,B\u{202E}evil,1926,"a\u{9B}31m red"
    """

  @Test(arguments: [
    ["central", "1926"], ["explain", "A\u{1B}]0;owned\u{7}x", "1926"], ["factions", "1926"],
    ["relationships"], ["figures"], ["path", "1926", "nobody\u{1B}[2J", "x"], ["validate"],
    ["diff", "1925", "1926"], ["render", "1926\u{1B}[2J"], ["info"],
  ])
  func namesAreShownRatherThanObeyed(words: [String]) async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("hostile\u{1B}[2J.csv", Self.hostile)
    let chronicle = ["info", "validate"].contains(words[0]) ? [path] : ["--chronicle", path]
    let outcome = await run(words + chronicle)
    #expect(!(outcome.output + outcome.error).isEmpty)
    for scalar in (outcome.output + outcome.error).unicodeScalars {
      let isLine = scalar == "\n"
      #expect(isLine || scalar.properties.generalCategory != .control)
      #expect(scalar != "\u{202E}")
    }
  }

  @Test func aProgramGetsEveryTextAsItIs() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("hostile.csv", Self.hostile)
    let outcome = await run("relationships", "--chronicle", path, "--format", "csv")
    #expect(outcome.output.contains("A\u{1B}]0;owned\u{7}x"))
  }
}
