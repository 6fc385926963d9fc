/// Events written from the field table of LINE's reference.
enum Sample {
    static let user = "U4af4980629d1c0f5b2e4b9c6e8d7f0a1"

    /// An event with the fields that all have; `extra` goes before the closing brace.
    static func event(
        _ type: String, _ extra: String = "", id: String = "01HAGUKUMI0000000000000001", mode: String = "active",
        source: String? = #"{"type":"user","userId":"\#(user)"}"#, redelivered: Bool = false, replyToken: String? = nil
    ) -> String {
        let source = source.map { #","source":\#($0)"# } ?? ""
        let token = replyToken.map { #","replyToken":"\#($0)""# } ?? ""
        let context = #""deliveryContext":{"isRedelivery":\#(redelivered)}"#
        let tail = extra.isEmpty ? "" : "," + extra
        return #"{"type":"\#(type)","mode":"\#(mode)","timestamp":1795305600123\#(source),"webhookEventId":"\#(id)","#
            + context + token + tail + "}"
    }

    static func webhook(_ events: String...) -> [UInt8] {
        Array(#"{"destination":"Ub0t","events":[\#(events.joined(separator: ","))]}"#.utf8)
    }

    static let text = #""message":{"id":"444573844083572737","type":"text","quoteToken":"q3Plxr","text":"2200001"}"#
    static let date = #""postback":{"data":"birth","params":{"date":"2026-11-22"}}"#
}
