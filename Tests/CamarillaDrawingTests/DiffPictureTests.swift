import Camarilla
import StalinCircle
import Testing

@testable import CamarillaDrawing

@Suite struct DiffPictureTests {
  static let diff = Chronicle.stalinCircle.diff(from: 1925, to: 1927)

  /// Whoever is in a panel of the page stands there as in the other panels, measured from the
  /// panel's corner; the corner is told by the captions.
  @Test func everybodyStandsInOnePlace() throws {
    let page = Self.diff.sideBySide()
    var places: [String: [String: Point]] = [:]
    for node in page.nodes {
      let parts = node.id.rawValue.split(separator: "-", maxSplits: 1).map(String.init)
      places[parts[1], default: [:]][parts[0]] = node.box.center
    }
    let corners = try ["before": "1925", "changes": "What changed", "after": "1927"].mapValues {
      caption in try #require(page.headings.first { $0.lines == [caption] }).box
    }
    var steps: [Double] = []
    for panels in places.values where panels.count > 1 {
      let own = panels.map { $1 - Point(corners[$0]!.minX, corners[$0]!.minY) }
      for place in own { steps.append(place.distance(to: own[0])) }
    }
    #expect(steps.count > 20)
    // A name's height is about 20.
    #expect(steps.reduce(0, +) / Double(steps.count) < 12)
  }

  @Test func everyPairIsDrawnOnceAndAsWhatItIs() {
    let picture = Self.diff.picture()
    let expected = [
      "formed": Self.diff.formed.count, "dissolved": Self.diff.dissolved.count,
      "continued": Self.diff.continued.count, "reversed": Self.diff.reversed.count,
    ].filter { $0.value > 0 }
    #expect(picture.edges.reduce(into: [:]) { $0[$1.kind, default: 0] += 1 } == expected)
  }

  @Test func aPairReversedForTheBetterIsReconciled() {
    let back = Chronicle.stalinCircle.diff(from: 1927, to: 1925).picture()
    #expect(back.edges.contains { $0.kind == "reconciled" })
    #expect(!back.edges.contains { $0.kind == "reversed" })
  }

  /// Without color: no two of what may happen share line, breadth and marks.
  @Test(arguments: Theme.allCases) func changesAreToldApartWithoutColor(_ theme: Theme) {
    var looks: [EdgeStyle] = []
    #expect(TieChange.all.count == 20)
    for change in TieChange.all {
      var style = theme.style(kind: change.name, sign: .positive, isDirected: false, number: 0)
      style.ink = theme.ink
      #expect(!looks.contains(style), "\(change)")
      looks.append(style)
      #expect(TieChange(named: change.name) == change)
    }
  }

  /// Alliances and rivalries are different news, and so is what other claims make something else of, in the words of texts.
  @Test func changesAreOfTheirTone() throws {
    var builder = Chronicle.Builder(infersFigures: true)
    builder.add(RelationshipKind(name: "letter", sign: .neutral, isDirected: false))
    for row in [
      "alliance a b 1927", "rivalry c d 1927", "alliance e f 1925", "rivalry g h 1925",
      "alliance i j 1925/1927", "rivalry k l 1925/1927", "letter m n 1927", "alliance o p 1927",
      "rivalry o p 1925/1927", "rivalry o p 1927",
    ] {
      let words = row.split(separator: " ").map(String.init)
      builder.add(
        Relationship(
          kind: words[0], source: Figure.ID(words[1]), target: Figure.ID(words[2]),
          when: try Period(words[3])))
    }
    let diff = try builder.build().diff(
      from: 1925, to: 1927, kinds: ["alliance", "rivalry", "letter"])
    let kinds = Dictionary(
      uniqueKeysWithValues: diff.powerGraph().relationships.map { ($0.id, $0.kind) })
    #expect(
      kinds == [
        "formed-a-b": "formed", "formed-c-d": "formed-hostile", "dissolved-e-f": "dissolved",
        "dissolved-g-h": "dissolved-hostile", "continued-i-j": "continued",
        "continued-k-l": "continued-hostile", "formed-m-n": "formed-neutral",
        "continued-o-p": "continued-hostile",
      ])
    // Of alliances alone, that of o and p formed; their rivalries outweigh it.
    let alliances = AllianceDiff(from: diff.from, to: diff.to, kinds: ["alliance"])
    let inSum = alliances.powerGraph().relationships.filter { $0.kind.hasSuffix("-in-sum") }
    #expect(inSum.map(\.id) == ["formed-o-p"] && inSum[0].kind == "formed-hostile-in-sum")
    let legend = alliances.picture().legendTexts.flatMap(\.lines)
    #expect(legend.contains("formed, hostile in sum"))
  }

  /// Claims that cancel out don't outweigh each other.
  @Test func aPairOfSumZeroIsAmbivalent() throws {
    var builder = Chronicle.Builder(infersFigures: true)
    for (kind, when) in [("alliance", "1927"), ("rivalry", "1927")] {
      builder.add(Relationship(kind: kind, source: "a", target: "b", when: try Period(when)))
    }
    for (kinds, tone) in [
      (["alliance"], AllianceDiff.Tone.ambivalentInSum), (["rivalry"], .ambivalentInSum),
      (["alliance", "rivalry"], .neutral),
    ] {
      let diff = try builder.build().diff(from: 1925, to: 1927, kinds: Set(kinds))
      #expect(diff.formed.map(\.toneAfter) == [tone])
      #expect(diff.picture().legendTexts.flatMap(\.lines).contains("formed, \(tone)"))
    }
    #expect("\(AllianceDiff.Tone.ambivalentInSum)" == "ambivalent in sum")
  }

  /// Who isn't in the later year has a mark of its own there, and is no example of a size.
  @Test func whoIsNotThereAnyMoreIsNotAlone() throws {
    var builder = Chronicle.Builder(infersFigures: true)
    for row in [
      "alliance gone left 1925", "alliance left a 1925", "rivalry left b 1927", "alliance a c 1927",
      "alliance a b 1925/1927",
    ] {
      let words = row.split(separator: " ").map(String.init)
      builder.add(
        Relationship(
          kind: words[0], source: Figure.ID(words[1]), target: Figure.ID(words[2]),
          when: try Period(words[3])))
    }
    let diff = try builder.build().diff(from: 1925, to: 1927)
    let picture = diff.picture()
    let styles = Dictionary(uniqueKeysWithValues: picture.nodes.map { ($0.id, $0.style) })
    #expect(
      styles["gone"] == Theme.light.absentee && styles["left"] == Theme.light.style(faction: nil))
    for theme in Theme.allCases { #expect(theme.absentee != theme.style(faction: nil)) }
    let legend = picture.legendTexts.flatMap(\.lines)
    #expect(legend.contains("alone in 1927") && legend.contains("not in 1927"))
    #expect(picture.nodes.first { $0.id == "gone" }?.tooltip.hasSuffix("not in 1927") == true)
    let graph = diff.powerGraph()
    let least = graph.figures.filter { !$0.isAbsent }.map(\.score).min()
    #expect(graph.sizeScale(of: picture).map(\.score).min() == least)
    // In the later year's own picture, nobody who is gone is explained.
    let later = diff.to.powerGraph().picture().legendTexts.flatMap(\.lines)
    #expect(!later.contains { $0.contains("not in") || $0.contains("alone in") })
  }

  @Test func twoYearsWithoutAnybodyStillMakeAPage() {
    let page = Chronicle.stalinCircle.diff(from: 1700, to: 1701).sideBySide()
    #expect(page.nodes.isEmpty && page.width > 100 && page.height > 100)
  }
}

/// Of many figures, a diff draws what changed and what continued around it.
@Suite struct LargeDiffTests {
  @Test func whatIsFarFromChangesIsLeftOut() throws {
    var builder = Chronicle.Builder(infersFigures: true)
    func ally(_ a: String, _ b: String, _ when: String) throws {
      builder.add(
        Relationship(
          kind: "alliance", source: Figure.ID(a), target: Figure.ID(b), when: try Period(when)))
    }
    for index in 0..<50 { try ally("a\(index)", "b\(index)", "1900/1910") }
    try ally("a0", "c", "1900/1904")
    let chronicle = try builder.build()
    let diff = chronicle.diff(from: 1903, to: 1906)
    let near = diff.powerGraph()
    #expect(Set(near.figures.map(\.id)) == ["a0", "b0", "c"])
    #expect(near.subtitle.contains("1 of 50 continued, of those concerned"))
    #expect(diff.powerGraph(showsAll: true).figures.count == 101)
    #expect(diff.picture().nodes.count == 3 && diff.picture(showsAll: true).nodes.count == 101)
    // Where nothing changed, there is nothing to leave out.
    #expect(chronicle.diff(from: 1905, to: 1906).powerGraph().relationships.count == 50)
  }
}
