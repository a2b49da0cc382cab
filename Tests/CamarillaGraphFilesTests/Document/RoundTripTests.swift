import Camarilla
import CamarillaGraphFiles
import StalinCircle
import Testing

/// A chronicle as a graph and back, without a file between.
@Suite struct RoundTripTests {
  @Test func theSampleChronicleComesBackWhole() throws {
    let chronicle = Chronicle.stalinCircle
    let back = try Chronicle(document: GraphDocument(chronicle), options: GraphFileOptions())
    #expect(back.title == chronicle.title)
    #expect(back.figures == chronicle.figures)
    #expect(back.kinds == chronicle.kinds)
    #expect(back.sources == chronicle.sources)
    #expect(Array(back.relationships) == Array(chronicle.relationships))
  }

  @Test func attributesOfReservedNamesKeepThem() throws {
    var builder = Chronicle.Builder()
    for id in ["a", "b"] {
      builder.add(
        Figure(
          id: Figure.ID(id), name: id,
          attributes: ["label", "Label_", "born_", "x"].map {
            Attribute(name: $0, value: "1 \($0)")
          }))
    }
    builder.add(RelationshipKind(name: "kin", sign: .neutral, isDirected: true))
    builder.add(
      Relationship(
        kind: "kin", source: "b", target: "a", when: try Period("1920~/1922?"), weight: 0.1,
        confidence: 0.3,
        attributes: ["sign", "weight__", "key", "colour", "start", "end", "end_"].map {
          Attribute(name: $0, value: $0)
        }))
    let chronicle = try builder.build()
    let back = try Chronicle(document: GraphDocument(chronicle), options: GraphFileOptions())
    #expect(back.figures == chronicle.figures)
    #expect(Array(back.relationships) == Array(chronicle.relationships))
    #expect(back.kinds == chronicle.kinds)
  }

  @Test func edgesThatSayNothingClaimNothing() throws {
    var document = GraphDocument(file: "x")
    let (a, b) = (document.nodes.mention("a"), document.nodes.mention("b"))
    document.edges.add(source: a, target: b, directed: false, line: 3)
    document.edges.add(source: a, target: b, directed: true, line: 4)
    document.edges.add(source: b, target: a, directed: true, line: 5)
    document.edges.weights[2] = -2
    let chronicle = try Chronicle(document: document, options: GraphFileOptions())
    #expect(
      chronicle.relationships.map(\.kind) == ["positive-tie", "positive-arc", "negative-arc"])
    #expect(chronicle.relationships.map { "\($0.when)" } == ["/", "/", "/"])
    #expect(chronicle.relationships[2].weight == 2)
    #expect(chronicle.kind(named: "positive-tie")?.sign == .positive)
    #expect(chronicle.kind(named: "negative-arc")?.sign == .negative)
    #expect(try Period("/") == chronicle.relationships[0].when)
    let named = try Chronicle(document: document, options: GraphFileOptions(kind: "rivalry"))
    #expect(
      named.relationships.map(\.kind) == ["positive-rivalry", "positive-rivalry", "rivalry"])
  }

  @Test func anEdgeOfSeveralSpellsIsSeveralRelationships() throws {
    var document = GraphDocument(file: "x")
    let (a, b) = (document.nodes.mention("a"), document.nodes.mention("b"))
    let edge = document.edges.add(source: a, target: b, directed: false)
    document.edges.ids[0] = "e"
    document.edges.spells.add(document.periods.intern(try Period("1920/1922")), row: edge)
    document.edges.spells.add(document.periods.intern(try Period("1930")), row: edge)
    let chronicle = try Chronicle(document: document, options: GraphFileOptions())
    #expect(chronicle.relationships.map(\.id) == ["e", "e@2"])
    #expect(chronicle.relationships.map { "\($0.when)" } == ["1920/1922", "1930"])
  }

  @Test func withoutMixedDirectionsNothingIsLost() throws {
    let document = GraphDocument(Chronicle.stalinCircle).directedThroughout()
    #expect(document.edges.directed.allSatisfy { $0 })
    let back = try Chronicle(document: document, options: GraphFileOptions())
    #expect(Array(back.relationships) == Array(Chronicle.stalinCircle.relationships))
    #expect(back.kinds == Chronicle.stalinCircle.kinds)
    #expect(back.warnings.allSatisfy { $0.rule != .malformedValue })
  }

  @Test func sourcesThatAreNotListedStandUnderTheirIDs() throws {
    var document = GraphDocument(Chronicle.stalinCircle)
    document.attributes = []
    let back = try Chronicle(document: document, options: GraphFileOptions())
    #expect(Set(back.sources.map(\.id)) == Set(Chronicle.stalinCircle.sources.map(\.id)))
    #expect(back.warnings.allSatisfy { $0.rule != .unknownCitation })
    #expect(
      GraphDocument(Chronicle.stalinCircle).losses(in: .withoutGraphAttributes) == [
        Loss(
          what: "sources as the chronicle declares them", count: 6,
          example: Chronicle.stalinCircle.sources[0].title)
      ])
  }
}

extension FormatCapacity {
  fileprivate static var withoutGraphAttributes: FormatCapacity {
    var capacity = FormatCapacity()
    capacity.graphAttributes = false
    return capacity
  }
}
