/// A step on the way from a value of JSON to one within it.
enum JSONStep {
  case member(String)
  case element(Int)
  /// The last value that stands in an array, at whatever depth.
  case end
}

extension JSONReader {
  /// Where a value begins in a text that is JSON; where the way to it ends before, the last value on it.
  static func location(
    ofValueAt path: [JSONStep], in bytes: [UInt8]
  ) -> (line: Int, column: Int) {
    var location = (line: 1, column: 1)
    do throws(Failure) {
      var reader = try JSONReader(source: ByteSource(bytes: bytes))
      var token = try reader.next()
      location = reader.tokenLocation()
      for step in path {
        guard try reader.descend(by: step, from: &token) else { break }
        location = reader.tokenLocation()
      }
    } catch {
      // The text was read as JSON before.
    }
    return location
  }

  /// Goes from the value that begins with a token to one within it; returns whether there is one.
  private mutating func descend(by step: JSONStep, from token: inout Token) throws(Failure) -> Bool
  {
    switch (step, token) {
    case (.member(let name), .beginObject):
      while try next() == .name {
        let isWanted = text == name
        token = try next()
        if isWanted { return true }
        try skip(token)
      }
      return false
    case (.element(let index), .beginArray):
      for _ in 0..<index {
        let passed = try next()
        try skip(passed)
      }
      token = try next()
      return token != .endArray
    case (.end, .beginArray):
      token = try next()
      while token != .endArray {
        try skip(token)
        token = try next()
      }
      return true
    default: return false
    }
  }
}
