/// The names of a table that other tables use: kinds, figures or sources. It tells which of them a misspelled
/// one is meant for.
package struct Vocabulary: Sendable {
  /// What a name is called in words: `kind`.
  private let noun: String
  private let rule: Problem.Rule
  /// Whether a slip of one letter leaves no doubt, as in a handful of kinds. Of figures it may be somebody else.
  private let trustsSlips: Bool
  private var names: Set<String>
  /// Names by what is left of them without case, accents and blanks; nil where several have the same.
  private var keys: [String: String?] = [:]
  private var near: Suggestions
  private let nearest: NearestNames?
  private var found: [String: Repair?] = [:]

  /// - Parameters:
  ///   - noun: what a name is called in words.
  ///   - rule: what a name breaks that is none of them.
  ///   - names: the names, each once.
  ///   - aliases: what else some of them are called, such as the names of figures, which their ids stand for.
  ///   - trustsSlips: whether a slip of one letter leaves no doubt.
  package init(
    of noun: String, rule: Problem.Rule, names: [String], aliases: [(alias: String, name: String)],
    trustsSlips: Bool
  ) {
    self.noun = noun
    self.rule = rule
    self.trustsSlips = trustsSlips
    self.names = Set(names)
    near = Suggestions(names)
    nearest = trustsSlips ? NearestNames(names) : nil
    func add(_ text: String, meaning name: String) {
      let key = Self.key(of: text)
      guard key.contains(where: \.isLetter) else { return }
      if let known = keys[key] {
        if known != name { keys[key] = .some(nil) }
      } else {
        keys[key] = name
      }
    }
    for name in names { add(name, meaning: name) }
    // A name that is also what another is called means itself.
    let own = keys
    for (alias, name) in aliases where own[Self.key(of: alias)] == nil { add(alias, meaning: name) }
  }

  /// Whether there is a name of these letters.
  package func contains(_ text: String) -> Bool { names.contains(text) }

  /// The repair of a text that is to be one of the names; nil where it is one, or where none is near.
  ///
  /// - Complexity: O(names) for a text that is met first; then O(1).
  package mutating func repair(of text: String) -> Repair? {
    if names.contains(text) { return nil }
    if let known = found[text] { return known }
    let repair = newRepair(of: text)
    found[text] = .some(repair)
    return repair
  }

  /// The repair of a list of citations: of the sources in it, one after the other.
  package mutating func repair(ofCitations text: String) -> Repair? {
    var citations = Citation.list(text)
    var repairs: [Repair] = []
    for index in citations.indices {
      guard let repair = repair(of: citations[index].source) else { continue }
      citations[index].source = repair.proposal
      repairs.append(repair)
    }
    return Repair(
      readings: repairs.isEmpty ? [] : [citations.map(\.description).joined(separator: ";")],
      isCertain: repairs.allSatisfy(\.isCertain), rule: rule,
      reason: repairs.map(\.reason).joined(separator: "; "))
  }

  private mutating func newRepair(of text: String) -> Repair? {
    if case .some(.some(let name)) = keys[Self.key(of: text)] {
      return Repair(
        readings: [name], isCertain: true, rule: rule,
        reason: "unknown \(noun) '\(shortened(text))', which '\(shortened(name))' is called")
    }
    let names = near.suggestions(for: text)
    let isSlip = text.count > 4 && nearest?.nearest(to: text, within: 1) == names.first
    return Repair(
      readings: names, isCertain: trustsSlips && isSlip, rule: rule,
      reason: "unknown \(noun) '\(shortened(text))', near "
        + names.map { "'\(shortened($0))'" }.joined(separator: " or "))
  }

  /// What spellings of a name share.
  private static func key(of name: String) -> String {
    String(name.withoutCaseAndAccents.filter { $0.isLetter || $0.isNumber })
  }
}
