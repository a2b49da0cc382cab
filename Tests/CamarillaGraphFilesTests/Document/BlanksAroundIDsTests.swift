import Camarilla
import CamarillaFormats
import Testing

@testable import CamarillaGraphFiles

/// Nodes that nothing but blanks around their ids told apart.
@Suite struct BlanksAroundIDsTests {
  @Test func contradictionsOfNodesThatAreMadeOneAreTold() throws {
    var document = GraphDocument(file: "x")
    let nodes = ["s", "s ", " s", "t"].enumerated().map {
      document.nodes.mention($1, line: $0 + 2)
    }
    for node in nodes.dropLast() {
      document.edges.add(source: node, target: nodes[3], directed: false)
    }
    var (office, party) = (AttributeColumn(name: "office"), AttributeColumn(name: "party"))
    (office.values[0], office.values[1], office.values[2]) = ("chair", "clerk", "guard")
    (party.values[1], party.values[2]) = ("left", "left")
    document.nodes.columns = [office, party]
    let told = document.withoutBlanksAroundIDs()
    #expect(told.nodes.ids == ["s", "t"])
    #expect(told.nodes.columns[0].values[0] == "chair" && told.nodes.columns[1].values[0] == "left")
    #expect(
      told.problems.map(\.description).filter { $0.contains("office") || $0.contains("party") } == [
        "x:3:1: warning: the nodes that are read as 's' have the 'office' 'chair' and 'clerk'; the first"
          + " counts (2 times)"
      ])
  }
}
