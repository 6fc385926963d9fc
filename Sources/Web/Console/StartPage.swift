/// What there is to do today.
struct StartPage: ConsolePage {
    static let template = "console.start"
    static let room = ConsoleRoom.start

    init(_ staff: StaffVisit) {}
}
