import Camarilla
import CamarillaFormats
import Testing

@testable import CamarillaGraphFiles

private func found(_ text: String) throws -> [String] {
  try problems(text, GEXF.read).map(\.description)
}

/// A file whose graph is on line 2, its nodes on line 3.
private func file(_ attributes: String, _ nodes: String, _ edges: String = "") -> String {
  "<gexf version=\"1.3\">\n<graph>\(attributes)\n<nodes>\(nodes)</nodes>\n<edges>\(edges)</edges></graph></gexf>"
}

@Suite struct GEXFFaultTests {
  @Test func unknownTypesAreNamedWithThoseThereAre() throws {
    let text = file(
      "<attributes class=\"node\"><attribute id=\"0\" title=\"age\" type=\"intger\"/></attributes>",
      "")
    let problem = try #require(try problems(text, GEXF.read).first)
    #expect(
      problem.message.hasPrefix(
        "the attribute 'age' has the unknown type 'intger'; expected one of"))
    #expect(problem.message.contains("integer, long, double, float, boolean, string"))
    #expect(problem.message.hasSuffix("did you mean 'integer'?"))
    #expect(problem.location == .init(file: "f", line: 2, column: 68))
  }

  @Test func everyKnownTypeIsRead() throws {
    for (name, type) in GEXF.types {
      let document = try parsed(
        file(
          "<attributes class=\"node\"><attribute id=\"0\" title=\"x\" type=\"\(name)\"/></attributes>",
          "<node id=\"a\"/>"), GEXF.read)
      #expect(document.nodes.columns.map(\.type) == [type])
    }
  }

  @Test func identitiesAndEnds() throws {
    #expect(
      try found(file("", "<node id=\"a\"/><node id=\"a\"/>")) == [
        "f:3:31: error: two nodes have the id 'a' (see f:3:17)"
      ])
    #expect(
      try found(file("", "<node id=\"lenin\"/>", "<edge source=\"lenin\" target=\"lenni\"/>")) == [
        "f:4:36: warning: an edge's end is the node 'lenni', which is not declared, and is added"
          + " — did you mean 'lenin'?"
      ])
    #expect(
      try found(file("", "<node/>")) == [
        "f:3:8: error: a node has no id; expected an attribute 'id'"
      ])
  }

  @Test func valuesAndTimes() throws {
    let attributes =
      "<attributes class=\"node\"><attribute id=\"0\" title=\"age\" type=\"integer\"><options>1|2</options></attribute></attributes>"
    func node(_ rest: String) -> String { "<node id=\"a\">\(rest)</node>" }
    #expect(
      try found(file(attributes, node("<attvalues><attvalue for=\"0\" value=\"x\"/></attvalues>")))
        == ["f:3:56: error: the value of 'age' is 'x'; expected a whole number"])
    #expect(
      try found(file(attributes, node("<attvalues><attvalue for=\"1\" value=\"x\"/></attvalues>")))
        == [
          "f:3:46: warning: unknown attribute '1' of nodes, read as one of that name"
        ])
    #expect(
      try found(file(attributes, node("<attvalues><attvalue for=\"0\" value=\"3\"/></attvalues>")))
        == ["f:3:56: warning: '3' is none of the options of 'age'"])
    #expect(
      try found(file("", "<node id=\"a\" start=\"May 1920\"/>")) == [
        "f:3:27: error: 'May 1920' is no time; expected a year, or a date such as 1926-05-14"
          + " — did you mean 1920-05?"
      ])
    #expect(
      try found(file("", "<node id=\"a\" start=\"1920-02-30\"/>")) == [
        "f:3:27: error: '1920-02-30' is no time; expected a year, or a date such as 1926-05-14"
      ])
    #expect(
      try found(file("", "<node id=\"a\" start=\"1921\" end=\"1920\"/>")) == [
        "f:3:38: error: a spell ends on 1920-12-31, before it begins on 1921-01-01; expected an end that is"
          + " not before the start"
      ])
    #expect(
      try found(
        file(
          "", "<node id=\"a\"/>", "<edge source=\"a\" target=\"a\" type=\"direct\" weight=\"?\"/>"))
        == [
          "f:4:41: error: unknown type of edge 'direct'; expected one of directed, undirected, mutual — did"
            + " you mean 'directed'?",
          "f:4:57: warning: the weight '?' is no number and counts as 1",
        ])
    #expect(
      try found(file("", "<node id=\"a\"/>", "<edge source=\"a\" target=\"a\" type=\"mutual\"/>"))
        == ["f:4:8: warning: mutual edges, which run both ways, are read as undirected"])
  }

  @Test func aFileThatEndsAnywhereIsAnErrorWithItsPlace() throws {
    let text = Array(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <gexf version="1.3" xmlns:viz="v"><meta><title>é</title></meta>
        <graph mode="dynamic" timeformat="date">
          <attributes class="node"><attribute id="0" title="n" type="integer"><default>1</default></attribute></attributes>
          <nodes><node id="a" start="1920"><attvalues><attvalue for="0" value="3"/></attvalues><viz:size value="1"/></node></nodes>
          <edges><edge source="a" target="a"><spells><spell end="1930"/></spells></edge></edges>
        </graph>
      </gexf>
      """.utf8)
    #expect(try problems(String(decoding: text, as: UTF8.self), GEXF.read).isEmpty)
    for count in 0..<text.count {
      do throws(FormatsError) {
        _ = try GEXF.read(TableInput(name: "f", bytes: Array(text[..<count])))
        Issue.record("\(count) bytes are a whole file")
      } catch {
        guard case .invalid(let invalid) = error else { throw error }
        let last = try #require(invalid.problems.last)
        #expect(last.severity == .error)
        #expect(last.location != nil)
      }
    }
  }
}
