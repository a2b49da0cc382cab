import Camarilla

/// The structural balance of a year or another time, as answers tell of it.
struct TimedBalance {
  let time: TimeSpan
  let balance: StructuralBalance

  /// For a program, as one of several.
  var json: JSONObject { JSONObject.when(time).merging(members) }

  /// For a program, without when it is of: what a time does not define is null.
  var members: JSONObject {
    [
      "directed": balance.isDirected,
      // Whether frustration goes by values.
      "weighted": balance.isWeighted, "figures": balance.figures,
      // Arcs, if directed; and so for what follows.
      "ties": balance.ties, "positive": balance.positive, "negative": balance.negative,
      "triangles": JSONObject(members: balance.triangles.bySigns.map { ($0.signs, $0.count) }),
      "transitiveTriads": balance.transitiveTriads.map {
        [
          "total": $0.total, "balanced": $0.balanced, "degreeOfBalance": $0.degreeOfBalance,
        ] as JSONObject
      },
      "degreeOfBalance": balance.degreeOfBalance, "walkBalance": balance.walkBalance,
      "walkBalanceTooLarge": balance.isWalkBalanceTooLarge,
      // With what follows, null where it was left out.
      "frustration": balance.frustration.map {
        [
          "index": $0.weight, "lowerBound": $0.weightBound, "optimal": $0.isOptimal,
          "stoppedBy": stop?.rawValue, "normalized": $0.normalized,
        ] as JSONObject
      },
      "coalitions": balance.frustration.map { _ in balance.coalitions },
      // Those in neither, without a tie that has a sign.
      "unaligned": balance.frustration.map { _ in balance.unaligned },
      // Parts that no signed tie connects, each of which can be turned around by itself, and who could
      // change sides at no cost.
      "parts": balance.alternatives?.parts, "swing": balance.alternatives?.swingFigures,
      "figureBalances": balance.figureBalances.map {
        ["id": $0.id, "name": $0.name, "walkBalance": $0.value] as JSONObject
      },
      "notes": JSONObject.noNotes,
    ]
  }

  /// Why the frustration isn't proven to be the least, where it isn't.
  private enum Stop: String { case workLimit = "work-limit", size }

  private var stop: Stop? {
    guard let frustration = balance.frustration, !frustration.isOptimal else { return nil }
    return frustration.isWorkUsedUp ? .workLimit : .size
  }

  /// What was left undone in some times, and whether a higher limit helps.
  static func limitNotes(of balances: [TimedBalance]) -> [String?] {
    func times(where isLeft: (TimedBalance) -> Bool) -> String? {
      let times = balances.filter(isLeft).map { "\($0.time)" }
      return times.isEmpty ? nil : times.joined(separator: ", ")
    }
    return [
      times { $0.stop == .workLimit }.map {
        "frustration of \($0) is not proven the least: the work limit was reached; a higher"
          + " --work-limit lets search and proof go on"
      },
      times { $0.stop == .size }.map {
        "frustration of \($0) is not proven the least: too large and tangled for the proof; a higher"
          + " --work-limit only lets the search go on"
      },
      times { $0.balance.isWalkBalanceTooLarge }.map {
        "walk balance is left out of \($0): too large to compute within the work limit; a higher"
          + " --work-limit lets it take longer"
      },
    ]
  }
}
