import Calendar
package import EventModel
import Events

extension Example {
    package static let links: [any Event] = [
        LinkOffered(household: family, offer: offer, relation: .grandparent, until: today.adding(days: 7)),
        LinkOfferWithdrawn(household: family, offer: offer),
        LinkAccepted(household: family, other: other, offer: offer, relation: .grandparent, on: today),
        LinkEnded(household: family, other: other, offer: offer),
        ChildShared(
            household: family, child: first, from: other, theirChild: second, offer: offer, origin: other,
            originChild: second, wasKnown: false),
    ]

    package static let access: [any Event] = [
        RecoveryCodeIssued(household: family, code: code),
        HouseholdReclaimed(
            household: family, code: code, fresh: other, lineUser: .known("Ucanary9876543210fedcba9876543210"),
            isFriend: true, at: at),
        CalendarLinkIssued(household: family, link: code),
        CalendarLinkRevoked(household: family),
        SessionsEnded(household: family, at: at),
    ]
}
