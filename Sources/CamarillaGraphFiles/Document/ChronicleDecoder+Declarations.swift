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
        diagnostics.add(
          .warning(
            "the graph's '\(shortened(attribute.name))' has no place in a chronicle and is left out",
            at: document.location(of: attribute), text: attribute.value))
      }
    }
  }

  private mutating func addKinds(_ attribute: Attribute) {
    for entry in elements(of: attribute) {
      guard let name = entry["name"]?.text, case .number(let number)? = entry["sign"],
        let sign = Int(number).flatMap(Sign.init),
        case .bool(let isDirected)? = entry["directed"]
      else {
        report(
          attribute, text: entry.compactText,
          expected: "a name, a sign and whether the kind is directed")
        continue
      }
      kinds.declare(RelationshipKind(name: name, sign: sign, isDirected: isDirected))
    }
  }

  private mutating func addSources(_ attribute: Attribute) {
    for entry in elements(of: attribute) {
      guard var source = source(of: entry) else {
        report(attribute, text: entry.compactText, expected: "an id and a title")
        continue
      }
      if case .object(let members)? = entry["attributes"] {
        source.attributes = members.compactMap { member in
          member.value.text.map { Attribute(name: member.name, value: $0) }
        }
      }
      builder.add(source)
    }
  }

  /// The source that a JSON object tells of, attributes aside; nil where it lacks what it needs.
  private func source(of entry: JSONValue) -> Source? {
    var source = Source.blank
    for field in Source.fields {
      guard let text = entry[field.name]?.text else {
        if field.isRequired { return nil }
        continue
      }
      // A blank id is told of when the chronicle is built.
      guard !text.isEmpty else { continue }
      do throws(FieldFault) { try field.set(text, in: &source) } catch { return nil }
    }
    return source
  }

  private mutating func elements(of attribute: Attribute) -> [JSONValue] {
    let text = attribute.value
    if let elements = (try? JSONParser.parse(Array(text.utf8)))?.elements { return elements }
    report(attribute, text: text, expected: "a JSON array")
    return []
  }

  private mutating func report(_ attribute: Attribute, text: String, expected: String) {
    diagnostics.add(
      .error(
        "the graph's '\(attribute.name)' cannot be read", rule: .malformedValue,
        at: document.location(of: attribute), text: text, expected: expected))
  }
}
