import TestSupport
import Testing

@testable import CamarillaCommand

/// What workers wrote is put together in time and space that go with the files, whatever stands in them.
@Suite struct GatheredLinesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Periods with a question of its own each lack all others' questions.
  @Test func whatIsMissingIsCountedBeyondALimit() async throws {
    let lines = (0..<200).map { number in
      #"{"period":"\#(1700 + number)","question":"q\#(number)","seed":null,"answer":1}"# + "\n"
    }
    let given = await run("gather", try folder.file("x.jsonl", lines.joined()))
    #expect(given.status == 65 && given.output.isEmpty)
    #expect(given.error.contains("1700, q1 is in no file"), "\(given.error)")
    // 200 · 200 without 200 and 10,000.
    #expect(given.error.contains("29800 more lines are in no file"), "\(given.error)")
  }

  /// The share of a question about so many figures in one world.
  private func share(figures: Int, label: Int) throws -> String {
    let names = (0..<figures).map { number in
      #"{"id":"f\#(number)","name":"n","presence":1,"number":0,"faction":"x"}"#
    }.joined(separator: ",")
    let world = "1" + String(repeating: " \(label)", count: figures)
    return try folder.file(
      "\(figures).jsonl",
      #"{"period":"1926","question":"factions","seed":0,"answer":{"worlds":{"camarilla:fold":"#
        + #""factions","of":{"factions":{"count":1,"figures":[\#(names)],"isExact":true},"#
        + #""worlds":0},"pieces":["\#(world)"]}},"line":1,"of":1,"run":"r","#
        + #""part":{"first":1,"last":1,"worlds":1}}"# + "\n")
  }

  /// A worker tells of every two figures where they are not too many, and so does who puts together what it wrote.
  @Test func figuresAreNoMoreThanAWorkerTellsOf() async throws {
    let few = await run("gather", try share(figures: 3, label: 0))
    #expect(few.status == 0, "\(few.error)")
    #expect(few.output.split(separator: #""together":"#).count == 4)
    let many = await run("gather", try share(figures: 3001, label: -1))
    #expect(many.status == 65 && many.output.isEmpty)
    #expect(
      many.error.contains(
        "3001.jsonl:1:1: error: the parts of 1926, factions have more than 3000 figures in worlds;"
          + " expected at most 3000"), "\(many.error)")
  }

  /// Two files of the same line, and one of them with another answer.
  @Test func theSameAnswerIsOneHoweverManyHaveIt() async throws {
    let lines = [#"[1,"é"]"#, #"[1,"é"]"#, #"[1,"e"]"#].map { answer in
      #"{"period":"1926","question":"q","seed":null,"answer":\#(answer)}"# + "\n"
    }
    let same = await run("gather", try folder.file("x.jsonl", lines[0] + lines[1]))
    #expect(same.status == 0 && same.output == lines[0], "\(same.error)")
    let other = await run("gather", try folder.file("y.jsonl", lines.joined()))
    #expect(other.status == 65)
    #expect(other.error.contains("y.jsonl:3:1: error: 1926, q has another answer than in"))
  }
}
