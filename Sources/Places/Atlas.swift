import Foundation

/// The gazetteer and the postal directory, read together once when the program starts.
package struct Atlas: Sendable {
    package let gazetteer: Gazetteer
    package let postal: PostalDirectory

    /// Reads what is built in, and further files of the same forms: municipalities, postal codes, offices, regions.
    ///
    /// Which form a file has is told by its first line, so the files of a directory may come in any order of kinds;
    /// among files of one kind the later wins.
    ///
    /// - Throws: every fault of every municipality and region file, or else of every postal file.
    package static func load(further: [TextFile] = []) throws(PlaceFaults) -> Atlas {
        try Atlas(reading: builtIn() + further)
    }

    /// Reads exactly these files.
    package init(reading files: [TextFile]) throws(PlaceFaults) {
        var faults = FaultList()
        var kinds: [[String]: [TextFile]] = [:]
        let known = [Municipality.columns, Region.columns, PostalRow.columns, PostalDirectory.officeColumns]
        for file in files {
            let header = TSV.header(of: file)
            if known.contains(header) {
                kinds[header, default: []].append(file)
            } else {
                let forms = known.map { $0.joined(separator: ", ") }.joined(separator: " · ")
                faults.add(file.name, 1, "the first line must name the columns of one of the forms: \(forms)")
            }
        }
        try faults.check()
        gazetteer = try Gazetteer(
            municipalities: kinds[Municipality.columns] ?? [], regions: kinds[Region.columns] ?? [])
        postal = try PostalDirectory(
            towns: kinds[PostalRow.columns] ?? [], offices: kinds[PostalDirectory.officeColumns] ?? [], in: gazetteer)
    }

    /// Where an address lies, by its names or, where these are not understood, by the postal code in it.
    ///
    /// LINE sends addresses in the language of the phone; a Latin one is placed by its postal code alone.
    package func place(inAddress address: String) -> AddressPlace? {
        if let place = gazetteer.place(inAddress: address) { return place }
        guard let code = PostalCode(typed: address), case .one(let municipality, _) = postal.residence(at: code) else {
            return nil
        }
        return gazetteer[municipality].map(AddressPlace.within)
    }

    /// An address without all that is narrower than a municipality: 神奈川県横浜市西区; the prefecture's name alone for one
    /// that the gazetteer doesn't hold; nil where the address is not understood.
    package func municipality(inAddress address: String) -> String? {
        switch place(inAddress: address) {
        case .within(let municipality):
            let prefecture = gazetteer[MunicipalityCode(prefecture: municipality.code.prefecture)]
            return (prefecture.map { $0.code == municipality.code ? "" : $0.name } ?? "") + municipality.fullName
        case .elsewhere: return gazetteer.prefectureName(inAddress: address)
        case nil: return nil
        }
    }

    /// The files of Kanagawa that this module carries.
    static func builtIn() throws(PlaceFaults) -> [TextFile] {
        var faults = FaultList()
        var files: [TextFile] = []
        for name in ["municipalities_kanagawa", "regions_kanagawa", "postal_kanagawa", "postal_office_kanagawa"] {
            let url = Bundle.module.bundleURL.appending(path: "Content/\(name).tsv")
            do {
                files.append(TextFile(name: "\(name).tsv", text: try String(contentsOf: url, encoding: .utf8)))
            } catch {
                faults.add(url.path, 0, "cannot be read as UTF-8 text: \(error.localizedDescription)")
            }
        }
        try faults.check()
        return files
    }
}
