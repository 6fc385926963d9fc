import EventModel
import Events

extension Console {
    /// What a kind of fact is called in the operation log; kinds that staff do not cause show their own name.
    func operation(_ kind: String) -> String {
        Self.operationKinds.first { $0.kind == kind }.map { words($0.words) } ?? kind
    }

    /// What staff cause, in the order of the list to choose from.
    static let operationKinds: [(kind: String, words: TextName)] =
        [
            (StaffSignedIn.schema.name, "console-operations.signed-in"),
            (StaffSignInFailed.schema.name, "console-operations.sign-in-failed"),
            (StaffSessionsEnded.schema.name, "console-operations.sessions-ended"),
            (StaffPasswordSet.schema.name, "console-operations.password-set"),
            (StaffInvited.schema.name, "console-operations.invited"),
            (StaffInvitedAgain.schema.name, "console-operations.invited-again"),
            (StaffJoined.schema.name, "console-operations.joined"),
            (StaffIdentityLinked.schema.name, "console-operations.identity-linked"),
            (StaffPosted.schema.name, "console-operations.posted"),
            (StaffTermSet.schema.name, "console-operations.term-set"),
            (StaffSuspended.schema.name, "console-operations.suspended"),
            (StaffReinstated.schema.name, "console-operations.reinstated"),
            (OfficeOpened.schema.name, "console-operations.office-opened"),
            (OfficeClosed.schema.name, "console-operations.office-closed"),
            (HouseholdSearched.schema.name, "console-operations.household-searched"),
            (HouseholdViewed.schema.name, "console-operations.household-viewed"),
            (HouseholdRead.schema.name, "console-operations.household-read"),
            (ExactCountsRead.schema.name, "console-operations.counts-read"),
            (OperationLogExported.schema.name, "console-operations.exported"),
            (MunicipalDateSet.schema.name, "console-operations.date-set"),
            (MunicipalDateWithdrawn.schema.name, "console-operations.date-withdrawn"),
            (LocalNoteWritten.schema.name, "console-operations.note-written"),
            (LocalNoteWithdrawn.schema.name, "console-operations.note-withdrawn"),
            (RegistrationLinkIssued.schema.name, "console-operations.link-issued"),
        ] + ofTheDirectory + ofShops + ofConsultations

    private static let ofConsultations: [(kind: String, words: TextName)] = [
        (CaseTaken.schema.name, "console-operations.consultation-taken"),
        (CaseHandedOver.schema.name, "console-operations.consultation-handed-over"),
        (CaseReturned.schema.name, "console-operations.consultation-returned"),
        (UrgencySet.schema.name, "console-operations.consultation-urgency-set"),
        (CaseClosed.schema.name, "console-operations.consultation-closed"),
        (CaseReopened.schema.name, "console-operations.consultation-reopened"),
        (CounsellorWrote.schema.name, "console-operations.consultation-wrote"),
        (NoteWritten.schema.name, "console-operations.consultation-noted"),
        (CrisisActed.schema.name, "console-operations.consultation-crisis-acted"),
        (ConsultationRead.schema.name, "console-operations.consultation-read"),
        (DisclosureAsked.schema.name, "console-operations.consultation-disclosure-asked"),
        (DisclosureAgreed.schema.name, "console-operations.consultation-disclosure-agreed"),
        (DisclosureRefused.schema.name, "console-operations.consultation-disclosure-refused"),
        (DisclosureOpened.schema.name, "console-operations.consultation-disclosure-opened"),
        (ConsultationReviewed.schema.name, "console-operations.consultation-reviewed"),
        (HoldPlaced.schema.name, "console-operations.consultation-hold-placed"),
        (HoldLifted.schema.name, "console-operations.consultation-hold-lifted"),
        (DeskSet.schema.name, "console-operations.consultation-desk-set"),
        (DeskClosed.schema.name, "console-operations.consultation-desk-closed"),
        (ShiftPlanned.schema.name, "console-operations.consultation-shift-planned"),
        (ShiftWithdrawn.schema.name, "console-operations.consultation-shift-withdrawn"),
        (DutyBegun.schema.name, "console-operations.consultation-duty-begun"),
        (DutyEnded.schema.name, "console-operations.consultation-duty-ended"),
        (ReplyWritten.schema.name, "console-operations.consultation-reply-written"),
        (ReplyWithdrawn.schema.name, "console-operations.consultation-reply-withdrawn"),
    ]

    private static let ofShops: [(kind: String, words: TextName)] = [
        (ShopApplied.schema.name, "console-operations.shop-applied"),
        (ShopApproved.schema.name, "console-operations.shop-approved"),
        (ShopRefused.schema.name, "console-operations.shop-refused"),
        (ShopChanged.schema.name, "console-operations.shop-changed"),
        (ShopChangeRefused.schema.name, "console-operations.shop-change-refused"),
        (ShopSuspended.schema.name, "console-operations.shop-suspended"),
        (ShopResumed.schema.name, "console-operations.shop-resumed"),
        (ShopWithdrawn.schema.name, "console-operations.shop-withdrawn"),
        (ShopLinkIssued.schema.name, "console-operations.shop-link-issued"),
        (ShopComplaintAnswered.schema.name, "console-operations.shop-complaint-answered"),
    ]

    private static let ofTheDirectory: [(kind: String, words: TextName)] = [
        (DatasetImported.schema.name, "console-operations.dataset-imported"),
        (VacanciesCounted.schema.name, "console-operations.vacancies-counted"),
        (PlacePublished.schema.name, "console-operations.place-published"),
        (PlaceCorrected.schema.name, "console-operations.place-corrected"),
        (PlaceConfirmed.schema.name, "console-operations.place-confirmed"),
        (PlaceClosed.schema.name, "console-operations.place-closed"),
        (PlaceReopened.schema.name, "console-operations.place-reopened"),
        (GatheringPublished.schema.name, "console-operations.gathering-published"),
        (GatheringChanged.schema.name, "console-operations.gathering-changed"),
        (GatheringCancelled.schema.name, "console-operations.gathering-cancelled"),
        (GatheringReopened.schema.name, "console-operations.gathering-reopened"),
        (SchemePublished.schema.name, "console-operations.scheme-published"),
        (SchemeChanged.schema.name, "console-operations.scheme-changed"),
        (SchemeWithdrawn.schema.name, "console-operations.scheme-withdrawn"),
        (SchemeReopened.schema.name, "console-operations.scheme-reopened"),
        (PlacesMerged.schema.name, "console-operations.places-merged"),
        (DuplicateDismissed.schema.name, "console-operations.duplicate-dismissed"),
        (KeeperLinkIssued.schema.name, "console-operations.keeper-link-issued"),
        (KeeperLinkWithdrawn.schema.name, "console-operations.keeper-link-withdrawn"),
        (MistakeSettled.schema.name, "console-operations.mistake-settled"),
        (PassRevoked.schema.name, "console-operations.pass-revoked"),
        (PassReissued.schema.name, "console-operations.pass-given-back"),
        (PassAlarmSettled.schema.name, "console-operations.pass-alarm-settled"),
        (PassKeysReplaced.schema.name, "console-operations.pass-keys-replaced"),
        (CrisisTermsSet.schema.name, "console-operations.crisis-terms-set"),
        (HelpLineSet.schema.name, "console-operations.help-line-set"),
    ]
}
