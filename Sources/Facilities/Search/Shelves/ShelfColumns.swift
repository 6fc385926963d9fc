/// The columns that are looked at for every entry, held by value: reached through the shelf each time they take a third
/// longer.
struct ShelfColumns {
    let starts: [UInt32]
    let splits: [UInt32]
    let cells: [UInt32]
    let sphere: [SpherePoint]
    let kinds: [UInt8]
    let municipalities: [UInt16]
    let has: [UInt32]
    let fromMonths: [Int16]
    let untilMonths: [Int16]
    let benefits: [Bool]
    let free: [Bool]
    let vacancies: [UInt8]
    let from: [Int32]
    let until: [Int32]
    let hourNumbers: [Int32]
    let ranks: [UInt32]

    init(_ shelf: Shelf) {
        (starts, splits, cells, sphere) = (shelf.starts, shelf.splits, shelf.cells, shelf.sphere)
        (kinds, municipalities, has) = (shelf.kinds, shelf.municipalities, shelf.has)
        (fromMonths, untilMonths, benefits, free) = (shelf.fromMonths, shelf.untilMonths, shelf.benefits, shelf.free)
        (vacancies, from, until) = (shelf.vacancies, shelf.from, shelf.until)
        (hourNumbers, ranks) = (shelf.hourNumbers, shelf.ranks)
    }
}
