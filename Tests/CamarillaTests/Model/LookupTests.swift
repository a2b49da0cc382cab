import Camarilla
import Testing

@Suite struct LookupTests {
  private let chronicle = try! Self.build()

  private static func build() throws -> Chronicle {
    var builder = Chronicle.Builder()
    for (id, name) in [
      ("dzerzhinsky", "Felix Dzierżyński"), ("kirov", "Sergei Kirov"), ("bela", "Béla Kun"),
      ("khrushchev", "Никита Хрущёв"), ("ivan-1", "Ivan Petrov"), ("ivan-2", "Ivan Petrov"),
      ("lodz", "ŁÓDŹ Committee"), ("Anna", "anna"),
    ] {
      builder.add(Figure(id: id, name: name))
    }
    return try builder.build()
  }

  @Test(arguments: [
    ("kirov", "kirov"), ("Sergei Kirov", "kirov"), ("SERGEI KIROV", "kirov"),
    ("Kirov", "kirov"), ("Felix Dzierzynski", "dzerzhinsky"), ("bela kun", "bela"),
    ("Be\u{301}la Kun", "bela"), ("никита хрущёв", "khrushchev"),
    ("lodz committee", "lodz"), ("ivan-1", "ivan-1"), ("anna", "Anna"),
  ])
  func aFigureIsFoundByIdOrName(_ text: String, _ id: String) {
    guard case .found(let figure) = chronicle.figure(called: text) else {
      Issue.record("\(text) is not found")
      return
    }
    #expect(figure.id == id)
  }

  @Test func namesakesAreListed() {
    guard case .ambiguous(let figures) = chronicle.figure(called: "ivan petrov") else {
      Issue.record("one of two is taken")
      return
    }
    #expect(figures.map(\.id) == ["ivan-1", "ivan-2"])
  }

  @Test(arguments: [
    ("kirof", ["kirov"]), ("Petrov", ["ivan-1", "ivan-2"]), ("Никита Хрущев", ["khrushchev"]),
    ("Dzierzynski", ["dzerzhinsky"]), ("nobody at all", []),
  ])
  func anUnknownNameGetsWhatMayHaveBeenMeant(_ text: String, _ ids: [String]) {
    guard case .unknown(let figures) = chronicle.figure(called: text) else {
      Issue.record("\(text) is taken for somebody")
      return
    }
    #expect(figures.map(\.id) == ids)
  }
}
