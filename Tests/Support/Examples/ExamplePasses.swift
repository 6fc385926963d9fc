package import Calendar
package import EventModel
package import Events

extension Example {
    package static let pass = PassID(ULID("01JD8Z0000PASS000000000001")!)
    package static let serial = PassSerial(ULID("01JD8Z0000SER1A10000000001")!)
    package static let newSerial = PassSerial(ULID("01JD8Z0000SER1A10000000002")!)
    package static let paper = PassSerial(ULID("01JD8Z0000PAPER00000000001")!)
    /// The first 31 March on or after eighteen, of a child born on `born`.
    package static let passEnd = CivilDate(iso: "2045-03-31")!

    package static let passes: [any Event] = [
        PassIssued(
            pass: pass, household: family, serial: serial, link: nil, municipality: nakaWard, ground: .pregnancy,
            until: .known(CivilDate(iso: "2028-03-31")!), on: today),
        PassRenewed(
            pass: pass, household: family, link: nil, municipality: nakaWard, ground: .child, until: .known(passEnd),
            on: today),
        PassEnded(pass: pass, household: family, why: .noChild, on: today),
        PassReissued(pass: pass, household: family, serial: newSerial, why: .lost, on: today),
        PassRevoked(pass: pass, household: family, why: .misuse, on: today),
        PassPrinted(pass: pass, household: family, paper: paper, until: CivilDate(iso: "2027-03-31")!, on: today),
        PassesShown(
            on: today, counts: [.init(municipality: nakaWard, band: .underThree, passes: 3)]),
    ]
}
