import Places
import Testing

@Suite struct MunicipalityCodeTests {
    @Test("every built-in code prints as it was written, and no other last digit is taken")
    func checkDigits() {
        for municipality in BuiltIn.gazetteer.all {
            let text = municipality.code.description
            #expect(MunicipalityCode(text) == municipality.code)
            #expect(MunicipalityCode(fiveDigits: municipality.code.fiveDigits) == municipality.code)
            let accepted = (0...9).filter { MunicipalityCode(text.dropLast() + String($0)) != nil }
            #expect(accepted == [Int(text.suffix(1))!], "\(text)")
        }
    }

    @Test("the check digit is 1 where the weighted sum divides by 11, and 0 where it leaves 1")
    func checkDigitEdges() {
        // 14107: 6+20+4+0+14 = 44. 14102: 6+20+4+0+4 = 34.
        #expect(MunicipalityCode(fiveDigits: "14107")?.description == "141071")
        #expect(MunicipalityCode(fiveDigits: "14102")?.description == "141020")
    }

    @Test("a code keeps its leading zero", arguments: ["011002", "016942"])
    func leadingZero(text: String) {
        #expect(MunicipalityCode(text)?.description == text)
        #expect(MunicipalityCode(text)?.prefecture == 1)
    }

    @Test(
        "what is not six ASCII digits is no code",
        arguments: ["", "14000", "1400070", "14000７", " 140007", "140007 ", "-40007", "14000a", "140007\n", "+14000"])
    func rejected(text: String) {
        #expect(MunicipalityCode(text) == nil)
        #expect(MunicipalityCode(utf8: Array(text.utf8)) == nil)
    }

    @Test("codes order as their digits do, and Kanagawa comes first in Kanagawa")
    func order() {
        let codes = BuiltIn.gazetteer.all.map(\.code)
        #expect(codes == codes.sorted { $0.description < $1.description })
        #expect(codes == codes.sorted())
        #expect(codes.first == .kanagawa)
        #expect(MunicipalityCode.kanagawa.description == "140007")
    }
}
