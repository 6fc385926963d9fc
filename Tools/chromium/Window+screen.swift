package import Foundation

/// How wide a screen is, and whether it is light or dark.
package struct Screen: Sendable, Hashable, CustomStringConvertible {
    package let width: Int
    package let isDark: Bool

    package init(_ width: Int, isDark: Bool = false) {
        self.width = width
        self.isDark = isDark
    }

    package var description: String { "\(width) \(isDark ? "dark" : "light")" }
    /// What narrow screens are: phones, with fingers.
    fileprivate var isPhone: Bool { width < 700 }
}

extension Window {
    /// Shows the page, without loading it again, as this screen does.
    package func use(_ screen: Screen, height: Int = 800) async throws {
        try await tool(
            "Emulation.setDeviceMetricsOverride",
            [
                "width": .number(Double(screen.width)), "height": .number(Double(height)), "deviceScaleFactor": 1,
                "mobile": .truth(screen.isPhone),
            ])
        try await tool(
            "Emulation.setEmulatedMedia",
            [
                "features": [
                    ["name": "prefers-color-scheme", "value": screen.isDark ? "dark" : "light"],
                    ["name": "prefers-reduced-motion", "value": "reduce"],
                ]
            ])
    }

    /// The whole page as PNG.
    package func picture() async throws -> Data {
        struct Metrics: Decodable {
            struct Size: Decodable {
                let width: Double
                let height: Double
            }
            let cssContentSize: Size
        }
        struct Picture: Decodable { let data: String }
        let size = try await (tool("Page.getLayoutMetrics") as Metrics).cssContentSize
        let clip: JSON = [
            "x": 0, "y": 0, "width": .number(size.width), "height": .number(min(size.height, 8_000)), "scale": 1,
        ]
        let picture: Picture = try await tool(
            "Page.captureScreenshot", ["format": "png", "captureBeyondViewport": true, "clip": clip])
        return Data(base64Encoded: picture.data) ?? Data()
    }
}
