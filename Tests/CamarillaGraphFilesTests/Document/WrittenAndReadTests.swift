import Camarilla
import CamarillaFormats
import CamarillaGraphFiles
import StalinCircle
import TestSupport
import Testing

/// What is written in a format that holds all, or nearly all, and read again.
@Suite struct WrittenAndReadTests {
  /// The formats that lose nothing but types.
  static let whole: [GraphFileFormat] = [.nodeLink, .graphology, .cx2, .gml, .dot]

  private func read(_ format: GraphFileFormat, _ bytes: some Sequence<UInt8>) throws(FormatsError)
    -> GraphDocument
  {
    try format.implementation.read(TableInput(name: "g", bytes: Array(bytes)))
  }

  @Test(arguments: whole, UInt64(0)..<300)
  func randomDocumentsComeBack(_ format: GraphFileFormat, _ seed: UInt64) throws {
    let document = GraphDocument.random(seed: seed, isSigned: seed % 2 == 0)
    let file = try ScratchFile("g")
    try format.implementation.write(document, to: file.path)
    let back = try read(format, file.bytes())
    #expect(back.facts == document.reduced(to: format.implementation.capacity).facts)
    #expect(back.problems.isEmpty)
  }

  @Test(arguments: whole)
  func theSampleChronicleComesBackWhole(_ format: GraphFileFormat) throws {
    let (file, sample) = (try ScratchFile("g"), Chronicle.stalinCircle)
    #expect(try sample.write(to: file.path, as: format) == [])
    let back = try Chronicle(contentsOf: file.path, as: format)
    #expect(back.title == sample.title)
    #expect(back.figures == sample.figures)
    #expect(back.kinds == sample.kinds)
    #expect(back.sources == sample.sources)
    #expect(Array(back.relationships) == Array(sample.relationships))
  }

  /// A column called `start` is one of no meaning beside `when`; formats that date edges by their own
  /// `start` and `end` keep both apart.
  @Test(arguments: whole + [.gexf, .graphML])
  func attributesNamedAsTheEndsOfSpellsComeBack(_ format: GraphFileFormat) throws {
    var builder = Chronicle.Builder(infersFigures: true)
    builder.add(
      Relationship(
        kind: "alliance", source: "a", target: "b", when: try Period("1926/1930"),
        attributes: [
          Attribute(name: "start", value: "harbor"), Attribute(name: "end", value: "bridge"),
        ]))
    let (file, chronicle) = (try ScratchFile("g"), try builder.build())
    #expect(try chronicle.write(to: file.path, as: format) == [])
    let back = try Chronicle(contentsOf: file.path, as: format)
    #expect(back.relationships.map(\.attributes) == chronicle.relationships.map(\.attributes))
    #expect(back.relationships.map(\.when) == [try Period("1926/1930")])
    // What has no place for them tells of them by these names.
    let lost = try chronicle.write(to: file.path, as: .sif).map(\.what)
    #expect(lost.contains("'start' of relationships"))
    #expect(lost.contains("'end' of relationships"))
  }

  @Test(arguments: whole)
  func everyTruncationIsAnError(_ format: GraphFileFormat) throws {
    let file = try ScratchFile("g")
    let document = GraphDocument.random(seed: 7)
    try format.implementation.write(document, to: file.path)
    let bytes = try file.bytes()
    let end = try #require(bytes.lastIndex { [0x5D, 0x7D].contains($0) })
    for count in 0...end {
      #expect(throws: FormatsError.self) {
        let document = try read(format, bytes[..<count])
        // Of some errors only a chronicle makes a refusal.
        _ = try Chronicle(document: document, options: GraphFileOptions())
      }
    }
    // None of the failures spoils the next reading.
    #expect(try read(format, bytes).nodes.count == document.nodes.count)
  }

  /// DL and SIF hold little; of that, everything comes back.
  @Test(arguments: UInt64(0)..<300)
  func whatDLHoldsComesBack(_ seed: UInt64) throws {
    for document in [NastyDocument.make(seed: seed), GraphDocument.random(seed: seed)] {
      let file = try ScratchFile("g.dl")
      try DL.write(document, to: file.path)
      let back = try DL.read(TableInput(path: file.path))
      let held = document.reduced(to: DL.capacity)
      #expect(back.facts == held.groupedByRelation.facts)
      #expect(back.problems.isEmpty)
      #expect(
        held.losses(in: DL.capacity).filter { !$0.what.hasPrefix("directions") }.isEmpty)
    }
  }

  @Test(arguments: UInt64(0)..<300)
  func whatSIFHoldsComesBack(_ seed: UInt64) throws {
    let document = GraphDocument.random(seed: seed, hard: "\"'<>&;,|[](){}\\%#=~`*: ")
    let file = try ScratchFile("g.sif")
    try SIF.write(document, to: file.path)
    let back = try SIF.read(TableInput(path: file.path))
    let held = document.reduced(to: SIF.capacity)
    func edges(_ document: GraphDocument) -> [String] {
      (0..<document.edges.count).map { edge in
        let ends = [document.edges.sources[edge], document.edges.targets[edge]].map {
          document.nodes.ids[Int($0)]
        }
        let texts = ["kind", "sign"].map { name in
          document.edges.columns.first { $0.name == name }?.values[edge] ?? ""
        }
        return "\(ends) \(texts) \(document.edges.directed[edge])"
      }
    }
    #expect(Set(back.nodes.ids) == Set(held.nodes.ids))
    #expect(edges(back) == edges(held))
    #expect(back.problems.isEmpty && held.losses(in: SIF.capacity).isEmpty)
  }

  @Test(arguments: [GraphFileFormat.sif, .dl])
  func lossesAreTold(_ format: GraphFileFormat) throws {
    let file = try ScratchFile("g.\(format.rawValue)")
    let lost = try Chronicle.stalinCircle.write(to: file.path, as: format).map(\.what)
    #expect(lost.contains("dates of relationships") && lost.contains("dates of figures"))
    #expect(lost.contains(format == .sif ? "names of figures" : "ids of figures"))
    // What is said of dates is said once.
    #expect(!lost.contains { $0.contains("'when'") || $0.contains("'born'") })
    let back = try Chronicle(contentsOf: file.path, as: format)
    let sample = Chronicle.stalinCircle
    #expect(back.figures.count == sample.figures.count)
    func kinds(_ chronicle: Chronicle) -> [String] { chronicle.relationships.map(\.kind).sorted() }
    #expect(kinds(back) == kinds(sample))
  }

  @Test func directionsAndSignsThatNamesDoNotTellAreLosses() throws {
    var document = GraphDocument()
    let (a, b) = (document.nodes.mention("a"), document.nodes.mention("b"))
    document.edges.add(source: a, target: b, directed: true)
    document.edges.add(source: b, target: a, directed: true)
    document.edges.columns = [
      AttributeColumn(name: "kind"), AttributeColumn(name: "sign", type: .integer),
    ]
    for edge in 0..<2 {
      document.edges.columns[0].values[edge] = "likes"
      document.edges.columns[1].values[edge] = "1"
    }
    #expect(
      document.losses(in: SIF.capacity).map(\.what)
        == ["positive signs of relationships", "directions of relationships"])
    #expect(
      document.losses(in: DL.capacity).map(\.what).contains {
        $0.hasPrefix("directions of relationships")
      })
    let file = try ScratchFile("g.dl")
    try DL.write(document, to: file.path)
    let back = try DL.read(TableInput(path: file.path))
    #expect(back.edges.directed == [true, true])
    #expect(back.edges.columns[0].values[0] == "likes-arc")
  }
}
