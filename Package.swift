// swift-tools-version: 6.3
// SPDX-License-Identifier: EUPL-1.2
import PackageDescription

// A target may depend only on targets declared above it.
let package = Package(
    name: "feuillet",
    products: [.executable(name: "feuillet", targets: ["feuillet"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
    ],
    targets: [
        // C libraries.
        .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),

        // Pure libraries: no files, no network, no clock.
        .target(name: "Notation", dependencies: ["CExpat", "CYAML"]),
        .target(name: "Cryptography", dependencies: ["COpenSSL"]),

        .target(name: "Transparency", dependencies: ["Cryptography"]),
        .target(name: "Records", dependencies: ["Cryptography", "Notation"]),
        .target(name: "Policy", dependencies: ["Notation", "Records"]),
        .target(name: "Interchange", dependencies: ["Notation", "Records"]),

        // Libraries that touch the world.
        .target(name: "Storage"),
        .target(
            name: "Ledger",
            dependencies: [
                "Cryptography", "Notation", "Policy", "Records", "Storage", "Transparency",
            ]
        ),

        // Programs.
        .executableTarget(
            name: "feuillet",
            dependencies: [
                "Cryptography", "Interchange", "Ledger", "Notation", "Policy", "Records", "Storage",
                "Transparency",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            // Editors and readers of reports take them where they are; nothing at run time does.
            exclude: [
                "Policies/schema/ai-use.schema.json", "Policies/schema/report.schema.json",
            ],
            resources: [.embedInCode("Policies"), .embedInCode("Diagnostics.yaml")]
        ),

        // Tests.
        .target(
            name: "TestSupport",
            dependencies: [
                "Cryptography", "Ledger", "Notation", "Records", "Storage", "Transparency",
            ],
            path: "Tests/Support"
        ),
        .testTarget(
            name: "NotationTests",
            dependencies: ["Cryptography", "Notation", "TestSupport"]
        ),
        .testTarget(
            name: "CryptographyTests",
            dependencies: ["Cryptography", "Notation", "TestSupport"]
        ),
        .testTarget(
            name: "TransparencyTests",
            dependencies: ["Cryptography", "Notation", "TestSupport", "Transparency"]
        ),
        .testTarget(
            name: "RecordsTests",
            dependencies: ["Cryptography", "Notation", "Records", "TestSupport", "Transparency"]
        ),
        .testTarget(
            name: "PolicyTests",
            dependencies: ["Notation", "Policy", "Records", "TestSupport"]
        ),
        .testTarget(
            name: "InterchangeTests",
            dependencies: ["Interchange", "Notation", "Policy", "Records", "TestSupport"]
        ),
        .testTarget(name: "StorageTests", dependencies: ["Storage", "TestSupport"]),
        .testTarget(
            name: "LedgerTests",
            dependencies: [
                "Cryptography", "Ledger", "Notation", "Policy", "Records", "Storage",
                "TestSupport", "Transparency",
            ],
            exclude: ["Fixtures"]
        ),
        .executableTarget(
            name: "benchmarks",
            dependencies: [
                "COpenSSL", "Cryptography", "Ledger", "Notation", "Policy", "Records", "Storage",
                "Transparency",
            ],
            path: "Tests/Benchmarks",
            exclude: [
                "calls", "compare", "growth", "imports", "instructions", "process", "recorded.json",
                "start",
            ]
        ),
        // What libFuzzer runs, and a test runs over what it found.
        .target(
            name: "Fuzzing",
            dependencies: [
                "Cryptography", "Interchange", "Ledger", "Notation", "Policy", "Records",
                "Storage", "Transparency",
            ],
            path: "Tests/Fuzz",
            exclude: ["Corpus", "fuzz", "log"]
        ),
        .testTarget(name: "FuzzTests", dependencies: ["Fuzzing"]),
        .testTarget(name: "TidyTests"),
        .testTarget(name: "TranscriptTests", dependencies: ["feuillet"], exclude: ["Transcripts"]),
    ]
)

for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .strictMemorySafety(),
        .treatAllWarnings(as: .error),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InferIsolatedConformances"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    ]
}
