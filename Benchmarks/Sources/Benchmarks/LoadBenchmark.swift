import Camarilla
import CamarillaFormats
import Foundation
import GraphKernels

/// A lone table of relationships: 20,000 figures, four kinds, dates of every common form.
enum LoadBenchmark {
  static func write(rows: Int, to path: String) throws {
    var generator = SplitMix64(seed: 1964)
    var text = "kind,source,target,when\n"
    text.reserveCapacity(rows * 48)
    let kinds = ["alliance", "rivalry", "appointment", "denunciation"]
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    for row in 0..<rows {
      let source = Int.random(in: 0..<20_000, using: &generator)
      let target = (source + Int.random(in: 1..<20_000, using: &generator)) % 20_000
      let year = Int.random(in: 1800...1999, using: &generator)
      let month = two(Int.random(in: 1...12, using: &generator))
      let day = two(Int.random(in: 1...28, using: &generator))
      let last = year + Int.random(in: 1...15, using: &generator)
      let when =
        switch row % 4 {
        case 0: "\(year)-\(month)-\(day)"
        case 1: "\(year)/\(last)"
        case 2: "\(year)-\(month)/\(last)"
        default: "\(year)-\(month)-\(day)/\(last)-\(month)-\(day)"
        }
      text += kinds[Int.random(in: 0..<4, using: &generator)]
      text += ",figure-\(source),figure-\(target),\(when)\n"
    }
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }

  static func load(_ path: String) throws -> Int {
    try Chronicle(contentsOf: path).relationships.count
  }
}
