import Camarilla
import CamarillaFormats

// What elements of every vocabulary say alike.

extension GraphAssembler {
  /// The id of the node at hand, which stands until the next element is asked for; nil, and an error, where the node
  /// has none.
  mutating func id(ofNode reader: borrowing XMLReader) -> UnsafeBufferPointer<UInt8>? {
    if let id = unsafe reader.bytes(named: .id), id.count > 0 { return unsafe id }
    diagnostics.add(
      .error(
        "a node has no id", rule: .missingValue, at: reader.location, expected: "an attribute 'id'")
    )
    return nil
  }

  /// The node at an end of the edge at hand; nil, and an error, where the edge doesn't say it.
  mutating func end(_ name: XMLName, ofEdge reader: borrowing XMLReader) -> Int32? {
    if let id = unsafe reader.bytes(named: name) {
      return unsafe mention(id, at: reader.location(of: name))
    }
    diagnostics.add(
      .error(
        "an edge has no \(name.rawValue)", rule: .missingValue, at: reader.location,
        expected: "an attribute '\(name.rawValue)' with the id of a node"))
    return nil
  }

  /// Warns, once, of nodes within the one at hand.
  mutating func tellNesting(at location: Problem.Location) {
    diagnostics.once(
      per: "nodes within nodes",
      .warning(
        "nodes within nodes are read flat; each keeps the id of the one around it as 'parent'",
        at: location, expected: "a plain graph"))
  }
}
