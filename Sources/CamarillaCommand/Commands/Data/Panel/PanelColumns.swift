import Camarilla

/// A panel as the command writes it: which columns there are, and the rows that they are of.
struct PanelColumns: Sendable {
  let panel: Panel
  let attributes: [FigureAttribute]

  /// A row with the step that it is of.
  struct Dated<Row> {
    var period: String
    var row: Row
  }

  private var measures: [CentralityMeasure] { panel.options.measures }
  private var hasFactions: Bool { panel.options.factions != nil }

  /// The kinds that count, by their indices in the chronicle.
  private var kinds: [(index: Int, name: String)] {
    panel.snapshots.chronicle.kinds.enumerated().map { ($0.offset, $0.element.name) }.filter {
      panel.snapshots.options.kinds?.contains($0.1) ?? true
    }
  }

  /// Writes the rows step by step.
  func write(_ subject: PanelCommand.Subject, to output: RowOutputArguments) throws {
    var unsettled = [Int](repeating: 0, count: measures.count)
    func eachWave(_ body: (String, PanelWave) throws -> Void) throws {
      for wave in panel {
        for (index, scores) in wave.scores.enumerated() where !scores.isConverged {
          unsettled[index] += 1
        }
        try body(wave.step.period, wave)
      }
      remark(on: unsettled)
    }
    switch subject {
    case .figures:
      try RowListing(columns: figureColumns, head: head(of: subject)).write(to: output) { write in
        try eachWave { period, wave in
          for row in wave.figures { try write(Dated(period: period, row: row)) }
        }
      }
    case .pairs:
      try RowListing(columns: pairColumns, head: head(of: subject)).write(to: output) { write in
        try eachWave { period, wave in
          for row in wave.pairs { try write(Dated(period: period, row: row)) }
        }
      }
    }
  }

  private func head(of subject: PanelCommand.Subject) -> JSONObject {
    let steps = panel.snapshots.steps
    return [
      "panel": subject.rawValue, "unit": steps.unit, "coarse": Console.current.coarselyDated,
      "from": steps[0].period,
      "to": steps[steps.count - 1].period, "measures": measures.map(\.name),
      "ties": panel.options.ties,
    ]
  }

  private func remark(on unsettled: [Int]) {
    let count = panel.snapshots.steps.count
    Console.current.remark(
      of: zip(measures, unsettled).map { measure, times in
        guard times > 0 else { return nil }
        let reason = measure.unsettledReason.map { ": \($0)" } ?? ""
        let unit = panel.snapshots.steps.unit.rawValue
        return "\(measure.name) has no one answer in \(times) of"
          + " \(Number.count(count, singular: unit, plural: panel.snapshots.steps.unit.plural))\(reason)"
      })
  }

  // MARK: Columns

  private var figureColumns: [Column<Dated<PanelFigure>>] {
    var columns: [Column<PanelFigure>] = [
      .exact("id") { "\($0.figure.id)" }, .exact("name") { $0.figure.name },
    ]
    for (index, measure) in measures.enumerated() {
      columns.append(.exact(measure.name) { $0.scores[index] })
    }
    if hasFactions { columns.append(.exact("faction") { $0.faction?.label }) }
    columns += [
      .exact("claims") { $0.claims }, .exact("ties") { $0.ties },
      .exact("positive") { $0.positiveTies }, .exact("negative") { $0.negativeTies },
      .exact("neutral") { $0.neutralTies }, .exact("positiveStrength") { $0.positiveStrength },
      .exact("negativeStrength") { $0.negativeStrength },
    ]
    for (index, kind) in kinds {
      columns.append(.exact("claims.\(kind)") { $0.claimsByKind[index] })
    }
    for (index, kind) in kinds { columns.append(.exact("ties.\(kind)") { $0.tiesByKind[index] }) }
    let known = Set(columns.map(\.name) + ["period"])
    for attribute in attributes {
      let name = known.contains(attribute.name) ? "attribute.\(attribute.name)" : attribute.name
      columns.append(.exact(name) { text(of: attribute, for: $0.figure) })
    }
    return dated(columns)
  }

  private var pairColumns: [Column<Dated<PanelPair>>] {
    let kinds = self.kinds
    var columns: [Column<PanelPair>] = [
      .exact("source") { "\($0.source.figure.id)" }, .exact("target") { "\($0.target.figure.id)" },
      .exact("kind") { pair in
        kinds.filter { pair.claimsByKind[$0.index] > 0 }.map(\.name).joined(separator: ";")
      },
      .exact("sign") { $0.sign.rawValue }, .exact("value") { $0.value },
      .exact("claims") { $0.claims },
    ]
    for (index, kind) in kinds {
      columns.append(.exact("claims.\(kind)") { $0.claimsByKind[index] })
    }
    if hasFactions {
      columns.append(
        .exact("sameFaction") { pair in
          pair.source.faction.flatMap { own in pair.target.faction.map { own == $0 } }
        })
      columns += bothEnds("faction") { $0.faction?.label }
    }
    for (index, measure) in measures.enumerated() {
      columns += bothEnds(measure.name) { $0.scores[index] }
    }
    let known = Set(columns.map(\.name))
    for attribute in attributes {
      let isTaken = known.contains("source.\(attribute.name)")
      columns += bothEnds(isTaken ? "attribute.\(attribute.name)" : attribute.name) {
        text(of: attribute, for: $0.figure)
      }
    }
    return dated(columns)
  }

  private func bothEnds<Value: CellValue>(
    _ name: String, _ value: @escaping @Sendable (PanelPair.End) -> Value
  ) -> [Column<PanelPair>] {
    [
      .exact("source.\(name)") { value($0.source) }, .exact("target.\(name)") { value($0.target) },
    ]
  }

  /// Nil where nothing is said.
  private func text(of attribute: FigureAttribute, for figure: Figure) -> String? {
    let text = attribute.text(figure)
    return text.isEmpty ? nil : text
  }

  private func dated<Row>(_ columns: [Column<Row>]) -> [Column<Dated<Row>>] {
    [.exact("period") { $0.period }] + columns.map { $0.of(\.row) }
  }
}
