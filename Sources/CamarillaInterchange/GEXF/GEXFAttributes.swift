import Camarilla
import CamarillaFormats

/// The attributes that a GEXF file declares for its nodes or its edges.
struct GEXFAttributes {
  struct Attribute {
    var name: String
    var type: AttributeType
    /// Its column; nil for an edge's weight.
    var column: Int?
    var defaultValue: String?
    /// The values there may be; none where any may.
    var options: Set<String> = []
    var location: Problem.Location
    var isWeight: Bool
  }

  let item: GraphItem
  private(set) var attributes: [Attribute] = []
  private var interner = ByteInterner()
  private(set) var ids: [String] = []
  private(set) var defaultWeight = 1.0

  init(item: GraphItem) { self.item = item }

  func index(of id: UnsafeBufferPointer<UInt8>) -> Int? {
    unsafe interner.value(of: id).map(Int.init)
  }

  func index(of id: String) -> Int? { ids.firstIndex(of: id) }

  func has(_ name: String) -> Bool { attributes.contains { $0.name == name } }

  mutating func add(_ attribute: Attribute, id: String) {
    let place = Int32(attributes.count)
    unsafe Array(id.utf8).withUnsafeBufferPointer { unsafe interner.set(place, for: $0) }
    ids.append(id)
    attributes.append(attribute)
    if attribute.isWeight, let weight = attribute.defaultValue.flatMap(Double.init) {
      defaultWeight = weight
    }
  }

  /// The column of an attribute, made at the first need for a weight that changes.
  mutating func column(_ place: Int, _ assembler: inout GraphAssembler) -> Int {
    if let column = attributes[place].column { return column }
    let column = assembler.column("weight", attributes[place].type, item)
    attributes[place].column = column
    return column
  }

  /// Gives the default to every row that has no value.
  func fillDefaults(_ assembler: inout GraphAssembler) {
    for attribute in attributes where !attribute.isWeight {
      guard let value = attribute.defaultValue, !value.isEmpty, let column = attribute.column
      else { continue }
      let changes = assembler.columns(item)[column].changes
      let changing = Set(changes.map(\.row))
      for row in 0..<assembler.count(item)
      where assembler.value(item, column, row).isEmpty && !changing.contains(Int32(row)) {
        assembler.setValue(value, item, column, row)
      }
    }
  }
}
