package import Calendar
package import Events
package import Passports
package import Places

/// What checking asks of the read models.
package struct CheckAnswers: Sendable {
    /// What is void on a day before its time.
    package let void: @Sendable (CivilDate) async throws -> [VoidSerial]
    /// Where a shop is; nil where the directory does not know.
    package let point: @Sendable (ShopCode) async throws -> GeoPoint?

    package init(
        void: @escaping @Sendable (CivilDate) async throws -> [VoidSerial],
        point: @escaping @Sendable (ShopCode) async throws -> GeoPoint?
    ) {
        self.void = void
        self.point = point
    }
}
