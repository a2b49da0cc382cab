import Camarilla
import CamarillaFiles

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
