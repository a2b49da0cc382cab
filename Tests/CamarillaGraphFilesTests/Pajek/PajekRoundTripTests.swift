import Camarilla
import CamarillaFormats
import CamarillaGraphFiles
import StalinCircle
import TestSupport
import Testing

@Suite struct PajekRoundTripTests {
  @Test(arguments: UInt64(0)..<300)
  func whatThereIsAPlaceForComesBack(_ seed: UInt64) throws {
    try inTemporaryFolder { folder in
      for name in ["x.net", "x.paj"] {
        let document = NastyDocument.make(seed: seed)
        let path = folder + "/" + name
        try Pajek.write(document, to: path)
        let back = try Pajek.read(path)
        let expected = document.reduced(to: Pajek.capacity).groupedByRelation
        #expect(back.facts == expected.facts)
        // Written again it is the same, byte for byte.
        let again = folder + "/again" + name
        try Pajek.write(back, to: again)
        #expect(try contents(of: again) == contents(of: path))
      }
    }
  }

  @Test(arguments: UInt64(0)..<200)
  func documentsOfTheCommonKindComeBack(_ seed: UInt64) throws {
    try inTemporaryFolder { folder in
      let document = GraphDocument.random(seed: seed)
      try Pajek.write(document, to: folder + "/x.net")
      let back = try Pajek.read(folder + "/x.net")
      #expect(back.facts == document.reduced(to: Pajek.capacity).groupedByRelation.facts)
    }
  }

  @Test func theSampleChronicleKeepsWhatPajekKnows() throws {
    try inTemporaryFolder { folder in
      let chronicle = Chronicle.stalinCircle
      let path = folder + "/stalin.net"
      try Pajek.write(GraphDocument(chronicle), to: path)
      let back = try Chronicle(document: try Pajek.read(path), options: GraphFileOptions())
      #expect(back.relationships.count == chronicle.relationships.count)
      #expect(
        Set(back.figures.map(\.name)) == Set(chronicle.figures.map(\.name)))
      for kind in chronicle.kinds {
        let count = { (c: Chronicle) in c.relationships.filter { $0.kind == kind.name }.count }
        #expect(count(back) == count(chronicle))
      }
    }
  }

  @Test func partitionsAndVectorsAreFilesOfTheirOwn() throws {
    try inTemporaryFolder { folder in
      var document = GraphDocument()
      for id in ["a", "b", "c"] { _ = document.nodes.add(id: id) }
      var faction = AttributeColumn(name: "faction", type: .integer)
      (faction.values[0], faction.values[2]) = ("1", "2")
      var rank = AttributeColumn(name: "page rank/2", type: .real)
      for (row, text) in ["0.5", "0.25", "-1e-07"].enumerated() { rank.values[row] = text }
      document.nodes.columns = [faction, rank]
      try Pajek.write(document, to: folder + "/x.net")
      #expect(
        try contents(of: folder + "/x.net")
          == "*Vertices 3\n1 \"a\"\n2 \"b\"\n3 \"c\"\n")
      #expect(try contents(of: folder + "/x-faction.clu") == "*Vertices 3\n1\n999999998\n2\n")
      #expect(
        try contents(of: folder + "/x-page rank%2F2.vec") == "*Vertices 3\n0.5\n0.25\n-1e-07\n")
      // A stale file of another network is told of, and left out.
      try write("*Vertices 2\r\n1\r\n1\r\n", to: folder + "/x-old.clu")
      try write("*Vertices 3\n4\n5\n6\n", to: folder + "/x.clu")
      let back = try Pajek.read(folder + "/x.net")
      #expect(back.nodes.columns.map(\.name) == ["faction", "page rank/2", "partition"])
      #expect(back.problems.map(\.severity) == [.warning])
      #expect(back.problems[0].location?.file == folder + "/x-old.clu")
      #expect(
        back.problems[0].message
          == "the partition 'old' has 2 values, and the network 3 vertices; it is left out")
    }
  }

  @Test func allFilesAreWrittenOrNone() throws {
    try inTemporaryFolder { folder in
      var document = GraphDocument()
      _ = document.nodes.add(id: "a")
      var long = AttributeColumn(name: String(repeating: "n", count: 300), type: .integer)
      long.values[0] = "1"
      document.nodes.columns = [long]
      #expect(throws: FormatsError.self) { try Pajek.write(document, to: folder + "/x.net") }
      #expect(namesInFolder(of: folder).isEmpty)
    }
  }

  @Test func lossesAreTold() throws {
    let chronicle = Chronicle.stalinCircle
    let losses = GraphDocument(chronicle).losses(in: Pajek.capacity).map(\.what)
    #expect(losses.contains("ids of figures"))
    #expect(losses.contains("'citation' of relationships"))
    #expect(losses.contains("dates finer or vaguer than the format's of relationships"))
    #expect(!losses.contains("'kind' of relationships"))
    #expect(!losses.contains("positive signs of relationships"))
  }

  /// So that programs which know no relations can read a network that has none.
  @Test func aPlainNetworkStaysPlain() throws {
    try inTemporaryFolder { folder in
      for text in [
        "*Vertices 2\n1 \"a\"\n2 \"b\"\n*Arcs\n1 2 1\n*Edges\n2 1 2\n",
        "*Vertices 2\n1 \"a\"\n2 \"b\"\n*Arcs\n1 2 -1\n*Edges\n2 1 2\n",
      ] {
        try write(text, to: folder + "/x.net")
        let chronicle = try Chronicle(contentsOf: folder + "/x.net", as: .pajek)
        #expect(chronicle.relationships.allSatisfy { !$0.kind.isEmpty })
        let losses = try chronicle.write(to: folder + "/y.net", as: .pajek).map(\.what)
        // Ids and kinds are made up again when the file is read.
        #expect(
          Set(losses).isSubset(of: ["ids of relationships", "kinds as the chronicle declares them"])
        )
        #expect(try contents(of: folder + "/y.net") == text)
      }
    }
  }

  @Test func signsOfAKindThatNobodyDeclaredAreToldOf() throws {
    var document = GraphDocument()
    let (a, b) = (document.nodes.mention("a"), document.nodes.mention("b"))
    for _ in 0..<2 { document.edges.add(source: a, target: b, directed: false) }
    var (kind, sign) = (
      AttributeColumn(name: "kind"), AttributeColumn(name: "sign", type: .integer)
    )
    (kind.values[0], kind.values[1]) = ("kin", "alliance")
    (sign.values[0], sign.values[1]) = ("1", "1")
    document.edges.columns = [kind, sign]
    #expect(
      document.losses(in: Pajek.capacity) == [
        Loss(what: "positive signs of relationships", count: 1, example: "kin")
      ])
    // A negative kind's weights are below 0, which names it when it is read.
    (kind.values[0], sign.values[0], sign.values[1]) = ("feud", "-1", "1")
    document.edges.columns = [kind, sign]
    for format in [GraphFileFormat.pajek, .dl] {
      #expect(
        document.losses(in: format.implementation.capacity).filter { $0.what.contains("kinds") }
          == [
            Loss(
              what: "names of negative kinds (read back as 'negative-…')", count: 1,
              example: "feud")
          ])
    }
    kind.values[0] = "negative-feud"
    document.edges.columns = [kind, sign]
    #expect(document.losses(in: Pajek.capacity).isEmpty)
  }
}
