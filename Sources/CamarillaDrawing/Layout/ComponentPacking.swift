/// Puts the pieces of a picture side by side, so that together they fill a page.
enum ComponentPacking {
  /// A piece: boxes that must stay free of others', around any origin.
  struct Piece {
    var boxes: [Box]

    var bounds: Box { boxes.reduce(into: .empty) { $0.add($1) } }
  }

  /// Finds a step for each piece, largest first, each at the position where the whole stays smallest
  /// for the page's proportions (polyomino packing after Freivalds, Dogrusoz & Kikusts 2002, with
  /// boxes in place of cells).
  ///
  /// - Parameter aspect: width / height of the page.
  /// - Returns: For each piece, in the order given, its step.
  /// - Complexity: O(pieces · positions tried · boxes²).
  static func steps(_ pieces: [Piece], gap: Double, aspect: Double) -> [Point] {
    var steps = [Point](repeating: .zero, count: pieces.count)
    let order = pieces.indices.sorted {
      let a = pieces[$0].bounds
      let b = pieces[$1].bounds
      return (-a.width * a.height, $0) < (-b.width * b.height, $1)
    }
    var placed: [Box] = []
    var bounds = Box.empty
    for index in order {
      let piece = pieces[index]
      let own = piece.bounds
      var best = Point(-own.minX, -own.minY)
      if !placed.isEmpty {
        var bestCost = Double.infinity
        for step in candidates(own: own, around: placed, bounds: bounds, gap: gap) {
          let moved = own.moved(by: step)
          let whole = bounds.union(moved)
          let cost = self.cost(whole: whole, piece: moved, aspect: aspect)
          guard cost < bestCost else { continue }
          let isFree = piece.boxes.allSatisfy { box in
            let box = box.moved(by: step).inflated(gap)
            return !placed.contains { $0.overlaps(box) }
          }
          if isFree { (best, bestCost) = (step, cost) }
        }
      }
      steps[index] = best
      for box in piece.boxes {
        placed.append(box.moved(by: best))
        bounds.add(box.moved(by: best))
      }
    }
    return steps
  }

  /// How large a page of the right proportions must be, then how far out the piece stands.
  private static func cost(whole: Box, piece: Box, aspect: Double) -> Double {
    let height = max(whole.height, whole.width / aspect)
    let waste = whole.width * whole.height
    let offset = piece.center - whole.center
    return height * height * aspect + 0.3 * waste
      + 0.02 * (offset.x * offset.x + offset.y * offset.y * aspect * aspect)
  }

  /// A grid over and around what is placed, fine enough to find gaps.
  private static func candidates(
    own: Box, around placed: [Box], bounds: Box, gap: Double
  ) -> [Point] {
    let columns = 40
    let rows = 40
    let minX = bounds.minX - own.width - gap * 1.001
    let minY = bounds.minY - own.height - gap * 1.001
    let width = bounds.maxX + gap * 1.001 - minX
    let height = bounds.maxY + gap * 1.001 - minY
    var result: [Point] = []
    for row in 0...rows {
      for column in 0...columns {
        let corner = Point(
          minX + width * Double(column) / Double(columns),
          minY + height * Double(row) / Double(rows))
        result.append(Point(corner.x - own.minX, corner.y - own.minY))
      }
    }
    return result
  }
}
