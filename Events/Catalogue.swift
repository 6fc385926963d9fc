package import EventModel

extension Catalogue {
    /// Every kind of fact of Hagukumi, one line each, in the order of a family's story.
    package static let hagukumi = Catalogue(
        [
            EventType(HouseholdFollowed.self),
            EventType(HouseholdReturned.self),
            EventType(HouseholdUnfollowed.self),
            EventType(HouseholdSourceTold.self),
            EventType(HouseholdConsented.self),
            EventType(HouseholdRegistered.self),
            EventType(HouseholdPaused.self),
            EventType(HouseholdResumed.self),
            EventType(HouseholdStopped.self),
            EventType(HouseholdForgotten.self),
            EventType(ResidenceRecorded.self),
            EventType(HouseholdMovedAway.self),
            EventType(TopicsChosen.self),
            EventType(QuietHoursSet.self),
            EventType(LanguageChosen.self),
            EventType(PregnancyRegistered.self),
            EventType(DueDateCorrected.self),
            EventType(ChildBorn.self),
            EventType(ChildRegistered.self),
            EventType(BirthDateCorrected.self),
            EventType(ChildRemoved.self),
            EventType(LossTold.self),
            EventType(WebhookReceived.self),
            EventType(ChatAnswered.self),
            EventType(RichMenuPublished.self),
            EventType(ContentComposed.self),
            EventType(DeliveryRequested.self),
            EventType(DeliveryAccepted.self),
            EventType(DeliveryFailed.self),
            EventType(DeliveryUnknown.self),
            EventType(DayClosed.self),
            EventType(MunicipalDateSet.self),
            EventType(RegistrationLinkIssued.self),
            EventType(ExactCountsRead.self),
            EventType(HouseholdRead.self),
        ],
        history: History.upcasts)
}
