/// Makes trees of JSON (RFC 8259, UTF-8, with or without a byte order mark). Linear time; values nest at
/// most 512 deep.
package enum JSONParser {
  package static func parse(_ bytes: [UInt8]) throws(JSONFault) -> JSONValue {
    do throws(JSONReader.Failure) {
      var reader = try JSONReader(source: ByteSource(bytes: bytes))
      let first = try reader.next()
      let value = try reader.value(from: first)
      _ = try reader.next()
      return value
    } catch {
      switch error {
      case .fault(let fault): throw fault
      case .source(let error): preconditionFailure("bytes in memory can't be read: \(error)")
      }
    }
  }
}

extension JSONReader {
  /// The value that began with a token, whole.
  package mutating func value(from token: Token) throws(Failure) -> JSONValue {
    switch token {
    case .string: return .string(text)
    case .number: return .number(text)
    case .bool(let value): return .bool(value)
    case .beginArray:
      var elements: [JSONValue] = []
      while case let next = try next(), next != .endArray { elements.append(try value(from: next)) }
      return .array(elements)
    case .beginObject:
      var members: [JSONValue.Member] = []
      while try next() == .name {
        let name = text
        let next = try next()
        members.append(.init(name: name, value: try value(from: next)))
      }
      return .object(members)
    case .nonFinite:
      noteNonFinite()
      return .null
    case .null, .name, .endArray, .endObject, .end: return .null
    }
  }
}
