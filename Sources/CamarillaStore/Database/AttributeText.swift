import Camarilla
import CamarillaFormats

/// Attributes as one text: a JSON object of texts, in their order; nothing where there are none.
enum AttributeText {
  static func text(of attributes: [Attribute]) -> String {
    if attributes.isEmpty { return "" }
    return JSONValue.object(attributes.map { .init(name: $0.name, value: .string($0.value)) })
      .compactText
  }

  /// The attributes that a text says; nil where it is no such object.
  static func attributes(from text: [UInt8]) -> [Attribute]? {
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
