// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Roses",
  platforms: [.macOS(.v15)],
  dependencies: [.package(path: "../camarilla")],
  targets: [
    .executableTarget(
      name: "Roses",
      dependencies: [
        .product(name: "Camarilla", package: "camarilla"),
        .product(name: "CamarillaDrawing", package: "camarilla"),
        .product(name: "CamarillaFiles", package: "camarilla"),
        .product(name: "CamarillaPictures", package: "camarilla"),
      ])
  ]
)
