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
    var defaultLocation: Problem.Location?
    /// The values there may be; none where any may.
    var options: Set<String> = []
    /// The first of them, in words.
    var optionsText = ""
    var location: Problem.Location
    var isWeight = false
    /// Of a weight, the column of the values of edges whose tags say another one.
    var columnBeside: Int?
  }

  let item: GraphItem
  private(set) var attributes: [Attribute] = []
  private var interner = ByteInterner()
  private(set) var ids: [String] = []
  private var indices: [String: Int] = [:]
  private var names: Set<String> = []
  /// The index of the attribute that is the edges' weight.
  private var weight: Int?

  init(item: GraphItem) { self.item = item }

  func index(of id: UnsafeBufferPointer<UInt8>) -> Int? {
    unsafe interner.value(of: id).map(Int.init)
  }

  func index(of id: String) -> Int? { indices[id] }

  func has(_ name: String) -> Bool { names.contains(name) }

  var defaultWeight: Double {
    weight.flatMap { attributes[$0].defaultValue }.flatMap(Double.init) ?? 1
  }

  var defaultWeightLocation: Problem.Location? { weight.flatMap { attributes[$0].defaultLocation } }

  /// Adds an attribute, with a column unless it is the edges' weight: the one that is called so exactly, or
  /// the first in another case.
  mutating func add(_ attribute: Attribute, id: String, assembler: inout GraphAssembler) {
    let index = attributes.count
    unsafe Array(id.utf8).withUnsafeBufferPointer { unsafe interner.set(Int32(index), for: $0) }
    ids.append(id)
    if indices[id] == nil { indices[id] = index }
    attributes.append(attribute)
    names.insert(attribute.name)
    guard item == .edge, attribute.name.lowercased() == "weight" else {
      return makeColumn(index, assembler: &assembler)
    }
    guard let other = weight else {
      weight = index
      attributes[index].isWeight = true
      return
    }
    let isExact = attribute.name == "weight" && attributes[other].name != "weight"
    let (chosen, kept) = isExact ? (index, other) : (other, index)
    weight = chosen
    attributes[chosen].isWeight = true
    attributes[kept].isWeight = false
    makeColumn(kept, assembler: &assembler)
    NameChoice.tell(
      kept: attributes[kept].name, beside: attributes[chosen].name, of: .edge,
      at: attribute.location, to: &assembler.diagnostics)
  }

  private mutating func makeColumn(_ index: Int, assembler: inout GraphAssembler) {
    attributes[index].column = assembler.newColumn(
      named: attributes[index].name, type: attributes[index].type, item: item,
      at: attributes[index].location)
  }

  /// The column of the weights that differ from those that the edges' tags say.
  mutating func besideWeight(index: Int, assembler: inout GraphAssembler) -> Int {
    if let column = attributes[index].columnBeside { return column }
    let attribute = attributes[index]
    let column = assembler.newColumn(
      named: attribute.name, type: attribute.type, item: item, at: attribute.location)
    attributes[index].columnBeside = column
    assembler.diagnostics.add(
      .warning(
        "edges have a weight and another one as the attribute '\(attribute.name)'; the first counts, and"
          + " the other is kept as '\(attribute.name)'", at: attribute.location,
        expected: "one weight"))
    return column
  }

  /// The column of an attribute, made at the first need for a weight that changes.
  mutating func column(index: Int, assembler: inout GraphAssembler) -> Int {
    if let column = attributes[index].column { return column }
    let column = assembler.column(named: "weight", type: attributes[index].type, item: item)
    attributes[index].column = column
    return column
  }

  /// Gives the default to every row that has no value.
  func fillDefaults(_ assembler: inout GraphAssembler) {
    for attribute in attributes where !attribute.isWeight {
      guard let value = attribute.defaultValue, !value.isEmpty, let column = attribute.column
      else { continue }
      let changes = assembler.columns(of: item)[column].changes
      let changing = Set(changes.map(\.row))
      assembler.fill(value, item: item, column: column, at: attribute.defaultLocation) {
        changing.contains(Int32($0))
      }
    }
  }
}
