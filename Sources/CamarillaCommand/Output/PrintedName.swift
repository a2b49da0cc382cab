import Camarilla

/// A figure's name as people read it in an answer: with its id behind it where several figures of the
/// chronicle are called so.
///
/// Programs have the ids, in JSON and CSV; there, names are left as they are.
func printed(_ name: String, id: Figure.ID) -> String {
  let isShared = Console.current.namesakes.contains(name)
  return Table.oneLine(of: isShared && name != id.rawValue ? "\(name) (\(id))" : name)
}

/// A sentence with a full stop behind it, unless its last word brings one along (`Škoda a.s.`).
func sentence(of text: String) -> String { text.hasSuffix(".") ? text : text + "." }

/// An answer about nobody; what there is instead is remarked on.
func nobodyIsActive(in when: String) -> String { "Nobody is active \(inTime(when)).\n" }
