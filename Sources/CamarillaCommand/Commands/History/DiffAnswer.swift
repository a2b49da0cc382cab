import Camarilla

/// A diff as the command prints it.
struct DiffAnswer: Answer {
  /// The pairs that one thing happened to.
  struct Group {
    let name: String
    let mark: String
    let pairs: [AllianceDiff.Pair]
  }

  let from: TimeSpan
  let to: TimeSpan
  let kinds: [String]
  /// What stayed as it was is the last.
  let groups: [Group]
  /// How likely each change is, where it was asked.
  let worlds: DiffWorldsAnswer?
  private let chronicle: Chronicle
  /// The signs of the kinds.
  private var signs: Set<Sign> {
    Set(chronicle.kinds.filter { kinds.contains($0.name) }.map(\.sign))
  }

  /// Keeps the pairs alone: of many steps, the snapshots would be too much.
  init(_ diff: AllianceDiff, worlds: DiffWorldsAnswer? = nil) {
    (from, to, kinds) = (diff.from.time, diff.to.time, diff.kinds)
    groups = [
      Group(name: "formed", mark: "+", pairs: diff.formed),
      Group(name: "dissolved", mark: "−", pairs: diff.dissolved),
      Group(name: "reversed", mark: "±", pairs: diff.reversed),
      Group(name: "continued", mark: "=", pairs: diff.continued),
    ]
    self.worlds = worlds
    chronicle = diff.from.chronicle
  }

  /// Whether any pair is not as it was.
  var isChanged: Bool { !groups.dropLast().allSatisfy(\.pairs.isEmpty) }

  var json: any Encodable { object.merging(["coarse": 0]) }

  var object: JSONObject {
    let columns = pairColumns
    let object: JSONObject = [
      "from": from.member, "to": to.member, "fromPeriod": from.period, "toPeriod": to.period,
      "unit": from.unitName == to.unitName ? from.unitName : nil, "kinds": kinds,
      "notes": JSONObject.noNotes,
    ]
    return object.merging(
      JSONObject(members: groups.map { ($0.name, Listing($0.pairs, columns: columns)) })
    ).merging(worlds.map { ["worlds": $0.json] } ?? [:])
  }

  private var pairColumns: [Column<AllianceDiff.Pair>] {
    let columns: [Column<AllianceDiff.Pair>] = [
      .csv("figure1") { $0.figures[0] }, .csv("figure2") { $0.figures[1] },
      .json("figures") { $0.figures }, .json("names") { $0.figures.map(chronicle.name) },
      .exact("before") { $0.before }, .exact("after") { $0.after },
      .exact("citations") { $0.citations },
      .json("signBefore") { $0.signBefore }, .json("signAfter") { $0.signAfter },
      .json("toneBefore") { $0.before.isEmpty ? nil : "\($0.toneBefore)" },
      .json("toneAfter") { $0.after.isEmpty ? nil : "\($0.toneAfter)" },
    ]
    guard let worlds else { return columns }
    return columns + worlds.columns
  }

  /// A pair with what happened to it.
  typealias Row = (change: String, pair: AllianceDiff.Pair)

  var rows: [Row] { groups.flatMap { group in group.pairs.map { (group.name, $0) } } }

  var columns: [Column<Row>] {
    [.csv("change") { $0.change }] + pairColumns.map { $0.of(\.pair) }
  }

  var csv: String { Listing(rows, columns: columns).csv }
}

// MARK: For a person

extension DiffAnswer {
  var text: String { Self.subject(kinds: kinds) + ", " + text(listsContinued: true) }

  /// What has changed: alliances, or ties of some kinds.
  static func subject(kinds: [String]) -> String {
    kinds == ["alliance"] ? "Alliances" : "Ties (\(kinds.joined(separator: ", ")))"
  }

  /// - Parameter listsContinued: whether the pairs that stayed together are named, or only counted.
  func text(listsContinued: Bool) -> String {
    var text = "\(from) → \(to): "
    text += groups.map { "\($0.pairs.count) \($0.name)" }.joined(separator: ", ") + "\n"
    text += worlds?.text ?? ""
    for group in groups where !group.pairs.isEmpty && (listsContinued || group.mark != "=") {
      let table = Listing(group.pairs, columns: shownColumns(of: group)).table
      text += "\n\(group.name)\n" + table.text(indent: 2, hasHeadings: false)
    }
    return text
  }

  private func shownColumns(of group: Group) -> [Column<AllianceDiff.Pair>] {
    var columns: [Column<AllianceDiff.Pair>] = [
      .shown("") { _ in group.mark }, .shown("pair") { chronicle.printedNames(of: $0.figures) },
      .shown("claims") { pair in
        let claims = [pair.before, pair.after].map {
          $0.isEmpty ? "–" : $0.joined(separator: ", ")
        }
        return pair.before == pair.after ? claims[0] : claims.joined(separator: " → ")
      },
    ]
    if let worlds {
      columns += [
        .shown("probability", .right) { worlds[$0.figures]?.share(of: group.name) ?? "" },
        .shown("else") { worlds[$0.figures]?.alternatives(to: group.name) ?? "" },
      ]
    }
    columns.append(
      .shown("sign") {
        $0.remark(isDissolved: group.mark == "−", isReversed: group.mark == "±", ofSigns: signs)
      })
    return columns
  }
}

extension AllianceDiff.Pair {
  /// That relationships of other kinds outweigh those that are told of the pair, or of which sign these are
  /// where those asked for are of several; empty where nothing needs to be said.
  fileprivate func remark(isDissolved: Bool, isReversed: Bool, ofSigns asked: Set<Sign>) -> String {
    let tone = isDissolved ? toneBefore : toneAfter
    if tone.isOfSum { return "\(tone)" }
    return isReversed || asked.count < 2 ? "" : "\(tone)"
  }
}
