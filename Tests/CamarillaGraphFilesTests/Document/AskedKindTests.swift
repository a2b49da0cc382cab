import Camarilla
import CamarillaFormats
import CamarillaGraphFiles
import TestSupport
import Testing

/// The kind that a caller asks for is that of all edges which name none, in whatever way a format leaves them
/// without a name.
@Suite struct AskedKindTests {
  private func read(
    _ format: GraphFileFormat, _ text: String, kind: String?
  ) throws -> [String] {
    try inTemporaryFolder { folder in
      let path = folder + "/g." + (format.extensions.first ?? "csv")
      try write(text, to: path)
      let chronicle = try Chronicle(
        contentsOf: path, as: format, options: GraphFileOptions(kind: kind))
      return chronicle.relationships.map { relationship in
        ([relationship.kind] + relationship.attributes.map { "\($0.name)=\($0.value)" })
          .joined(separator: " ")
      }
    }
  }

  private static let relations = """
    *Vertices 3
    *Edges :1
    1 2 1
    *Edges :4
    2 3 1
    *Edges :7 "feud"
    1 3 1

    """

  @Test func unnamedRelationsAreOfIt() throws {
    #expect(try read(.pajek, Self.relations, kind: nil) == ["1", "4", "feud"])
    #expect(
      try read(.pajek, Self.relations, kind: "alliance")
        == ["alliance part=1", "alliance part=4", "feud"])
    // One relation alone has nothing that could be lost.
    #expect(
      try read(.pajek, "*Vertices 2\n*Edges :1\n1 2 1\n", kind: "alliance") == ["alliance"])
    // As in DOT.
    #expect(
      try read(.dot, "graph { a -- b; a -- c; b -- c [kind=feud] }", kind: "alliance")
        == ["alliance", "alliance", "feud"])
  }

  @Test func weightsOfUnnamedRelationsTellSignsAsElsewhere() throws {
    let lines = "*Vertices 3\n*Edges :1\n1 2 1\n1 3 -1\n*Edges :2\n2 3 1\n"
    #expect(
      try read(.pajek, lines, kind: "vote") == [
        "vote part=1", "negative-vote part=1", "vote part=2",
      ])
    #expect(try read(.pajek, lines, kind: nil) == ["1", "negative-1", "2"])
    #expect(
      try read(
        .dot, "graph { a -- b [weight=1]; a -- c [weight=-1]; b -- c [weight=1] }", kind: "vote")
        == ["vote", "negative-vote", "vote"])
  }

  @Test func unnamedGraphsAreOfIt() throws {
    let dot = "graph { a -- b } graph feud { b -- c } graph { a -- c [kind=rivalry] }"
    #expect(
      try read(.dot, dot, kind: nil)
        == ["graph-1 graph=graph-1", "feud graph=feud", "rivalry graph=graph-3"])
    #expect(
      try read(.dot, dot, kind: "alliance").map { $0.split(separator: " ").map(String.init) }
        == [
          ["alliance", "graph=graph-1", "part=graph-1"], ["feud", "graph=feud"],
          ["rivalry", "graph=graph-3"],
        ])
  }

  /// Numbers of relations are told apart in each of several networks, whose names stand beside them.
  @Test func networksOfUnnamedRelations() throws {
    func network(_ name: String) -> String { "*Network \(name)\n" + Self.relations }
    #expect(
      try read(.pajek, network("a") + network("b"), kind: nil)
        == ["1 graph=a", "4 graph=a", "feud graph=a", "1 graph=b", "4 graph=b", "feud graph=b"])
  }
}
