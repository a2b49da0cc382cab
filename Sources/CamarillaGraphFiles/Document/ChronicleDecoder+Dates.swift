import Camarilla
import CamarillaFormats

extension ChronicleDecoder {
  /// A stretch of an edge that is a relationship of its own.
  struct Piece {
    var when: Int32
    var weight: Double?
  }

  /// The stretches of an edge; all of time where it is not dated.
  mutating func pieces(of edge: Int) -> [Piece] {
    guard let pieces = datedPieces(of: edge) else {
      misdated.insert(Int32(edge))
      return [Piece(when: undatedPeriod())]
    }
    guard pieces.isEmpty else { return pieces }
    doubtful.undated.add(edge)
    return [Piece(when: undatedPeriod())]
  }

  /// The stretches of an edge that its dates make; nil, and an error, for a date that can't be read.
  private mutating func datedPieces(of edge: Int) -> [Piece]? {
    let when = text(column: columns.when, row: edge)
    if !when.isEmpty {
      return period(text: when, column: "when", edge: edge).map { [Piece(when: $0)] }
    }
    let changes = columns.weightChanges(ofEdge: edge, edges: document.edges)
    if !changes.isEmpty {
      return changes.map { Piece(when: interned($0.period), weight: $0.number) }
    }
    let spells = document.edges.spells.spells(ofRow: Int32(edge))
    if !spells.isEmpty {
      return spells.map { Piece(when: interned(document.edges.spells.periods[$0])) }
    }
    let start = text(column: columns.start, row: edge)
    let end = text(column: columns.end, row: edge)
    guard !start.isEmpty || !end.isEmpty else { return [] }
    return spell(start: start, end: columns.end == nil ? nil : end, edge: edge).map {
      [Piece(when: $0)]
    }
  }

  private mutating func spell(start: String, end: String?, edge: Int) -> Int32? {
    let text = end.map { "\(start)/\($0)" } ?? start
    if let known = spells[text] { return known }
    do throws(DateError) {
      let (period, remarks) = try Self.period(from: start, through: end)
      for remark in remarks {
        let column = remark.text == start ? columns.start : columns.end
        report(
          remark, what: "'\(name(of: column))' of an edge",
          location: location(edge: edge, column: column))
      }
      let index = builder.intern(period)
      spells[text] = index
      return index
    } catch {
      // Each end that is no time is told of by itself, and what is wrong with the two together of the end.
      var ends: [(text: String, column: Int?, fault: DateError?)] = [(start, columns.start, nil)]
      if let end {
        ends[0].fault = Self.fault(ofEnd: start)
        ends.append((end, columns.end, Self.fault(ofEnd: end)))
      }
      let isTogether = ends.allSatisfy { $0.fault == nil }
      let last = ends.last { !$0.text.isEmpty }?.column
      for (text, column, fault) in ends where isTogether ? column == last : fault != nil {
        report(
          fault ?? error, text: text, what: "'\(name(of: column))' of an edge",
          location: location(edge: edge, column: column))
      }
      return nil
    }
  }

  /// Of all that is not dated.
  private mutating func undatedPeriod() -> Int32 {
    if let undated { return undated }
    let index = builder.intern(.undated)
    undated = index
    return index
  }

  private mutating func interned(_ index: Int32) -> Int32 {
    if pooled[Int(index)] < 0 { pooled[Int(index)] = builder.intern(document.periods[index]) }
    return pooled[Int(index)]
  }

  private mutating func period(text: String, column: String, edge: Int) -> Int32? {
    if let known = periods[text] { return known }
    let chosen = document.chosenRoles[column]
    let what = "'\(chosen ?? column)' of an edge"
    let location = location(edge: edge, column: columns.index(named: column))
    do throws(DateError) {
      let period: Period
      // What was chosen for dates may have them as other programs write them.
      if chosen != nil, let date = ForeignTime.date(of: text) {
        period = .event(date)
      } else {
        let (read, remark) = try Period.reading(text)
        period = read
        if let remark { report(remark, what: what, location: location) }
      }
      let index = builder.intern(period)
      periods[text] = index
      return index
    } catch {
      report(error, text: text, what: what, location: location)
      return nil
    }
  }

  mutating func report(
    _ error: DateError, text: String, what: String, location: Problem.Location?
  ) {
    let stamp = text.split(separator: "/").lazy.compactMap { ForeignTime.stamp(of: String($0)) }
      .first
    let message =
      stamp.map { (text: "'\(shortened(text))' is no time; expected \($0)", suggestion: nil) }
      ?? error.message
    diagnostics.add(
      Problem(
        severity: .error, rule: .malformedDate, message: "\(what): \(message.text)",
        location: location, text: text, expected: stamp ?? error.expected,
        suggestion: message.suggestion))
  }

  /// Tells of a date that was read although it is not plain EDTF.
  mutating func report(
    _ remark: DateRemark, what: String, location: Problem.Location?
  ) {
    diagnostics.add(.ofDate(remark, what: what, at: location))
  }
}
