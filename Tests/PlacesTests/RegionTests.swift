import Testing

@testable import Places

@Suite struct RegionTests {
    let gazetteer = BuiltIn.gazetteer

    @Test("the first question has seven answers")
    func regions() {
        #expect(gazetteer.regions.map(\.title) == ["横浜", "川崎", "相模原", "横須賀三浦", "県央", "湘南", "県西"])
        #expect(Set(gazetteer.regions.map(\.id)).count == 7)
        #expect(gazetteer.regions.allSatisfy { gazetteer.region($0.id) == $0 })
    }

    @Test("every place to live in is on exactly one page of one region")
    func everyResidence() {
        let offered = gazetteer.regions.flatMap { gazetteer.pages(of: $0).flatMap { $0 } }
        #expect(offered.count == 58)
        #expect(Set(offered) == Set(gazetteer.all.filter(\.isResidence)))
    }

    @Test("every page fits into thirteen buttons with the one that leads on")
    func limit() {
        for region in gazetteer.regions {
            let pages = gazetteer.pages(of: region)
            #expect(pages.allSatisfy { $0.count + (pages.count > 1 ? 1 : 0) <= 13 && !$0.isEmpty }, "\(region.title)")
        }
        #expect(gazetteer.pages(ofWardsIn: code("141003")).map(\.count) == [9, 9])
        #expect(gazetteer.pages(ofWardsIn: code("142018")).isEmpty)
    }

    @Test("pages keep every choice in order, fit their limit, and differ by one choice at most")
    func pages() {
        for count in 0...60 {
            for limit in 2...14 {
                let pages = Gazetteer.pages(Array(0..<count), limit: limit)
                #expect(pages.flatMap { $0 } == Array(0..<count))
                let longest = pages.map(\.count).max() ?? 0
                #expect(longest + (pages.count > 1 ? 1 : 0) <= limit, "\(count) choices, limit \(limit)")
                #expect(longest - (pages.map(\.count).min() ?? 0) <= 1)
            }
        }
    }

    @Test("a municipality without a region, in two, or unknown is a fault")
    func faults() {
        var text = BuiltIn.file("regions_kanagawa.tsv").text
        text = text.replacing("ken-sei\t県西\t143847", with: "ken-sei\t県西\t143839")
        text += "shonan\t湘南\t141011\n"
        let error = #expect(throws: PlaceFaults.self) {
            try Gazetteer(
                municipalities: [BuiltIn.file("municipalities_kanagawa.tsv")],
                regions: [TextFile(name: "r.tsv", text: text)])
        }
        #expect(error?.faults.map(\.line) == [34, 35, 35], "\(error!)")
        #expect(error?.description.contains("143847 湯河原町") == true)
    }
}
