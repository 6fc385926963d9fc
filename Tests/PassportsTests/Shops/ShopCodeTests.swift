import EventModel
import Events
import Support
import Testing

@Suite("The code of a shop")
struct ShopCodeTests {
    private let code = Example.shop

    @Test("a code is read in any case and width, with or without a hyphen, and with the letters that people mistake")
    func read() throws {
        for text in [
            code.shown, code.description.lowercased(), " \(code.shown) ", code.shown.replacing("-", with: "ー"),
        ] {
            #expect(ShopCode(text) == code, "\(text)")
        }
        #expect(ShopCode(code.description.replacing("0", with: "O").replacing("1", with: "l")) == code)
        for text in ["", "7K2M", code.description + "0", "あいうえおかきく", "********"] {
            #expect(ShopCode(text) == nil, "\(text)")
        }
    }

    @Test("every slip of one character, and every two that changed places, are found", arguments: Seeds.some(8))
    func slips(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let code = ShopCode(application: ULID(bits: UInt128(random.next()))).description
        let bytes = Array(code.utf8)
        #expect(ShopCode(code) != nil)
        for place in bytes.indices {
            for character in Crockford.alphabet where character != bytes[place] {
                var wrong = bytes
                wrong[place] = character
                #expect(ShopCode(String(decoding: wrong, as: UTF8.self)) == nil)
            }
            for other in bytes.indices where bytes[other] != bytes[place] {
                var wrong = bytes
                wrong.swapAt(place, other)
                #expect(ShopCode(String(decoding: wrong, as: UTF8.self)) == nil)
            }
        }
    }

    @Test("one form has one code, and two forms have two")
    func origin() {
        let numbers = (0..<200).map { ULID(bits: $0) }
        #expect(Set(numbers.map { ShopCode(application: $0) }).count == numbers.count)
        #expect(ShopCode(application: Example.shopApplication) == code)
    }
}
