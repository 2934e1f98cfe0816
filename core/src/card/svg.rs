//! The card as a drawing to be printed.

use super::{
    Card, font,
    layout::{HEIGHT, Line, WIDTH},
};

impl Card {
    /// An SVG document of 105 × 148 mm (A6), black on white. Its texts are drawn as outlines, the same everywhere; a
    /// line that the built-in font cannot write is left to a font of whoever shows it.
    pub fn to_svg(&self) -> String {
        let lines: String = self.lines.iter().map(drawn).collect();
        let super::layout::Square { x, y, side } = self.place;
        let scale = side / self.code.side() as f32;
        format!(
            "<svg xmlns='http://www.w3.org/2000/svg' width='{WIDTH}mm' height='{HEIGHT}mm' \
             viewBox='0 0 {WIDTH} {HEIGHT}'>\
             <rect width='{WIDTH}' height='{HEIGHT}' fill='#fff'/>\n{lines}\
             <path transform='translate({x} {y}) scale({scale})' shape-rendering='crispEdges' d='{}'/>\n\
             </svg>\n",
            self.code.to_svg_path()
        )
    }
}

fn drawn(line: &Line) -> String {
    let Line { text, size, x, y } = line;
    if font::has_all(text) {
        let glyphs = font::placed(text);
        let path: String = glyphs.iter().map(|glyph| glyph.path(*size, *x, *y)).collect();
        return format!("<path d='{path}'/>\n");
    }
    let middle = x + font::width(text) * size / 2.0;
    format!(
        "<text x='{middle}' y='{y}' font-size='{size}' font-family='sans-serif' \
         text-anchor='middle'>{}</text>\n",
        escaped(text)
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
