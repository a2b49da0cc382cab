/// JSON (RFC 8259) whose objects keep the order of their members, so that a file that is read,
/// changed in one value and written back differs in that value only.
package enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  /// A number as it was written.
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([Member])

  package struct Member: Hashable, Sendable {
    package var name: String
    package var value: JSONValue

    package init(name: String, value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// A member of an object; setting nil removes it, and a new one comes last.
  package subscript(name: String) -> JSONValue? {
    get {
      guard case .object(let members) = self else { return nil }
      return members.last { $0.name == name }?.value
    }
    set {
      guard case .object(var members) = self else { return }
      if let newValue {
        if let index = members.firstIndex(where: { $0.name == name }) {
          members[index].value = newValue
        } else {
          members.append(Member(name: name, value: newValue))
        }
      } else {
        members.removeAll { $0.name == name }
      }
      self = .object(members)
    }
  }

  package var text: String? { if case .string(let text) = self { text } else { nil } }
  /// A number as it is written.
  package var numberText: String? { if case .number(let text) = self { text } else { nil } }
  package var elements: [JSONValue]? {
    if case .array(let elements) = self { elements } else { nil }
  }
  package var isObject: Bool { if case .object = self { true } else { false } }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral
{
  package init(stringLiteral text: String) { self = .string(text) }
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  package init(dictionaryLiteral members: (String, JSONValue)...) {
    self = .object(members.map { Member(name: $0, value: $1) })
  }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(integerLiteral value: Int) { self = .number("\(value)") }
}

extension JSONValue {
  /// The text with two spaces an indent and a line end at its end.
  package var prettyText: String {
    var out = ""
    print(into: &out, indent: "")
    return out + "\n"
  }

  /// The text on one line.
  package var compactText: String {
    var out: [UInt8] = []
    appendCompact(to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  private func appendCompact(to out: inout [UInt8]) {
    switch self {
    case .array(let elements):
      out.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { out.append(UInt8(ascii: ",")) }
        element.appendCompact(to: &out)
      }
      out.append(UInt8(ascii: "]"))
    case .object(let members):
      out.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { out.append(UInt8(ascii: ",")) }
        Self.append(member.name, to: &out)
        out.append(UInt8(ascii: ":"))
        member.value.appendCompact(to: &out)
      }
      out.append(UInt8(ascii: "}"))
    case .string(let text): Self.append(text, to: &out)
    case .number(let text): out += text.utf8
    case .bool(let value): out += (value ? "true" : "false").utf8
    case .null: out += "null".utf8
    }
  }

  private static func quoted(_ text: String) -> String {
    var out: [UInt8] = []
    append(text, to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  private func print(into out: inout String, indent: String) {
    let inner = indent + "  "
    switch self {
    case .null: out += "null"
    case .bool(let value): out += value ? "true" : "false"
    case .number(let text): out += text
    case .string(let text): out += Self.quoted(text)
    case .array(let elements):
      if elements.isEmpty { out += "[]" }
      for (index, element) in elements.enumerated() {
        out += index == 0 ? "[\n\(inner)" : ",\n\(inner)"
        element.print(into: &out, indent: inner)
        if index == elements.count - 1 { out += "\n\(indent)]" }
      }
    case .object(let members):
      if members.isEmpty { out += "{}" }
      for (index, member) in members.enumerated() {
        out += index == 0 ? "{\n\(inner)" : ",\n\(inner)"
        out += Self.quoted(member.name)
        out += ": "
        member.value.print(into: &out, indent: inner)
        if index == members.count - 1 { out += "\n\(indent)}" }
      }
    }
  }

  /// Appends a text in quotes, with escapes where JSON needs them.
  package static func append(_ text: String, to out: inout [UInt8]) {
    out.append(Byte.quote)
    var text = text
    text.withUTF8 { bytes in
      let isPlain = unsafe bytes.allSatisfy {
        $0 >= 0x20 && $0 != Byte.quote && $0 != UInt8(ascii: "\\")
      }
      if isPlain {
        unsafe out.append(contentsOf: bytes)
      } else {
        unsafe bytes.forEach { append($0, to: &out) }
      }
    }
    out.append(Byte.quote)
  }

  private static func append(_ byte: UInt8, to out: inout [UInt8]) {
    switch byte {
    case Byte.quote, UInt8(ascii: "\\"):
      out.append(UInt8(ascii: "\\"))
      out.append(byte)
    case Byte.lf: out.append(contentsOf: "\\n".utf8)
    case Byte.cr: out.append(contentsOf: "\\r".utf8)
    case 0x09: out.append(contentsOf: "\\t".utf8)
    case ..<0x20:
      let digits = String(byte, radix: 16)
      out.append(contentsOf: "\\u00\(digits.utf8.count == 1 ? "0" : "")\(digits)".utf8)
    default: out.append(byte)
    }
  }
}
