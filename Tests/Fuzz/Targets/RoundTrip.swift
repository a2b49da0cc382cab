import Camarilla
import CamarillaFormats
import TestSupport

/// Writes a chronicle, reads it, and stops the program where it doesn't come back.
///
/// What can't be written in a form is refused, which is no fault. Where something was lost, what came back is
/// written and read once more: a form gives again what it has given.
///
/// - Parameters:
///   - write: returns what is lost.
///   - read: reads what `write` wrote.
func checkRoundTrip(
  of chronicle: Chronicle,
  write: (Chronicle, _ path: String) throws(FormatsError) -> [String],
  read: (_ path: String) throws(FormatsError) -> Chronicle
) {
  guard let (second, losses) = again(chronicle, write: write, read: read) else { return }
  if losses.isEmpty {
    requireSame(second, chronicle, "what was written without loss")
  } else if let (third, _) = again(second, write: write, read: read) {
    requireSame(third, second, "what was written and read once")
  }
}

/// What comes back of a chronicle, and what is lost; nil where it is refused.
private func again(
  _ chronicle: Chronicle,
  write: (Chronicle, _ path: String) throws(FormatsError) -> [String],
  read: (_ path: String) throws(FormatsError) -> Chronicle
) -> (Chronicle, losses: [String])? {
  do {
    return try inTemporaryFolder { folder in
      let path = folder + "/written"
      let losses: [String]
      do throws(FormatsError) {
        losses = try write(chronicle, path)
      } catch .notRepresentable {
        return nil
      }
      return (try read(path), losses: losses)
    }
  } catch {
    fatalError("what was written can't be read: \(error)")
  }
}

private func requireSame(_ found: Chronicle, _ expected: Chronicle, _ what: String) {
  let (found, expected) = (facts(of: found), facts(of: expected))
  if found == expected { return }
  let difference = found.difference(from: expected).map { change in
    switch change {
    case .insert(_, let line, _): "+ \(legible(line))"
    case .remove(_, let line, _): "- \(legible(line))"
    }
  }
  fatalError("\(what) comes back otherwise:\n\(difference.joined(separator: "\n"))")
}

/// Everything that is said, a line each. In which order attributes stand is for the columns of a format to say.
private func facts(of chronicle: Chronicle) -> [String] {
  account(of: chronicle).map { line in
    line.split(separator: " ").map { word in
      word.split(separator: ",").sorted().joined(separator: ",")
    }.joined(separator: " ")
  }
}

/// A line of an account with its scalars as the texts that they are.
private func legible(_ line: String) -> String {
  line.split(separator: " ").map { word in
    let scalars = word.split(separator: ".").compactMap { UInt32($0).flatMap(UnicodeScalar.init) }
    guard scalars.count == word.split(separator: ".").count else { return String(word) }
    return String(String.UnicodeScalarView(scalars)).debugDescription
  }.joined(separator: " ")
}
