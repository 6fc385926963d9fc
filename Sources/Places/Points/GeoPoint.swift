import Foundation

/// A point on the map (WGS 84 or JGD 2011, which agree to a metre), in millionths of a degree: a tenth of a metre.
package struct GeoPoint: Hashable, Sendable {
    package let latitude: Int
    package let longitude: Int

    /// - Parameters: millionths of a degree north and east.
    package init(latitude: Int, longitude: Int) {
        self.latitude = latitude
        self.longitude = longitude
    }

    /// - Parameters: degrees north and east; nil outside of the globe.
    package init?(north: Double, east: Double) {
        guard (-90.0...90).contains(north), (-180.0...180).contains(east) else { return nil }
        latitude = Int((north * 1e6).rounded())
        longitude = Int((east * 1e6).rounded())
    }

    /// Degrees.
    package var north: Double { Double(latitude) / 1e6 }
    package var east: Double { Double(longitude) / 1e6 }

    /// Whether it lies in the rectangle about Japan: Okinotorishima to Etorofu, Yonaguni to Minamitorishima.
    package var isInJapan: Bool {
        (20_400_000...45_600_000).contains(latitude) && (122_900_000...154_000_000).contains(longitude)
    }

    /// The same with north and east exchanged, as files sometimes have them.
    package var swapped: GeoPoint { GeoPoint(latitude: longitude, longitude: latitude) }

    /// Metres to another point on a sphere of the earth's mean radius; half a percent wrong at most.
    package func metres(to other: GeoPoint) -> Double {
        let (one, two) = (north * .pi / 180, other.north * .pi / 180)
        let half = (sin((two - one) / 2), sin((other.east - east) * .pi / 360))
        let chord = half.0 * half.0 + cos(one) * cos(two) * half.1 * half.1
        return 2 * 6_371_008.8 * asin(min(1, chord.squareRoot()))
    }
}

extension GeoPoint: LosslessStringConvertible {
    /// `35.474098,139.621552`.
    package var description: String { "\(Self.degrees(latitude)),\(Self.degrees(longitude))" }

    /// Reads what `description` writes.
    package init?(_ text: String) {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(Self.millionths)
        guard parts.count == 2, let latitude = parts[0], let longitude = parts[1] else { return nil }
        self.init(latitude: latitude, longitude: longitude)
    }

    /// Millionths of a degree as degrees, without a detour over floating point.
    package static func degrees(_ millionths: Int) -> String {
        let digits = String(millionths.magnitude % 1_000_000)
        let padded = String(repeating: "0", count: 6 - digits.utf8.count) + digits
        return "\(millionths < 0 ? "-" : "")\(millionths.magnitude / 1_000_000).\(padded)"
    }

    private static func millionths(_ degrees: Substring) -> Int? {
        let isNegative = degrees.first == "-"
        let parts = degrees.dropFirst(isNegative ? 1 : 0).split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].utf8.count == 6, parts.allSatisfy({ $0.utf8.allSatisfy(isDigit) }),
            let whole = Int(parts[0]), whole <= 180, let rest = Int(parts[1])
        else { return nil }
        return (isNegative ? -1 : 1) * (whole * 1_000_000 + rest)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
