import Camarilla
import Testing

@testable import CamarillaDrawing

/// What may not hold is drawn so that its sign is still seen.
@Suite struct UncertainTieTests {
  @Test(arguments: Theme.allCases) func dashesStayHostile(theme: Theme) {
    let ally = theme.style(kind: "alliance", sign: .positive, isDirected: false, number: 0)
    let rival = theme.style(kind: "rivalry", sign: .negative, isDirected: false, number: 0)
    let feud = theme.style(kind: "feud", sign: .negative, isDirected: false, number: 0)
    for style in [ally, rival, feud] {
      let (likely, doubtful) = (
        style.weakened(to: .likely, in: theme), style.weakened(to: .doubtful, in: theme)
      )
      #expect(style.weakened(to: .certain, in: theme) == style)
      #expect(likely.line == style.line && doubtful.line == (style == ally ? .dotted : .dashed))
      // Three strengths: by the ink's opacity, which ends the color, and by width.
      #expect(style.ink.hex > likely.ink.hex && likely.ink.hex > doubtful.ink.hex)
      #expect(style.width > likely.width)
    }
    #expect(
      [(1, true), (1, false), (0.99, true), (0.5, false), (0.49, true), (0, false)].map {
        TieCertainty(confidence: $0.0, isCertainThen: $0.1)
      } == [.certain, .likely, .likely, .likely, .doubtful, .doubtful])
  }

  /// The legend shows each of the lines that doubts give, and none that isn't drawn.
  @Test func legend() throws {
    func legend(_ kinds: String..., confidences: [Double] = [0.7]) throws -> [String] {
      var builder = Chronicle.Builder()
      for id in ["a", "b0", "b1"] { builder.add(Figure(called: id)) }
      for (index, kind) in kinds.enumerated() {
        builder.add(
          Relationship(
            kind: kind, source: "a", target: "b\(index)", when: try Period("1926"),
            confidence: confidences[index % confidences.count]))
      }
      let picture = try builder.build().snapshot(of: 1926).powerGraph().picture()
      return picture.legendTexts.flatMap(\.lines).filter {
        $0.contains("likely") || $0.contains("doubtful")
      }
    }
    #expect(try legend("alliance", "rivalry") == ["likely", "likely, hostile"])
    #expect(try legend("rivalry") == ["likely, hostile"])
    #expect(try legend("alliance", confidences: [0.1]) == ["doubtful"])
    #expect(
      try legend("alliance", "rivalry", confidences: [0.6, 0.2]) == ["likely", "doubtful, hostile"])
    #expect(try legend("alliance", confidences: [1]) == [])
  }
}
