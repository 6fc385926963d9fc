/// An object of which any property may be missing or of another type than expected: both read as nil.
struct JSONObject: Decodable {
    private let members: KeyedDecodingContainer<AnyKey>

    init(from decoder: any Decoder) throws {
        members = try decoder.container(keyedBy: AnyKey.self)
    }

    func string(_ key: AnyKey) -> String? { value(key) }
    func bool(_ key: AnyKey) -> Bool? { value(key) }
    func number(_ key: AnyKey) -> Double? { value(key) }
    func integer(_ key: AnyKey) -> Int64? { value(key) }
    func object(_ key: AnyKey) -> JSONObject? { value(key) }
    func strings(_ key: AnyKey) -> [String]? { value(key) }
    func objects(_ key: AnyKey) -> [JSONObject]? { value(key) }
    func elements(_ key: AnyKey) -> [AnyJSON]? { value(key) }

    private func value<Value: Decodable>(_ key: AnyKey) -> Value? {
        (try? members.decodeIfPresent(Value.self, forKey: key)) ?? nil
    }
}
