import Camarilla
import CamarillaFormats
import CamarillaImport

extension FuzzTarget {
  /// A mapping in YAML, with the tables that it names behind lines `=== name`, or the one that it is of.
  static let mapping = FuzzTarget("mapping") { input in
    let bundle = FileBundle(input)
    guard let mapping = try? TableMapping(yaml: bundle[""] ?? [], name: "m.yaml") else { return }
    let tables = bundle.files.dropFirst()
    var builder = Chronicle.Builder()
    do throws(FormatsError) {
      if mapping.namesTables {
        let contents = Dictionary(
          tables.map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) }
        ) { first, _ in first }
        _ = try mapping.read(TableFiles(contents: contents), into: &builder)
      } else {
        _ = try mapping.read(
          TableInput(name: "t.csv", bytes: tables.first?.bytes ?? []), into: &builder)
      }
    } catch {
      require(!"\(error)".isEmpty, "an import is refused without a word")
      return
    }
    _ = try? builder.build()
  }
}
