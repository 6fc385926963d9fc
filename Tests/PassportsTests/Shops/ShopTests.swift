import Calendar
import Crypto
import EventModel
import Events
import Support
import Testing

@testable import Passports

@Suite("How a shop takes part")
struct ShopTests {
    private let shop = Example.shop
    private let today = Example.today
    private let office = Example.yokohama
    private let record = Example.shopRecord
    private let opened = OfficeOpened(office: Example.yokohama, name: "横浜市")
    private var applied: ShopApplied {
        ShopApplied(
            shop: shop, application: Example.shopApplication, by: .shop, chain: nil, office: office, record: record,
            person: .known("珈琲 花子"), reachedAt: .known("a@b.example"), on: today)
    }
    private var approved: ShopApproved { ShopApproved(shop: shop, office: office, record: record, on: today) }
    private var longer: ShopRecord {
        var longer = record
        longer.terms?.words = "お会計から20%引き"
        return longer
    }

    private func state(_ facts: [any Event]) -> Shop? { Shops.fold.state(after: facts)[shop] }
    private func apply(_ record: ShopRecord, person: String = "珈琲 花子") -> ApplyForShop {
        ApplyForShop(
            application: Example.shopApplication, by: .shop, office: office, record: record, person: person,
            reachedAt: person.isEmpty ? "" : "a@b.example", today: today)
    }
    private func approve(_ seen: Int, by office: OfficeID = Example.yokohama) -> ApproveShop {
        ApproveShop(shop: shop, office: office, seen: seen, today: today)
    }
    private func refuse(_ reason: ShopRefusalReason, _ words: String?, seen: Int = 0) -> RefuseShop {
        RefuseShop(shop: shop, office: office, reason: reason, words: words, seen: seen, today: today)
    }
    private func ask(_ record: ShopRecord, link: ULID = Example.shopApplication) -> RequestShopChange {
        RequestShopChange(shop: shop, link: link, request: Example.shopRequest, record: record, today: today)
    }
    private func asked(_ record: ShopRecord) -> ShopChangeRequested {
        ShopChangeRequested(shop: shop, request: Example.shopRequest, record: record, on: today)
    }

    @Test("a shop applies once, however often the form is sent, and only where an office answers")
    func applying() {
        given(opened).when(apply(record)).then(applied)
        given(opened, applied).when(apply(record)).changesNothing()
        given().when(apply(record)).refuses(.officeNotOpen(office))
        let other = ShopApplied(
            shop: shop, application: Example.shopLink, by: .shop, chain: nil, office: office, record: record,
            person: nil, reachedAt: nil, on: today)
        given(opened, other).when(apply(record)).refuses(.codeTaken)
    }

    @Test("somebody has to be named, but for an office that applies on a shop's behalf")
    func named() {
        given(opened).when(apply(record, person: "")).refuses(.wrong([.noPerson, .noReach]))
        let byOffice = ShopApplied(
            shop: shop, application: Example.shopApplication, by: .office, chain: nil, office: office, record: record,
            person: nil, reachedAt: nil, on: today)
        let enter = EnterShop(
            application: Example.shopApplication, office: office, record: record, person: "", reachedAt: "",
            today: today)
        given(opened).when(enter).then(byOffice)
        given(opened, byOffice).when(enter).changesNothing()
    }

    @Test("what a shop says has to hold together, and all that is wrong is told at once")
    func faults() {
        var wrong = record
        wrong.name = " "
        wrong.address.municipality = nil
        wrong.terms?.until = 500
        wrong.terms?.firstOfDay = 0
        given(opened).when(apply(wrong)).refuses(.wrong([.noName, .noMunicipality, .hoursBackwards, .firstOfDay]))
        var long = record
        long.terms?.words = String(repeating: "あ", count: 101)
        long.terms?.note = String(repeating: "あ", count: 201)
        given(opened).when(apply(long)).refuses(.wrong([.longBenefit, .longNote]))
    }

    @Test("a shop that only has something for everybody takes part; one that has nothing does not")
    func friendly() {
        var only = record
        only.terms = nil
        #expect(only.faults.isEmpty)
        only.friendly = []
        #expect(only.faults == [.nothingOffered])
    }

    @Test("the office that answers takes a shop in as it saw it, once")
    func approving() {
        given(applied).when(approve(0)).then(approved)
        given(applied, approved).when(approve(0)).changesNothing()
        given(applied).when(approve(0, by: Example.hakoneOffice)).refuses(.notYours(answers: office))
        given(applied, asked(longer)).when(approve(0)).refuses(.changedSince)
        given(applied, asked(longer)).when(approve(1)).then(
            ShopApproved(shop: shop, office: office, record: longer, on: today))
        given().when(approve(0)).refuses(.unknown)
    }

    @Test("a refusal says why; the shop puts it right and asks anew, and the office may think again")
    func refusing() {
        let refused = ShopRefused(shop: shop, office: office, reason: .unclear, words: nil, on: today)
        given(applied).when(refuse(.unclear, " ")).then(refused)
        given(applied).when(refuse(.other, nil)).refuses(.noWords)
        given(applied).when(refuse(.other, String(repeating: "あ", count: 301))).refuses(.tooLong(most: 300))
        given(applied, refused).when(refuse(.unclear, nil)).changesNothing()
        given(applied, approved).when(refuse(.unclear, nil)).refuses(.notWaiting)
        given(applied, refused).when(ask(record)).then(asked(record))
        given(applied, refused, asked(record)).when(approve(2)).then(approved)
        given(applied, refused).when(approve(1)).then(approved)
        given(applied, refused).when(approve(0)).refuses(.changedSince)
    }

    @Test("a change is published when the office has seen it, and not before")
    func changing() {
        given(applied, approved).when(ask(longer)).then(asked(longer))
        given(applied, approved).when(ask(record)).changesNothing()
        given(applied, approved).when(ask(longer, link: Example.shopLink)).refuses(.unknownLink)
        #expect(state([applied, approved, asked(longer)])?.record == record)
        let changed = ShopChanged(
            shop: shop, office: office, request: Example.shopRequest, record: longer, on: today)
        let accept = {
            ApproveShopChange(shop: shop, office: office, request: Example.shopRequest, seen: $0, today: today)
        }
        given(applied, approved, asked(longer)).when(accept(2)).then(changed)
        given(applied, approved, asked(longer)).when(accept(1)).refuses(.changedSince)
        given(applied, approved, asked(longer), changed).when(accept(2)).changesNothing()
        given(applied, approved).when(accept(1)).refuses(.unknownRequest)
        #expect(state([applied, approved, asked(longer), changed])?.record == longer)
        let declined = ShopChangeRefused(shop: shop, request: Example.shopRequest, words: "お電話で", on: today)
        given(applied, approved, asked(longer))
            .when(
                RefuseShopChange(
                    shop: shop, office: office, request: Example.shopRequest, words: "お電話で", seen: 2, today: today)
            ).then(declined)
        #expect(state([applied, approved, asked(longer), declined])?.request == nil)
    }

    @Test("an office changes by itself what a shop told on the telephone, as long as nobody came in between")
    func changedByOffice() {
        let change = { (seen: Int) in
            ChangeShop(shop: shop, office: office, record: longer, seen: seen, today: today)
        }
        let changed = ShopChanged(shop: shop, office: office, request: nil, record: longer, on: today)
        given(applied, approved).when(change(1)).then(changed)
        given(applied, approved, changed).when(change(1)).changesNothing()
        given(applied, approved).when(change(0)).refuses(.changedSince)
        given(applied).when(change(0)).refuses(.notTakingPart)
    }

    @Test("a shop is suspended with a reason and comes back as it was; an older form does neither again")
    func suspending() {
        let suspend = {
            SuspendShop(shop: shop, office: office, words: "改装", seen: $0, today: today)
        }
        let suspended = ShopSuspended(shop: shop, office: office, words: "改装", on: today)
        let resume = { ResumeShop(shop: shop, office: office, seen: $0, today: today) }
        let resumed = ShopResumed(shop: shop, office: office, on: today)
        given(applied, approved).when(suspend(1)).then(suspended)
        given(applied).when(suspend(0)).refuses(.notTakingPart)
        given(applied, approved)
            .when(SuspendShop(shop: shop, office: office, words: "", seen: 1, today: today)).refuses(.noWords)
        given(applied, approved, suspended).when(suspend(1)).changesNothing()
        given(applied, approved, suspended).when(resume(2)).then(resumed)
        given(applied, approved, suspended, resumed).when(suspend(1)).refuses(.changedSince)
        given(applied, approved, suspended, resumed).when(resume(2)).changesNothing()
    }

    @Test("a shop stops taking part by itself or through the office, for good")
    func withdrawing() {
        let withdraw = WithdrawAsShop(shop: shop, link: Example.shopApplication, today: today)
        let withdrawn = ShopWithdrawn(shop: shop, office: office, by: .shop, on: today)
        given(applied).when(withdraw).then(withdrawn)
        given(applied, approved).when(withdraw).then(withdrawn)
        given(applied, approved, withdrawn).when(withdraw).changesNothing()
        given(applied, approved, withdrawn).when(approve(2)).refuses(.notWaiting)
        given(applied, approved, withdrawn).when(ask(longer)).refuses(.notTakingPart)
        given(applied, approved)
            .when(WithdrawShop(shop: shop, office: office, seen: 1, today: today))
            .then(ShopWithdrawn(shop: shop, office: office, by: .office, on: today))
    }

    @Test("only the newest link is good, and a link that was taken back is not issued again")
    func links() {
        let issue = IssueShopLink(shop: shop, link: Example.shopLink, office: office, today: today)
        let issued = ShopLinkIssued(shop: shop, link: Example.shopLink, on: today)
        given(applied).when(issue).then(issued)
        given(applied, issued).when(issue).changesNothing()
        given(applied, approved, issued).when(ask(longer)).refuses(.unknownLink)
        given(applied, approved, issued).when(ask(longer, link: Example.shopLink)).then(asked(longer))
        given(applied, issued)
            .when(IssueShopLink(shop: shop, link: Example.shopApplication, office: office, today: today))
            .changesNothing()
    }

    @Test("a link can't be made up, changed, or moved to another shop")
    func signature() {
        let secret = SymmetricKey(size: .bits256)
        let link = ShopLink(shop: shop, link: Example.shopLink)
        let text = link.text(signedWith: secret)
        #expect(ShopLink(text, signedWith: secret) == link)
        #expect(ShopLink(text, signedWith: SymmetricKey(size: .bits256)) == nil)
        let other = ShopCode(application: Example.shopLink)
        for wrong in [text.replacing("\(shop)", with: "\(other)"), String(text.dropLast()), text + "-x", ""] {
            #expect(ShopLink(wrong, signedWith: secret) == nil, "\(wrong)")
        }
    }

    @Test("a family's complaint waits for the office, is answered once, and needs words only where no kind says it")
    func complaining() {
        let complain = { (kind: ComplaintKind, words: String?) in
            ComplainOfShop(shop: shop, complaint: Example.complaint, kind: kind, words: words, today: today)
        }
        let complained = ShopComplainedOf(
            shop: shop, complaint: Example.complaint, kind: .refused, words: nil, on: today)
        given(applied, approved).when(complain(.refused, " ")).then(complained)
        given(applied, approved, complained).when(complain(.refused, nil)).changesNothing()
        given(applied, approved).when(complain(.other, nil)).refuses(.noWords)
        given(applied).when(complain(.refused, nil)).refuses(.notTakingPart)
        let many: [any Event] =
            [applied, approved]
            + (0..<50).map {
                ShopComplainedOf(shop: shop, complaint: ULID(bits: $0), kind: .refused, words: nil, on: today)
            }
        given(many).when(complain(.refused, nil)).refuses(.tooManyOpen)
        let answer = AnswerShopComplaint(
            shop: shop, complaint: Example.complaint, outcome: .told, office: office, today: today)
        let answered = ShopComplaintAnswered(shop: shop, complaint: Example.complaint, outcome: .told, on: today)
        given(applied, approved, complained).when(answer).then(answered)
        given(applied, approved, complained, answered).when(answer).changesNothing()
        given(applied, approved, complained, answered).when(complain(.refused, nil)).changesNothing()
        given(applied, approved).when(answer).refuses(.unknownComplaint)
    }
}
