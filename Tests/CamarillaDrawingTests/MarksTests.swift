import Camarilla
import Foundation
import TestSupport
import Testing

@testable import CamarillaDrawing

/// What colors and outlines tell.
@Suite struct MarksTests {
  /// States and persons; every state has a party, and a size that is a number.
  private func chronicle(parties: [String?], sizes: [String] = []) throws -> Chronicle {
    var builder = Chronicle.Builder()
    for (index, party) in parties.enumerated() {
      var attributes = party.map { [Attribute(name: "party", value: $0)] } ?? []
      if sizes.indices.contains(index) {
        attributes.append(Attribute(name: "size", value: sizes[index]))
      }
      builder.add(
        Figure(
          id: Figure.ID("f\(index)"), name: "F\(index)",
          born: try HistoricalDate("\(1800 + index)"), attributes: attributes))
      builder.add(
        Relationship(
          kind: "alliance", source: "hub", target: Figure.ID("f\(index)"),
          when: try Period(index < 3 ? "1900" : "1901")))
    }
    builder.add(Figure(called: "hub"))
    return try builder.build()
  }

  @Test func valuesHaveColorsByFrequencyThatStay() throws {
    let chronicle = try chronicle(parties: ["b", nil, "a", "c", "c", "c", "a"])
    for year in [1900, 1901] {
      var graph = chronicle.snapshot(of: year).powerGraph()
      let groups = try #require(
        ColorGroups(column: "party", of: chronicle, among: graph.figures.map(\.id)))
      #expect(groups.names == ["c", "a", "b"] && groups.sharedValues == 0)
      graph.color(by: groups)
      let picture = graph.picture()
      for node in picture.nodes {
        let party = chronicle.figure(id: node.id)?.attributes.first { $0.name == "party" }?.value
        #expect(node.faction == party.map { groups.names.firstIndex(of: $0)! })
        #expect(node.style.fill == Theme.light.style(faction: node.faction).fill)
      }
      let legend = picture.legendTexts.flatMap(\.lines)
      #expect(legend.contains("party"))
      // Exactly the values that are there, with how many figures have them.
      #expect(
        legend.filter { $0.hasSuffix(")") }
          == (year == 1900
            ? ["a (1)", "b (1)", "not known (2)"] : ["c (3)", "a (1)", "not known (1)"]))
      #expect(graph.dot.contains("class=\"figure group_2\"") && !graph.dot.contains("faction"))
    }
    #expect(ColorGroups(column: "nation", of: chronicle, among: []) == nil)
  }

  @Test func manyValuesShareOneColor() throws {
    let parties = (0..<300).map { "p\($0)" } + (0..<20).map { "p\($0 % 10)" }
    let chronicle = try chronicle(parties: parties)
    let groups = try #require(
      ColorGroups(column: "party", of: chronicle, among: chronicle.figures.map(\.id)))
    #expect(groups.names.count == 13 && groups.names.last == "other")
    #expect(Set(groups.names.prefix(10)) == Set((0..<10).map { "p\($0)" }))
    #expect(groups.sharedValues == 288 && groups.groups.values.count { $0 == 12 } == 288)
    var graph = chronicle.snapshot(of: 1901).powerGraph()
    graph.color(by: groups)
    #expect(Set(graph.makeNodes().map(\.style)).count == 14)
  }

  /// A column's dates and numbers are put on a scale, darker for more; few numbers are values.
  @Test func numbersAreAScale() throws {
    let sizes = (0..<40).map { "\($0 * $0)" }
    let chronicle = try chronicle(parties: sizes.map { _ in "x" }, sizes: sizes)
    for column in ["size", "born"] {
      let groups = try #require(
        ColorGroups(column: column, of: chronicle, among: chronicle.figures.map(\.id)))
      #expect(groups.names.count == 5 && groups.palette == .scale(steps: 5))
      let steps = (0..<40).map { groups.groups[Figure.ID("f\($0)")]! }
      #expect(steps == (0..<40).map { $0 / 8 })
      #expect(groups.groups["hub"] == nil)
    }
    for theme in Theme.allCases {
      let light = (0..<5).map { theme.style(step: $0, of: 5).fill.luminance }
      #expect(light.sorted() == (theme == .dark ? light : light.reversed()))
    }
  }

  /// Equal numbers are in one step, steps ascend, and none is empty.
  @Test func scalesPartNumbers() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<500 {
      let numbers = (0..<Int.random(in: 1..<30, using: &random)).map { _ in
        Double(Int.random(in: 0..<8, using: &random))
      }
      let scale = ScoreScale(numbers, steps: 5)
      let steps = numbers.map(scale.step)
      #expect(Set(steps) == Set(0..<scale.count) && scale.count <= 5)
      for (a, b) in zip(numbers, steps) {
        for (c, d) in zip(numbers, steps) where a <= c { #expect(b <= d && (a < c || b == d)) }
      }
    }
  }

  @Test func outlinesTellSortsApart() throws {
    let parties = ["State", "person", "institution", "clan", "clan", "tribe", "herd", "school"]
    let chronicle = try chronicle(parties: parties)
    let shapes = try #require(FigureShapes(column: "party", of: chronicle))
    let found = parties.indices.map { shapes.shapes[Figure.ID("f\($0)")]! }
    // Those of most figures come first, and of equally many the first by text.
    #expect(found == [.cut, .rounded, .square, .flag, .flag, .open, .folder, .open])
    #expect(shapes.sharedValues == 2)
    #expect(
      shapes.names.map(\.name) == ["person", "institution", "State", "clan", "herd", "other"])
    // Nobody asked for them, and not all words are known.
    #expect(FigureShapes(column: "party", of: chronicle, onlyKnown: true) == nil)
    var graph = chronicle.snapshot(of: 1901).powerGraph()
    graph.shape(by: shapes)
    let dot = graph.dot
    #expect(
      dot.contains("shape=cds") && dot.contains("shape=folder") && dot.contains("legend_shape_"))
  }

  /// Kinds of a chronicle's own look different from each other and from the four, in each theme, and look the same
  /// whichever of them occur.
  @Test(arguments: Theme.allCases) func ownKindsLookTheirOwn(theme: Theme) {
    let kinds =
      RelationshipKind.standard
      + [Sign.positive, .negative, .neutral].flatMap { sign in
        (0..<10).map {
          RelationshipKind(name: "\(sign)\($0)", sign: sign, isDirected: $0 % 3 == 2)
        }
      }
    let styles = PowerGraph.styles(of: kinds, in: theme)
    for (index, first) in kinds.enumerated() {
      for second in kinds[..<index] {
        let (a, b) = (styles[first.name]!, styles[second.name]!)
        #expect(a != b, "\(first.name) \(second.name)")
      }
    }
    #expect(
      kinds.allSatisfy {
        ($0.sign == .negative) == (styles[$0.name]!.line == .dashed) || $0.name == "denunciation"
      })
    var graph = PowerGraph(
      title: "", figures: ["a", "b"].map { PowerGraph.Figure(id: $0, name: "x") },
      relationships: [
        PowerGraph.Relationship(
          id: "1", source: 0, target: 1, kind: "positive3", sign: .positive, isDirected: false)
      ], kinds: kinds, theme: theme)
    #expect(graph.makeGroups()[0].baseStyle == styles["positive3"])
    graph.kinds[7].style = try? KindStyle("#102030, dotted, 3pt")
    let restyled = graph.makeGroups()[0].baseStyle
    #expect(restyled.line == .dotted && restyled.width == 3)
    if theme == .light { #expect(restyled.ink.hex == "#102030E0") }
  }

  /// Fills of the first eight are told apart by normal eyes and by those that lack one sort of cones (the matrices of
  /// Machado, Oliveira & Fernandes 2009 for full dichromacy; distances in Ottosson's Oklab, 2020).
  @Test(arguments: [Theme.light, .dark]) func colorsAreToldApart(theme: Theme) {
    let fills = (0..<8).map { linear(theme.style(faction: $0).fill) }
    for (matrix, least) in Self.visions {
      for i in fills.indices {
        for j in 0..<i {
          let (a, b) = (
            oklab(product(matrix, fills[i])), oklab(product(matrix, fills[j]))
          )
          let distance = zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
          #expect(distance >= least, "\(theme) \(i) \(j)")
        }
      }
    }
  }

  private static let visions: [(matrix: [[Double]], least: Double)] = [
    ([[1, 0, 0], [0, 1, 0], [0, 0, 1]], 0.08),
    (
      [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ], 0.05
    ),
    (
      [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ], 0.05
    ),
    (
      [
        [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
      ], 0.05
    ),
  ]

  private func product(_ matrix: [[Double]], _ vector: [Double]) -> [Double] {
    matrix.map { row in min(1, max(0, zip(row, vector).reduce(0) { $0 + $1.0 * $1.1 })) }
  }

  private func linear(_ ink: Ink) -> [Double] {
    [1, 3, 5].map { start in
      let digits = ink.hex.dropFirst(start).prefix(2)
      let value = Double(Int(digits, radix: 16)!) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
  }

  private func oklab(_ rgb: [Double]) -> [Double] {
    func rows(_ matrix: [[Double]], _ vector: [Double]) -> [Double] {
      matrix.map { zip($0, vector).reduce(0) { $0 + $1.0 * $1.1 } }
    }
    let cones = rows(
      [
        [0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
      ], rgb
    ).map { cbrt($0) }
    return rows(
      [
        [0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
      ], cones)
  }
}
