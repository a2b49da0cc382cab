import Camarilla
import CamarillaFormats
import TestSupport
import Testing

@testable import CamarillaCommand

/// Lines and parts of lines are put in order as one would do it that compares each with each, and without that.
@Suite struct GatheredPartsTests {
  // MARK: The order of questions

  /// The order as it is said, which takes the square of the lines.
  private struct PlainOrder {
    var questions: [String] = []
    var asked: [String] = []

    mutating func note(_ question: String) {
      guard !asked.contains(question) else { return }
      asked.append(question)
      if asked.count > questions.count {
        questions = asked + questions.filter { !asked.contains($0) }
      } else if !questions.contains(question) {
        questions.append(question)
      }
    }
  }

  @Test(arguments: 1...300 as ClosedRange<UInt64>)
  func questionsAreInTheOrderOfTheLongestPeriod(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let names = Int.random(in: 1...9, using: &generator)
    var (order, plain) = (QuestionOrder(), PlainOrder())
    for _ in 0..<Int.random(in: 1...40, using: &generator) {
      if Int.random(in: 0..<5, using: &generator) == 0 {
        order.beginPeriod()
        plain.asked = []
      }
      let question = "\(Int.random(in: 0..<names, using: &generator))"
      order.note(question)
      plain.note(question)
      #expect(order.questions == plain.questions)
    }
  }

  @Test func veryManyQuestionsAreOrdered() {
    var order = QuestionOrder()
    let count = 20_000
    let questions = (0...count).map { "\($0)" }
    for question in questions.dropLast() { order.note(question) }
    #expect(order.questions == Array(questions.dropLast()))
    order.beginPeriod()
    for question in questions.dropLast().reversed() { order.note(question) }
    #expect(order.questions == Array(questions.dropLast()))
    // It has one more than all others.
    order.note(questions[count])
    #expect(order.questions == Array(questions.dropLast().reversed()) + [questions[count]])
  }

  // MARK: Parts

  private func entry(_ number: Int, of stretch: Range<Int>, isFailed: Bool = false)
    -> GatheredLines.Entry
  {
    GatheredLines.Entry(
      line: SweepLine(
        period: "1926", question: "q", seed: nil, answer: isFailed ? .null : "x",
        error: isFailed ? "y" : nil, mark: nil),
      location: Problem.Location(file: "\(stretch)", line: number, column: 1))
  }

  /// The parts that make a whole, with a list of all that come before for each.
  private func plainWhole(
    of parts: [(stretch: Range<Int>, entry: GatheredLines.Entry)], total: Int
  ) -> [GatheredLines.Entry]? {
    var chains: [Int: [GatheredLines.Entry]] = [0: []]
    let sorted = parts.sorted {
      ($0.stretch.lowerBound, $0.stretch.upperBound)
        < ($1.stretch.lowerBound, $1.stretch.upperBound)
    }
    for part in sorted {
      guard let front = chains[part.stretch.lowerBound], chains[part.stretch.upperBound] == nil
      else { continue }
      chains[part.stretch.upperBound] = front + [part.entry]
    }
    return chains[total]
  }

  @Test(arguments: 1...300 as ClosedRange<UInt64>)
  func partsThatHaveEachPieceOnceMakeAWhole(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let total = Int.random(in: 1...8, using: &generator)
    var parts = GatheredParts(pieces: QuestionPieces { $0 == .draws ? total : 0 })
    var all: [(stretch: Range<Int>, entry: GatheredLines.Entry)] = []
    #expect(parts.first?.location == nil)
    for number in 1...Int.random(in: 1...16, using: &generator) {
      let start = Int.random(in: 0..<total, using: &generator)
      let stretch = start..<Int.random(in: start + 1...total, using: &generator)
      let entry = entry(
        number, of: stretch, isFailed: Int.random(in: 0..<4, using: &generator) == 0)
      parts.add(entry, for: stretch)
      all.removeAll { $0.stretch == stretch }
      all.append((stretch, entry))
    }
    let expected =
      plainWhole(of: all.filter { $0.entry.line.error == nil }, total: total)
      ?? plainWhole(of: all, total: total)
    #expect(parts.whole?.map(\.location) == expected?.map(\.location))
    let first = all.min {
      ($0.stretch.lowerBound, $0.stretch.upperBound)
        < ($1.stretch.lowerBound, $1.stretch.upperBound)
    }
    #expect(parts.first?.location == first?.entry.location)
  }

  /// Each knows the one before it, and not all of them.
  @Test func veryManyPartsMakeAWhole() {
    let total = 50_000
    var parts = GatheredParts(pieces: QuestionPieces { $0 == .draws ? total : 0 })
    for start in (0..<total).reversed() {
      parts.add(entry(start + 1, of: start..<start + 1), for: start..<start + 1)
    }
    let whole = parts.whole ?? []
    #expect(whole.map(\.location.line) == Array(1...total))
    #expect(parts.first?.location.line == 1)
  }
}
