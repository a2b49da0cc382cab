import Camarilla
import CamarillaDrawing
import CamarillaFiles
import CamarillaPictures
import Foundation

let chronicle = try Chronicle(opening: "roses")
for warning in chronicle.warnings { print(warning) }

let snapshot = chronicle.snapshot(of: 1468)
for relationship in snapshot.relationships {
  print(relationship.kind, relationship.source, relationship.target)
}

if let first = snapshot.consensus().mostCentral { print("first: \(first.name)") }
for entry in snapshot.scores(by: .betweenness) {
  print(entry.rank, entry.name, entry.score)
}

let diff = chronicle.diff(from: 1468, to: 1471)
for pair in diff.reversed {
  let change = pair.signAfter == .negative ? "turned on each other" : "made peace"
  print(pair.figures.joined(separator: " and "), change)
}

let graph = snapshot.powerGraph(title: "England, 1468")
try await graph.write(to: "1468.svg")

try await diff.sideBySide().write(to: "1468-1471.svg")

let storyboard = Storyboard(of: chronicle, years: 1461...1471)
try storyboard.html().write(toFile: "roses.html", atomically: true, encoding: .utf8)
