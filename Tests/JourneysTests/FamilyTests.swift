import App
import Calendar
import Foundation
import Households
import Programs
import Reactions
import Testing

/// Whole stories of families over HTTP.
@Suite("A family")
struct FamilyTests {
    private let today = Stage.firstDay

    @Test("registers in under ten taps, gets the right message on the right day, and nothing of the past")
    func rightDay() async throws {
        try await Stage.run { stage in
            try await stage.serving { _ in
                let phone = try await stage.friend()
                // Two months on 30 November, 24:00; the vaccine debut is announced three days before.
                let acts = try await stage.register(phone, born: [CivilDate(iso: "2026-10-01")!])
                #expect(acts < 10)
                try stage.deliver(on: today)
                #expect(try await stage.notices(on: phone).isEmpty)
                try stage.deliver(on: CivilDate(iso: "2026-11-26")!)
                #expect(try await !stage.notices(on: phone).contains { $0.contains("ワクチンデビュー") })
                try stage.deliver(on: CivilDate(iso: "2026-11-27")!)
                try stage.deliver(on: CivilDate(iso: "2026-11-27")!)
                let notices = try await stage.notices(on: phone)
                #expect(notices.count { $0.contains("ワクチンデビューの時期です") } == 1)
                #expect(!notices.contains { $0.contains("予防接種は生後2か月から") })
                try await phone.press("show:why:vac_2m")
                try await stage.line.idle()
                let why = try await phone.received().last?.text ?? ""
                #expect(why.contains("お子さまの生年月日から2か月になる3日前"))
                #expect(why.contains("1人目のお子さまの生年月日"))
                #expect(why.contains("2026年10月1日"))
                #expect(why.contains("神奈川県"))
            }
        }
    }

    @Test("with twins gets one message for both")
    func twins() async throws {
        try await Stage.run { stage in
            try await stage.serving { _ in
                let phone = try await stage.friend()
                try await stage.register(phone, twins: CivilDate(iso: "2026-09-27")!)
                // Two months on the eve of 27 November; three days before that is today.
                #expect(try stage.deliver(on: today)["accepted"] == 1)
                #expect(try await stage.notices(on: phone).count == 1)
            }
        }
    }

    @Test("that is left in the middle goes on where it stopped")
    func resumed() async throws {
        try await Stage.run { stage in
            let phone = try await Phone.new(named: "途中の家族", on: stage.line)
            try await stage.serving { _ in
                try await phone.follow()
                try await stage.line.idle()
                try await phone.tap(.agree(version: ConsentText.version))
                try await stage.line.idle()
            }
            try await stage.serving(on: today.adding(days: 40)) { _ in
                try await phone.say("こんにちは")
                try await stage.line.idle()
                #expect(try await phone.received().last?.text.contains("お住まい") == true)
                try await phone.say("２３１ー０００５")
                try await stage.line.idle()
                try await phone.choose(.born(count: 1, on: nil), today)
                try await stage.line.idle()
                try await phone.tap(.finish)
                try await stage.line.idle()
                #expect(try await phone.received().last?.text.contains("登録が終わりました") == true)
            }
        }
    }

    @Test("that tells of a loss gets nothing more about it, also from a request that was waiting")
    func loss() async throws {
        try await Stage.run { stage in
            try await stage.serving { _ in
                let phone = try await stage.friend()
                // Week 16 of pregnancy begins tomorrow.
                try await stage.register(phone, due: today.adding(days: 1 + 24 * 7))
                let tomorrow = today.adding(days: 1)
                try await stage.deliverAndDie(on: tomorrow)
                try await phone.press("show:menu")
                try await stage.line.idle()
                for data in ["show:profile", "show:child:1", "show:end-of-child:1", "loss:1"] {
                    try await phone.press(data)
                    try await stage.line.idle()
                }
                #expect(try await phone.received().last?.text.contains("お悔やみ") == true)
                for later in [0, 1, 7, 60] { try stage.deliver(on: tomorrow.adding(days: later)) }
                #expect(try await stage.notices(on: phone).isEmpty)
                #expect(try await stage.line.requests().allSatisfy { $0.endpoint == "reply" })
            }
        }
    }

    @Test("that wants quiet is not woken, and gets its message in the morning")
    func quiet() async throws {
        try await Stage.run { stage in
            try await stage.serving { _ in
                let phone = try await stage.friend()
                try await stage.register(phone, born: [CivilDate(iso: "2026-10-01")!])
                let day = CivilDate(iso: "2026-11-27")!
                try stage.deliver(on: day.adding(days: -1))
                let evening = try stage.deliver(on: day, at: "22:00")
                #expect(evening["kept for after quiet hours", default: 0] > 0)
                #expect(evening["requested"] == 0)
                #expect(try await !stage.notices(on: phone).contains { $0.contains("ワクチンデビュー") })
                try stage.deliver(on: day.adding(days: 1), at: "08:00")
                #expect(try await stage.notices(on: phone).contains { $0.contains("ワクチンデビュー") })
            }
        }
    }

    @Test("that blocks the account gets nothing, and after coming back what falls due then")
    func blocked() async throws {
        try await Stage.run { stage in
            try await stage.serving { _ in
                let phone = try await stage.friend()
                try await stage.register(phone, born: [CivilDate(iso: "2026-10-01")!])
                try await phone.block()
                try await stage.line.idle()
                try stage.deliver(on: CivilDate(iso: "2026-11-27")!)
                #expect(try await stage.notices(on: phone).isEmpty)
                try await phone.unblock()
                try await stage.line.idle()
                // Three months on the eve of 1 January.
                try stage.deliver(on: CivilDate(iso: "2026-12-29")!)
                #expect(try await stage.notices(on: phone).contains { $0.contains("2回目の予防接種") })
            }
        }
    }
}
