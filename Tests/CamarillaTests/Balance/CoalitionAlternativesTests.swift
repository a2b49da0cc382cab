import Camarilla
import TestSupport
import Testing

/// What is said to be as good as the coalitions is, and nothing else that one figure could do.
@Suite struct CoalitionAlternativesTests {
  @Test(arguments: [false, true]) func swingFiguresByTrial(isWeighted: Bool) throws {
    var generator = SeededGenerator(seed: 1926)
    var swings = 0
    for _ in 0..<200 {
      let count = Int.random(in: 2...9, using: &generator)
      var builder = Chronicle.Builder()
      for figure in 0..<count { builder.add(Figure(id: "f\(figure)", name: "F\(figure)")) }
      var ties: [(a: Int, b: Int, value: Double)] = []
      for b in 0..<count {
        for a in 0..<b where Int.random(in: 0..<10, using: &generator) < 4 {
          let isFriendly = Bool.random(using: &generator)
          let weight = [0.5, 1, 1.5, 2].randomElement(using: &generator)!
          ties.append((a, b, isFriendly ? weight : -weight))
          builder.add(
            Relationship(
              kind: isFriendly ? "alliance" : "rivalry", source: "f\(a)", target: "f\(b)",
              when: try Period("1926"), weight: weight))
        }
      }
      let balance = try builder.build().snapshot(of: 1926).balance(
        options: BalanceOptions(isWeighted: isWeighted))
      let second = Set(balance.coalitions[1])
      func cost(turning turned: Int? = nil) -> Double {
        ties.reduce(0) { sum, tie in
          func side(_ figure: Int) -> Bool { second.contains("f\(figure)") != (figure == turned) }
          let isWrong = (side(tie.a) == side(tie.b)) != (tie.value > 0)
          return sum + (isWrong ? (isWeighted ? abs(tie.value) : 1) : 0)
        }
      }
      #expect(cost() == balance.frustration?.weight)
      let tied = Set(ties.flatMap { [$0.a, $0.b] })
      let expected = tied.sorted().filter { cost(turning: $0) == cost() }.map {
        Figure.ID("f\($0)")
      }
      #expect(balance.alternatives?.swingFigures == expected)
      swings += expected.count
      // Parts: merge the ends of every tie.
      var part = Array(0..<count)
      for tie in ties {
        let (old, new) = (part[tie.a], part[tie.b])
        part = part.map { $0 == old ? new : $0 }
      }
      #expect(balance.alternatives?.parts == Set(tied.map { part[$0] }).count)
    }
    #expect(swings > 20)
  }
}
