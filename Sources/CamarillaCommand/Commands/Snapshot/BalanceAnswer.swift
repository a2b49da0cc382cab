import Camarilla

/// Structural balance as the command prints it.
struct BalanceAnswer: Answer {
  let snapshot: Snapshot
  let balance: StructuralBalance

  var json: any Encodable {
    JSONObject.asked(snapshot.time).merging(
      TimedBalance(time: snapshot.time, balance: balance).members)
  }

  /// A value with what it is called.
  private struct Property: Sendable {
    let name: String
    let value: any CellValue
    /// As people read it.
    let text: String

    init(_ name: String, count: Int) {
      (self.name, value, text) = (name, count, "\(count)")
    }

    init(_ name: String, share: Double?, undefined: String = "undefined") {
      (self.name, value, text) = (name, share, share.map(Number.short) ?? undefined)
    }

    init(_ name: String, value: any CellValue, text: String = "") {
      (self.name, self.value, self.text) = (name, value, text)
    }
  }

  private var properties: [Property] {
    let tie = balance.isDirected ? "arc" : "tie"
    var properties = [
      Property("figures", count: balance.figures), Property(tie + "s", count: balance.ties),
      Property("positive \(tie)s", count: balance.positive),
      Property("negative \(tie)s", count: balance.negative),
    ]
    for (signs, count) in balance.triangles.bySigns {
      let shape = balance.isDirected ? "semicycles" : "triangles"
      properties.append(Property("\(shape) \(signs)", count: count))
    }
    if let triads = balance.transitiveTriads {
      properties += [
        Property("transitive triads", count: triads.total),
        Property("balanced triads", count: triads.balanced),
        Property("share of balanced triads", share: triads.degreeOfBalance),
      ]
    }
    properties += [
      Property("degree of balance", share: balance.degreeOfBalance),
      Property(
        "walk balance", share: balance.walkBalance,
        undefined: balance.isWalkBalanceTooLarge ? "too large to compute" : "undefined"),
    ]
    guard let frustration = balance.frustration else { return properties }
    let bound =
      frustration.isOptimal ? "exact" : "at least \(Number.score(of: frustration.weightBound))"
    return properties + [
      Property(
        balance.isWeighted ? "frustration index, by value" : "frustration index",
        value: Number.exact(frustration.weight),
        text: "\(Number.score(of: frustration.weight)) (\(bound))"),
      Property("normalized frustration", share: frustration.normalized),
    ]
  }

  private func listing(of properties: [Property]) -> Listing<Property> {
    Listing(
      properties,
      columns: [
        .shown("") { $0.name }, .shown("", .right) { $0.text },
        .csv("property") { $0.name }, .csv("value") { $0.value.cell },
      ])
  }

  var csv: String {
    let coalitions = balance.coalitions.enumerated().map { index, side in
      Property("coalition \(index + 1)", value: side)
    }
    return listing(of: properties + coalitions).csv
  }

  /// How many members of a coalition a table lists.
  private static let mostListed = 100

  var text: String {
    var text =
      balance.figures == 0
      ? nobodyIsActive(in: snapshot.title)
      : "Structural balance of \(snapshot.title)\(balance.isDirected ? ", arc by arc" : "")\n\n"
    text += listing(of: properties).table.text(hasHeadings: false)
    for (index, side) in balance.coalitions.enumerated() where !side.isEmpty {
      let names = side.prefix(Self.mostListed).map(snapshot.chronicle.printedName)
      let rest = side.count - names.count
      let more = rest > 0 ? " and \(rest) more, whom CSV and JSON name" : ""
      text += "\ncoalition \(index + 1) (\(side.count))\n"
      text += wrapped(names.oneAfterAnother + more, indent: 3)
    }
    return text + (unaligned.map { "\n" + wrapped($0, indent: 0) } ?? "")
      + (alternatives.map { "\n" + wrapped($0, indent: 0) } ?? "")
  }

  /// How many take no side; nil where nobody does, or all do.
  private var unaligned: String? {
    let count = balance.unaligned.count
    guard count > 0, count < balance.figures else { return nil }
    return sentence(
      of: "\(Number.count(count, singular: "figure")) without a tie that has a sign"
        + (count == 1 ? " is" : " are") + " in neither")
  }

  /// How many of those who could change sides are named.
  private static let mostSwinging = 10

  /// That another division is as good, where one is known to be.
  private var alternatives: String? {
    guard let alternatives = balance.alternatives else { return nil }
    let (parts, swing) = (alternatives.parts, alternatives.swingFigures)
    var reasons: [String] = []
    if parts > 1 {
      reasons.append(
        "the ties with a sign fall into \(parts) parts, each of which may be turned around by itself"
      )
    }
    if !swing.isEmpty {
      let names = swing.prefix(Self.mostSwinging).map(snapshot.chronicle.printedName)
      let rest = swing.count - names.count
      let all = rest > 0 ? names + ["\(rest) more"] : names
      reasons.append(
        "\(all.listed()) could change sides at no cost" + (swing.count > 1 ? ", each alone" : "")
      )
    }
    return reasons.isEmpty
      ? nil : sentence(of: "not the only such division: \(reasons.joined(separator: "; "))")
  }
}
