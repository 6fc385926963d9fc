import CCairo
import Calendar
import Web

/// Why a sheet could not be drawn.
enum SheetFault: Error, Equatable, CustomStringConvertible {
    case noFont
    case noCode(Int)
    case cairo(String)

    var description: String {
        switch self {
        case .noFont:
            "no font with Japanese letters is installed, so no PDF can be made: apt-get install fonts-ipaexfont-gothic"
        case .noCode(let count): "a link of \(count) characters fits into no QR code"
        case .cairo(let reason): "cairo could not draw the PDF: \(reason)"
        }
    }
}

extension Sheet {
    /// The sheet as PDF: letters as text, codes as shapes, and the same bytes for the same sheet and fonts.
    func pdf() throws(SheetFault) -> [UInt8] {
        let output = Output()
        let points = 72 / 25.4
        let surface = cairo_pdf_surface_create_for_stream(
            Output.take, Unmanaged.passUnretained(output).toOpaque(), SheetLayout.page.width * points,
            SheetLayout.page.height * points)
        defer { cairo_surface_destroy(surface) }
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title)
        cairo_pdf_surface_set_metadata(
            surface, CAIRO_PDF_METADATA_CREATE_DATE, madeAt.description.prefix(19) + "+09:00")
        guard let context = cairo_create(surface) else { throw .cairo("no context") }
        defer { cairo_destroy(context) }
        cairo_scale(context, points, points)
        try SheetLayout(sheet: self, pen: Pen(context)).draw()
        cairo_show_page(context)
        cairo_surface_finish(surface)
        for status in [cairo_status(context), cairo_surface_status(surface)] where status != CAIRO_STATUS_SUCCESS {
            throw .cairo(String(cString: cairo_status_to_string(status)))
        }
        return withExtendedLifetime(output) { output.bytes }
    }

    /// What cairo writes.
    private final class Output {
        var bytes: [UInt8] = []

        static let take: cairo_write_func_t = { closure, data, length in
            guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
            let output = Unmanaged<Output>.fromOpaque(closure).takeUnretainedValue()
            output.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
            return CAIRO_STATUS_SUCCESS
        }
    }
}
