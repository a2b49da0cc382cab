import Camarilla
import Foundation
import StalinCircle
import Testing

@testable import CamarillaDrawing

/// What a page is told of a storyboard, as JSON.
@Suite struct SceneTests {
  private struct Scene: Decodable {
    struct Named: Decodable { var id: String }
    struct Look: Decodable {
      var line: String
      var width: Double
      var ink: [String]
    }
    struct Kind: Decodable {
      var name: String
      var ink: [String]
      var likely, doubtful: Look
    }
    struct Less: Decodable {
      var certainty: String
      var hostile: Bool
      var look: Look
    }
    struct Claim: Decodable {
      var id: String
      var k, s, t: Int
      var edtf: String
    }
    struct Tie: Decodable {
      var claims: [Int]
      var k, s, t: Int
      var c: [Double]
      var certain: Bool
      var less: String?
    }
    struct Place: Decodable {
      var f, c, r: Int
      var b: [Double]
    }
    struct Frame: Decodable {
      var key: String
      var central: Int?
      var figures: [Place]
      var ties: [Tie]
    }
    struct Theme: Decodable { var groups: [[String]] }
    var page: [Double]
    var figures: [Named]
    var kinds: [Kind]
    var less: [Less]
    var claims: [Claim]
    var frames: [Frame]
    var themes: [String: Theme]
    var before: [Int]?
  }

  private func scene(of storyboard: Storyboard) throws -> Scene {
    try JSONDecoder().decode(Scene.self, from: Data(storyboard.json().utf8))
  }

  @Test func itHasEverybodyAndEveryClaimOfEachStep() throws {
    let storyboard = Storyboard(of: .stalinCircle, years: 1925...1928)
    let scene = try scene(of: storyboard)
    #expect(scene.frames.map(\.key) == ["1925", "1926", "1927", "1928"])
    for (frame, told) in zip(storyboard.frames, scene.frames) {
      let snapshot = frame.snapshot
      #expect(
        Set(told.figures.map { scene.figures[$0.f].id })
          == Set(snapshot.figures.map(\.id.rawValue)))
      let claims = told.ties.flatMap(\.claims).map { scene.claims[$0 < 0 ? -1 - $0 : $0] }
      #expect(Set(claims.map(\.id)) == Set(snapshot.relationships.map(\.id)))
      for claim in claims {
        let relationship = try #require(snapshot.relationships.first { $0.id == claim.id })
        #expect(claim.edtf == "\(relationship.when)")
        #expect(scene.kinds[claim.k].name == relationship.kind)
        #expect(scene.figures[claim.s].id == relationship.source.rawValue)
      }
      // A tie is certain where no claim of it is written as one that only may hold then.
      for tie in told.ties {
        for entry in tie.claims where entry >= 0 {
          let index = try #require(
            snapshot.relationships.firstIndex { $0.id == scene.claims[entry].id })
          #expect(snapshot.isCertain(at: index))
        }
      }
      let page = scene.page
      for place in told.figures {
        #expect((0...page[0]).contains(place.b[0]) && (0...page[1]).contains(place.b[1]))
      }
    }
    #expect(Set(scene.themes.keys) == ["light", "dark"])
    #expect(scene.kinds.allSatisfy { $0.ink.count == 2 })
  }

  /// A page draws less sure ties as pictures do, and its legend shows what theirs does.
  @Test func lessSureTiesLookAsInPictures() throws {
    var builder = Chronicle.Builder(infersFigures: true)
    let confidences = [1, 0.7, 0.3]
    for (kind, end) in [("alliance", "x"), ("rivalry", "y")] {
      for (index, confidence) in confidences.enumerated() {
        builder.add(
          Relationship(
            kind: kind, source: "a", target: Figure.ID("\(end)\(index)"),
            when: try Period("1926"), confidence: confidence))
      }
    }
    let scene = try scene(of: Storyboard(of: builder.build(), years: 1926...1926))
    let names: [String?] = [nil, "likely", "doubtful"]
    for tie in scene.frames[0].ties {
      let claim = scene.claims[tie.claims[0] < 0 ? -1 - tie.claims[0] : tie.claims[0]]
      let index = try #require(scene.figures[claim.t].id.last?.wholeNumberValue)
      #expect(tie.less == names[index] && tie.certain == (index == 0))
    }
    for kind in scene.kinds {
      let style = Theme.light.style(
        kind: kind.name, sign: kind.name == "alliance" ? .positive : .negative, isDirected: false,
        number: 0)
      for (look, certainty) in [(kind.likely, TieCertainty.likely), (kind.doubtful, .doubtful)] {
        let light = style.weakened(to: certainty, in: .light)
        #expect(look.line == light.line.rawValue && abs(look.width - light.width) <= 0.005)
        #expect(look.ink[0] == light.ink.hex && look.ink.count == 2)
        // Doubt is paler than likelihood, and dots are for what binds alone.
        #expect(
          (look.line == "dotted") == (certainty == .doubtful && kind.name == "alliance"))
      }
    }
    #expect(
      scene.less.map { $0.certainty + ($0.hostile ? ", hostile" : "") } == [
        "likely", "likely, hostile", "doubtful", "doubtful, hostile",
      ])
    #expect(scene.less.map(\.look.line) == ["solid", "dashed", "dotted", "dashed"])
  }

  /// Everybody has the rank and the faction of the whole, and only ties between those who are left are there.
  @Test func theMostCentralAreThoseOfTheWhole() throws {
    let whole = Storyboard(of: .stalinCircle, years: 1926...1927)
    let part = Storyboard(
      of: .stalinCircle, steps: TimeSteps(years: 1926...1927), mostFigures: 6
    ) { graphs, _ in graphs }
    for (all, some) in zip(whole.frames, part.frames) {
      let ids = all.ranking.prefix(6).map { all.snapshot.figures[$0.position].id }
      #expect(some.ranking.map { some.snapshot.figures[$0.position].id } == ids)
      #expect(some.ranking.map(\.rank) == all.ranking.prefix(6).map(\.rank))
      let kept = Set(ids)
      #expect(
        Set(some.snapshot.relationships.map(\.id))
          == Set(
            all.snapshot.relationships.filter {
              kept.contains($0.source) && kept.contains($0.target)
            }.map(\.id)))
    }
  }

  @Test func aStretchOfTimeStandsByItself() throws {
    let span = try #require(TimeSpan("1926/1930"))
    let snapshot = Chronicle.stalinCircle.snapshot(of: span)
    let graph = snapshot.powerGraph(mostFigures: 8)
    let scene = try scene(of: Storyboard(of: snapshot, drawn: graph, sizedBy: nil))
    #expect(scene.frames.map(\.key) == ["1926/1930"])
    #expect(scene.before == nil)
    let told = scene.frames[0].figures
    #expect(
      told.map { scene.figures[$0.f].id }.sorted() == graph.figures.map(\.id.rawValue).sorted())
    // Of equal scores figures share the best rank.
    let scores = graph.figures.map(\.score)
    for place in told {
      let figure = try #require(graph.figures.first { $0.id.rawValue == scene.figures[place.f].id })
      #expect(place.r == 1 + scores.count { $0 > figure.score })
    }
  }
}

/// The modules of the page.
@Suite struct WebPageTests {
  /// Each imports only what a module before it exports, so that all can stand in one script.
  @Test func modulesFollowThoseThatTheyImport() throws {
    var exported: [String: Set<String>] = [:]
    for (name, text) in WebPage.modules {
      for line in text.split(separator: "\n") where line.hasPrefix("import ") {
        guard let parts = line.wholeMatch(of: #/import \{ (.*) \} from "\./(.*)";/#) else {
          #expect(line.wholeMatch(of: #/import "\./[\w.-]+";/#) != nil, "\(name): \(line)")
          continue
        }
        let known = try #require(exported[String(parts.2)], "\(name) imports \(parts.2)")
        for imported in parts.1.split(separator: ", ") {
          let original = imported.split(separator: " as ")[0]
          #expect(known.contains(String(original)), "\(name) imports \(original)")
        }
      }
      exported[name] = Set(
        text.matches(of: #/(?m)^(?:.*\*\/ )?export (?:const|function|async function) (\w+)/#).map {
          String($0.1)
        })
    }
  }

  /// What is left out of the one script would be missing there.
  @Test func oneScriptHasAllThatIsExported() {
    let script = WebPage.script
    #expect(!script.contains(#/(?m)^(import|export) /#))
    #expect(!script.contains("</script"))
  }

  /// A language has the texts of all others.
  @Test func languagesHaveTheSameTexts() throws {
    func keys(_ name: String) throws -> [String] {
      let text = try #require(WebPage.modules.first { $0.name == name }?.text)
      return text.matches(of: #/(?:^ {4}|, )(?:"([^"]+)"|(\w+)): ["{]/#.anchorsMatchLineEndings())
        .map {
          String($0.1 ?? $0.2!)
        }.sorted()
    }
    let (english, german) = (try keys("texts-en.js"), try keys("texts-de.js"))
    #expect(english.count > 200)
    #expect(english == german)
  }
}
