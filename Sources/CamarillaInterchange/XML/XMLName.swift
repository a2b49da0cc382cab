/// The names of elements and attributes that some format's reader looks at.
///
/// A file's names are compared with these as bytes, so that no text is made of them.
enum XMLName: String, CaseIterable {
  // GraphML
  case graphml, key, graph, node, edge, data, port, hyperedge, desc, locator
  case `default` = "default"
  case id, source, target, directed, edgedefault, sourceport, targetport
  case domain = "for"
  case attributeName = "attr.name"
  case attributeType = "attr.type"
  case yFilesType = "yfiles.type"
  case nodeLabel = "NodeLabel"
  case edgeLabel = "EdgeLabel"

  // GEXF
  case gexf, meta, title, description, nodes, edges, attributes, attribute, options
  case attvalues, attvalue, spells, spell, slices, slice, parents, parent
  case version, name, defaultedgetype, mode, timeformat, timetype, timestamp, timestamps, intervals
  case start, end, startopen, endopen
  case `class` = "class"
  case type, value, label, weight, kind, pid
  // Its module for what is seen
  case color, position, size, thickness, shape
  case r, g, b, hex, x, y, z
}

/// Finds the ``XMLName`` of a name in a document. Time: a few operations a name.
struct XMLVocabulary {
  /// A name of up to 24 bytes, as three words.
  private typealias Packed = SIMD4<UInt64>

  private var slots: [(packed: Packed, name: XMLName?)]

  init() {
    slots = Array(repeating: (.zero, nil), count: 512)
    for name in XMLName.allCases {
      let packed = unsafe Array(name.rawValue.utf8).withUnsafeBufferPointer { unsafe pack($0)! }
      var place = Self.hash(packed)
      while slots[place].name != nil { place = (place + 1) & 511 }
      slots[place] = (packed, name)
    }
  }

  func name(_ bytes: UnsafeBufferPointer<UInt8>) -> XMLName? {
    guard let packed = unsafe pack(bytes) else { return nil }
    var place = Self.hash(packed)
    while let name = slots[place].name {
      if slots[place].packed == packed { return name }
      place = (place + 1) & 511
    }
    return nil
  }

  private func pack(_ bytes: UnsafeBufferPointer<UInt8>) -> Packed? {
    guard bytes.count <= 24 else { return nil }
    var words = Packed.zero
    for i in 0..<bytes.count {
      words[i >> 3] |= UInt64(unsafe bytes[i]) << UInt64(8 * (i & 7))
    }
    return words
  }

  private static func hash(_ packed: Packed) -> Int {
    let mixed = (packed.x ^ packed.y &* 31 ^ packed.z &* 17) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 55)
  }
}
