import Camarilla
import CamarillaDrawing
import CamarillaFiles
import TestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The tutorial shows the code of `Examples/FromTableToStoryboard`, which is compiled and run, and what it
/// says comes of that code does.
@Suite struct TutorialTests {
  private static let top = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let example = top.appending(path: "Examples/FromTableToStoryboard").path
  private static let catalog =
    top.appending(path: "Sources/CamarillaPictures/CamarillaPictures.docc").path
  private static let resources = catalog + "/Resources"

  /// A program's lines without comments, and without imports where `imports` is false.
  private func lines(_ path: String, imports: Bool) throws -> [Substring] {
    try contents(of: path).split(separator: "\n").filter {
      !$0.hasPrefix("//") && (imports || !$0.hasPrefix("import "))
    }
  }

  @Test func everyStepIsABeginningOfTheProgram() throws {
    let program = try lines(Self.example + "/main.swift", imports: false)
    let steps = try names(in: Self.resources).filter {
      $0.hasSuffix(".swift") && $0 != "roses-package.swift"
    }
    #expect(steps.count == 8)
    var previous = 0
    for name in steps {
      let step = try lines(Self.resources + "/" + name, imports: false)
      #expect(step == Array(program.prefix(step.count)), "\(name)")
      #expect(step.count > previous, "\(name)")
      previous = step.count
    }
    #expect(previous == program.count)
    let last = try lines(Self.resources + "/" + steps[steps.count - 1], imports: true)
    #expect(last == (try lines(Self.example + "/main.swift", imports: true)))
  }

  @Test(arguments: ["figures.csv", "relationships.csv"])
  func itsTablesAreTheExamples(_ name: String) throws {
    #expect(
      try contents(of: Self.resources + "/roses-" + name)
        == contents(of: Self.example + "/roses/" + name))
  }

  /// The tutorial names each file that is there, and none that isn't.
  @Test func itShowsAllItsFiles() throws {
    let tutorials = try ["FromTableToStoryboard", "Tutorials"].map {
      try contents(of: Self.catalog + "/Tutorials/\($0).tutorial")
    }.joined()
    let shown = tutorials.split(separator: "\"").map(String.init).filter { $0.hasPrefix("roses-") }
    #expect(Set(shown) == Set(try names(in: Self.resources)))
  }

  @Test func theAnswersAreThoseItTells() throws {
    let chronicle = try Chronicle(opening: Self.example + "/roses")
    #expect(chronicle.warnings.isEmpty)
    #expect(chronicle.snapshot(of: 1468).consensus().mostCentral?.id == "edward")
    let reversed = chronicle.diff(from: 1468, to: 1471).reversed
    #expect(reversed.map(\.figures) == [["edward", "warwick"], ["margaret", "warwick"]])
    #expect(reversed.map(\.signAfter) == [.negative, .positive])
    func kinds(_ options: SnapshotOptions) -> Set<String> {
      let claims = chronicle.snapshot(of: 1469, options: options).relationships
      return Set(claims.filter { $0.source == "warwick" && $0.target == "edward" }.map(\.kind))
    }
    #expect(kinds(SnapshotOptions()) == ["alliance", "rivalry"])
    #expect(kinds(SnapshotOptions(reading: .yearEnd)) == ["rivalry"])
  }

  /// The images are drawings of these figures.
  @Test(arguments: ["roses-1468.svg", "roses-1468-1471.svg", "roses-sheet.svg"])
  func itsImagesShowTheFigures(_ name: String) throws {
    let image = try contents(of: Self.resources + "/" + name)
    for figure in ["Edward", "Hastings", "Margaret", "Warwick"] {
      #expect(image.contains(figure), "\(figure)")
    }
  }
}
