import Camarilla
import CamarillaFormats

extension ChronicleDecoder {
  /// Adds the kinds and sources that the graph's own attributes declare.
  mutating func addDeclarations() {
    for attribute in document.attributes {
      switch attribute.name {
      case "kinds": addKinds(attribute.value)
      case "sources": addSources(attribute.value)
      default:
        problems.append(
          Problem(
            .warning, .malformedValue,
            "the graph's '\(shortened(attribute.name))' has no place in a chronicle and is left out",
            location: document.location(line: 1), text: shortened(attribute.value)))
      }
    }
  }

  private mutating func addKinds(_ text: String) {
    for entry in elements(text, "kinds") {
      guard let name = entry["name"]?.text, case .number(let number)? = entry["sign"],
        let sign = Int(number).flatMap(RelationshipKind.Sign.init),
        case .bool(let isDirected)? = entry["directed"]
      else {
        report("kinds", entry.compactText, "a name, a sign and whether the kind is directed")
        continue
      }
      kinds.declare(RelationshipKind(name: name, sign: sign, isDirected: isDirected))
    }
  }

  private mutating func addSources(_ text: String) {
    for entry in elements(text, "sources") {
      guard let id = entry["id"]?.text, let title = entry["title"]?.text else {
        report("sources", entry.compactText, "an id and a title")
        continue
      }
      var source = Source(
        id: id, title: title, author: entry["author"]?.text, published: entry["published"]?.text,
        url: entry["url"]?.text)
      if case .object(let members)? = entry["attributes"] {
        source.attributes = members.compactMap { member in
          member.value.text.map { Attribute(name: member.name, value: $0) }
        }
      }
      builder.add(source)
    }
  }

  private mutating func elements(_ text: String, _ name: String) -> [JSONValue] {
    if let elements = (try? JSONParser.parse(Array(text.utf8)))?.elements { return elements }
    report(name, text, "a JSON array")
    return []
  }

  private mutating func report(_ name: String, _ text: String, _ expected: String) {
    problems.append(
      Problem(
        .error, .malformedValue, "the graph's '\(name)' cannot be read; expected \(expected)",
        location: document.location(line: 1), text: shortened(text), expected: expected))
  }
}
