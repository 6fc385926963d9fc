package import Calendar
package import Events
package import Passports
package import Places

/// What checking asks of the read models.
package struct CheckAnswers: Sendable {
    /// What is void on a day before its time.
    package let void: @Sendable (CivilDate) async throws -> [VoidSerial]
    /// A shop that takes the pass now; nil for any other code.
    package let shop: @Sendable (ShopCode) async throws -> CheckedShop?

    package init(
        void: @escaping @Sendable (CivilDate) async throws -> [VoidSerial],
        shop: @escaping @Sendable (ShopCode) async throws -> CheckedShop?
    ) {
        self.void = void
        self.shop = shop
    }
}

/// A shop, as far as checking has to know it.
package struct CheckedShop: Sendable {
    /// Where it is; nil where the directory does not know.
    package let point: GeoPoint?

    package init(point: GeoPoint?) { self.point = point }
}
