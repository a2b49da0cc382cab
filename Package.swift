// swift-tools-version: 6.2
import PackageDescription

// Continuous integration sets this, so that no warning is left standing; a user's newer compiler,
// which may warn about more, still builds.
let strict = Context.environment["CAMARILLA_STRICT"] != nil

let house: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6),
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + (strict ? [.treatAllWarnings(as: .error)] : [])

// Whether this is what is tested, which is built without optimization (`make test` sets this).
let tested = Context.environment["CAMARILLA_TESTED"] != nil

// What computes: optimized even in what is tested, since the tests would spend nearly all of their time there; with its
// assertions. The compiler's own options, as those of the command line go before a target's.
let computing: [SwiftSetting] =
  house
  + (tested
    ? [
      .unsafeFlags([
        "-Xfrontend", "-O", "-Xfrontend", "-assert-config", "-Xfrontend", "Debug",
      ])
    ] : [])

// What asks and tells, most of it made anew for each type: as small as can be, which takes a fifth less time to build.
let small: [SwiftSetting] =
  house + (tested ? [] : [.unsafeFlags(["-Osize"], .when(configuration: .release))])

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let flyingSocks = Target.Dependency.product(name: "FlyingSocks", package: "FlyingFox")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")

let package = Package(
  name: "Camarilla",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Camarilla", targets: ["Camarilla"]),
    .library(name: "CamarillaFormats", targets: ["CamarillaFormats"]),
    .library(name: "CamarillaGraphFiles", targets: ["CamarillaGraphFiles"]),
    .library(name: "CamarillaImport", targets: ["CamarillaImport"]),
    .library(name: "CamarillaStore", targets: ["CamarillaStore"]),
    .library(name: "CamarillaFiles", targets: ["CamarillaFiles"]),
    .library(name: "CamarillaDrawing", targets: ["CamarillaDrawing"]),
    .library(name: "CamarillaGraphviz", targets: ["CamarillaGraphviz"]),
    .library(name: "CamarillaPictures", targets: ["CamarillaPictures"]),
    .library(name: "StalinCircle", targets: ["StalinCircle"]),
    .executable(name: "camarilla", targets: ["camarilla"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/swhitty/FlyingFox", exact: "0.27.1"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", exact: "1.5.0"),
  ],
  targets: [
    // From the ground floor up; arrows point only downward.
    .target(name: "LongWork", swiftSettings: house),
    .target(
      name: "GraphKernels", dependencies: ["LongWork"], swiftSettings: computing,
      // Square roots in debug builds.
      linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),
    .target(
      name: "Camarilla", dependencies: ["GraphKernels", "LongWork"], swiftSettings: computing),
    // The system's header for extended attributes of files.
    .target(name: "CExtendedAttributes"),
    .target(
      name: "CamarillaFormats", dependencies: ["CExtendedAttributes", "Camarilla", "LongWork"],
      swiftSettings: computing),
    // The system's SQLite, as GRDB links it.
    .target(name: "CSQLiteShim", dependencies: [sqlite]),
    .target(
      name: "CamarillaStore",
      dependencies: [
        "CSQLiteShim", "Camarilla", "CamarillaFormats", "GraphKernels", "LongWork", grdb, sqlite,
      ],
      swiftSettings: house),
    .target(
      name: "CamarillaDrawing", dependencies: ["Camarilla", "GraphKernels", "LongWork"],
      resources: [
        "page.html", "page.css", "visible.js", "dom.js", "texts-en.js", "texts-de.js", "texts.js",
        "dates.js", "days.js", "memory.js", "model.js", "state.js", "places.js", "viewport.js",
        "colors.js", "legible.js", "ground.js", "drawing.js", "posts.js", "labels.js", "panel.js",
        "time.js", "view.js", "storyboard.js",
      ].map { .embedInCode("Web/\($0)") },
      swiftSettings: computing),
    .systemLibrary(
      name: "CGraphviz", pkgConfig: "libgvc",
      providers: [.apt(["libgraphviz-dev"]), .brew(["graphviz"])]),
    .target(
      name: "CGraphvizShim", dependencies: ["CGraphviz"],
      linkerSettings: [.linkedLibrary("gvc"), .linkedLibrary("cgraph"), .linkedLibrary("cdt")]),
    .target(name: "CamarillaGraphviz", dependencies: ["CGraphvizShim"], swiftSettings: house),
    .target(
      name: "CamarillaPictures",
      dependencies: ["Camarilla", "CamarillaDrawing", "CamarillaFormats", "CamarillaGraphviz"],
      swiftSettings: house),
    .systemLibrary(
      name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"]), .brew(["expat"])]),
    .target(
      name: "CamarillaGraphFiles",
      dependencies: ["Camarilla", "CamarillaFormats", "CExpat", "GraphKernels", "LongWork"],
      swiftSettings: house),
    .target(
      name: "CamarillaImport",
      dependencies: [
        "Camarilla", "CamarillaFormats", "GraphKernels", "LongWork",
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: house),
    .target(
      name: "CamarillaFiles",
      dependencies: ["Camarilla", "CamarillaFormats", "CamarillaGraphFiles", "CamarillaStore"],
      swiftSettings: house),
    .target(
      name: "StalinCircle", dependencies: ["Camarilla", "CamarillaFormats"],
      path: "Examples/StalinCircle", exclude: ["README.md"],
      resources: [
        .embedInCode("datapackage.json"), .embedInCode("figures.csv"),
        .embedInCode("relationships.csv"), .embedInCode("sources.csv"),
      ],
      swiftSettings: house),
    .target(
      name: "CamarillaExplorer", dependencies: ["CamarillaDrawing", flyingSocks],
      resources: [
        "explorer.css", "tools.html", "controls.html", "handle.html", "beside.html", "after.html",
        "explorer.js", "absent.js", "alliances.js", "answers.js", "api.js", "ask.js", "caption.js",
        "chronicle.js", "circle.js", "conflict.js", "controls.js", "copy.js", "draftlist.js",
        "drafts.js", "drawn.js", "edit.js", "editform.js", "fault.js", "figure.js", "form.js",
        "frames.js", "hints-de.js", "listings.js", "makestore.js", "message.js", "names.js",
        "opening.js", "options.js", "paper.js", "past.js", "pdf.js", "pieces.js", "png.js",
        "problems.js", "result.js", "rows.js", "search.js", "seen.js", "sight.js", "steady.js",
        "steps.js", "svgpen.js", "tabs.js", "takeaway.js", "timeline.js", "words-de.js",
        "words-en.js",
      ].map { .embedInCode("Page/\($0)") },
      swiftSettings: small),
    .target(
      name: "CamarillaCommand",
      dependencies: [
        "Camarilla", "CamarillaExplorer", "CamarillaFiles", "CamarillaFormats", "CamarillaDrawing",
        "CamarillaGraphviz", "CamarillaGraphFiles", "CamarillaImport", "CamarillaPictures",
        "CamarillaStore", "GraphKernels", "LongWork", "StalinCircle", argumentParser,
      ],
      swiftSettings: small),
    // Stands in for what Foundation brings for locales, of which there is none here.
    .target(name: "CNoLocales"),
    .executableTarget(
      name: "camarilla", dependencies: ["CNoLocales", "CamarillaCommand"], swiftSettings: house,
      // No shared library asks the command for its functions, so that it needn't list them; and what is the same twice, or
      // the end of another text, is kept once.
      linkerSettings: [
        .unsafeFlags(
          [
            "-use-ld=lld", "-Xlinker", "-O2", "-Xlinker", "--icf=safe", "-Xlinker",
            "--no-export-dynamic",
          ],
          .when(platforms: [.linux]))
      ]),

    // The examples: each a small program that a reader can copy.
    .executableTarget(
      name: "RenderPowerGraph",
      dependencies: ["Camarilla", "CamarillaDrawing", "CamarillaPictures", "StalinCircle"],
      path: "Examples/RenderPowerGraph", swiftSettings: house),
    .executableTarget(
      name: "MostCentralFigure", dependencies: ["Camarilla", "StalinCircle"],
      path: "Examples/MostCentralFigure", swiftSettings: house),
    .executableTarget(
      name: "AllianceDiff", dependencies: ["Camarilla", "StalinCircle"],
      path: "Examples/AllianceDiff", swiftSettings: house),
    .executableTarget(
      name: "FromTableToStoryboard",
      dependencies: ["Camarilla", "CamarillaDrawing", "CamarillaFiles", "CamarillaPictures"],
      path: "Examples/FromTableToStoryboard", exclude: ["roses"], swiftSettings: house),

    .target(
      name: "TestSupport", dependencies: ["Camarilla", "GraphKernels"],
      path: "Tests/TestSupport", swiftSettings: house),
    .testTarget(
      name: "GraphKernelsTests", dependencies: ["GraphKernels", "LongWork", "TestSupport"],
      swiftSettings: house),
    .testTarget(
      name: "CamarillaTests", dependencies: ["Camarilla", "GraphKernels", "TestSupport"],
      swiftSettings: house),
    .testTarget(
      name: "CamarillaFormatsTests",
      dependencies: [
        "CExtendedAttributes", "Camarilla", "CamarillaFormats", "StalinCircle", "TestSupport",
      ],
      swiftSettings: house),
    .testTarget(
      name: "CamarillaGraphFilesTests",
      dependencies: [
        "Camarilla", "CamarillaFormats", "CamarillaGraphFiles", "CamarillaGraphviz",
        "StalinCircle", "TestSupport",
      ],
      swiftSettings: house),
    .testTarget(
      name: "CamarillaImportTests",
      dependencies: ["Camarilla", "CamarillaFormats", "CamarillaImport", "TestSupport"],
      swiftSettings: house),
    .testTarget(
      name: "CamarillaStoreTests",
      dependencies: [
        "Camarilla", "CamarillaFormats", "CamarillaStore", "StalinCircle", "TestSupport", grdb,
      ],
      swiftSettings: house),
    .testTarget(
      name: "CamarillaFilesTests",
      dependencies: [
        "Camarilla", "CamarillaFiles", "CamarillaFormats", "CamarillaGraphFiles", "CamarillaStore",
        "StalinCircle", "TestSupport",
      ],
      swiftSettings: house),
    .testTarget(
      name: "CamarillaDrawingTests",
      dependencies: [
        "Camarilla", "CamarillaDrawing", "CamarillaGraphviz", "StalinCircle", "TestSupport",
      ],
      swiftSettings: house),
    .testTarget(
      name: "CamarillaPicturesTests",
      dependencies: [
        "Camarilla", "CamarillaDrawing", "CamarillaFiles", "CamarillaFormats", "CamarillaGraphviz",
        "CamarillaPictures", "LongWork", "StalinCircle", "TestSupport",
      ],
      swiftSettings: house),
    .testTarget(
      name: "CamarillaGraphvizTests", dependencies: ["CamarillaGraphviz"], swiftSettings: house),
    .testTarget(
      name: "CamarillaExplorerTests", dependencies: ["CamarillaExplorer"], swiftSettings: house),
    .testTarget(
      name: "CamarillaCommandTests",
      dependencies: [
        "CamarillaCommand", "Camarilla", "CamarillaFiles", "CamarillaFormats",
        "CamarillaGraphFiles", "CamarillaStore", "LongWork", "StalinCircle", "TestSupport", grdb,
      ],
      swiftSettings: house),
  ]
)

// Only who gives readers what nobody would write builds what does so: `make fuzz-test` sets this, and `make fuzz`, which
// searches with libFuzzer.
let fuzzing = Context.environment["CAMARILLA_FUZZ"]
let fuzzes = fuzzing == "search"
if fuzzes {
  package.targets.append(.systemLibrary(name: "CLibFuzzer", path: "Tests/Fuzz/CLibFuzzer"))
}
// They see what is internal, as tests do, and so are only where testing is enabled.
if fuzzing != nil {
  package.targets += [
    .target(
      name: "FuzzTargets",
      dependencies: [
        "Camarilla", "CamarillaCommand", "CamarillaExplorer", "CamarillaFormats",
        "CamarillaGraphFiles", "CamarillaImport", "CamarillaStore", "TestSupport",
      ],
      path: "Tests/Fuzz/Targets", swiftSettings: house),
    .executableTarget(
      name: "Fuzz", dependencies: ["FuzzTargets", "TestSupport"] + (fuzzes ? ["CLibFuzzer"] : []),
      path: "Tests/Fuzz/Driver", swiftSettings: house + (fuzzes ? [.define("LIBFUZZER")] : [])),
  ]
}

// Only who measures builds the benchmarks: `make benchmark` sets this.
if Context.environment["CAMARILLA_BENCHMARKS"] != nil {
  package.targets += [
    // Counts allocations by standing before the C library's own functions.
    .target(name: "CAllocations", path: "Benchmarks/Sources/CAllocations"),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "GraphKernels", "Camarilla", "CamarillaFormats", "StalinCircle", "CAllocations",
      ],
      path: "Benchmarks/Sources/Benchmarks", swiftSettings: house),
  ]
}
