import Camarilla
import CamarillaFormats
import CamarillaStore
import TestSupport

extension FuzzTarget {
  /// A store's file, which is opened, looked through and read.
  static let store = FuzzTarget("store") {
    var random = RandomChronicle(seed: 1)
    return try (0..<3).map { _ in
      let file = try ScratchFile("s.camarilla")
      try ChronicleStore.write(random.make(), to: file.path)
      return try file.bytes()
    }
  } check: { input in
    do {
      try inTemporaryFolder { folder in
        let path = folder + "/s.camarilla"
        try write(input, to: path)
        let store = try ChronicleStore(path: path)
        _ = try? store.relationshipCount()
        _ = try? store.figure(called: "1")
        _ = try? store.search("a")
        _ = try? store.chronicle(during: 1900...1930)
        _ = try store.chronicle()
      }
    } catch {
      require(error is FormatsError, "a store is refused with \(error)")
    }
  }
}
