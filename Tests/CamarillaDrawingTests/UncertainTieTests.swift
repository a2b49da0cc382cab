import Camarilla
import Testing

@testable import CamarillaDrawing

/// What may not hold is drawn so that its sign is still seen.
@Suite struct UncertainTieTests {
  @Test(arguments: Theme.allCases) func dashesStayHostile(theme: Theme) {
    let ally = theme.style(kind: "alliance", sign: .positive, isDirected: false, number: 0)
    let rival = theme.style(kind: "rivalry", sign: .negative, isDirected: false, number: 0)
    let feud = theme.style(kind: "feud", sign: .negative, isDirected: false, number: 0)
    #expect(ally.uncertain(in: theme).line == .dotted)
    for style in [rival, feud] {
      #expect(style.uncertain(in: theme).line == .dashed)
      #expect(style.uncertain(in: theme).ink != style.ink)
    }
  }

  /// The legend shows each of the lines that doubts give, and none that isn't drawn.
  @Test func legend() throws {
    func legend(_ kinds: String...) throws -> [String] {
      var builder = Chronicle.Builder()
      for id in ["a", "b0", "b1"] { builder.add(Figure(called: id)) }
      for (index, kind) in kinds.enumerated() {
        builder.add(
          Relationship(
            kind: kind, source: "a", target: "b\(index)", when: try Period("1926"),
            confidence: 0.5))
      }
      let picture = try builder.build().snapshot(of: 1926).powerGraph().picture()
      return picture.legendTexts.flatMap(\.lines).filter { $0.hasPrefix("uncertain") }
    }
    #expect(try legend("alliance", "rivalry") == ["uncertain", "uncertain, hostile"])
    #expect(try legend("rivalry") == ["uncertain, hostile"])
    #expect(try legend("alliance") == ["uncertain"])
  }
}
