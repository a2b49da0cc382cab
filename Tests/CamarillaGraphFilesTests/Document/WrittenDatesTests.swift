import Camarilla
import CamarillaFormats
import CamarillaGraphFiles
import TestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Dates as people write them, in files of other programs.
@Suite struct WrittenDatesTests {
  private func chronicle(_ json: String) throws -> Chronicle {
    let file = try ScratchFile("g.json")
    try Data(json.utf8).write(to: URL(filePath: file.path))
    return try Chronicle(contentsOf: file.path, as: .nodeLink)
  }

  @Test(arguments: [
    (#""when":"1539-40""#, "1539/1540"), (#""when":"44 BCE""#, "-0043"),
    (#""start":"1539-40","end":"1545""#, "1539/1545"),
    (#""start":"63 BC","end":"44 BC""#, "-0062/-0043"),
    (#""when":"[1539-40]""#, "1539-40"),
  ])
  func ofEdges(_ dates: String, _ period: String) throws {
    let read = try chronicle(
      #"{"nodes":[{"id":"a"},{"id":"b"}],"links":[{"source":"a","target":"b",\#(dates)}]}"#)
    #expect(read.relationships.map(\.when.description) == [period])
    let remarks = read.warnings.filter { $0.rule == .dateNotation }
    #expect(remarks.isEmpty == dates.contains("["))
  }

  @Test func ofNodes() throws {
    let read = try chronicle(
      #"{"nodes":[{"id":"a","born":"99 BC","died":"1539-40"}],"links":[]}"#)
    #expect(read.figures.first?.born?.description == "-0098")
    #expect(read.figures.first?.died?.description == "[1539..1540]")
    #expect(read.warnings.filter { $0.rule == .dateNotation }.count == 2)
  }

  @Test(arguments: [
    GraphFileFormat.nodeLink, .graphML, .dot, .gexf, .gml, .graphology, .cx2,
  ])
  func partsOfAYearComeBack(_ format: GraphFileFormat) throws {
    var builder = Chronicle.Builder(infersFigures: true)
    builder.add(Figure(id: "a", name: "A", born: try HistoricalDate("1900-21")))
    builder.add(
      Relationship(kind: "alliance", source: "a", target: "b", when: try Period("1914-22")))
    let file = try ScratchFile("g.\(format)")
    try builder.build().write(to: file.path, as: format)
    let back = try Chronicle(contentsOf: file.path, as: format)
    #expect(back.relationships.map(\.when.description) == ["1914-22"])
    #expect(back.figure(id: "a")?.born?.description == "1900-21")
  }
}
