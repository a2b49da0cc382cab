import Camarilla
import CamarillaFormats

/// Names of columns that mean something to a document or to a format. An attribute of such a name
/// stands under it with `_` behind, and is given its own name back.
enum ReservedNames {
  static let nodes = figureColumns.union(["label", "start", "end", "spells"])
  static let edges = relationshipColumns.union(Relationship.fieldsOfSpells)
    .union(["label", "directed", "type", "sign", "key"])

  /// The columns of a chronicle's own tables, whose names no attribute may bear; one that bears that of a
  /// supplementary column becomes it.
  private static let figureColumns = Set(Figure.fields.filter { !$0.isSupplementary }.map(\.name))
  private static let relationshipColumns = Set(Relationship.fields.map(\.name))

  /// The names of the attributes that columns of nodes become, each once: other programs call theirs as
  /// they like.
  static func figureAttributes(from columns: [String]) -> [String] {
    attributes(columns: columns, reserved: nodes, taken: figureColumns, owner: "node")
  }

  /// As ``figureAttributes(from:)``, for edges.
  static func relationshipAttributes(from columns: [String]) -> [String] {
    attributes(columns: columns, reserved: edges, taken: relationshipColumns, owner: "edge")
  }

  private static func attributes(
    columns: [String], reserved: Set<String>, taken: Set<String>, owner: String
  ) -> [String] {
    var used = taken
    // Thousands may be called alike but for blanks; none of them tries the numbers of those before it.
    var nextNumbers: [String: Int] = [:]
    return columns.map { column in
      var name = String(unescaped(column, reserved: reserved).trimmingBlanks())
      if name.isEmpty { name = "attribute" }
      if taken.contains(name) { name = "\(owner)-\(name)" }
      if used.insert(name).inserted { return name }
      var number = nextNumbers[name] ?? 2
      while !used.insert("\(name)-\(number)").inserted { number += 1 }
      nextNumbers[name] = number + 1
      return "\(name)-\(number)"
    }
  }

  static func escaped(_ name: String, reserved: Set<String>) -> String {
    reserved.contains(base(named: name)) ? name + "_" : name
  }

  static func unescaped(_ name: String, reserved: Set<String>) -> String {
    name.hasSuffix("_") && reserved.contains(base(named: name)) ? String(name.dropLast()) : name
  }

  private static func base(named name: String) -> String {
    var base = name[...]
    while base.hasSuffix("_") { base.removeLast() }
    return base.lowercased()
  }
}
