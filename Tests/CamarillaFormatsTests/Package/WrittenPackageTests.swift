import Camarilla
import CamarillaFormats
import StalinCircle
import TestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

private let folder = ProcessInfo.processInfo.environment["CAMARILLA_WRITTEN_PACKAGES"]

/// Leaves folders behind for `Tests/frictionless.sh` to have judged.
@Suite(.enabled(if: folder != nil)) struct WrittenPackageTests {
  @Test func leavesFoldersForAValidator() throws {
    let folder = try #require(folder)
    try Chronicle.stalinCircle.write(toPackage: folder + "/sample")
    for seed in 0..<12 {
      var random = RandomChronicle(seed: UInt64(seed))
      try random.make().write(toPackage: folder + "/random-\(seed)")
    }
  }
}
