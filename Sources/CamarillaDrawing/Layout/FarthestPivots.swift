/// Figures of a connected graph far apart from each other: the first figure, then in turn the one farthest from those
/// before.
struct FarthestPivots {
  private(set) var figures = [0]
  /// For each of them, the distances of all figures from it.
  private(set) var distances: [[Double]]

  /// - Parameters:
  ///   - most: how many there are, unless others would stand where one of them does.
  ///   - distancesFromFigure: the distances of all figures from one.
  /// - Complexity: O(pivots · n), and as many calls as there are pivots.
  init(most: Int, distancesFromFigure: (Int) -> [Double]) {
    var nearest = distancesFromFigure(0)
    distances = [nearest]
    while figures.count < most {
      var farthest = 0
      for figure in nearest.indices where nearest[figure] > nearest[farthest] { farthest = figure }
      if nearest[farthest] == 0 { break }
      let row = distancesFromFigure(farthest)
      figures.append(farthest)
      distances.append(row)
      for figure in nearest.indices { nearest[figure] = min(nearest[figure], row[figure]) }
    }
  }
}
