// swift-tools-version: 6.2
import PackageDescription

// Apart from the main package, so that who uses that one builds none of this. The kernels are
// compiled in from the same files, since their access is limited to the package they stand in.
let package = Package(
  name: "CamarillaBenchmarks",
  platforms: [.macOS(.v15)],
  targets: [
    .target(
      name: "GraphKernels", swiftSettings: house,
      linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),
    .executableTarget(
      name: "KernelBenchmarks", dependencies: ["GraphKernels"], swiftSettings: house),
  ]
)

private var house: [SwiftSetting] {
  [
    .swiftLanguageMode(.v6),
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ]
}
