#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Where files stand that nobody is to find.
var temporaryFolder: String { FileManager.default.temporaryDirectory.path }
