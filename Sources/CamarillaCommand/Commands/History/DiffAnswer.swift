import Camarilla

/// A diff as the command prints it.
struct DiffAnswer: Noted {
  struct Pair: Encodable {
    var figures: [String]
    var names: [String]
    var before: [String]
    var after: [String]
    var citations: [String]
    var signBefore: Int
    var signAfter: Int
    /// How likely each change is, where it was asked.
    var probability: DiffWorldsAnswer.Probabilities?
  }

  var from: Int
  var to: Int
  var kinds: [String]
  var formed: [Pair]
  var dissolved: [Pair]
  var continued: [Pair]
  var reversed: [Pair]
  var worlds: DiffWorldsAnswer?
  /// What the answer rests on where there are no ties of the kinds it asks for.
  var notes: [String] = []

  /// Whether there is no pair to tell of.
  var isEmpty: Bool { groups.allSatisfy(\.pairs.isEmpty) }

  init(_ diff: AllianceDiff) {
    let chronicle = diff.from.chronicle
    func pairs(of pairs: [AllianceDiff.Pair]) -> [Pair] {
      pairs.map { pair in
        Pair(
          figures: pair.figures, names: pair.figures.map { chronicle.figure(id: $0)?.name ?? $0 },
          before: pair.before, after: pair.after, citations: pair.citations.map(\.description),
          signBefore: pair.signBefore, signAfter: pair.signAfter)
      }
    }
    from = diff.from.year
    to = diff.to.year
    kinds = diff.kinds
    formed = pairs(of: diff.formed)
    dissolved = pairs(of: diff.dissolved)
    continued = pairs(of: diff.continued)
    reversed = pairs(of: diff.reversed)
  }

  private var groups: [(name: String, mark: String, pairs: [Pair])] {
    [
      ("formed", "+", formed), ("dissolved", "−", dissolved), ("reversed", "±", reversed),
      ("continued", "=", continued),
    ]
  }

  func report() -> Report<DiffAnswer> {
    let subject = kinds == ["alliance"] ? "Alliances" : "Ties (\(kinds.joined(separator: ", ")))"
    var csv = Table(
      (Self.headings + (worlds == nil ? [] : DiffWorldsAnswer.headings)).map { ($0, .left) })
    for row in rows { csv.append(row) }
    return Report(
      text: "\(subject), " + text(listsContinued: true), csv: csv.csv(), json: self)
  }

  /// - Parameter listsContinued: whether the pairs that stayed together are named, or only counted.
  func text(listsContinued: Bool) -> String {
    var text = "\(CalendarYear(from)) → \(CalendarYear(to)): "
    text += groups.map { "\($0.pairs.count) \($0.name)" }.joined(separator: ", ") + "\n"
    text += worlds?.text ?? ""
    for group in groups where !group.pairs.isEmpty && (listsContinued || group.mark != "=") {
      var table = Table([
        ("", .left), ("pair", .left), ("claims", .left), ("probability", .right), ("else", .left),
      ])
      for pair in group.pairs {
        let claims = [pair.before, pair.after].map {
          $0.isEmpty ? "–" : $0.joined(separator: ", ")
        }
        table.append([
          group.mark, zip(pair.names, pair.figures).map(printed).joined(separator: " – "),
          pair.before == pair.after ? claims[0] : claims.joined(separator: " → "),
          pair.probability?.share(of: group.name) ?? "",
          pair.probability?.alternatives(to: group.name) ?? "",
        ])
      }
      text += "\n\(group.name)\n" + table.text(indent: 2, hasHeadings: false)
    }
    return text
  }

  static let headings = ["change", "figure1", "figure2", "before", "after", "citations"]

  /// A row of CSV for each pair.
  var rows: [[String]] {
    groups.flatMap { group in
      group.pairs.map { pair in
        [group.name] + pair.figures
          + [pair.before, pair.after, pair.citations].map { $0.joined(separator: ";") }
          + (pair.probability?.cells ?? [])
      }
    }
  }
}
