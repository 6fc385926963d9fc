/// What the pages of consultations stand on, on both sides: their doors, what happens just now, and pictures made safe.
package struct Consulting: Sendable {
    package let doors: ConsultationDoors
    package let live: LiveConsultations

    package init(doors: ConsultationDoors, live: LiveConsultations) {
        self.doors = doors
        self.live = live
    }
}
