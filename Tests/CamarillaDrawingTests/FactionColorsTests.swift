import Camarilla
import StalinCircle
import Testing

@testable import CamarillaDrawing

@Suite struct FactionColorsTests {
  @Test func everySlotLooksItsOwn() {
    for theme in Theme.allCases {
      let styles = (0..<theme.mostFactions).map { theme.style(faction: $0) }
      #expect(styles.count == 16 && Set(styles.map(\.mark)).count == 16)
      // Without color, the mark alone tells the second eight apart.
      let count = theme == .grey ? 8 : 16
      #expect(Set(styles.prefix(count).map { $0.fill.hex + $0.border.hex }).count == count)
      #expect(Set((0..<count).map { theme.streamStyle(at: $0).block.hex }).count == count)
      for slot in [-1, 16, Int.max] {
        #expect(theme.style(faction: slot) == theme.style(faction: nil))
      }
    }
  }

  @Test func slotsColorFactionsAndTheirLegend() {
    let names = ["a", "b", "c", "d"]
    let graph = PowerGraph(
      title: "",
      figures: names.enumerated().map {
        PowerGraph.Figure(id: Figure.ID($1), name: $1, faction: [0, 0, 1, 2][$0])
      }, relationships: [], factionColors: [3, 0, 99])
    let picture = graph.picture()
    let theme = Theme.light
    let styles = [3, 3, 0, nil].map { theme.style(faction: $0) }
    #expect(picture.nodes.map(\.style) == styles)
    #expect(picture.nodes.map(\.faction) == [0, 0, 1, nil])
    #expect(picture.swatches.map(\.style) == [styles[0], styles[2]])
  }

  /// In every year the factions of a history have the colors of their lines; those of another
  /// division have colors of their own.
  @Test func linesKeepTheirColors() {
    let chronicle = Chronicle.stalinCircle
    let history = chronicle.factionHistory(years: 1917...1964)
    for snapshot in chronicle.sweep(years: 1917...1964) {
      let year = snapshot.year
      let division = history.division(of: year)!
      let colors = history.colors(of: division, in: year)
      for number in division.indices {
        guard let line = history.line(ofFaction: number, in: year) else { continue }
        #expect(colors[number] == history.lines[line].color)
      }
      let other = snapshot.factions(options: .coalitions)
      let groups = other.indices.filter { other[$0].members.count > 1 }
      let found = history.colors(of: other, in: year)
      #expect(found.count == other.count)
      #expect(Set(groups.map { found[$0] }).count == groups.count)
    }
    #expect(history.colors(of: history.divisions[0], in: 1800) == [])
  }
}
