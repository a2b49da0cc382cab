import Camarilla

// When answers are of, as programs are told: a year by its number, as ever, and beside it the unit and the period in
// EDTF, which any other time has alone.

/// A step in a cell or member that holds years as a rule: the number of a year, the period of anything else.
extension TimeStep: CellValue {
  var cell: String { unit == .year ? "\(number)" : period }
  var member: (any Encodable)? { unit == .year ? number : period }
}

extension TimeSpan: CellValue {
  var cell: String { step?.cell ?? period }
  var member: (any Encodable)? { step?.member ?? period }
}

extension JSONObject {
  /// When an answer is of.
  static func when(_ time: TimeSpan) -> JSONObject {
    ["year": time.year, "unit": time.unitName, "period": time.period]
  }

  /// When an answer is of that is about this time alone, with how many relationships are dated too coarsely for it.
  static func asked(_ time: TimeSpan) -> JSONObject {
    when(time).merging(["coarse": 0])
  }

  /// A list, with room beside it for what every answer says: when it is of, what it rests on, what it is cut to.
  ///
  /// - Parameters:
  ///   - listing: the rows.
  ///   - name: the list's member.
  ///   - time: the time asked about, if any is.
  static func list<Row>(
    _ listing: Listing<Row>, named name: String, of time: TimeSpan? = nil
  ) -> JSONObject {
    (time.map(asked) ?? [:]).merging(JSONObject(members: [(name, listing)])).merging([
      "notes": noNotes
    ])
  }

  /// When an answer is of that goes through steps, likewise.
  static func asked(_ steps: TimeSteps) -> JSONObject {
    [
      "from": steps[0].member, "to": steps[steps.count - 1].member, "unit": steps.unit.rawValue,
      "period": steps.period, "coarse": 0,
    ]
  }
}

extension Column {
  /// When a row is of: in CSV a `year`, or the `period` of another step; in JSON both, with the unit.
  static func when(_ unit: TimeUnit, _ step: @escaping @Sendable (Row) -> TimeStep) -> [Column] {
    [
      .csv(unit == .year ? "year" : "period") { step($0) }, .json("year") { step($0).year },
      .json("unit") { step($0).unit.rawValue }, .json("period") { step($0).period },
    ]
  }

  /// The same with a column that people see.
  static func shownWhen(_ unit: TimeUnit, _ step: @escaping @Sendable (Row) -> TimeStep) -> [Column]
  {
    [.shown(unit.rawValue, .right) { "\(step($0))" }] + when(unit, step)
  }
}
