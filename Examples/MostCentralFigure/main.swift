// Who stood at the center of Stalin's circle, year by year.
import Camarilla
import StalinCircle

let chronicle = Chronicle.stalinCircle

for year in stride(from: 1920, through: 1960, by: 5) {
  let consensus = chronicle.snapshot(of: year).consensus()
  guard let first = consensus.mostCentral else {
    print("\(year)  nobody is active")
    continue
  }
  let measures = consensus.agreeing.map(\.name).joined(separator: ", ")
  print("\(year)  \(first.name), first by \(measures)")
}

// One measure at a time, on the ties that bind.
let snapshot = chronicle.snapshot(of: 1937)
for entry in snapshot.scores(by: .betweenness, ties: .positive).prefix(3) {
  print("1937, betweenness among allies: \(entry.rank). \(entry.name) \(entry.score)")
}
