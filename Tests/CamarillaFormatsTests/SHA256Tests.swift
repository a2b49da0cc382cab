import Testing

@testable import CamarillaFormats

@Suite struct SHA256Tests {
  /// The examples of NIST's *Secure Hash Standard* (FIPS 180-4).
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ])
  func digestsOfTheStandard(_ text: String, _ digest: String) {
    #expect(SHA256.digest(of: Array(text.utf8)) == digest)
  }

  /// Whatever pieces bytes come in, around the ends of blocks too.
  @Test func piecesMakeNoDifference() {
    let bytes = (0..<200).map { UInt8(truncatingIfNeeded: $0 * 7 + 3) }
    for count in 0...200 {
      let whole = SHA256.digest(of: Array(bytes[..<count]))
      var hash = SHA256()
      for start in stride(from: 0, to: count, by: 17) {
        hash.update(Array(bytes[start..<min(start + 17, count)]))
      }
      #expect(hash.digest() == whole)
    }
  }
}
