import Camarilla
import CamarillaFormats
import CamarillaGraphFiles
import TestSupport
import Testing

@Suite struct GephiTests {
  private func input(_ text: String, _ name: String = "edges.csv") -> TableInput {
    TableInput(name: name, bytes: Array(text.utf8))
  }

  private func read(_ edges: String, _ nodes: String? = nil) throws -> GraphDocument {
    try Gephi.read(edges: input(edges), nodes: nodes.map { input($0, "nodes.csv") })
  }

  private func spells(_ table: SpellTable, _ row: Int32, _ document: GraphDocument) -> String {
    table.spells(ofRow: row).map { "\(document.periods[table.periods[$0]])" }
      .joined(separator: " ")
  }

  @Test(arguments: UInt64(0)..<300)
  func whatThereIsAPlaceForComesBack(_ seed: UInt64) throws {
    try inTemporaryFolder { folder in
      for (name, document) in [
        ("a", NastyDocument.make(seed: seed)), ("b", GraphDocument.random(seed: seed)),
      ] {
        for path in ["\(folder)/\(name).csv", "\(folder)/\(name)"] {
          try Gephi.write(document, to: path)
          let back = try Gephi.read(path)
          #expect(back.facts == document.reduced(to: Gephi.capacity).facts)
        }
      }
    }
  }

  /// As the Data Laboratory exports a graph whose times are numbers.
  @Test func whatGephiExports() throws {
    let document = try read(
      """
      Source,Target,Type,Id,Label,timeset,Weight,kind
      stalin,trotsky,Undirected,0,,"<[1917.0, 1924.0]; (1930.0, 1933.0)>",1.0,alliance
      lenin,stalin,Directed,1,a label,"<[-Infinity, 1922.5]>",2.5,
      lenin,ghost,Directed,2,,,1.0,
      """,
      """
      Id,Label,timeset,office
      stalin,"Stalin, J.","<[1878.0, 1953.0]>",secretary
      trotsky,,,
      lenin,Lenin,<empty>,
      """)
    #expect(document.nodes.ids == ["stalin", "trotsky", "lenin", "ghost"])
    #expect(document.nodes.labels[0] == "Stalin, J.")
    #expect(spells(document.nodes.spells, 0, document) == "1878/1953")
    #expect(document.nodes.columns.map(\.name) == ["office"])
    #expect(document.edges.directed == [false, true, true])
    #expect(document.edges.weights == [1, 2.5, 1])
    #expect(spells(document.edges.spells, 0, document) == "1917/1924 1931/1932")
    #expect(spells(document.edges.spells, 1, document) == "../1922-07-02")
    #expect(
      document.problems.map(\.message) == ["1 node is not in the table of nodes"])
  }

  @Test func separatorsAndDates() throws {
    for separator in [";", "\t", ","] {
      let text = """
        source|target|interval|weight
        a|b|<[1917-03-02, 1917-12-31)>|3
        a|b|"<[2000-01-01T00:00:00, Infinity]>"|
        """
        .replacing("|", with: separator)
        .replacing("<[1917-03-02, 1917-12-31)>", with: "\"<[1917-03-02, 1917-12-31)>\"")
      let document = try read(text)
      #expect(spells(document.edges.spells, 0, document) == "1917-03-02/1917-12-30")
      #expect(spells(document.edges.spells, 1, document) == "2000-01-01/..")
      #expect(document.edges.weights == [3, 1])
      #expect(document.edges.directed == [true, true])
    }
  }

  @Test func pointsInTime() throws {
    let points = try read(
      "Source,Target,Timeset\na,b,\"<[1917.0, 1918.0]>\"\nb,a,\"<[1920.0, 1921.0, 1923.0]>\"\n")
    #expect(spells(points.edges.spells, 0, points) == "1917 1918")
    #expect(spells(points.edges.spells, 1, points) == "1920 1921 1923")
    let headed = try read("Source,Target,Timestamp\na,b,\"<[1917.0, 1918.0]>\"\nb,a,1920-05-01\n")
    #expect(spells(headed.edges.spells, 0, headed) == "1917 1918")
    #expect(spells(headed.edges.spells, 1, headed) == "1920-05-01")
    // Milliseconds since 1970, as Gephi keeps dates.
    let dates = try read("Source,Target,Interval\na,b,\"<[-86400000, 946684800000.0]>\"\n")
    #expect(spells(dates.edges.spells, 0, dates) == "1969-12-31/2000-01-01")
  }

  @Test func oneTimeIsAnEventAndTwoAreAnInterval() throws {
    let mixed = try read(
      "Source,Target,Timeset\na,b,\"<[1918-01-01, 1918-12-31]>\"\na,b,<[1921-01-01]>\n")
    #expect(spells(mixed.edges.spells, 0, mixed) == "1918-01-01/1918-12-31")
    #expect(spells(mixed.edges.spells, 1, mixed) == "1921-01-01")
    // What only intervals have settles it for the column.
    for proof in [
      "<[1930.0, 1933.0)>", "<[1930.0, 1931.0]; [1933.0, 1934.0]>", "<[-Infinity, 1933.0]>",
    ] {
      let proven = try read(
        "Source,Target,Timeset\na,b,\"<[1917.0, 1924.0]>\"\na,b,\"\(proof)\"\n"
          + "a,b,\"<[1925.0, 1926.0, 1927.0]>\"\n")
      #expect(spells(proven.edges.spells, 0, proven) == "1917/1924")
      #expect(spells(proven.edges.spells, 2, proven) == "1925 1926 1927")
    }
  }

  @Test func yearsAreNumbersIfAllAre() throws {
    var document = GraphDocument()
    let a = document.nodes.mention("a")
    for period in ["1917", "1918/1920", "1921/.."] {
      let edge = document.edges.add(source: a, target: a, directed: true)
      document.edges.spells.add(document.periods.intern(try Period(period)), row: edge)
    }
    try inTemporaryFolder { folder in
      try Gephi.write(document, to: folder + "/years")
      #expect(
        try contents(of: folder + "/years/edges.csv") == """
          Source,Target,Type,Id,Label,Timeset,Weight
          a,a,Directed,,,"<[1917.0, 1917.0]>",1
          a,a,Directed,,,"<[1918.0, 1920.0]>",1
          a,a,Directed,,,"<[1921.0, Infinity]>",1

          """)
      #expect(try contents(of: folder + "/years/nodes.csv") == "Id,Label,Timeset\na,a,\n")
      document.nodes.spells.add(document.periods.intern(try Period("1899-05-02/1950")), row: a)
      try Gephi.write(document, to: folder + "/days.csv")
      #expect(
        try contents(of: folder + "/days-nodes.csv")
          == "Id,Label,Timeset\na,a,\"<[1899-05-02, 1950-12-31]>\"\n")
      #expect(try contents(of: folder + "/days.csv").contains("\"<[1917-01-01, 1917-12-31]>\""))
    }
  }

  @Test func tablesInAFolderAreFoundByTheirNames() throws {
    try inTemporaryFolder { folder in
      try write("Source,Target\na,b\n", to: folder + "/stalin [Edges].csv")
      try write("Id,Label\na,Ann\n", to: folder + "/stalin [Nodes].csv")
      #expect(try Gephi.read(folder).nodes.labels[0] == "Ann")
      try write("Source,Target\na,b\n", to: folder + "/more edges.csv")
      #expect(throws: FormatsError.self) { try Gephi.read(folder) }
      try write("Source,Target\nx,y\n", to: folder + "/edges.csv")
      #expect(try Gephi.read(folder).nodes.ids.suffix(2) == ["x", "y"])
    }
  }

  /// As the Data Laboratory exports weights that change.
  @Test func weightsThatChange() throws {
    let document = try read(
      """
      Source,Target,Type,Weight
      a,b,Undirected,"<[1917.0, 1918.0, 2.5]; [1919.0, 1920.0, 0.5]>"
      a,c,Undirected,"<[1917.0, 3]>"
      a,d,Undirected,4
      """)
    let chronicle = try Chronicle(document: document, options: GraphFileOptions())
    #expect(
      chronicle.relationships.map { "\($0.target) \($0.when) \($0.weight)" } == [
        "b 1917/1918 2.5", "b 1919/1920 0.5", "c 1917 3.0", "d / 4.0",
      ])
  }

  @Test func columnsAsGephiNamesThem() throws {
    let document = try read(
      "Source,Target,Type,Kind,Start,End\na,b,Undirected,alliance,1917,1918-05-01\n")
    let chronicle = try Chronicle(document: document, options: GraphFileOptions())
    #expect(chronicle.relationships.map(\.kind) == ["alliance"])
    #expect(chronicle.relationships.map { "\($0.when)" } == ["1917/1918-05-01"])
    // The exact name comes first.
    let both = try read("Source,Target,Kind,kind\na,b,1,rivalry\n")
    #expect(both.edges.columns.map(\.name) == ["Kind", "kind"])
  }

  /// Mutual edges run both ways, and are read as those of GEXF are.
  @Test func mutualEdges() throws {
    let document = try read("Source,Target,Type\na,b,Mutual\nb,c,mutual\nc,d,Directed\n")
    #expect(document.edges.directed == [false, false, true])
    #expect(document.problems.map(\.severity) == [.warning])
  }

  /// The reader's own errors and those of the columns that are a chronicle's.
  @Test func allFaultsInOneRun() throws {
    let said = refusal {
      _ = try read("Source,Target,Type,when,confidence\na,b,Undirectd,1926,1\na,c,,19x6,high\n")
    }
    #expect(said.count == 3)
    for text in ["'Undirectd'", "'19x6'", "'high'"] {
      #expect(said.contains { $0.contains(text) }, "\(said)")
    }
  }

  @Test func faultsHaveTheirPlaces() throws {
    #expect(
      refusal {
        _ = try read(
          "Source,Target,Type,Weight,Timeset\na,b,Undirectd,x,\na,,Directed,1,[a]\na,b,,1,<[3.0; 2]>\n"
            + "a,b,,1,\"<[3.0, 2.0]>\"\n")
      } == [
        "2:5: 'Undirectd' is no type of an edge; expected Directed or Undirected"
          + " — did you mean 'Undirected'?",
        "2:15: the weight 'x' is no number and counts as 1",
        "3:3: an end of the edge is missing; expected a node's id",
        "4:8: '<[3.0; 2]>' is no set of times; expected intervals, as in <[1917.0, 1924.0]>, of years or"
          + " dates",
        "5:8: '<[3.0, 2.0]>' ends before it begins",
      ])
    #expect(
      refusal { _ = try read("Source,Target\na,b\n", "Id,Label\na,A\na,B\n,C\n") } == [
        "3:1: the id 'a' stands on line 2 already; expected every id once",
        "4:1: the id is missing; expected a text",
      ])
  }

  @Test func noTruncationCrashes() throws {
    let edges = Array(
      "\u{FEFF}Source;Target;Type;Timeset\r\na;\"b\"\"\";Directed;\"<[1917.0, 1924-05-01); (3, Infinity]>\"\r\n"
        .utf8)
    for length in 0..<edges.count {
      _ = try? Gephi.read(
        edges: TableInput(name: "x", bytes: Array(edges[..<length])), nodes: nil)
    }
  }
}
