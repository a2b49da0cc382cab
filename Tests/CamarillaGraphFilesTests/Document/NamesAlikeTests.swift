import Camarilla
import CamarillaFormats
import CamarillaGraphFiles
import TestSupport
import Testing

/// Attributes that are called alike, or alike but for the case: the exact name means what it means, the
/// other is kept, and both are told.
@Suite struct NamesAlikeTests {
  private func read(
    _ format: GraphFileFormat, _ text: String
  ) throws -> (chronicle: Chronicle, told: [String]) {
    try inTemporaryFolder { folder in
      let path = folder + "/g." + (format.extensions.first ?? "csv")
      try write(text, to: path)
      let chronicle = try Chronicle(contentsOf: path, as: format)
      // What was read can be written and read again.
      try chronicle.write(toPackage: folder + "/chronicle")
      let back = try Chronicle(contentsOf: folder + "/chronicle")
      #expect(back.figures == chronicle.figures)
      #expect(Array(back.relationships) == Array(chronicle.relationships))
      return (chronicle, chronicle.warnings.filter { $0.rule != .missingValue }.map(\.message))
    }
  }

  private func attributes(_ figure: Figure) -> [String] {
    figure.attributes.map { "\($0.name)=\($0.value)" }
  }

  private func attributes(_ relationship: Relationship) -> [String] {
    relationship.attributes.map { "\($0.name)=\($0.value)" }
  }

  private static func graphML(_ keys: [(String, String, String)], _ node: String, _ edge: String)
    -> String
  {
    "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">"
      + keys.map { "<key id=\"\($0)\" for=\"\($1)\" attr.name=\"\($2)\" attr.type=\"string\"/>" }
      .joined()
      + "<graph edgedefault=\"undirected\"><node id=\"a\">\(node)</node><node id=\"b\"/>"
      + "<edge source=\"a\" target=\"b\">\(edge)</edge></graph></graphml>"
  }

  @Test(arguments: [false, true])
  func inGraphML(_ isReversed: Bool) throws {
    let keys = [
      ("w", "edge", "weight"), ("W", "edge", "Weight"), ("l", "node", "label"),
      ("L", "node", "Label"), ("c", "node", "color"), ("C", "node", "Color"),
      ("d", "node", "color"),
    ]
    let (chronicle, told) = try read(
      .graphML,
      Self.graphML(
        isReversed ? keys.reversed() : keys,
        "<data key=\"l\">Ann</data><data key=\"L\">LL</data><data key=\"c\">red</data>"
          + "<data key=\"C\">x</data><data key=\"d\">blue</data>",
        "<data key=\"w\">2</data><data key=\"W\">3</data>"))
    #expect(chronicle.figures[0].name == "Ann")
    #expect(
      attributes(chronicle.figures[0]).sorted()
        == ["Color=x", "Label=LL", "color-2=blue", "color=red"])
    #expect(chronicle.relationships[0].weight == 2)
    #expect(attributes(chronicle.relationships[0]) == ["Weight=3"])
    #expect(told.count == 4, "\(told)")
    // Alone, another case means the same.
    let alone = try read(
      .graphML,
      Self.graphML(
        [("w", "edge", "Weight"), ("n", "node", "Name")], "<data key=\"n\">Ann</data>",
        "<data key=\"w\">2</data>"))
    #expect(
      alone.chronicle.relationships[0].weight == 2 && alone.chronicle.figures[0].name == "Ann")
    #expect(alone.told.isEmpty)
  }

  @Test func inGEXF() throws {
    func gexf(_ attributes: String, _ edge: String) -> String {
      "<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\"><graph><attributes class=\"edge\">"
        + "\(attributes)</attributes><nodes><node id=\"a\"/><node id=\"b\"/></nodes><edges>\(edge)</edges>"
        + "</graph></gexf>"
    }
    let beside = try read(
      .gexf,
      gexf(
        "<attribute id=\"0\" title=\"Weight\" type=\"double\"/>",
        "<edge source=\"a\" target=\"b\" weight=\"2\"><attvalues><attvalue for=\"0\" value=\"3\"/></attvalues></edge>"
      ))
    #expect(beside.chronicle.relationships[0].weight == 2 && beside.told.count == 1)
    #expect(attributes(beside.chronicle.relationships[0]) == ["Weight=3"])
    let two = try read(
      .gexf,
      gexf(
        "<attribute id=\"0\" title=\"Weight\" type=\"double\"/><attribute id=\"1\" title=\"weight\" type=\"double\"/>"
          + "<attribute id=\"2\" title=\"x\" type=\"string\"/><attribute id=\"3\" title=\"x\" type=\"string\"/>",
        "<edge source=\"a\" target=\"b\"><attvalues><attvalue for=\"0\" value=\"3\"/><attvalue for=\"1\" value=\"2\"/>"
          + "<attvalue for=\"2\" value=\"p\"/><attvalue for=\"3\" value=\"q\"/></attvalues></edge>")
    )
    #expect(two.chronicle.relationships[0].weight == 2 && two.told.count == 2)
    #expect(attributes(two.chronicle.relationships[0]).sorted() == ["Weight=3", "x-2=q", "x=p"])
  }

  @Test func inTables() throws {
    let gephi = try read(.gephi, "Source,Target,weight,Weight,x,x\na,b,3,2,p,q\n")
    #expect(gephi.chronicle.relationships[0].weight == 2 && gephi.told.count == 2)
    #expect(
      attributes(gephi.chronicle.relationships[0]).sorted() == ["edge-weight=3", "x-2=q", "x=p"])
    let spells = try read(.edgeSpells, "onset,terminus,tail,head,Weight,weight\n1,2,1,2,3,2\n")
    #expect(spells.chronicle.relationships[0].weight == 2 && spells.told.count == 1)
    #expect(attributes(spells.chronicle.relationships[0]) == ["Weight=3"])
  }

  // MARK: In every format

  /// An edge from a to b with some attributes, as each format has them.
  private func file(_ format: GraphFileFormat, _ attributes: [(name: String, value: String)])
    -> String
  {
    let names = attributes.map(\.name).joined(separator: ",")
    let values = attributes.map(\.value).joined(separator: ",")
    switch format {
    case .graphML:
      return Self.graphML(
        attributes.map { ($0.name, "edge", $0.name) }, "",
        attributes.map { "<data key=\"\($0.name)\">\($0.value)</data>" }.joined())
    case .gexf:
      return
        "<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\"><graph><attributes class=\"edge\">"
        + attributes.map { "<attribute id=\"\($0.name)\" title=\"\($0.name)\" type=\"string\"/>" }
        .joined() + "</attributes><nodes><node id=\"a\"/><node id=\"b\"/></nodes><edges>"
        + "<edge source=\"a\" target=\"b\" type=\"directed\"><attvalues>"
        + attributes.map { "<attvalue for=\"\($0.name)\" value=\"\($0.value)\"/>" }.joined()
        + "</attvalues></edge></edges></graph></gexf>"
    case .pajek:
      return "*Vertices 2\n1 \"a\"\n2 \"b\"\n*Arcs\n1 2 1 "
        + attributes.map { "\($0.name) \($0.value)" }.joined(separator: " ") + "\n"
    case .nodeLink:
      return
        "{\"directed\":true,\"nodes\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"edges\":[{\"source\":\"a\","
        + "\"target\":\"b\"" + attributes.map { ",\"\($0.name)\":\"\($0.value)\"" }.joined()
        + "}]}"
    case .graphology:
      return
        "{\"options\":{\"type\":\"directed\"},\"nodes\":[{\"key\":\"a\"},{\"key\":\"b\"}],"
        + "\"edges\":[{\"source\":\"a\",\"target\":\"b\",\"attributes\":{"
        + attributes.map { "\"\($0.name)\":\"\($0.value)\"" }.joined(separator: ",") + "}}]}"
    case .cx2:
      return
        "[{\"nodes\":[{\"id\":0,\"v\":{\"name\":\"a\"}},{\"id\":1,\"v\":{\"name\":\"b\"}}]},"
        + "{\"edges\":[{\"id\":0,\"s\":0,\"t\":1,\"v\":{\"directed\":true,"
        + attributes.map { "\"\($0.name)\":\"\($0.value)\"" }.joined(separator: ",") + "}}]}]"
    case .gml:
      return
        "graph [ directed 1 node [ id 0 label \"a\" ] node [ id 1 label \"b\" ]"
        + " edge [ source 0 target 1 "
        + attributes.map { "\($0.name) \"\($0.value)\"" }.joined(separator: " ") + " ] ]"
    // They have no attributes.
    case .sif, .dl: return ""
    case .dot:
      return "digraph { a -> b ["
        + attributes.map { "\($0.name)=\"\($0.value)\"" }.joined(separator: ", ") + "] }"
    case .edgeSpells: return "onset,terminus,tail,head,\(names)\n-Inf,Inf,a,b,\(values)\n"
    case .gephi, .palladio: return "Source,Target,\(names)\na,b,\(values)\n"
    }
  }

  /// What a column means, and a value of it that shows whether it counts.
  enum Meaning: String, CaseIterable {
    case kind, sign, when, start, end, weight

    var values: (own: String, other: String) {
      switch self {
      case .kind: ("vote", "visit")
      case .sign: ("-1", "1")
      case .when, .start, .end: ("1917", "1918")
      case .weight: ("2", "3")
      }
    }

    func counts(_ value: String, in chronicle: Chronicle) -> Bool {
      let relationship = chronicle.relationships[0]
      switch self {
      case .kind: return relationship.kind == value
      case .sign:
        return chronicle.kinds.first { $0.name == relationship.kind }?.sign.rawValue == Int(value)
      case .when, .start, .end: return relationship.when.description.contains(value)
      case .weight: return relationship.weight == Double(value)
      }
    }

    /// Whether the format has a place of its own for it, or another name.
    func isForeign(to format: GraphFileFormat) -> Bool {
      switch (self, format) {
      case (.weight, .pajek), (.start, .edgeSpells), (.end, .edgeSpells): true
      // Written with a capital there; see `inTables`.
      case (_, .sif), (_, .dl): true
      case (.weight, .gephi), (.weight, .palladio), (.start, .palladio), (.end, .palladio): true
      default: false
      }
    }
  }

  @Test(arguments: GraphFileFormat.allCases, Meaning.allCases)
  func theExactNameCountsAndTheOtherIsKept(_ format: GraphFileFormat, _ meaning: Meaning) throws {
    if meaning.isForeign(to: format) { return }
    let name = meaning.rawValue
    let (own, other) = meaning.values
    for variant in [name.prefix(1).uppercased() + name.dropFirst(), name.uppercased()] {
      for isFirst in [true, false] {
        let both = [(name: name, value: own), (name: variant, value: other)]
        let (chronicle, told) = try read(format, file(format, isFirst ? both : both.reversed()))
        #expect(meaning.counts(own, in: chronicle), "\(file(format, both))")
        #expect(attributes(chronicle.relationships[0]) == ["\(variant)=\(other)"])
        let alike = told.filter { $0.contains("'\(name)'") && $0.contains("'\(variant)'") }
        #expect(alike.count == 1, "\(told)")
      }
      // Alone, another case means the same, and there is nothing to tell.
      let (alone, told) = try read(format, file(format, [(name: variant, value: own)]))
      #expect(meaning.counts(own, in: alone))
      #expect(alone.relationships[0].attributes.isEmpty && told.isEmpty, "\(told)")
    }
  }

  /// What other programs call `Note` may be something else; beside `note` it is told all the same.
  @Test func namesThatOnlyCountExactlyAreToldToo() throws {
    let (chronicle, told) = try read(
      .gephi, "Source,Target,Note,note,Confidence\na,b,x,y,95\n")
    #expect(chronicle.relationships[0].note == "y" && chronicle.relationships[0].confidence == 1)
    #expect(attributes(chronicle.relationships[0]) == ["Note=x", "Confidence=95"])
    #expect(told.count == 1)
  }

  @Test func aWeightInAnotherCaseMayBeNoNumber() throws {
    let json = """
      {"nodes":[{"id":"a"},{"id":"b"}],"edges":[{"source":"a","target":"b","Weight":"heavy"},
      {"source":"b","target":"a","Weight":-2}]}
      """
    let (chronicle, told) = try read(.nodeLink, json)
    #expect(chronicle.relationships.map(\.weight) == [1, 2])
    #expect(chronicle.relationships.map(\.kind) == ["positive-tie", "negative-tie"])
    #expect(told == ["the weight 'heavy' is no number and counts as 1"])
  }

  /// Each of so many would try the names of all before it, were they not numbered.
  @Test func alikeButForBlanks() throws {
    let blanks = (0..<100).map { String(repeating: " ", count: $0) }
    let members = blanks.flatMap { front in
      blanks.map { "\"\(front)x\($0)\": \"\(front.count) \($0.count)\"" }
    }
    let json =
      "{\"nodes\": [{\"id\": \"a\", \(members.joined(separator: ", "))}], \"links\": []}"
    var found: [String] = []
    let seconds = try processorSeconds {
      found = attributes(try read(.nodeLink, json).chronicle.figures[0])
    }
    #expect(seconds < 60)
    #expect(found.count == 10_000)
    #expect(found.prefix(3) == ["x=0 0", "x-2=0 1", "x-3=0 2"])
  }
}
