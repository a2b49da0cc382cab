import Camarilla
import TestSupport
import Testing

/// Read's tribes as alliances and rivalries of one year.
func tribes() throws -> Snapshot {
  let tribes = KnownGraph.highlandTribes
  var builder = Chronicle.Builder(infersFigures: true)
  for tie in tribes.weights.indices {
    builder.add(
      Relationship(
        kind: tribes.weights[tie] > 0 ? "alliance" : "rivalry",
        source: Figure.ID(tribes.names[Int(tribes.sources[tie])]),
        target: Figure.ID(tribes.names[Int(tribes.targets[tie])]), when: try Period("1954")))
  }
  return try builder.build().snapshot(of: 1954)
}

@Suite struct FactionsTests {
  @Test func tribesByAnyNumberOfGroups() throws {
    let factions = try tribes().factions(options: .balance)
    #expect(factions.frustration == 2)
    #expect(factions.map(\.members.count) == [7, 5, 4])
    #expect(factions.faction(of: "Gama")?.members == ["Gama", "Gavev", "Kotun", "Nagad"])
    #expect(
      factions.faction(of: "Uheto")?.members == ["Kohik", "Nagam", "Notoh", "Seuve", "Uheto"])
    #expect(factions.index(of: "Asaro") == 0)
    #expect(factions.faction(of: "nobody") == nil)
  }

  @Test func tribesByModularity() throws {
    let factions = try tribes().factions(options: .modularity)
    let modularity = try #require(factions.modularity)
    #expect(abs(modularity - 25.0 / 58) < 1e-12)
  }

  @Test func tribesByCoalitions() throws {
    let snapshot = try tribes()
    let factions = snapshot.factions(options: .coalitions)
    #expect(factions.frustration == 7)
    #expect(factions.map(\.members) == snapshot.balance().coalitions)
  }

  /// Two circles of friends who are enemies of each other.
  private func circles() throws -> Chronicle {
    try chronicle(
      "alliance a b 1926", "alliance b c 1926", "alliance a c 1926", "alliance b d 1926",
      "alliance x y 1926 3", "alliance y z 1926", "rivalry a x 1926", "rivalry d z 1926",
      "alliance p x 1926", "rivalry p x 1926")
  }

  @Test(arguments: FactionMethod.allCases)
  func leadersNameFactions(_ method: FactionMethod) throws {
    let factions = try circles().snapshot(of: 1926).factions(options: FactionOptions(by: method))
    #expect(factions.map(\.members) == [["a", "b", "c", "d"], ["x", "y", "z"], ["p"]])
    // b has three friends inside, y two; p's one tie is ambivalent.
    #expect(factions.map(\.leader) == ["b", "y", "p"])
    #expect(factions.map(\.label) == ["b", "y", "p"])
    #expect(factions.frustration == 0)
    #expect(factions.coverage == 1)
    #expect(factions.method == method)
  }

  @Test func labelsAreUnique() throws {
    var builder = Chronicle.Builder()
    for id in ["k1", "k2", "m", "n"] {
      builder.add(Figure(id: Figure.ID(id), name: id.hasPrefix("k") ? "Kirov" : id))
    }
    for (source, target) in [("k1", "m"), ("k2", "n")] as [(Figure.ID, Figure.ID)] {
      builder.add(
        Relationship(kind: "alliance", source: source, target: target, when: try Period("1926")))
    }
    builder.add(
      Relationship(kind: "rivalry", source: "k1", target: "k2", when: try Period("1926")))
    let factions = try builder.build().snapshot(of: 1926).factions(options: .balance)
    #expect(factions.map(\.label) == ["Kirov (k1)", "Kirov (k2)"])
  }

  /// Of two with one friend each, the one who stands against others is the more central, whatever the ids.
  @Test func ofEqualFriendsTheMoreTiedLeads() throws {
    var builder = Chronicle.Builder(infersFigures: true)
    for (kind, source, target) in [
      ("alliance", "agrippa", "octavian"), ("alliance", "antony", "cleopatra"),
      ("rivalry", "antony", "octavian"),
    ] {
      builder.add(
        Relationship(
          kind: kind, source: Figure.ID(source), target: Figure.ID(target), when: try Period("1926")
        ))
    }
    let factions = try builder.build().snapshot(of: 1926).factions()
    #expect(factions.map(\.leader) == ["octavian", "antony"])
  }

  @Test func everyFigureIsInOneFaction() throws {
    var generator = SeededGenerator(seed: 1977)
    for round in 0..<12 {
      let snapshot = try randomChronicle(figures: 14, relationships: 30, using: &generator)
        .snapshot(of: 1905 + round)
      for method in FactionMethod.allCases {
        let factions = snapshot.factions(options: FactionOptions(by: method))
        #expect(factions.flatMap(\.members).sorted() == snapshot.figures.map(\.id))
        #expect(Set(factions.map(\.label)).count == factions.count)
        for (one, next) in zip(factions, factions.dropFirst()) {
          #expect(one.members.count >= next.members.count)
          #expect(one.members.count > next.members.count || one.members[0] < next.members[0])
        }
        #expect(factions == snapshot.factions(options: FactionOptions(by: method)))
      }
    }
  }

  @Test(arguments: FactionMethod.allCases)
  func nobodyHasNoFactions(_ method: FactionMethod) throws {
    let factions = try circles().snapshot(of: 1850).factions(options: FactionOptions(by: method))
    #expect(factions.isEmpty)
    #expect(factions.modularity == nil && factions.coverage == nil && factions.frustration == 0)
  }

  @Test(arguments: FactionMethod.allCases)
  func enemiesAloneFormNoFactions(_ method: FactionMethod) throws {
    let snapshot = try chronicle("rivalry a b 1926", "rivalry b c 1926", "rivalry a c 1926")
      .snapshot(of: 1926)
    let factions = snapshot.factions(options: FactionOptions(by: method))
    // Two sides can't separate three mutual enemies; any number of groups can.
    #expect(factions.count == (method == .coalitions ? 2 : 3))
    #expect(factions.frustration == (method == .coalitions ? 1 : 0))
    #expect(factions.coverage == nil)
  }
}
