// What changed in the alliances of Stalin's circle between 1925 and 1927, and who says so.
import Camarilla
import StalinCircle

let chronicle = Chronicle.stalinCircle
let diff = chronicle.diff(from: 1925, to: 1927)

func tell(_ heading: String, _ pairs: [AllianceDiff.Pair]) {
  print("\(heading):")
  for pair in pairs {
    let names = pair.figures.compactMap { chronicle.figure(id: $0)?.name }
    let sources = pair.citations.map(\.description)
    print("  \(names.joined(separator: " – "))  [\(sources.joined(separator: "; "))]")
  }
}

tell("Formed", diff.formed)
tell("Dissolved", diff.dissolved)
tell("Turned on each other, or made peace", diff.reversed)
