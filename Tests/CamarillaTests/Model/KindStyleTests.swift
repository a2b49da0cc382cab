import Camarilla
import Testing

@Suite struct KindStyleTests {
  @Test func wordsStandInAnyOrder() throws {
    for (text, color, line, width) in [
      ("teal,solid", "#008080", KindStyle.Line.solid, nil),
      (" Dashed , TEAL ,2pt ", "#008080", .dashed, 2.0),
      ("#a1b2c3", "#A1B2C3", nil, nil), ("lightgray,thin", "#D3D3D3", nil, 0.7),
      ("1.5", nil, nil, 1.5), ("thick,dotted", nil, .dotted, 2.8),
    ] as [(String, String?, KindStyle.Line?, Double?)] {
      let style = try KindStyle(text)
      #expect(style.color == color && style.line == line && style.width == width, "\(text)")
      #expect(try KindStyle(style.description) == style)
    }
    for name in KindStyle.colorNames { #expect(try KindStyle(name).color?.count == 7) }
    #expect(KindStyle.colorNames == KindStyle.colorNames.sorted())
  }

  @Test func wrongWordsAreToldOfWithTheNearest() throws {
    for (text, message) in [
      ("teel,solid", "'teel' is no color, line or width; expected"),
      ("teel", "did you mean 'teal'?"), ("dahsed", "did you mean 'dashed'?"),
      ("red,blue", "'blue' says a second time"), ("solid,dotted", "'dotted' says a second time"),
      ("red,,solid", "no word between two commas"), ("", "no word between two commas"),
      ("#12345", "'#12345' is no color"), ("#12345G", "'#12345G' is no color"),
      ("0pt", "'0pt' is no color"), ("1e9", "'1e9' is no color"), ("nan", "'nan' is no color"),
    ] {
      #expect {
        try KindStyle(text)
      } throws: {
        "\($0)".contains(message)
      }
    }
  }

  /// How a kind looks is no part of what it means.
  @Test func kindsAreEqualWhateverTheyLookLike() throws {
    var styled = RelationshipKind.alliance
    styled.style = try KindStyle("teal")
    #expect(styled == .alliance && Set([styled, .alliance]).count == 1)
    let chronicle = try Chronicle.Builder().build().styled(by: [
      "rivalry": try KindStyle("red"), "nothing": try KindStyle("red"),
    ])
    #expect(chronicle.kinds.map { $0.style?.description } == [nil, "red", nil, nil])
  }
}
