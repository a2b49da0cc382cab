/// Two answers as one JSON object that has the keys of both.
struct Joined<First: Encodable, Second: Encodable>: Encodable {
  var first: First
  var second: Second

  init(first: First, second: Second) {
    self.first = first
    self.second = second
  }

  func encode(to encoder: any Encoder) throws {
    try first.encode(to: encoder)
    try second.encode(to: encoder)
  }
}

extension Joined: Noted where First: Noted {
  var notes: [String] {
    get { first.notes }
    set { first.notes = newValue }
  }
}
