/// What tells whether somebody who has an answer already needs it again, as RFC 9110 has it.
struct EntityTag: Equatable, Sendable {
  /// With its quotation marks.
  let text: String

  /// A tag by what an answer was made of.
  init(_ text: String) {
    // Quotation marks and what is no ASCII have no place in one.
    self.text =
      "\""
      + String(text.unicodeScalars.map { (0x23...0x7E).contains($0.value) ? Character($0) : "_" })
      + "\""
  }

  /// A tag of bytes that are at hand: their hash by Fowler, Noll and Vo (FNV-1a, 64 bits).
  init(of bytes: [UInt8]) {
    let hash = bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    self.init(String(hash, radix: 16))
  }

  /// Whether a client has an answer of this tag, as `If-None-Match` says: a list of tags, or `*` for any.
  func isKnown(to header: String?) -> Bool {
    guard let header else { return false }
    return header.split(separator: ",").map { $0.trimmingSpaces }.contains { known in
      known == "*" || known == text || known == "W/" + text
    }
  }
}
