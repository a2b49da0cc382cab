// swift-tools-version: 6.2
import PackageDescription

// Apart from the main package, so that who uses that one builds none of this. What is measured is
// compiled in from the same files, since much of it is open to its own package only.
let package = Package(
  name: "CamarillaBenchmarks",
  platforms: [.macOS(.v15)],
  targets: [
    .target(name: "LongWork", swiftSettings: house),
    .target(
      name: "GraphKernels", dependencies: ["LongWork"], swiftSettings: house,
      linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),
    .target(name: "Camarilla", dependencies: ["GraphKernels", "LongWork"], swiftSettings: house),
    .target(
      name: "CamarillaFormats", dependencies: ["Camarilla", "LongWork"], swiftSettings: house),
    .target(
      name: "StalinCircle", dependencies: ["Camarilla", "CamarillaFormats"],
      exclude: ["README.md"], sources: ["StalinCircle.swift"],
      resources: [
        .embedInCode("datapackage.json"), .embedInCode("figures.csv"),
        .embedInCode("relationships.csv"), .embedInCode("sources.csv"),
      ],
      swiftSettings: house),
    .target(name: "CAllocations"),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "GraphKernels", "Camarilla", "CamarillaFormats", "StalinCircle", "CAllocations",
      ],
      swiftSettings: house),
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
