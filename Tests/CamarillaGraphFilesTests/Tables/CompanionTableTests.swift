import Camarilla
import CamarillaFormats
import CamarillaGraphFiles
import TestSupport
import Testing

/// A table that is named alone is read with what belongs to it by the format's own naming.
@Suite struct CompanionTableTests {
  private static let edges = "Source,Target\na,b\nb,c\n"
  private static let nodes = "Id,Label\na,Anna\nb,Bela\nc,Cora\n"

  /// The names of figures that come of a folder's tables, and what is told of them.
  private func read(
    _ path: String, of files: [String: String], as format: GraphFileFormat = .gephi
  ) throws -> (names: [String], told: [String]) {
    try inTemporaryFolder { folder in
      for (name, text) in files { try write(text, to: folder + "/" + name) }
      let chronicle = try Chronicle(
        contentsOf: path.isEmpty ? folder : folder + "/" + path, as: format)
      return (
        chronicle.figures.map(\.name),
        chronicle.warnings.filter { $0.rule == .malformedTable }.map(\.message)
      )
    }
  }

  @Test(arguments: [
    ("edges.csv", "nodes.csv"), ("Edges.CSV", "Nodes.csv"), ("edges.tsv", "nodes.csv"),
    ("stalin [Edges].csv", "stalin [Nodes].csv"), ("edges_1926.txt", "nodes_1926.txt"),
    ("pacts.csv", "pacts-nodes.csv"), ("edges.csv", "edges-nodes.csv"),
    ("pacts.dat", "pacts-nodes.dat"),
  ])
  func gephisNodesAreReadWithTheirEdges(_ edges: String, _ nodes: String) throws {
    let read = try read(edges, of: [edges: Self.edges, nodes: Self.nodes])
    #expect(read.names == ["Anna", "Bela", "Cora"] && read.told.isEmpty, "\(read)")
  }

  @Test func palladioAndSpellsHaveTheirOwnNames() throws {
    for edges in ["relations.csv", "edges.csv"] {
      let people = try read(
        edges,
        of: [edges: "Source,Target,Date\na,b,1920\n", "people.csv": "Name,Id\nAnna,a\nBela,b\n"],
        as: .palladio)
      #expect(people.names == ["Anna", "Bela"] && people.told.isEmpty, "\(people)")
    }
    let spells = try read(
      "edges.csv",
      of: [
        "edges.csv": "onset,terminus,tail,head\n1917,1920,1,2\n",
        "vertices.csv": "vertex.id,name\n1,Anna\n2,Bela\n",
        // Of another format.
        "nodes.csv": "Id,Label\n1,X\n",
      ], as: .edgeSpells)
    #expect(spells.names == ["Anna", "Bela"] && spells.told.isEmpty, "\(spells)")
  }

  @Test func whatDoesNotBelongToThemIsNotRead() throws {
    // Another name says nothing of the two.
    let others = try read("pacts.csv", of: ["pacts.csv": Self.edges, "nodes.csv": Self.nodes])
    #expect(others.names == ["a", "b", "c"] && others.told.isEmpty, "\(others)")
    // What is called so and is something else is told.
    let misfit = try read("edges.csv", of: ["edges.csv": Self.edges, "nodes.csv": "x,y\n1,2\n"])
    #expect(misfit.names == ["a", "b", "c"])
    #expect(misfit.told == ["'nodes.csv' beside it is not read; it has no column 'id'"])
    // Of two, neither.
    let files = ["edges.csv": Self.edges, "nodes.csv": Self.nodes, "nodes.tsv": Self.nodes]
    let two = try read("edges.csv", of: files)
    #expect(two.names == ["a", "b", "c"])
    #expect(
      two.told == [
        "nodes.csv and nodes.tsv beside it may both be its table of nodes, and none is read"
      ])
    #expect(throws: FormatsError.self) { try read("", of: files) }
    // What was written with it comes before.
    let written = try read(
      "edges.csv",
      of: ["edges.csv": Self.edges, "edges-nodes.csv": Self.nodes, "nodes.csv": "Id,Label\na,X\n"])
    #expect(written.names == ["Anna", "Bela", "Cora"])
    #expect(written.told == ["'nodes.csv' beside it is not read"])
  }

  /// What is wrong with a node stands in the table of nodes, and is told of there.
  @Test func problemsOfNodesNameTheirFile() throws {
    let folder = try TemporaryFolder()
    let edges = try folder.file("edges.csv", "Source,Target,when\na,b,1920\nb,c,19q6\n")
    _ = try folder.file("nodes.csv", "Id,Label,born\na,Anna,1900\nb ,Bela,19q7\n")
    let error = #expect(throws: FormatsError.self) {
      try Chronicle(contentsOf: edges, as: .gephi)
    }
    guard case .invalid(let invalid)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    let told = invalid.problems.filter { $0.rule == .malformedDate }.map { problem in
      "\(fileName(of: problem.location!.file)):\(problem.location!.line): \(problem.text ?? "")"
    }
    #expect(Set(told) == ["edges.csv:3: 19q6", "nodes.csv:3: 19q7"], "\(told)")
  }
}
