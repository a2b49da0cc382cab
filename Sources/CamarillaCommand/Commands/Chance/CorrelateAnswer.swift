import Camarilla

/// How far the ties of two kinds or two times are those of the same pairs, as the command prints it.
struct CorrelateAnswer: Answer {
  /// One of the two networks.
  struct Side {
    var snapshot: Snapshot
    /// The kinds that were named; nil for all.
    var kinds: [String]?

    var json: JSONObject {
      JSONObject.when(snapshot.time).merging([
        "kinds": kinds, "figures": snapshot.figures.count,
        "relationships": snapshot.relationships.count,
      ])
    }

    var title: String {
      (kinds.map { $0.joined(separator: " and ") } ?? "all ties") + " of \(snapshot.title)"
    }
  }

  let first: Side
  let second: Side
  let found: TieCorrelation
  /// The draws that a part of the question rests on; nil where the answer rests on all.
  let part: DrawnStatistics?

  private var statistic: NullStatistic { found.correlation }

  var json: any Encodable {
    [
      "year": first.snapshot.year, "unit": first.snapshot.time.unitName,
      "period": first.snapshot.time.period, "first": first.json, "second": second.json,
      "cells": found.reading, "among": found.circle,
      "figures": found.figures, "tied": found.tied, "correlation": statistic.observed,
      "null": [
        "model": "permutation", "draws": found.draws, "seed": found.seed,
        "statistics": statistics,
      ] as JSONObject,
      "notes": JSONObject.noNotes,
    ] as JSONObject
  }

  private var statistics: any Encodable {
    guard let part else { return [statistic] }
    return AnswerFold.statistics.place(
      of: ["numbers": part, "draws": found.draws] as JSONObject, pieces: part.texts)
  }

  var csv: String {
    Listing(
      [statistic],
      columns: [
        .csv("first") { _ in first.title }, .csv("second") { _ in second.title },
        .csv("cells") { _ in found.reading.rawValue },
        .csv("figures") { _ in found.figures }, .csv("name") { $0.name },
      ] + NullTestAnswer.numbers
    ).csv
  }

  var text: String {
    let cells =
      switch found.reading {
      case .value: "by value"
      case .sign: "by sign"
      case .presence: "tied or not"
      }
    let who = found.circle == .both ? "in both" : "in either"
    var text = "\(first.title) and \(second.title), \(cells)\n"
    text += "\(Number.count(found.figures, singular: "figure")) \(who);"
    text += " ordered pairs tied: \(found.tied.first) and \(found.tied.second),"
    text += " \(found.tied.both) in both\n\n"
    guard let correlation = statistic.observed else {
      return text + "The correlation is undefined: all pairs of one of the two are alike.\n"
    }
    text += "correlation  \(Number.short(of: correlation))\n"
    guard let p = statistic.p, let greater = statistic.pGreater, let less = statistic.pLess else {
      return text
    }
    text += "p            \(Number.probability(p)) either way;"
    text += " \(Number.probability(greater)) as great, \(Number.probability(less)) as small\n"
    text +=
      "\nAgainst \(Number.count(found.draws, singular: "draw")) (seed \(found.seed)) in which the figures"
    text += " of one network are permuted\n(quadratic assignment procedure, Krackhardt 1988)"
    if let deviation = statistic.standardDeviation, let expected = statistic.expected {
      text += ": mean \(Number.short(of: expected)), sd \(Number.short(of: deviation))"
    }
    return text + (statistic.z.map { ", z \(Number.hundredths(of: $0))\n" } ?? "\n")
  }
}
