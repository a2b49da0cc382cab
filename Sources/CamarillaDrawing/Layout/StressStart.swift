/// Where a layout begins. All starts are fixed, so that a graph has one picture.
enum StressStart: Equatable {
  /// The two main directions of the distances to some pivots (Brandes & Pich, "Eigensolver methods
  /// for progressive multidimensional scaling of large data", 2006), turned by a share of a circle.
  case scaling
  /// On a spiral, in an order that starts `offset` figures on.
  case spiral(offset: Int)
  /// Where figures were before, to the scale of the distances, and whoever is new amid those who are nearest to him in the
  /// graph.
  case near([Point?])

  func positions(count: Int, distances: [Double]) -> [Point] {
    let spiral = Self.spiral(count: count)
    switch self {
    case .spiral(let offset):
      return (0..<count).map { spiral[($0 * 7 + offset) % max(count, 1)] }
    case .scaling:
      return Self.scaled(count, distances: distances)
    case .near(let places):
      return Self.near(places, distances: distances)
    }
  }

  private static func near(_ places: [Point?], distances: [Double]) -> [Point] {
    let count = places.count
    let known = places.indices.filter { places[$0] != nil }
    let mean =
      known.reduce(Point.zero) { $0 + (places[$1] ?? .zero) } * (1 / Double(max(known.count, 1)))
    // The factor of least stress.
    var (wanted, drawn) = (0.0, 0.0)
    for i in known {
      for j in known where j < i {
        guard let a = places[i], let b = places[j] else { continue }
        let (distance, length) = (distances[i * count + j], a.distance(to: b))
        wanted += length / distance
        drawn += length * length / (distance * distance)
      }
    }
    let scale = drawn > 0 ? wanted / drawn : 1
    // A little of the spiral keeps those apart who are amid the same.
    let apart = spiral(count: count)
    return places.indices.map { figure in
      if let place = places[figure] { return (place - mean) * scale }
      var (sum, weight) = (Point.zero, 0.0)
      for other in known {
        guard let place = places[other] else { continue }
        let distance = distances[figure * count + other]
        let nearness = 1 / (distance * distance * distance * distance)
        sum += (place - mean) * (scale * nearness)
        weight += nearness
      }
      return sum * (weight > 0 ? 1 / weight : 0) + apart[figure] * 0.05
    }
  }

  /// Evenly spread over a disk; each is the one before, turned by the golden angle.
  private static func spiral(count: Int) -> [Point] {
    var direction = Point(1, 0)
    let cosine = -0.737_368_878_078_319_7
    let sine = 0.675_490_294_261_523_6
    return (0..<count).map { index in
      let position = direction * (Double(index) + 0.5).squareRoot()
      direction = Point(
        direction.x * cosine - direction.y * sine, direction.x * sine + direction.y * cosine)
      return position
    }
  }

  private static func scaled(_ count: Int, distances: [Double]) -> [Point] {
    let pivots = FarthestPivots(most: min(count, 40)) {
      Array(distances[($0 * count)..<(($0 + 1) * count)])
    }
    return scaled(count: count, columns: pivots.distances)
  }

  /// - Parameter columns: for each pivot, the distances of all figures from it.
  static func scaled(count: Int, columns: [[Double]]) -> [Point] {
    guard count > 2 else { return (0..<count).map { Point(Double($0), 0) } }
    // Double centering of the squared distances between figures (rows) and pivots (columns).
    var matrix = columns.map { column in column.map { $0 * $0 } }
    var rowMeans = [Double](repeating: 0, count: count)
    for column in matrix.indices {
      let mean = matrix[column].reduce(0, +) / Double(count)
      for row in 0..<count {
        matrix[column][row] -= mean
        rowMeans[row] += matrix[column][row] / Double(columns.count)
      }
    }
    for column in matrix.indices {
      for row in 0..<count { matrix[column][row] = -(matrix[column][row] - rowMeans[row]) / 2 }
    }
    let first = mainDirection(columns: matrix, avoiding: nil)
    let second = mainDirection(columns: matrix, avoiding: first)
    func project(_ direction: [Double]) -> [Double] {
      var result = [Double](repeating: 0, count: count)
      for (column, factor) in zip(matrix, direction) {
        for row in 0..<count { result[row] += column[row] * factor }
      }
      // To the scale of the distances.
      let length = result.reduce(0) { $0 + $1 * $1 }.squareRoot()
      let mean = matrix.reduce(0) { $0 + $1.reduce(0) { max($0, abs($1)) } } / Double(matrix.count)
      let scale = length > 0 ? (mean * Double(count)).squareRoot() / length : 0
      return result.map { $0 * scale }
    }
    // A little of the spiral keeps figures apart that have the same distances to all pivots.
    let apart = spiral(count: count)
    let (x, y) = (project(first), project(second))
    return (0..<count).map { Point(x[$0], y[$0]) + apart[$0] * 0.02 }
  }

  /// The dominant eigenvector of columnsᵀ·columns, by power iteration.
  private static func mainDirection(columns: [[Double]], avoiding: [Double]?) -> [Double] {
    let size = columns.count
    var product = [Double](repeating: 0, count: size * size)
    for i in 0..<size {
      for j in 0...i {
        var sum = 0.0
        for (a, b) in zip(columns[i], columns[j]) { sum += a * b }
        product[i * size + j] = sum
        product[j * size + i] = sum
      }
    }
    var vector = (0..<size).map { 1 + Double($0 % 7) / 10 }
    for _ in 0..<60 {
      if let avoiding {
        let share = zip(vector, avoiding).reduce(0) { $0 + $1.0 * $1.1 }
        for i in 0..<size { vector[i] -= share * avoiding[i] }
      }
      var next = [Double](repeating: 0, count: size)
      for i in 0..<size {
        for j in 0..<size { next[i] += product[i * size + j] * vector[j] }
      }
      let length = next.reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard length > 1e-300 else { return vector }
      vector = next.map { $0 / length }
    }
    return vector
  }
}
