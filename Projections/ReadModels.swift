package import EventModel

/// Every read model.
package enum ReadModels {
    package static let all: [any Projection.Type] = [
        HouseholdProfiles.self, AudienceProjection.self, DeliveryHistory.self, Statistics.self,
        StaffDirectory.self, OperationLog.self, FacilityDirectory.self, Passes.self, ShopBook.self, PassAlarmList.self,
        ConsultationDesk.self,
    ]
}
