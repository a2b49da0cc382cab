import Camarilla
import CamarillaFormats
import CamarillaGraphFiles

/// One edge from a start to an end, as a file of each format that has a place for them.
enum TimedFile: String, CaseIterable {
  case gexf, gephi, gephiColumns, palladio, json, graphML, dot

  func text(_ start: String, _ end: String) -> String {
    switch self {
    case .gexf:
      """
      <gexf xmlns="http://www.gexf.net/1.2draft" version="1.2"><graph mode="dynamic" timeformat="long">
      <nodes><node id="a"/><node id="b"/></nodes>
      <edges><edge source="a" target="b" start="\(start)" end="\(end)"/></edges></graph></gexf>
      """
    case .gephi: "Source,Target,Timeset\na,b,\"<[\(start), \(end)]>\"\n"
    case .gephiColumns: "Source,Target,Start,End\na,b,\(start),\(end)\n"
    case .palladio: "Source,Target,Start date,End date\na,b,\(start),\(end)\n"
    case .json:
      """
      {"nodes":[{"id":"a"},{"id":"b"}],
      "links":[{"source":"a","target":"b","start":\(json(start)),"end":\(json(end))}]}
      """
    case .graphML:
      """
      <graphml><key id="s" for="edge" attr.name="start" attr.type="string"/>
      <key id="e" for="edge" attr.name="end" attr.type="string"/>
      <graph edgedefault="undirected"><node id="a"/><node id="b"/>
      <edge source="a" target="b"><data key="s">\(start)</data><data key="e">\(end)</data></edge></graph></graphml>
      """
    case .dot: "graph { a -- b [start=\"\(start)\", end=\"\(end)\"] }"
    }
  }

  /// Numbers are numbers in JSON, as programs write them.
  private func json(_ text: String) -> String {
    Double(text) != nil && (text == "0" || !text.hasPrefix("0")) ? text : "\"\(text)\""
  }

  func read(_ text: String) throws(FormatsError) -> GraphDocument {
    let input = TableInput(name: "x", bytes: Array(text.utf8))
    return switch self {
    case .gexf: try GEXF.read(input)
    case .gephi, .gephiColumns: try Gephi.read(edges: input, nodes: nil)
    case .palladio: try Palladio.read(edges: input, nodes: nil)
    case .json: try NodeLink.read(input)
    case .graphML: try GraphML.read(input)
    case .dot: try DOT.read(input)
    }
  }

  /// When the edge holds, or what is wrong.
  func when(_ start: String, _ end: String) -> String {
    whens(text(start, end)).joined(separator: " ")
  }

  /// When the edges of a file hold, or what is wrong with it.
  func whens(_ text: String) -> [String] {
    do throws(FormatsError) {
      return try Chronicle(document: read(text), options: GraphFileOptions()).relationships.map {
        "\($0.when)"
      }
    } catch {
      guard case .invalid(let invalid) = error else { return ["\(error)"] }
      return invalid.problems.filter { $0.severity == .error }.map(\.message)
    }
  }
}
