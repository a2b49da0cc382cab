import Camarilla
import CamarillaGraphFiles
import TestSupport
import Testing

/// What a format's capacity says of a document.
@Suite struct CapacityTests {
  /// A format that has a place for nothing but nodes and edges.
  private static var bare: FormatCapacity {
    var capacity = FormatCapacity()
    capacity.title = false
    capacity.graphAttributes = false
    capacity.nodeLabels = false
    capacity.nodeAttributes = .named([])
    capacity.edgeAttributes = .named([])
    capacity.edgeIDs = false
    capacity.edgeLabels = false
    capacity.edgeWeights = false
    return capacity
  }

  private static var full: FormatCapacity {
    var capacity = FormatCapacity()
    capacity.changes = true
    capacity.nodeSpells = .days
    capacity.edgeSpells = .days
    return capacity
  }

  @Test(arguments: UInt64(0)..<200)
  func nothingIsLostWhereNothingIsTold(_ seed: UInt64) {
    let document = GraphDocument.random(seed: seed, changes: true)
    for capacity in [Self.bare, Self.full] {
      let reduced = document.reduced(to: capacity)
      // What remains has a place.
      #expect(reduced.losses(in: capacity).isEmpty)
      #expect(reduced.reduced(to: capacity).facts == reduced.facts)
      // A loss is told of exactly when something is gone.
      let isolated = document.losses(in: capacity).filter {
        $0.what == "figures without relationships"
      }
      #expect(
        (document.losses(in: capacity).count == isolated.count) == (reduced.facts == document.facts)
      )
    }
  }

  @Test func lossesNameWhatAndHowMuch() throws {
    var document = GraphDocument()
    document.title = "T"
    let (a, b) = (document.nodes.mention("a"), document.nodes.mention("b"))
    _ = document.nodes.mention("c")
    document.nodes.labels[0] = "Ann"
    for _ in 0..<2 { document.edges.add(source: a, target: b, directed: true) }
    document.edges.weights[1] = 2
    var note = AttributeColumn(name: "note")
    note.values[1] = "said so"
    document.edges.columns = [note]
    document.edges.spells.add(document.periods.intern(try Period("1926-05/1928")), row: 0)
    var capacity = Self.bare
    capacity.isolatedNodes = false
    capacity.edgeSpells = .years
    #expect(
      document.losses(in: capacity) == [
        Loss(what: "the graph's title", count: 1, example: "T"),
        Loss(what: "names of figures", count: 1, example: "Ann"),
        Loss(what: "figures without relationships", count: 1, example: "c"),
        Loss(what: "weights of relationships", count: 1, example: "2.0"),
        Loss(what: "'note' of relationships", count: 1, example: "said so"),
        Loss(
          what: "dates finer or vaguer than the format's of relationships", count: 1,
          example: "1926-05/1928"),
      ])
    let spells = document.reduced(to: capacity).edges.spells
    #expect(document.reduced(to: capacity).periods[spells.periods[0]] == (try Period("1926/1928")))
  }

  /// Edges tell the name, sign and direction of their kinds; only of other kinds a declaration is all there is.
  @Test func kindsThatEdgesTellAreNoLoss() throws {
    var builder = Chronicle.Builder(infersFigures: true)
    builder.add(RelationshipKind(name: "kin", sign: .positive, isDirected: true))
    builder.add(RelationshipKind(name: "unused", sign: .negative, isDirected: false))
    builder.add(
      Relationship(kind: "kin", source: "a", target: "b", when: try Period("1920-01-02")))
    let chronicle = try builder.build()
    func kindLosses(_ format: GraphFileFormat) -> [Loss] {
      GraphDocument(chronicle).losses(in: format.implementation.capacity).filter {
        $0.what.contains("kinds")
      }
    }
    let unused = Loss(what: "kinds without relationships", count: 1, example: "unused")
    for format in [GraphFileFormat.gexf, .gephi, .edgeSpells, .palladio] {
      #expect(kindLosses(format) == [unused])
      let file = try ScratchFile("g." + (format.extensions.first ?? "csv"))
      try chronicle.write(to: file.path, as: format)
      let back = try Chronicle(contentsOf: file.path, as: format)
      #expect(back.kind(named: "kin") == chronicle.kind(named: "kin"))
    }
    for format in [GraphFileFormat.pajek, .dl] {
      #expect(kindLosses(format).map(\.what) == ["kinds as the chronicle declares them"])
    }
    #expect(kindLosses(.graphML).isEmpty)
  }
}
