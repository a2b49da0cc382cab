import Camarilla
import CamarillaFormats

extension ChronicleDecoder {
  /// Adds the kinds and sources that the graph's own attributes declare.
  mutating func addDeclarations() {
    for attribute in document.attributes {
      switch attribute.name {
      case "kinds": addKinds(attribute)
      case "sources": addSources(attribute)
      default:
        problems.append(
          Problem(
            .warning, .malformedValue,
            "the graph's '\(shortened(attribute.name))' has no place in a chronicle and is left out",
            location: document.location(of: attribute), text: shortened(attribute.value)))
      }
    }
  }

  private mutating func addKinds(_ attribute: Attribute) {
    for entry in elements(attribute) {
      guard let name = entry["name"]?.text, case .number(let number)? = entry["sign"],
        let sign = Int(number).flatMap(RelationshipKind.Sign.init),
        case .bool(let isDirected)? = entry["directed"]
      else {
        report(attribute, entry.compactText, "a name, a sign and whether the kind is directed")
        continue
      }
      kinds.declare(RelationshipKind(name: name, sign: sign, isDirected: isDirected))
    }
  }

  private mutating func addSources(_ attribute: Attribute) {
    for entry in elements(attribute) {
      guard let id = entry["id"]?.text, let title = entry["title"]?.text else {
        report(attribute, entry.compactText, "an id and a title")
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

  private mutating func elements(_ attribute: Attribute) -> [JSONValue] {
    let text = attribute.value
    if let elements = (try? JSONParser.parse(Array(text.utf8)))?.elements { return elements }
    report(attribute, text, "a JSON array")
    return []
  }

  private mutating func report(_ attribute: Attribute, _ text: String, _ expected: String) {
    problems.append(
      Problem(
        .error, .malformedValue,
        "the graph's '\(attribute.name)' cannot be read; expected \(expected)",
        location: document.location(of: attribute), text: shortened(text), expected: expected))
  }
}
