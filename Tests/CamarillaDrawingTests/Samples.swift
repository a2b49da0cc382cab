import Camarilla
import CamarillaDrawing
import TestSupport

/// Names as long as real ones are.
private let names = [
  "Joseph Stalin", "Vyacheslav Molotov", "Lazar Kaganovich", "Kliment Voroshilov",
  "Sergo Ordzhonikidze", "Anastas Mikoyan", "Nikolai Yezhov", "Lavrentiy Beria",
  "Николай Крестинский", "Jānis Rudzutaks", "Central Committee", "毛泽东", "Leon Trotsky",
  "Alexander Poskrebyshev", "Nadezhda Alliluyeva", "Svetlana Alliluyeva",
]

/// A random power graph in which few have many ties and many have few.
func sampleGraph(figures count: Int, relationships: Int, seed: UInt64) -> PowerGraph {
  var random = SeededGenerator(seed: seed)
  let kinds: [(String, Sign, Bool)] = [
    ("alliance", .positive, false), ("rivalry", .negative, false),
    ("appointment", .positive, true), ("denunciation", .negative, true),
    ("marriage", .positive, false), ("report", .neutral, true),
  ]
  let figures = (0..<count).map { index in
    PowerGraph.Figure(
      id: "f-\(index)", name: names[index % names.count] + (index < names.count ? "" : " \(index)"),
      score: Double.random(in: 0..<1, using: &random),
      faction: Int.random(in: 0..<5, using: &random))
  }
  var ties: [PowerGraph.Relationship] = []
  while ties.count < relationships, count > 1 {
    let share = Double.random(in: 0..<1, using: &random)
    let source = Int(share * share * Double(count))
    let target = Int.random(in: 0..<count, using: &random)
    guard source != target else { continue }
    let kind = kinds[Int.random(in: 0..<kinds.count, using: &random)]
    ties.append(
      PowerGraph.Relationship(
        id: "r\(ties.count)", source: source, target: target, kind: kind.0, sign: kind.1,
        isDirected: kind.2, certainty: TieCertainty.allCases.randomElement(using: &random)!,
        label: kind.0 == "appointment" ? "People's Commissar of Internal Affairs" : nil,
        tooltip: "\(kind.0), from a source"))
  }
  return PowerGraph(
    title: "1937", subtitle: "\(count) figures", figures: figures, relationships: ties,
    sizeMeaning: "score")
}
