import Camarilla
import CamarillaFormats
import CamarillaGraphFiles
import TestSupport
import Testing

/// Signs told by weights, and directions told edge by edge.
@Suite struct SignsByWeightTests {
  /// Read's highland tribes, weights 1 and −1, without a word about kinds and signs.
  private static var tribes: GraphDocument {
    let known = KnownGraph.highlandTribes
    var document = GraphDocument()
    for name in known.names { _ = document.nodes.add(id: name) }
    for (place, source) in known.sources.enumerated() {
      let edge = document.edges.add(
        source: source, target: known.targets[place], directed: false)
      document.edges.weights[Int(edge)] = known.weights[place] < 0 ? -1 : 1
    }
    return document
  }

  @Test(arguments: GraphFileFormat.allCases.filter { $0.implementation.capacity.edgeWeights })
  func theHighlandTribesAreAsBalancedInEveryFormat(_ format: GraphFileFormat) throws {
    try inTemporaryFolder { folder in
      let path = folder + "/tribes." + (format.extensions.first ?? "csv")
      try format.implementation.write(Self.tribes, to: path)
      for text in try [contents(of: path)] { #expect(!text.contains("negative-tie")) }
      let chronicle = try Chronicle(contentsOf: path, as: format)
      #expect(Set(chronicle.relationships.map(\.kind)) == ["positive-tie", "negative-tie"])
      #expect(chronicle.relationships.allSatisfy { $0.weight == 1 })
      let balance = chronicle.snapshot(of: 1926).balance()
      #expect(abs(try #require(balance.degreeOfBalance) - 0.8676471) < 5e-8)
      #expect(balance.frustration?.index == 7)
      #expect(balance.positive == 29 && balance.negative == 29)
      // What was read is written and read again the same.
      let again = folder + "/again." + (format.extensions.first ?? "csv")
      try chronicle.write(to: again, as: format)
      let back = try Chronicle(contentsOf: again, as: format)
      #expect(back.relationships.map(\.kind) == chronicle.relationships.map(\.kind))
      #expect(back.relationships.map(\.weight) == chronicle.relationships.map(\.weight))
      #expect(
        back.kinds.sorted { $0.name < $1.name } == chronicle.kinds.sorted { $0.name < $1.name })
    }
  }

  /// One edge as a test writes it.
  private struct Edge {
    var kind = ""
    var sign = ""
    var weight = 1.0
    var directed = false
  }

  private func read(
    _ edges: [Edge], kinds: String? = nil, _ options: GraphFileOptions = GraphFileOptions()
  ) throws -> Chronicle {
    var document = GraphDocument(file: "x")
    let ends = (0...edges.count).map { document.nodes.mention("n\($0)") }
    var (kind, sign) = (AttributeColumn(name: "kind"), AttributeColumn(name: "sign"))
    for (place, edge) in edges.enumerated() {
      document.edges.add(
        source: ends[place], target: ends[place + 1], directed: edge.directed, line: place + 2)
      document.edges.weights[place] = edge.weight
      kind.values[place] = edge.kind
      sign.values[place] = edge.sign
    }
    document.edges.columns = [kind, sign].filter { !$0.values.isEmpty }
    if let kinds { document.attributes = [Attribute(name: "kinds", value: kinds)] }
    return try Chronicle(document: document, options: options)
  }

  private func kinds(_ chronicle: Chronicle) -> [String] {
    chronicle.relationships.map { relationship in
      let kind = chronicle.kind(named: relationship.kind)!
      let sign = ["−", "0", "+"][kind.sign.rawValue + 1]
      return "\(kind.name) \(sign)\(kind.isDirected ? ">" : "")"
    }
  }

  private func warnings(_ chronicle: Chronicle) -> [String] {
    chronicle.warnings.filter { $0.rule == .malformedValue }.map(\.description)
  }

  @Test func oneWeightBelowZeroGivesAllOfItsKindASign() throws {
    for isReversed in [false, true] {
      func ordered<Element>(_ list: [Element]) -> [Element] { isReversed ? list.reversed() : list }
      #expect(
        try kinds(
          read(ordered([Edge(), Edge(weight: -2), Edge(directed: true), Edge(kind: "met")])))
          == ordered(["positive-tie +", "negative-tie −", "positive-arc +>", "met 0"]))
      #expect(
        try kinds(
          read(
            ordered([
              Edge(kind: "vote", weight: -1, directed: true), Edge(kind: "vote", directed: true),
              Edge(),
            ])))
          == ordered(["negative-vote −>", "vote +>", "tie 0"]))
    }
  }

  @Test func bothDirectionsOfAKindAreTwoKinds() throws {
    for isReversed in [false, true] {
      func ordered<Element>(_ list: [Element]) -> [Element] { isReversed ? list.reversed() : list }
      #expect(
        try kinds(
          read(
            ordered([
              Edge(kind: "friends", directed: true), Edge(kind: "friends"),
              Edge(kind: "foes", weight: -1, directed: true), Edge(kind: "foes"),
              Edge(kind: "alliance", directed: true), Edge(kind: "alliance"),
              Edge(kind: "appointment", directed: true), Edge(kind: "appointment"),
            ])))
          == ordered([
            "friends-arc 0>", "friends 0", "negative-foes-arc −>", "foes +", "alliance-arc +>",
            "alliance +", "appointment +>", "appointment-tie +",
          ]))
    }
  }

  @Test func whatIsKnownOfAKindHolds() throws {
    let chronicle = try read([
      Edge(kind: "rivalry", weight: -3), Edge(kind: "rivalry", weight: 2),
      Edge(kind: "alliance", weight: -1), Edge(kind: "alliance"),
      Edge(kind: "denunciation"),
    ])
    #expect(
      kinds(chronicle) == [
        "rivalry −", "positive-rivalry +", "negative-alliance −", "alliance +", "denunciation −>",
      ])
    #expect(chronicle.relationships.map(\.weight) == [3, 2, 1, 1, 1])
    #expect(
      warnings(chronicle) == [
        "x:3:1: warning: 1 edge of kind 'rivalry' is positive here; read as 'positive-rivalry'",
        "x:4:1: warning: 1 edge of kind 'alliance' is negative here; read as 'negative-alliance'",
        "x:6:1: warning: 1 edge of kind 'denunciation' is undirected here; read as directed, as the kind is",
      ])
    let declared =
      #"[{"name":"contact","sign":0,"directed":false},{"name":"feud","sign":-1,"directed":false}]"#
    #expect(
      try kinds(
        read(
          [
            Edge(kind: "contact", weight: -1), Edge(kind: "contact"),
            Edge(kind: "feud", weight: -1),
            Edge(kind: "feud"),
          ], kinds: declared))
        == ["negative-contact −", "contact +", "feud −", "positive-feud +"])
  }

  @Test func aColumnOfSignsCountsBeforeWeights() throws {
    let chronicle = try read([
      Edge(kind: "feud", sign: "-1"), Edge(kind: "feud", sign: "-1", weight: 2),
      Edge(kind: "vote", sign: "1", weight: -4), Edge(kind: "vote", sign: "-1"),
      Edge(kind: "vote", sign: "0"), Edge(sign: "+"), Edge(sign: "−"), Edge(),
    ])
    #expect(
      kinds(chronicle) == [
        "feud −", "feud −", "vote +", "negative-vote −", "neutral-vote 0", "positive-tie +",
        "negative-tie −", "tie 0",
      ])
    #expect(
      warnings(chronicle) == [
        "x:4:1: warning: 1 edge has a weight below 0 and a sign that is not negative; the sign counts"
      ])
  }

  @Test func namesThatAreTakenGetANumber() throws {
    let chronicle = try read([
      Edge(kind: "vote", weight: -1), Edge(kind: "vote"), Edge(kind: "negative-vote"),
      Edge(kind: "tie", directed: true), Edge(kind: ""),
    ])
    #expect(
      kinds(chronicle) == ["negative-vote-2 −", "vote +", "negative-vote 0", "tie 0>", "tie-2 0"])
  }

  @Test func theKindThatIsAskedForHasSignsToo() throws {
    let edges = [Edge(weight: -1), Edge(), Edge(directed: true)]
    #expect(
      try kinds(read(edges, GraphFileOptions(kind: "vote")))
        == ["negative-vote −", "vote +", "vote-arc +>"])
    #expect(
      try kinds(read(edges, GraphFileOptions(kind: "alliance")))
        == ["negative-alliance −", "alliance +", "alliance +"])
    #expect(
      try kinds(read(edges, GraphFileOptions(kind: "rivalry"))) == [
        "rivalry −", "positive-rivalry +", "positive-rivalry +",
      ])
  }

  @Test func weightsThatChangeHaveASignAtEachTime() throws {
    var document = GraphDocument(file: "x")
    let (a, b) = (document.nodes.mention("a"), document.nodes.mention("b"))
    for _ in 0..<2 { document.edges.add(source: a, target: b, directed: false) }
    document.edges.ids[0] = "e"
    var weight = AttributeColumn(name: "weight", type: .real)
    for (value, period) in [("2", "1920/1922"), ("0", "1923"), ("-1.5", "1924"), ("NaN", "1925")] {
      weight.changes.append(
        ValueChange(row: 0, value: value, period: document.periods.intern(try Period(period))))
    }
    document.edges.columns = [weight]
    let chronicle = try Chronicle(document: document, options: GraphFileOptions())
    #expect(
      kinds(chronicle) == ["positive-tie +", "negative-tie −", "positive-tie +", "positive-tie +"])
    #expect(chronicle.relationships.map(\.weight) == [2, 1.5, 1, 1])
    #expect(chronicle.relationships.prefix(3).map(\.id) == ["e", "e@2", "e@3"])
    #expect(chronicle.relationships.map { "\($0.when)" } == ["1920/1922", "1924", "1925", "/"])
    #expect(
      chronicle.warnings.map(\.message).contains {
        $0 == "1 edge has the weight 0; expected a weight other than 0; it is left out"
      })
    #expect(
      warnings(chronicle).contains { $0.contains("1 edge has a weight that is not a number") })
  }

  @Test func loopsAndWeightsOfZeroAreLeftOutAndCounted() throws {
    var document = GraphDocument(file: "x")
    let (a, b) = (document.nodes.mention("a"), document.nodes.mention("b"))
    for (line, target) in [a, b, a, b].enumerated() {
      document.edges.add(source: a, target: target, directed: false, line: line + 1)
    }
    document.edges.weights = [-1, 0, 1, 2]
    let chronicle = try Chronicle(document: document, options: GraphFileOptions())
    // A loop below 0 gives no sign to others.
    #expect(kinds(chronicle) == ["tie 0"])
    #expect(chronicle.figures.map(\.id) == ["a", "b"])
    let told = chronicle.warnings.filter { $0.rule != .missingValue }.map(\.description)
    #expect(
      told == [
        "x:1:1: warning: 2 edges tie a node to itself; expected two different nodes; they are left out",
        "x:2:1: warning: 1 edge has the weight 0; expected a weight other than 0; it is left out",
      ])
    #expect {
      _ = try Chronicle(document: document, options: GraphFileOptions(isStrict: true))
    } throws: { error in
      guard case FormatsError.invalid(let invalid)? = error as? FormatsError else { return false }
      return invalid.problems.filter { $0.severity == .error }.map(\.message) == [
        "2 edges tie a node to itself; expected two different nodes",
        "1 edge has the weight 0; expected a weight other than 0",
      ]
    }
  }

  /// A graph of three nodes as each format has it, in which `edges` are of a kind.
  private func kinds(
    _ format: GraphFileFormat, kind: String, edges: [(Int, Int, Double)]
  ) throws -> [String] {
    var document = GraphDocument()
    for name in ["a", "b", "c"] { _ = document.nodes.add(id: name) }
    var column = AttributeColumn(name: "kind")
    for (row, edge) in edges.enumerated() {
      document.edges.add(source: Int32(edge.0), target: Int32(edge.1), directed: false)
      document.edges.weights[row] = edge.2
      column.values[row] = kind
    }
    if !kind.isEmpty { document.edges.columns = [column] }
    return try inTemporaryFolder { folder in
      let path = folder + "/g." + (format.extensions.first ?? "csv")
      try format.implementation.write(document, to: path)
      return try kinds(Chronicle(contentsOf: path, as: format))
    }
  }

  @Test(arguments: GraphFileFormat.allCases.filter { $0.implementation.capacity.edgeWeights })
  func everyFormatNamesKindsTheSame(_ format: GraphFileFormat) throws {
    #expect(
      try kinds(format, kind: "friends", edges: [(0, 1, -1), (0, 2, -2)])
        == ["negative-friends −", "negative-friends −"])
    #expect(
      try kinds(format, kind: "friends", edges: [(0, 1, 1), (0, 2, -2)])
        == ["friends +", "negative-friends −"])
    // A kind that weights below 0 named keeps its name.
    #expect(
      try kinds(format, kind: "negative-friends", edges: [(0, 1, -1)]) == ["negative-friends −"])
    // An edge that is left out gives no sign to others.
    #expect(try kinds(format, kind: "", edges: [(0, 0, -1), (0, 1, 2)]) == ["tie 0"])
  }

  @Test func aBlankIDGetsAName() throws {
    var document = GraphDocument(file: "x")
    let nodes = ["", "node-1", " \u{200B}"].map { document.nodes.mention($0, line: 3) }
    document.edges.add(source: nodes[0], target: nodes[2], directed: true)
    let chronicle = try Chronicle(document: document, options: GraphFileOptions())
    #expect(chronicle.figures.map(\.id) == ["_node-1", "node-1", "node-3"])
    #expect(chronicle.relationships[0].source == "_node-1")
    #expect(
      chronicle.warnings.map(\.description).contains(
        "x:3:1: warning: a node's id is blank; it is called '_node-1'"))
  }
}
