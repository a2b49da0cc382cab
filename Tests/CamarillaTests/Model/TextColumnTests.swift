import Camarilla
import Testing

@Suite struct TextColumnTests {
  @Test func textsFarApartTakeNoRoomBetweenThem() {
    var room = 0
    for row in 0..<3000 {
      var column = TextColumn()
      column[row] = "x"
      room += column.capacity
      #expect(column[row] == "x" && column[row + 1].isEmpty && column.rows == [row])
    }
    #expect(room <= 3000 + 8 * 8)
  }

  /// Against a plain array, in whatever order rows are set.
  @Test(arguments: [1, 3, 20, 400]) func holdsWhatWasSet(reach: Int) {
    var (column, texts) = (TextColumn(), [String](repeating: "", count: 4000))
    var state: UInt64 = 7
    for step in 0..<4000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let row = Int(state >> 33) % 10 * reach % 4000 + step % 10
      let text = state >> 60 == 0 ? "" : "\(step)"
      column[row] = text
      texts[row] = text
      #expect(column[row] == text)
    }
    #expect(texts.indices.allSatisfy { column[$0] == texts[$0] })
    #expect(column.rows == texts.indices.filter { !texts[$0].isEmpty })
    #expect(column.allSatisfy { !$0.isEmpty } && !column.isEmpty)
    var copy = TextColumn()
    for row in texts.indices.reversed() { copy[row] = texts[row] }
    #expect(copy.rows == column.rows)
  }

  @Test func isEmptyUntilATextWasSet() {
    var column = TextColumn()
    column[5000] = ""
    #expect(column.isEmpty && column.rows.isEmpty && column.capacity == 0)
    column[5000] = "x"
    column[5000] = ""
    #expect(!column.isEmpty && column.rows.isEmpty)
    column[2] = "y"
    #expect(column.rows == [2] && column[2] == "y")
  }

  @Test func rowsKnowTheirColumns() {
    let cells = FilledCells([[0, 3], [], [1, 3, 9]], rowCount: 4)
    #expect((0..<4).map { Array(cells[$0]) } == [[0], [2], [], [0, 2]])
    #expect(cells.count == 4)
  }
}
