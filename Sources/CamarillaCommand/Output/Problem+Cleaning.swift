import Camarilla
import CamarillaFormats

extension [Problem] {
  /// How many of them `clean` may repair.
  var repairableCount: Int { reduce(0) { $0 + ($1.isRepairable ? $1.count : 0) } }

  /// What says so, with the command; nil where it can't repair any.
  ///
  /// - Parameter path: what is to be cleaned, a placeholder where that isn't known.
  func offerOfCleaning(of path: String?, of word: String = "these") -> String? {
    let count = repairableCount
    guard count > 0 else { return nil }
    let name = path.map { ShellWord($0).description } ?? "FILE"
    return "`camarilla clean \(name) -o …` may repair \(count) of \(word)"
  }
}
