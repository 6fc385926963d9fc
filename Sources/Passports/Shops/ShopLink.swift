package import Crypto
package import EventModel
package import Events

/// What stands in the link to a shop's own page: code, number and signature. Nobody can make one up or move it to
/// another shop.
package struct ShopLink: Sendable, Equatable {
    package let shop: ShopCode
    package let link: ULID

    package init(shop: ShopCode, link: ULID) {
        self.shop = shop
        self.link = link
    }

    /// Nil unless it was signed with this secret.
    package init?(_ text: String, signedWith secret: SymmetricKey) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, let shop = ShopCode(String(parts[0])), let link = ULID(parts[1]) else { return nil }
        self.init(shop: shop, link: link)
        guard let tag = Hexadecimal.bytes(of: parts[2].lowercased()),
            HMAC<SHA256>.isValidAuthenticationCode(tag, authenticating: signed, using: secret)
        else { return nil }
    }

    /// `CODE-NUMBER-SIGNATURE`, as it stands in the link's address.
    package func text(signedWith secret: SymmetricKey) -> String {
        let tag = HMAC<SHA256>.authenticationCode(for: signed, using: secret)
        return "\(shop)-\(link)-\(Hexadecimal.text(of: tag))"
    }

    private var signed: [UInt8] { Array("shop \(shop) \(link)".utf8) }
}
