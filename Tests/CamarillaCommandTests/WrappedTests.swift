import Testing

@testable import CamarillaCommand

@Suite struct WrappedTests {
  @Test func linesAreAsWideAsTheyMayBe() {
    #expect("aa bb cc".broken(toWidth: 5) == ["aa bb", "cc"])
    #expect("aa bb cc".broken(toWidth: 8) == ["aa bb cc"])
    #expect("aaaaaa bb".broken(toWidth: 4) == ["aaaaaa", "bb"])
    #expect("".broken(toWidth: 4) == [""])
  }

  /// A character of Chinese takes two columns, and a mark over a letter none.
  @Test func columnsAreCountedAsTablesCountThem() {
    #expect("李大釗 陳獨秀".broken(toWidth: 13) == ["李大釗 陳獨秀"])
    #expect("李大釗 陳獨秀".broken(toWidth: 12) == ["李大釗", "陳獨秀"])
    let marked = "e\u{301}e\u{301} e\u{301}e\u{301}"
    #expect(marked.broken(toWidth: 5) == [marked])
    #expect(wrapped("李大釗 陳獨秀", indent: 2, width: 14) == "  李大釗\n  陳獨秀\n")
  }

  @Test func linesAfterTheFirstHang() {
    #expect(wrapped("aa bb cc dd", indent: 1, hanging: 2, width: 6) == " aa bb\n   cc\n   dd\n")
  }

  /// Of two spaces that a name has by mistake none is lost, as where it isn't broken.
  @Test func spacesStay() {
    #expect("a  b c".broken(toWidth: 4) == ["a  b", "c"])
  }
}
