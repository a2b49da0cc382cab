import Camarilla
import CamarillaFormats

@testable import CamarillaImport

/// A table that was imported, as rows of texts that are easily compared.
struct Imported {
  var chronicle: Chronicle
  var report: ImportReport

  init(_ table: String, _ map: String, strict: Bool = false, name: String = "t.csv") throws {
    try self.init(bytes: Array(table.utf8), map, strict: strict, name: name)
  }

  init(bytes: [UInt8], _ map: String, strict: Bool = false, name: String = "t.csv") throws {
    let mapping = try TableMapping(yaml: Array(map.utf8), name: "m.yaml")
    var builder = Chronicle.Builder()
    report = try mapping.read(
      TableInput(name: name, bytes: bytes), into: &builder, isStrict: strict)
    chronicle = try builder.build()
  }

  /// Several tables that the mapping names, by their files' names.
  init(files: [String: String], _ map: String, strict: Bool = false) throws {
    let mapping = try TableMapping(yaml: Array(map.utf8), name: "m.yaml")
    var builder = Chronicle.Builder()
    report = try mapping.read(TableFiles(contents: files), into: &builder, isStrict: strict)
    chronicle = try builder.build()
  }

  /// `alliance a–b 1816/1820`.
  var claims: [String] {
    chronicle.relationships.map { "\($0.kind) \($0.source)–\($0.target) \($0.when)" }
  }

  var dates: [String] { chronicle.relationships.map(\.when.description) }

  /// What is skipped and how often.
  var skips: [String] { report.skips.map { "\($0.rows)× \($0.reason)" } }
}

/// What is wrong with a table or its mapping, a line each.
func faults(_ table: String, _ map: String, strict: Bool = false, name: String = "t.csv")
  -> [String]
{
  faults(bytes: Array(table.utf8), map, strict: strict, name: name)
}

func faults(bytes: [UInt8], _ map: String, strict: Bool = false, name: String = "t.csv") -> [String]
{
  do {
    _ = try Imported(bytes: bytes, map, strict: strict, name: name)
    return []
  } catch FormatsError.invalid(let invalid) {
    return invalid.problems.map(\.description)
  } catch {
    return ["\(error)"]
  }
}

func faults(files: [String: String], _ map: String, strict: Bool = false) -> [String] {
  do {
    _ = try Imported(files: files, map, strict: strict)
    return []
  } catch FormatsError.invalid(let invalid) {
    return invalid.problems.map(\.description)
  } catch {
    return ["\(error)"]
  }
}

/// A mapping whose ends are the columns `a` and `b`, and whose kind is `alliance`.
func mapping(_ more: String) -> String {
  "source: a\ntarget: b\nkind: alliance\n" + more
}
