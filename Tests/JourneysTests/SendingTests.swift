import App
import Calendar
import Foundation
import Programs
import Testing

/// What LINE may answer, or not.
@Suite("A day's messages")
struct SendingTests {
    private let day = CivilDate(iso: "2026-11-27")!
    private let born = CivilDate(iso: "2026-10-01")!

    /// Families who are due the same message on the day.
    private func families(_ count: Int, on stage: Stage) async throws -> [Phone] {
        var phones: [Phone] = []
        for number in 0..<count { phones.append(try await stage.friend("家族\(number)")) }
        for phone in phones { try await stage.register(phone, born: [born]) }
        try stage.deliver(on: day.adding(days: -1))
        return phones
    }

    private func debuts(_ phones: [Phone], on stage: Stage) async throws -> [Int] {
        var counts: [Int] = []
        for phone in phones {
            counts.append(try await stage.notices(on: phone).count { $0.contains("ワクチンデビュー") })
        }
        return counts
    }

    @Test(
        "reach each family once, whatever becomes of LINE's answers",
        arguments: ["lose-answer", "status-500", "status-500-after-accept"])
    func faults(fault: String) async throws {
        try await Stage.run { stage in
            try await stage.serving { _ in
                let phones = try await families(3, on: stage)
                try await stage.line.order("POST", "faults", ["fault": fault, "endpoint": "multicast", "times": 2])
                for _ in 0..<3 { try stage.deliver(on: day) }
                #expect(try await debuts(phones, on: stage) == [1, 1, 1])
                let counts = try await stage.line.counts()
                #expect(counts.duplicates == 0)
                #expect(counts.mixedRetries == 0)
            }
        }
    }

    @Test("end `deliver` with 1 while LINE has not answered, and when that can't be found out any more")
    func statuses() async throws {
        try await Stage.run { stage in
            try await stage.serving { _ in
                let phones = try await families(2, on: stage)
                try await stage.line.order(
                    "POST", "faults", ["fault": "status-500", "endpoint": "multicast", "times": 1_000])
                let open = try stage.delivery(on: day)
                #expect(open.status == 1 && open.counts["without an answer yet"] == 2, "\(open)")
                try await stage.line.order("DELETE", "faults")
                let unknown = try stage.delivery(on: day.adding(days: 1), at: "11:00")
                #expect(unknown.status == 1 && unknown.counts["unknown"] == 2, "\(unknown)")
                #expect(try stage.delivery(on: day.adding(days: 1), at: "11:10").status == 0)
                #expect(try await debuts(phones, on: stage) == [0, 0])
            }
        }
    }

    @Test("wait for the next month's quota when this one is used up, and nobody is forgotten")
    func quota() async throws {
        try await Stage.run { stage in
            try await stage.serving { _ in
                let phones = try await families(3, on: stage)
                try await stage.line.order("POST", "quota", ["monthly": 1])
                let first = try stage.delivery(on: day)
                #expect(first.status == 1 && first.counts["accepted"] == 0)
                #expect(try await debuts(phones, on: stage) == [0, 0, 0])
                try await stage.line.order("POST", "quota")
                let second = try stage.deliver(on: day.adding(days: 1))
                #expect(try await debuts(phones, on: stage) == [1, 1, 1], "\(second)")
                #expect(try await stage.line.counts().duplicates == 0)
            }
        }
    }

    @Test("about a municipal deadline go out where an office has entered it, and nowhere else")
    func deadline() async throws {
        try await Stage.run { stage in
            try await stage.serving { _ in
                let yokohama = try await stage.friend("横浜")
                try await stage.register(yokohama, born: [CivilDate(iso: "2025-05-05")!], code: "231-0005")
                let kawasaki = try await stage.friend("川崎")
                try await stage.register(kawasaki, born: [CivilDate(iso: "2025-05-05")!], code: "210-0007")
                let file = stage.folder + "/dates.csv"
                try """
                municipality,name,date,source
                横浜市,hoiku_april_first_round,2026-12-10,横浜市の案内

                """.write(toFile: file, atomically: true, encoding: .utf8)
                let (status, _) = try Program.run(
                    ["import", "municipal-dates", file, "--now", "2026-11-24T10:00:00+09:00"], stage.environment)
                #expect(status == 0)
                for day in ["2026-11-29", "2026-11-30", "2026-12-01"] { try stage.deliver(on: CivilDate(iso: day)!) }
                #expect(try await stage.notices(on: yokohama).contains { $0.contains("保育所の一次申込み") })
                #expect(try await !stage.notices(on: kawasaki).contains { $0.contains("保育所の一次申込み") })
            }
        }
    }

    @Test("are reported the same by tables that were kept up to date and by tables built anew")
    func replay() async throws {
        try await Stage.run { stage in
            try await stage.serving { _ in
                _ = try await families(2, on: stage)
                try stage.deliver(on: day)
                func reports() throws -> [String] {
                    try ["registrations", "deliveries"].map { name in
                        try Program.run(
                            ["report", name, "--by", "municipality", "--json", "--exact", "a journey"],
                            stage.environment
                        )
                        .output
                    }
                }
                let before = try reports()
                #expect(before[1].contains("横浜市"), "\(before)")
                #expect(try Program.run(["rebuild"], stage.environment).status == 0)
                #expect(try reports() == before)
            }
        }
    }
}
