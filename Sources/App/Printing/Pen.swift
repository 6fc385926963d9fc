import CCairo
import Web

/// Draws on one page in millimetres with a Japanese font.
///
/// Made with cairo, which finds fonts through fontconfig. Source: cairographics.org, PDF surfaces.
struct Pen {
    private let context: OpaquePointer

    /// The first of these that has Japanese letters: the one that the Makefile installs, then what else Debian has.
    private static let fonts = ["IPAexGothic", "Noto Sans CJK JP", "VL PGothic", "TakaoPGothic", "sans-serif"]

    /// - Throws: `SheetFault.noFont` where none of the fonts is installed.
    init(_ context: OpaquePointer) throws(SheetFault) {
        self.context = context
        let font = Self.fonts.first { name in
            cairo_select_font_face(context, name, CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL)
            return Self.hasLetter("か", context)
        }
        guard font != nil else { throw .noFont }
    }

    /// Whether the font has a letter: glyph 0 is the box that stands for a missing one.
    private static func hasLetter(_ letter: String, _ context: OpaquePointer) -> Bool {
        var (glyphs, count): (UnsafeMutablePointer<cairo_glyph_t>?, Int32) = (nil, 0)
        let status = cairo_scaled_font_text_to_glyphs(
            cairo_get_scaled_font(context), 0, 0, letter, -1, &glyphs, &count, nil, nil, nil)
        defer { cairo_glyph_free(glyphs) }
        guard status == CAIRO_STATUS_SUCCESS, count > 0, let glyphs else { return false }
        return glyphs[0].index != 0
    }

    func width(of text: String, height: Double) -> Double {
        cairo_set_font_size(context, height)
        var extents = cairo_text_extents_t()
        cairo_text_extents(context, text, &extents)
        return extents.x_advance
    }

    /// - Parameter y: of the line's upper edge; letters stand in the middle of a line.
    func write(_ text: String, x: Double, y: Double, height: Double, tone: Sheet.Tone?) {
        paint(in: tone)
        cairo_set_font_size(context, height)
        // 88 % of a Japanese letter's square stand above the base line.
        cairo_move_to(context, x, y + height * (0.88 + (Self.lineHeight - 1) / 2))
        cairo_show_text(context, text)
        cairo_new_path(context)
    }

    /// How far lines stand apart, in heights of a letter.
    static let lineHeight = 1.35

    /// - Parameter tone: white where there is none.
    private func paint(in tone: Sheet.Tone?) {
        let (red, green, blue) = tone?.light ?? (1, 1, 1)
        cairo_set_source_rgb(context, red, green, blue)
    }

    func disc(x: Double, y: Double, diameter: Double, tone: Sheet.Tone) {
        paint(in: tone)
        cairo_arc(context, x + diameter / 2, y + diameter / 2, diameter / 2, 0, 2 * Double.pi)
        cairo_fill(context)
    }

    func box(x: Double, y: Double, width: Double, height: Double, corner: Double, line: Double, tone: Sheet.Tone) {
        paint(in: tone)
        cairo_set_line_width(context, line)
        let centres = [
            (x + width - corner, y + corner), (x + width - corner, y + height - corner),
            (x + corner, y + height - corner), (x + corner, y + corner),
        ]
        for (quarter, centre) in centres.enumerated() {
            let angle = Double(quarter - 1) * Double.pi / 2
            cairo_arc(context, centre.0, centre.1, corner, angle, angle + Double.pi / 2)
        }
        cairo_close_path(context)
        cairo_stroke(context)
    }

    /// Squares filled as one shape: no hairlines between neighbours.
    func code(_ code: QRCode, x: Double, y: Double, size: Double) {
        let module = size / Double(code.size)
        paint(in: .ink)
        code.eachRun { column, row, length in
            cairo_rectangle(
                context, x + Double(column) * module, y + Double(row) * module, Double(length) * module, module)
        }
        cairo_fill(context)
    }
}

extension Sheet.Tone {
    /// Red, green and blue, 0…1: the colours of the pages.
    fileprivate var light: (Double, Double, Double) {
        switch self {
        case .ink: (0.07, 0.07, 0.07)
        case .soft: (0.29, 0.35, 0.32)
        case .green: (0.12, 0.42, 0.31)
        case .red: (0.64, 0.13, 0.11)
        case .brown: (0.54, 0.29, 0)
        case .blue: (0.11, 0.31, 0.57)
        }
    }
}
