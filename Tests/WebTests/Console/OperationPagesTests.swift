import Calendar
import Delivery
import EventModel
import EventStore
import Events
import Offices
import Places
import Support
import Testing

@testable import Web

@Suite("The operation log in the console")
struct OperationPagesTests {
    @Test("the file holds every line however many there are, newest first, and as many as its own record says")
    func whole() async throws {
        let town = try await ConsoleSite()
        let facts: [any Event] = (0..<(2 * OperationFile.rowsAtOnce + 17)).map { number in
            MunicipalDateSet(
                municipality: Example.hakone, deadline: "d\(number)", date: Example.today, source: "広報")
        }
        try await town.site.log.append(facts, as: town.site.test.command(by: "operator"))
        try await town.visit(Example.prefecture, .auditor) { browser in
            let token = try #require(try await browser.get("/console/operations").field("token"))
            let file = try await browser.post(
                "/console/operations/file", [("token", token), ("what", MunicipalDateSet.schema.name)])
            let rows = file.text.split(separator: "\r\n").map(String.init)
            #expect(file.status == 200 && rows.count == facts.count + 1)
            #expect(rows[0].hasPrefix("position,") && rows.count { $0.hasPrefix("position,") } == 1)
            let positions = rows.dropFirst().compactMap { Int($0.prefix { $0 != "," }) }
            #expect(positions.count == facts.count && zip(positions, positions.dropFirst()).allSatisfy(>))
            #expect(try await town.facts(OperationLogExported.self).map(\.rows) == [facts.count])
            let empty = try await browser.post(
                "/console/operations/file", [("token", token), ("what", OfficeClosed.schema.name)])
            #expect(empty.status == 200 && empty.text.hasPrefix("position,") && !empty.text.contains("\n"))
        }
    }

    @Test("purposes and details are words and names, not codes")
    func words() async throws {
        let town = try await ConsoleSite()
        let (staff, day) = (StaffID(ULID(bits: 77)), CivilDate(iso: "2027-04-01")!)
        let facts: [any Event] = [
            HouseholdSearched(
                by: "operator", office: Example.yokohama, means: .registrationNumber, found: nil, purpose: .enquiry),
            HouseholdViewed(
                household: Example.family, by: "operator", office: Example.yokohama, purpose: .disclosure,
                note: .known("x"), what: [.registration, .passport]),
            MunicipalDateSet(
                municipality: Example.hakone, deadline: "hoiku_april_first_round", date: day, source: "広報"),
            LocalNoteWritten(
                municipality: Example.hakone, entry: "vac_2m", japanese: "a", easyJapanese: "b", english: "c"),
            StaffInvited(
                staff: staff, office: Example.yokohama, roles: [.desk, .author], name: .known("港 花子"),
                signIn: .known("hanako"), until: day, invitation: Example.invitation, expires: 1),
            StaffPosted(staff: staff, office: Example.hakoneOffice, roles: [], from: day),
            StaffTermSet(staff: staff, until: day),
            StaffSignedIn(staff: staff, attempt: Example.attempt, way: .oidc, step: nil, at: 0),
            RegistrationLinkIssued(
                source: Example.source, kind: .clinic, name: "みなと 産婦人科", municipality: Example.hakone),
            OperationLogExported(
                by: "operator", rows: 12, filter: "the beginning to 2027-04-01, staff.invited, 3 offices"),
            ExactCountsRead(report: "registrations", by: "operator", purpose: "議会"),
            MunicipalDateSet(municipality: Example.hakone, deadline: "gone_from_catalogue", date: day, source: "広報"),
        ]
        try await town.site.log.append(facts, as: town.site.test.command(by: "operator"))
        try await town.visit(Example.prefecture, .auditor) { browser in
            let whole = try await browser.get("/console/operations").text
            let page = whole.split(separator: "<tbody>").last.map(String.init) ?? ""
            for words in [
                "問い合わせへの回答", "登録番号で検索（見つからず）", "開示請求", "登録の状況、子育て支援パスポート",
                "保育所4月入所・一次申込みの締切日 2027年4月1日", "横浜市 窓口・相談、作成", "箱根町 役割なし（2027年4月1日から）", "2027年4月1日まで",
                "庁内の認証基盤", "医療機関 みなと 産婦人科", "12件、はじめ〜2027年4月1日、職員の招待、所属3か所", "足柄下郡箱根町", "登録した世帯", "操作記録", "議会",
                "gone_from_catalogue 2027年4月1日", "港 花子", "サーバーの端末",
            ] { #expect(page.contains("<td>\(words)</td>"), "\(words)") }
            let title = try #require(try ConsoleAnswers.empty().catalogue["vac_2m"]).words.japanese.title
            #expect(page.contains("<td>\(title)</td>"))
            for code in [
                "<td>enquiry", "registration-number", "passport</td>", "<td>vac_2m", "hoiku_april", "city:14",
                "<td>oidc",
                "<td>clinic", "12 rows", "municipality:", "report:", "source:",
            ] { #expect(!page.contains(code), "\(code)") }
        }
    }

    @Test("every kind of fact that offices cause has words, in the list to choose from and in the log")
    func kinds() async throws {
        let others = ["household.", "line."]
        let byOurselves: Set = [
            ContentComposed.schema.name, DeliveryRequested.schema.name, DeliveryAccepted.schema.name,
            DeliveryFailed.schema.name, DeliveryUnknown.schema.name, DayClosed.schema.name,
            DuplicateNoticed.schema.name, MistakeReported.schema.name, PassIssued.schema.name,
            PassRenewed.schema.name, PassEnded.schema.name, PassPrinted.schema.name, PassesShown.schema.name,
            PassesChecked.schema.name, PassAlarmed.schema.name, ShopChangeRequested.schema.name,
            ShopComplainedOf.schema.name, ConsultationLinkIssued.schema.name, ConsultationLinkUsed.schema.name,
            ConsultationOpened.schema.name, ConsultationWordSet.schema.name, ConsultationWordMistaken.schema.name,
            ClientWrote.schema.name, PhotoKept.schema.name, ClientNotified.schema.name, CrisisNoticed.schema.name,
            ConsultationShredded.schema.name,
        ]
        let caused = Catalogue.hagukumi.types.map { $0.type.schema.name }.filter { name in
            !others.contains { name.hasPrefix($0) } && !byOurselves.contains(name)
        }
        #expect(Set(Console.operationKinds.map(\.kind)) == Set(caused))
        #expect(Set(Console.operationKinds.map(\.words.description)).count == caused.count)
    }

    @Test("the directory's facts are told in words, with the names of what they are about")
    func directory() async throws {
        let town = try await ConsoleSite()
        let nurseries = Example.nurseries
        let facts: [any Event] = [
            PlacePublished(
                place: Example.nursery, dataset: nurseries, provenance: Example.openData, by: .office,
                record: Example.nurseryRecord),
            PlaceReopened(place: Example.nursery, dataset: nurseries, on: Example.today),
            DatasetImported(
                dataset: nurseries, digest: "0", file: "a b.csv", layout: "list", provenance: Example.openData,
                isWhole: false, rows: 302, published: 0, corrected: 0, closed: 0, doubts: 0, missing: [], at: 0),
        ]
        try await town.site.log.append(facts, as: town.site.test.command(by: "operator"))
        try await town.visit(Example.prefecture, .auditor) { browser in
            let page = try await browser.get("/console/operations").text
            for words in [
                "施設の掲載", "施設の再掲載", "一覧の取り込み", Example.nurseryRecord.name, "子育て施設一覧 a b.csv 302件",
            ] { #expect(page.contains(">\(words)</td>") || page.contains(">\(words)</th>"), "\(words)") }
            #expect(!page.contains("place:") && !page.contains(">directory.place-"))
        }
    }

    @Test("a move that is still to come names the office, on one's own page and on the page of who manages staff")
    func moves() async throws {
        let town = try await ConsoleSite()
        let site = town.site
        let clerk = try await site.placed(Example.yokohama, [.author])
        try await town.record([
            StaffPosted(
                staff: clerk.staff, office: Example.hakoneOffice, roles: [.desk],
                from: CivilDate(iso: "2027-04-01")!)
        ])
        try await site.open { browser in
            browser.keep(clerk.cookie)
            let own = try await browser.get("/console/account").text
            #expect(own.contains("箱根町 窓口・相談") && !own.contains("city:14382"))
            let manager = try await site.placed(Example.prefecture, [.operator])
            browser.keep(manager.cookie)
            let person = try await browser.get("/console/staff/person/\(clerk.staff)").text
            #expect(person.contains("2027-04-01 箱根町") && !person.contains("city:14382"))
        }
    }
}
