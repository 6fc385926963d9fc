/// How long a family in which a crisis was noticed is sent nothing but answers to what it says itself.
package enum CrisisQuiet {
    /// Three days, in milliseconds. What falls due meanwhile is not made up for, as in a pause.
    package static let lasts: Int64 = 72 * 3_600_000
}
