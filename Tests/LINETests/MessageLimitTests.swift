import Testing

@testable import LINE

@Suite("Messages are checked before they are sent")
struct MessageLimitTests {
    private func faults(_ messages: [Message]) -> [String] {
        do throws(MessageFaults) {
            _ = try EncodedMessages(messages)
            return []
        } catch {
            return error.faults.map(\.description)
        }
    }

    private func label(_ label: String) -> [String] {
        faults([.text("?", quickReply: QuickReply([.message(label: label, text: "x")]))])
    }

    static let family = "👨‍👩‍👧‍👦"

    @Test("a text may have 5,000 UTF-16 units, whatever people see")
    func textInUTF16() {
        #expect(faults([.text(String(repeating: "あ", count: 5_000))]) == [])
        #expect(faults([.text(String(repeating: "👶", count: 2_500))]) == [])
        let babies = faults([.text(String(repeating: "👶", count: 2_501))])
        #expect(babies == ["messages[0].text: 5002 UTF-16 units, at most 5000"])
        // A family is one grapheme of eleven units, か with a combining mark one of two.
        let families = faults([.text(String(repeating: Self.family, count: 455))])
        #expect(families == ["messages[0].text: 5005 UTF-16 units, at most 5000"])
        #expect(faults([.text(String(repeating: "か\u{3099}", count: 2_501))]).count == 1)
    }

    @Test("a label may have 20 graphemes, however many units they take")
    func labelInGraphemes() {
        #expect(label(String(repeating: Self.family, count: 20)) == [])
        #expect(label(String(repeating: "か\u{3099}", count: 20)) == [])
        #expect(label(String(repeating: "🇯🇵", count: 20)) == [])
        #expect(
            label(String(repeating: Self.family, count: 21))
                == ["messages[0].quickReply.items[0].action.label: 21 graphemes, at most 20"])
    }

    @Test("each fault names its property")
    func paths() {
        var items = (0..<14).map { Action.message(label: "\($0)", text: "x") }
        items[3] = .message(label: String(repeating: "あ", count: 24), text: "")
        let message = Message(
            .text(""), quickReply: QuickReply(items), sender: Sender(name: "LINE案内", iconUrl: "http://a.jp/アイコン.png"))
        #expect(
            faults([.text("ok"), message]) == [
                "messages[1].text: empty, at least 1 character",
                "messages[1].quickReply.items: 14 items, at most 13",
                "messages[1].quickReply.items[3].action.label: 24 graphemes, at most 20",
                "messages[1].quickReply.items[3].action.text: empty, at least 1 character",
                "messages[1].sender.name: contains “LINE”, which LINE refuses",
                "messages[1].sender.iconUrl: not percent-encoded: only visible ASCII may stand in an address",
                "messages[1].sender.iconUrl: begins with none of https:",
            ])
    }

    @Test("a request has one to five messages")
    func counts() {
        #expect(faults([]) == ["messages: 0 messages, at least 1"])
        #expect(faults(Array(repeating: .text("a"), count: 5)) == [])
        #expect(faults(Array(repeating: .text("a"), count: 6)) == ["messages: 6 messages, at most 5"])
    }

    static let actionsWithFaults: [(Action, String?)] = [
        (.postback(label: "a", data: String(repeating: "d", count: 301)), "data: 301 UTF-16 units, at most 300"),
        (.postback(label: "a", data: "d", displayText: String(repeating: family, count: 300)), nil),
        (
            .postback(label: "a", data: "d", displayText: String(repeating: "あ", count: 301)),
            "displayText: 301 graphemes, at most 300"
        ),
        (.uri(label: "a", uri: "ftp://a"), "uri: begins with none of https:, http:, line:, tel:"),
        (.uri(label: "a", uri: "tel:0456789012"), nil),
        (
            .uri(label: "a", uri: "https://a.jp/" + String(repeating: "a", count: 988)),
            "uri: 1001 UTF-16 units, at most 1000"
        ),
        (.message(label: nil, text: "a"), "label: missing, a button needs a label"),
        (.datePicker(label: "a", DatePicker(data: "d", initial: "2026/11/22")), "initial: not spelled as 0000-00-00"),
        (
            .datePicker(label: "a", DatePicker(data: "d", mode: .time, earliest: "08:00", latest: "07:59")),
            "max: before min"
        ),
        (
            .datePicker(label: "a", DatePicker(data: "d", earliest: "2020-01-01", latest: "2020-01-01")),
            "max: the same as min"
        ),
        (.datePicker(label: "a", DatePicker(data: "d", mode: .dateTime, initial: "2026-11-22T09:30")), nil),
    ]

    @Test("actions have limits of their own", arguments: actionsWithFaults)
    func actions(action: Action, fault: String?) {
        let expected = fault.map { ["messages[0].quickReply.items[0].action." + $0] } ?? []
        #expect(faults([.text("?", quickReply: QuickReply([action]))]) == expected)
    }

    @Test("a Flex message is checked to its depths")
    func flex() {
        let body = FlexBox(
            .vertical,
            [
                .text(FlexText("", color: "red")),
                .box(FlexBox(.baseline, [.button(FlexButton(.uri(label: "a", uri: "https://a.jp")))])),
                .button(FlexButton(.message(label: String(repeating: "あ", count: 41), text: "a"))),
                .button(FlexButton(.location(label: "a"))),
                .image(FlexImage("http://a.jp/a.png")),
            ])
        #expect(
            faults([.flex(altText: "", .bubble(FlexBubble(body: body)))]) == [
                "messages[0].altText: empty, at least 1 character",
                "messages[0].contents.body.contents[0].text: empty, at least 1 character",
                "messages[0].contents.body.contents[0].color: not a color, write #RRGGBB or #RRGGBBAA",
                "messages[0].contents.body.contents[1].contents[0]: not a text, which is all a baseline box may hold",
                "messages[0].contents.body.contents[2].action.label: 41 graphemes, at most 40",
                "messages[0].contents.body.contents[3].action: a location action, which only quick replies may have",
                "messages[0].contents.body.contents[4].url: begins with none of https:",
            ])
    }

    @Test("a card may have 30,000 bytes, a carousel 50,000, twelve cards and one size")
    func flexSizes() {
        func bubble(_ bytes: Int, size: FlexBubble.Size? = nil) -> FlexBubble {
            var bubble = FlexBubble(size: size, body: FlexBox(.vertical, [.text(FlexText(""))]))
            let frame = CanonicalJSON.encode(bubble).count
            bubble.body?.contents = [.text(FlexText(String(repeating: "a", count: bytes - frame)))]
            return bubble
        }
        func carousel(_ bubbles: [FlexBubble]) -> [String] { faults([.flex(altText: "a", .carousel(bubbles))]) }
        #expect(faults([.flex(altText: "a", .bubble(bubble(30_000)))]) == [])
        #expect(
            faults([.flex(altText: "a", .bubble(bubble(30_001)))])
                == ["messages[0].contents: 30001 bytes as JSON, at most 30000"])
        #expect(carousel(Array(repeating: bubble(200), count: 12)) == [])
        let thirteen = carousel(Array(repeating: bubble(200), count: 13))
        #expect(thirteen == ["messages[0].contents.contents: 13 bubbles, at most 12"])
        #expect(carousel(Array(repeating: bubble(25_000), count: 2)).count == 1)
        #expect(carousel([bubble(200), bubble(200, size: .mega)]) == [])
        #expect(
            carousel([bubble(200), bubble(200, size: .kilo)])
                == ["messages[0].contents.contents: bubbles of different sizes, all must have one"])
    }

    @Test("a rich menu has its own limits")
    func richMenu() {
        let area = RichMenu.Area(.init(x: 0, y: 0, width: 1_250, height: 843), .uri(label: nil, uri: "https://a.jp"))
        var menu = RichMenu(
            size: .init(width: 2_500, height: 843), selected: true, name: "main",
            chatBarText: String(repeating: Self.family, count: 14), areas: [area])
        #expect(menu.faults == [])
        menu.chatBarText += "a"
        menu.size = .init(width: 1_000, height: 700)
        #expect(
            menu.faults.map(\.description) == [
                "size: less than 1.45 times as wide as high", "chatBarText: 15 graphemes, at most 14",
                "areas[0].bounds: not within the image",
            ])
    }

    @Test("a user id has one form, and never shows itself")
    func userID() throws {
        let user = try #require(UserID(Sample.user))
        #expect("\(user)" == "‹UserID›" && !String(reflecting: user).contains("4af4"))
        #expect(!String(describing: [user]).contains("4af4"))
        let hex = Sample.user.dropFirst()
        let kana = String(repeating: "あ", count: 32)
        for text in ["", "U123", "U" + hex.uppercased(), "C" + hex, "U\(hex)0", "U" + kana] {
            #expect(UserID(text) == nil)
        }
    }

    @Test("a multicast has one to 500 recipients", arguments: [(0, false), (1, true), (500, true), (501, false)])
    func recipients(count: Int, isAllowed: Bool) throws {
        let user = try #require(UserID(Sample.user))
        #expect(((try? Recipients(Array(repeating: user, count: count))) != nil) == isAllowed)
    }

    @Test(
        "an aggregation unit is 1 to 30 letters, digits or underscores",
        arguments: [
            ("stage_202611", true), ("", false), ("a-b", false), ("あ", false),
            (String(repeating: "a", count: 31), false),
        ])
    func unit(name: String, isAllowed: Bool) {
        #expect((SendOptions(aggregationUnit: name).fault == nil) == isAllowed)
    }
}
