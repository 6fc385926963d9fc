import Web

/// Where the parts of a sheet stand, in millimetres; everything smaller where it would not fit the page.
struct SheetLayout {
    /// A4. Source: ISO 216.
    static let page = (width: 210.0, height: 297.0)
    private static let margin = 12.0
    private static let padding = 6.0
    private static let gap = 3.0

    let sheet: Sheet
    let pen: Pen

    /// A part, as high as it is.
    private struct Block {
        let height: Double
        let draw: (_ y: Double) -> Void
    }

    private var width: Double { sheet.frame.map { $0 - 2 * Self.padding } ?? Self.page.width - 2 * Self.margin }
    private var left: Double { (Self.page.width - width) / 2 }

    func draw() throws(SheetFault) {
        var scale = 1.0
        var blocks = try blocks(scale)
        let room = Self.page.height - 2 * Self.margin - (sheet.frame == nil ? 0 : 2 * Self.padding)
        while height(of: blocks, scale) > room, scale > 0.2 {
            scale *= 0.94
            blocks = try self.blocks(scale)
        }
        let total = height(of: blocks, scale)
        var (y, gap) = (Self.margin, Self.gap * scale)
        if let frame = sheet.frame {
            pen.box(
                x: (Self.page.width - frame) / 2, y: y, width: frame, height: total + 2 * Self.padding, corner: 4,
                line: 1, tone: .green)
            y += Self.padding
        } else {
            let spare = max(0, room - total) / Double(blocks.count + 1)
            gap += spare
            y += spare
        }
        for block in blocks {
            block.draw(y)
            y += block.height + gap
        }
    }

    private func height(of blocks: [Block], _ scale: Double) -> Double {
        blocks.reduce(0) { $0 + $1.height } + Double(max(0, blocks.count - 1)) * Self.gap * scale
    }

    private func blocks(_ scale: Double) throws(SheetFault) -> [Block] {
        var blocks: [Block] = []
        for part in sheet.parts {
            switch part {
            case .words(let words, let height, let tone): blocks.append(self.words(words, height * scale, tone))
            case .badge(let words, let height, let tone): blocks.append(badge(words, height * scale, tone))
            case .mark(let height): blocks.append(mark(height * scale))
            // A code that gets smaller is read no more.
            case .code(let link, let size, let beside): blocks.append(try code(link, size, beside))
            }
        }
        return blocks
    }

    private func words(_ words: String, _ height: Double, _ tone: Sheet.Tone) -> Block {
        let lines = LineBreaks(width: width) { pen.width(of: $0, height: height) }.lines(of: words)
        let step = height * Pen.lineHeight
        return Block(height: step * Double(lines.count)) { y in
            for (index, line) in lines.enumerated() {
                let x = left + (width - pen.width(of: line, height: height)) / 2
                pen.write(line, x: x, y: y + Double(index) * step, height: height, tone: tone)
            }
        }
    }

    private func badge(_ words: String, _ wanted: Double, _ tone: Sheet.Tone) -> Block {
        // One line, however narrow the frame.
        let wide = pen.width(of: words, height: wanted) + 2 * wanted
        let height = wide > width ? wanted * width / wide : wanted
        let (inner, total) = (pen.width(of: words, height: height), height * 2)
        return Block(height: total) { y in
            let x = left + (width - inner) / 2
            pen.box(
                x: x - height, y: y, width: inner + 2 * height, height: total, corner: height, line: 0.5, tone: tone)
            pen.write(words, x: x, y: y + (total - height * Pen.lineHeight) / 2, height: height, tone: tone)
        }
    }

    private func mark(_ diameter: Double) -> Block {
        let letters: [(String, Sheet.Tone)] = [("コ", .green), ("ソ", .brown), ("ダ", .red), ("テ", .blue)]
        let (step, height) = (diameter * 1.15, diameter * 0.6)
        let start = left + (width - (step * 3 + diameter)) / 2
        return Block(height: diameter) { y in
            for (index, (letter, tone)) in letters.enumerated() {
                let x = start + Double(index) * step
                pen.disc(x: x, y: y, diameter: diameter, tone: tone)
                let inset = (diameter - pen.width(of: letter, height: height)) / 2
                pen.write(
                    letter, x: x + inset, y: y + (diameter - height * Pen.lineHeight) / 2, height: height, tone: nil)
            }
        }
    }

    private func code(_ link: String, _ size: Double, _ beside: [String]) throws(SheetFault) -> Block {
        guard let code = QRCode(link) else { throw .noCode(link.count) }
        let (height, space) = (3.2, 4.0)
        let room = beside.isEmpty ? 0 : min(width - size - space, 80)
        let breaks = LineBreaks(width: room) { pen.width(of: $0, height: height) }
        let lines = beside.flatMap { breaks.lines(of: $0) }
        let x = left + (width - size - (beside.isEmpty ? 0 : space + room)) / 2
        return Block(height: size) { y in
            pen.code(code, x: x, y: y, size: size)
            let step = height * Pen.lineHeight
            let top = y + (size - step * Double(lines.count)) / 2
            for (index, line) in lines.enumerated() {
                pen.write(line, x: x + size + space, y: top + Double(index) * step, height: height, tone: .ink)
            }
        }
    }
}
