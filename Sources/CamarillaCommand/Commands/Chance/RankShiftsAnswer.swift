import Camarilla

/// Who rose and who fell between two times, as `compare` prints it.
struct RankShiftsAnswer: Answer {
  let earlier: Snapshot
  let later: Snapshot
  let ties: TieSelection
  /// By each measure, or by the consensus.
  let shifts: [RankShifts]
  /// The possible worlds over which bounds were worked out; nil without.
  private var worlds: RankShifts.Worlds? { shifts.first?.worlds }
  let seed: UInt64
  /// How many figures to tell of on each side; nil unless told.
  let top: Int?

  private struct Row {
    var measure: RankShifts
    var entry: RankShifts.Entry
  }

  // MARK: For a program

  private static var entryColumns: [Column<RankShifts.Entry>] {
    [
      .exact("id") { $0.id }, .exact("name") { $0.name }, .exact("rankBefore") { $0.before?.rank },
      .exact("rankAfter") { $0.after?.rank }, .exact("rise") { $0.rise },
      .exact("scoreBefore") { $0.before?.score }, .exact("scoreAfter") { $0.after?.score },
      .exact("change") { $0.change },
    ]
  }

  private static var boundColumns: [Column<RankShifts.Entry>] {
    [
      .exact("presence") { $0.bounds?.presence }, .exact("lowRise") { $0.bounds?.lowRise },
      .exact("highRise") { $0.bounds?.highRise }, .exact("lowChange") { $0.bounds?.lowChange },
      .exact("highChange") { $0.bounds?.highChange }, .exact("rose") { $0.bounds?.rose },
      .exact("fell") { $0.bounds?.fell },
    ]
  }

  private var columns: [Column<RankShifts.Entry>] {
    Self.entryColumns + (worlds == nil ? [] : Self.boundColumns)
  }

  var json: any Encodable {
    [
      "from": earlier.time.member, "to": later.time.member, "fromPeriod": earlier.time.period,
      "toPeriod": later.time.period,
      "unit": earlier.time.unitName == later.time.unitName ? earlier.time.unitName : nil,
      "ties": ties,
      "figures": ["from": earlier.figures.count, "to": later.figures.count] as JSONObject,
      "worlds": worlds.map {
        ["count": $0.count, "exact": $0.isExact, "seed": seed] as JSONObject
      },
      "measures": shifts.map {
        ["measure": $0.name, "shifts": Listing($0, columns: columns)] as JSONObject
      },
      "notes": JSONObject.noNotes,
    ] as JSONObject
  }

  var csv: String {
    Listing(
      shifts.flatMap { measure in measure.map { Row(measure: measure, entry: $0) } },
      columns: [.csv("measure") { $0.measure.name }]
        + columns.map { column in column.of { $0.entry } }
    ).csv
  }

  // MARK: For a person

  var text: String {
    guard earlier.figures.count + later.figures.count > 0 else {
      return nobodyIsActive(in: "\(earlier.title) and \(later.title)")
    }
    let head =
      "From \(earlier.title) to \(later.title): \(Number.count(earlier.figures.count, singular: "figure")),"
      + " then \(later.figures.count)\(ties.remark)\n"
    return head
      + shifts.map { "\nby \($0.name)\n" + text(of: $0) }.joined()
      + legend
      + (worlds.map {
        "\n90 % of rises: from the 5 % to the 95 % quantile over"
          + ($0.isExact ? " all" : "") + " \(Number.count($0.count, singular: "possible world"))"
          + ($0.isExact ? "" : " (seed \(seed))") + "; rose, fell in: the share of worlds\n"
      } ?? "")
  }

  /// What the ranks of those who stayed are.
  private var legend: String {
    let stayed = shifts.first?.count { $0.rise != nil } ?? 0
    return stayed == 0
      ? ""
      : "\nranks: among the \(Number.count(stayed, singular: "figure")) of both times; those with one score share"
        + " the last of theirs"
        + (shifts.contains { $0.measure == nil }
          ? ", but of equal points the higher pn comes first\n" : "\n")
  }

  private func text(of measure: RankShifts) -> String {
    let limit = top ?? 10
    let stayed = measure.filter { $0.rise != nil }
    let rose = stayed.filter { $0.rise ?? 0 > 0 }
    let fell = Array(stayed.filter { $0.rise ?? 0 < 0 }.reversed())
    var text = ""
    // Who is where he was as it is written may have moved all the same in most worlds.
    let doubtful = stayed.filter { entry in
      entry.rise == 0 && entry.bounds.map { $0.rose + $0.fell > 0 } ?? false
    }.sorted { one, other in
      func key(_ entry: RankShifts.Entry) -> (Double, Figure.ID) {
        (-max(entry.bounds?.rose ?? 0, entry.bounds?.fell ?? 0), entry.id)
      }
      return key(one) < key(other)
    }
    for (heading, entries) in [("rose", rose), ("fell", fell)] {
      guard !entries.isEmpty else {
        text += "\nnobody \(heading)\n"
        continue
      }
      text += "\n\(heading)\n" + table(of: entries.prefix(limit), by: measure)
      text += more(than: limit, of: entries.count)
    }
    if !doubtful.isEmpty {
      text += "\nkept the rank, but not in every world\n"
      text += table(of: doubtful.prefix(limit), by: measure)
      text += more(than: limit, of: doubtful.count)
    }
    for (heading, entries) in [
      ("came", measure.filter { $0.before == nil }), ("left", measure.filter { $0.after == nil }),
    ] where !entries.isEmpty {
      let names = entries.prefix(limit).map { entry in
        "\(printed(entry.name, id: entry.id)) (\((entry.after ?? entry.before)?.rank ?? 0))"
      }
      let more = entries.count > limit ? " and \(entries.count - limit) more" : ""
      text += "\n\(heading) (and the rank)\n"
      text += wrapped(names.oneAfterAnother + more, indent: 3)
    }
    return text
  }

  private func table(of entries: some Sequence<RankShifts.Entry>, by measure: RankShifts) -> String
  {
    let isNormalized = measure.measure?.isNormalized ?? false
    @Sendable func score(_ value: Double?) -> String {
      value.map { isNormalized ? Number.short(of: $0) : Number.score(of: $0) } ?? "–"
    }
    @Sendable func signed(_ rise: Int) -> String {
      rise > 0 ? "+\(rise)" : rise < 0 ? "−\(-rise)" : "0"
    }
    var columns: [Column<RankShifts.Entry>] = [
      .shown("figure") { printed($0.name, id: $0.id) },
      .shown("rank", .right) { "\($0.before?.rank ?? 0)" },
      .shown("then", .right) { "\($0.after?.rank ?? 0)" },
      .shown("rise", .right) { signed($0.rise ?? 0) },
      .shown("score", .right) { score($0.before?.score) },
      .shown("then", .right) { score($0.after?.score) },
      .shown("change", .right) { ($0.change ?? 0 > 0 ? "+" : "") + score($0.change) },
    ]
    if worlds != nil {
      columns += [
        .shown("90 % of rises", .right) {
          $0.bounds.map { "\(signed($0.lowRise)) to \(signed($0.highRise))" } ?? "–"
        },
        .shown("rose in", .right) { $0.bounds.map { Number.share($0.rose) } ?? "–" },
        .shown("fell in", .right) { $0.bounds.map { Number.share($0.fell) } ?? "–" },
      ]
    }
    return Listing(entries, columns: columns).table.text(indent: 3)
  }
}

extension RankShifts {
  fileprivate var name: String { measure?.name ?? "consensus" }
}
