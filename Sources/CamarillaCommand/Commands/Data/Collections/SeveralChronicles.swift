import ArgumentParser
import Camarilla
import CamarillaFiles
import CamarillaGraphFiles

/// The chronicles that a command reads one beside another.
enum SeveralChronicles {
  /// Stops where more than one of them would be read from standard input.
  static func checkDash(in paths: [String]) throws {
    guard paths.count(where: { $0 == Input.dash }) < 2 else {
      throw ValidationError("standard input runs only once; expected - once.")
    }
  }

  /// Loads them one after another, each with what messages call it.
  static func loaded(
    from paths: [String], options: GraphFileOptions, phases: Phases
  ) throws -> [(name: String, chronicle: Chronicle)] {
    try paths.map { path in
      let name = Input.name(of: path)
      return try phases(phase: .load, doing: "Loading \(name)") {
        (name, try ReadChronicle(path, forms: .all(graphFiles: options)).told())
      }
    }
  }
}
