@testable import Places

/// What the module carries, read once for all tests; a fault in it ends the run with its file and line.
enum BuiltIn {
    static let atlas = try! Atlas.load()
    static let gazetteer = atlas.gazetteer
    static let postal = atlas.postal
    static let files = try! Atlas.builtIn()

    static func file(_ name: String) -> TextFile { files.first { $0.name == name }! }
}

/// A municipality code in a test.
func code(_ text: String) -> MunicipalityCode { MunicipalityCode(text)! }

/// A postal code in a test, seven digits.
func postal(_ digits: String) -> PostalCode { PostalCode(digits: digits)! }
