import Camarilla
import CamarillaFormats

/// Attributes as one text: a JSON object of texts, in their order; nothing where there are none.
enum AttributeText {
  static func text(_ attributes: [Attribute]) -> String {
    if attributes.isEmpty { return "" }
    return JSONValue.object(attributes.map { .init($0.name, .string($0.value)) }).compactText
  }

  /// The attributes that a text says; nil where it is no such object.
  static func attributes(_ text: [UInt8]) -> [Attribute]? {
    if text.isEmpty { return [] }
    guard let value = try? JSONParser.parse(text), case .object(let members) = value else {
      return nil
    }
    var attributes: [Attribute] = []
    for member in members {
      guard let text = member.value.text else { return nil }
      if !text.isEmpty { attributes.append(Attribute(name: member.name, value: text)) }
    }
    return attributes
  }
}
