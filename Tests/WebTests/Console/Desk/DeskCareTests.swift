import EventModel
import Events
import Places
import Support
import Testing

@testable import Web

@Suite("Danger, disclosure and review at the desk")
struct DeskCareTests {
    private let path = DeskSite.path

    @Test("a danger stays at the top and can't be closed before a person says that there is none")
    func danger() async throws {
        let desk = try await DeskSite([DeskSite.opened(), DeskSite.wrote("canary きえたい"), DeskSite.danger])
        try await desk.site.open { browser in
            let (one, _) = try await desk.counsellor("横浜 一郎", browser)
            let door = try await one.get(path)
            #expect(door.text.contains("value=\"crisis\""))
            let read = try await one.get(path + "?purpose=crisis")
            #expect(read.text.contains("canary") && read.text.contains("死にたい・自分を傷つける"))
            #expect(try await desk.facts(ConsultationRead.self).map(\.purpose) == [.crisis])
            _ = try await one.press(path + "/take", on: path)
            let page = try await one.get(path)
            let token = try #require(page.field("token"))
            let early = try await one.post(path + "/close", [("token", token), ("outcome", "heard")])
            #expect(early.status == 422 && early.text.contains("危機の印があるあいだは"))
            let urgency = try await one.post(path + "/urgency", [("token", token), ("urgency", "usual")])
            #expect(urgency.status == 422)
            for action in ["spoke-with-client", "no-danger"] {
                #expect(try await one.press(path + "/crisis", on: path, ["action": action]).status == 303)
            }
            #expect(try await desk.facts(CrisisActed.self).map(\.action) == [.spokeWithClient, .noDanger])
            #expect(try await one.press(path + "/close", on: path, ["outcome": "heard"]).status == 303)
        }
    }

    @Test("whose consultation it is two people learn, each look is on record, and a second office sees that and why")
    func disclosure() async throws {
        let desk = try await DeskSite([
            HouseholdFollowed(household: Example.family, lineUser: .known(Example.lineUser), at: Example.at),
            ChildRegistered(
                household: Example.family, child: Example.first, born: .known(Example.born), on: Example.today),
            DeskSite.opened(), DeskSite.wrote("canary いま橋の上"), DeskSite.danger,
        ])
        try await desk.site.open { browser in
            let (one, asker) = try await desk.counsellor("横浜 一郎", browser)
            let (lead, second) = try await desk.counsellor("横浜 三郎", browser, in: Example.yokohama, .supervisor)
            let (other, _) = try await desk.counsellor("横浜 四子", browser)
            let (witness, _) = try await desk.counsellor(
                "県 五郎", browser, in: Example.prefecture, .auditor, onDuty: false)
            _ = try await one.press(path + "/take", on: path)
            #expect(try await one.press(path + "/disclosure", on: path, ["danger": "橋の上"]).status == 422)
            let asked = try await one.get(path).form(path + "/disclosure", ["danger": "橋の上にいる", "sure": "on"])
            for _ in 0..<2 { #expect(try await one.post(path + "/disclosure", asked).status == 303) }
            let fact = try #require(try await desk.facts(DisclosureAsked.self).first)
            #expect(try await desk.facts(DisclosureAsked.self).map(\.witness) == [Example.prefecture])
            let page = "\(path)/disclosure/\(fact.disclosure)"
            #expect(try await one.get(page).status == 404, "nobody agreed yet")
            let token = try #require(try await one.get(path).field("token"))
            #expect(try await one.post(page, [("token", token), ("answer", "yes")]).status == 403)
            let agreed = try await lead.press(page, on: path + "?purpose=crisis", ["answer": "yes"])
            #expect(agreed.header("location") == page)
            for browser in [one, lead] {
                let shown = try await browser.get(page)
                #expect(shown.status == 200 && shown.text.contains(Example.lineUser) && shown.text.contains("1か月"))
            }
            #expect(try await desk.facts(DisclosureOpened.self).map(\.staff) == [asker, second])
            #expect(try await other.get(page).status == 404)
            let seen = try await witness.get("/console/desk/disclosures")
            #expect(seen.status == 200 && seen.text.contains("横浜市") && seen.text.contains("橋の上にいる"))
            #expect(seen.text.contains("同意しました") && seen.text.contains("2回、見られました"))
            #expect(!seen.text.contains("canary") && !seen.text.contains(Example.lineUser))
            #expect(try await witness.get("/console").text.contains("開示を求めた記録が、30日以内に1件"))
            #expect(try await witness.get(path).status == 403)
        }
    }

    @Test("the second office is the prefecture for cities, the family's own city for the prefecture, or else itself")
    func witness() {
        func witness(_ desk: OfficeID, _ open: Set<OfficeID>) -> OfficeID {
            DisclosureWitness.office(for: desk, family: Example.nakaWard, open: open, in: Site.atlas.gazetteer)
        }
        let all: Set = [Example.prefecture, Example.yokohama, Example.partner]
        #expect(witness(Example.yokohama, all) == Example.prefecture)
        #expect(witness(Example.partner, all) == Example.prefecture)
        #expect(witness(Example.prefecture, all) == Example.yokohama)
        #expect(witness(Example.prefecture, [Example.prefecture]) == Example.prefecture)
    }

    @Test("a supervisor sees who is silent, takes back, reviews what the lot drew, and holds what must be kept")
    func lead() async throws {
        let drawn = try #require(
            (1...2_000).lazy.map { ConsultationID(ULID(bits: UInt128($0))) }.first {
                ReviewLot.draws($0, closedAt: Example.at)
            })
        let desk = try await DeskSite([
            DeskSite.opened(), DeskSite.wrote("canary つらい"),
            CaseTaken(
                consultation: DeskSite.consultation, staff: Example.clerk, office: Example.yokohama, at: Example.at),
            DeskSite.opened(drawn, theme: .school),
            CaseTaken(consultation: drawn, staff: Example.clerk, office: Example.yokohama, at: Example.at),
            CaseClosed(consultation: drawn, staff: Example.clerk, by: .counsellor, outcome: .heard, at: Example.at),
        ])
        desk.site.test.world.advance(milliseconds: 700_000)
        try await desk.site.open { browser in
            let (lead, _) = try await desk.counsellor("横浜 三郎", browser, in: Example.yokohama, .supervisor)
            let (clerk, _) = try await desk.counsellor("横浜 一郎", browser)
            #expect(try await clerk.get("/console/desk/lead").status == 403)
            let page = try await lead.get("/console/desk/lead")
            #expect(page.status == 200 && page.text.contains("返信が止まっている相談"))
            #expect(page.text.contains("/console/desk/\(drawn)?purpose=review"))
            #expect(!page.text.contains("canary"))
            let back = try await lead.post(path + "/take-back", page.form(path + "/take-back"))
            #expect(back.header("location") == "/console/desk/lead?done=returned")
            #expect(try await desk.facts(CaseReturned.self).map(\.why) == [.supervisor])
            let review = "/console/desk/\(drawn)/review"
            let read = "/console/desk/\(drawn)?purpose=review"
            #expect(try await lead.press(review, on: read).status == 422)
            let kept = try await lead.press(review, on: read, ["mark": "good", "review": "よく聴いていた"])
            #expect(kept.status == 303)
            #expect(try await desk.facts(ConsultationReviewed.self).map(\.words?.value) == ["よく聴いていた"])
            #expect(try await desk.facts(ConsultationRead.self).map(\.purpose) == [.review])
            let after = try await lead.get("/console/desk/lead").text
            #expect(!after.contains("\(drawn)?purpose=review"))
            let hold = "/console/desk/\(drawn)/hold"
            #expect(try await lead.press(hold, on: read, ["reason": "lawsuit"]).status == 303)
            #expect(try await desk.facts(HoldPlaced.self).map(\.reason) == [.lawsuit])
            #expect(try await lead.press("/console/desk/\(drawn)/lift", on: read).status == 303)
            #expect(try await desk.facts(HoldLifted.self).count == 1)
        }
    }

    @Test("the lot draws about one in twenty, always the same ones, and others in another month")
    func lot() {
        let numbers = (0..<20_000).map { ConsultationID(ULID(bits: UInt128($0) << 40 | 7)) }
        let (now, later) = (Example.at, Example.at + 40 * 86_400_000)
        let drawn = numbers.filter { ReviewLot.draws($0, closedAt: now) }
        #expect((850...1_150).contains(drawn.count))
        #expect(drawn == numbers.filter { ReviewLot.draws($0, closedAt: now + 3_600_000) })
        #expect(drawn != numbers.filter { ReviewLot.draws($0, closedAt: later) })
    }

    @Test("a photo is shown to who reads its consultation, by its own number only, and that is on record")
    func photo() async throws {
        let other = ConsultationID(ULID(bits: 9))
        let kept = PhotoKept(
            consultation: DeskSite.consultation, photo: Example.photo, jpeg: .known("/9j/2Q=="), width: 1, height: 1,
            bytes: 4)
        let desk = try await DeskSite([
            DeskSite.opened(), DeskSite.opened(other), kept, DeskSite.wrote("", photo: Example.photo),
        ])
        try await desk.site.open { browser in
            let (one, _) = try await desk.counsellor("横浜 一郎", browser)
            let photo = "/photo/\(Example.photo)"
            #expect(try await one.get(path + photo).status == 404, "nobody said what for")
            #expect(try await one.get("/console/desk/\(other)\(photo)?purpose=handover").status == 404)
            _ = try await one.press(path + "/take", on: path)
            let page = try await one.get(path)
            #expect(page.text.contains("src=\"\(path)\(photo)?purpose=answering\""))
            let shown = try await one.get(path + photo)
            #expect(shown.status == 200 && shown.header("content-type") == "image/jpeg")
            #expect(shown.header("cache-control") == "no-store" && shown.header("x-content-type-options") == "nosniff")
            #expect(try await desk.facts(ConsultationRead.self).map(\.purpose) == [.handover, .answering])
        }
    }
}
