/// Names of columns that mean something to a document or to a format. An attribute of such a name
/// stands under it with `_` behind, and is given its own name back.
enum ReservedNames {
  static let nodes: Set<String> = ["id", "label", "name", "born", "died", "start", "end", "spells"]
  static let edges: Set<String> = [
    "id", "label", "source", "target", "directed", "type", "kind", "sign", "when", "start", "end",
    "weight", "confidence", "post", "citation", "note", "key",
  ]

  static func escaped(_ name: String, _ reserved: Set<String>) -> String {
    reserved.contains(base(name)) ? name + "_" : name
  }

  static func unescaped(_ name: String, _ reserved: Set<String>) -> String {
    name.hasSuffix("_") && reserved.contains(base(name)) ? String(name.dropLast()) : name
  }

  private static func base(_ name: String) -> String {
    var base = name[...]
    while base.hasSuffix("_") { base.removeLast() }
    return base.lowercased()
  }
}
