import GraphKernels

extension NullStatistics {
  static func centrality(
    of snapshot: Snapshot, measures: [CentralityMeasure], ties selection: TieSelection,
    options: CentralityOptions, top: Int, among members: Set<Figure.ID>?
  ) -> NullStatistics {
    var options = options
    // The draws have the threads.
    options.threads = 1
    let rankings = { @Sendable [options] (ties: DrawnTies) -> [Ranking] in
      var graphs = CentralityGraphs(of: ties, selection: selection)
      guard !measures.isEmpty else {
        return [Consensus(graphs: &graphs, list: snapshot.list, options: options).ranking]
      }
      return measures.map { graphs.scores(by: $0, options: options).ranking }
    }
    let names = measures.isEmpty ? ["consensus"] : measures.map(\.name)
    let isMember = snapshot.figures.map { members?.contains($0.id) ?? true }
    let leaders = rankings(DrawnTies(of: snapshot)).map { ranking in
      Array(ranking.order.filter { isMember[$0] }.prefix(top))
    }
    var labels: [Label] = []
    for (name, leaders) in zip(names, leaders) {
      labels += [Label("\(name) centralization"), Label("highest \(name)")]
      labels += leaders.map { index in
        let id = snapshot.figures[index].id
        return Label("\(name) of \(id)", figure: id)
      }
    }
    return NullStatistics(labels: labels) { ties in
      zip(rankings(ties), leaders).flatMap { ranking, leaders -> [Double?] in
        let first = ranking.order.first.map { ranking.scores[$0] }
        // Where the smallest ranks first, as of constraint, whoever has no ties ranks last with 0.
        let differences = first.map { first in
          ranking.scores.reduce(0) { $0 + ($1 - first).magnitude }
        }
        return [differences, first] + leaders.map { ranking.scores[$0] }
      }
    }
  }

  static func brokerage(
    of snapshot: Snapshot, groups: FigureGroups, ties selection: TieSelection, top: Int,
    among members: Set<Figure.ID>?
  ) -> NullStatistics {
    let roles = { @Sendable (ties: DrawnTies) -> BrokerageRoles in
      groups.edges(of: ties.arcGraph(selection: selection)).brokerage(groups: groups.indices)
    }
    let totals = roles(DrawnTies(of: snapshot)).totals
    let leaders = totals.indices.filter { index in
      totals[index] > 0 && members?.contains(snapshot.figures[index].id) ?? true
    }.sorted { (-totals[$0], $0) < (-totals[$1], $1) }.prefix(top)
    let names = ["coordinator", "itinerant", "representative", "gatekeeper", "liaison", "total"]
    let labels =
      names.map { Label($0) }
      + leaders.map { index in
        let id = snapshot.figures[index].id
        return Label("total of \(id)", figure: id)
      }
    return NullStatistics(labels: labels) { ties in
      let roles = roles(ties)
      let totals = roles.totals
      let sums = [
        roles.coordinator, roles.itinerant, roles.representative, roles.gatekeeper, roles.liaison,
        totals,
      ].map { $0.reduce(0, +) }
      return (sums + leaders.map { totals[$0] }).map { Double($0) }
    }
  }
}

extension BrokerageRoles {
  /// The sum over the five roles, by vertex.
  fileprivate var totals: [Int] {
    coordinator.indices.map {
      coordinator[$0] + itinerant[$0] + gatekeeper[$0] + representative[$0] + liaison[$0]
    }
  }
}
