import Camarilla
import CamarillaFormats
import CamarillaImport
import CamarillaStore

extension ImportCommand {
  /// Adds what a mapping makes of the table to a store that is there.
  func grow(_ store: String) throws {
    for input in [table, map, store].compactMap({ $0 }) { _ = Input.declared(input) }
    // What the rows come from, for the history and for locations: the mapping, where it names its tables.
    let name = table ?? map
    let phases = Phases(timings)
    do {
      let mapping = try TableMapping(contentsOf: map, of: table)
      try checkTable(mapping)
      let (chronicle, report) = try phases(phase: .load, doing: "Importing \(name)") {
        try mapping.chronicle(importing: table, isStrict: strict)
      }
      var answer = ImportAnswer(
        report: report, map: map, output: dryRun ? nil : store, first: nil)
      let addition = StoreAddition(
        name: name, chronicle: chronicle, merged: report.merged)
      answer.growth = try phases(phase: .write, doing: "Adding to \(store)") {
        try growth.grow(store, from: [name], isDryRun: dryRun) { _, _ in
          Console.current.note(answer.summary)
          return [addition]
        }
      }
      if let reportFormat = self.report.format {
        try answer.emit(as: reportFormat)
      } else if let growth = answer.growth {
        try growth.emit(as: .table)
      }
    } catch FormatsError.invalid(let invalid) {
      throw failure(of: invalid)
    }
  }
}
