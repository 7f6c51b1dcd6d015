//! SVG text: elements, escaped, in whole numbers.

use std::fmt::{Display, Write};

/// The size of letters, in pixels.
pub(super) const LETTER: i32 = 14;
/// From one line of text to the next.
pub(super) const LINE: i32 = 19;
/// How wide a letter is taken to be.
const WIDE: i32 = 8;
/// Between the edge and what stands there.
pub(super) const EDGE: i32 = 16;

/// Six of the eight colours of Okabe and Ito (not black, the ink, nor yellow, too pale on white), with the ink that can be read on each: white or black.
const PALETTE: [(&str, &str); 6] = [
    ("#0072b2", "#fff"),
    ("#e69f00", "#000"),
    ("#009e73", "#000"),
    ("#cc79a7", "#000"),
    ("#56b4e9", "#000"),
    ("#d55e00", "#000"),
];

/// Colours of a page, with what they are without one; in the dark, others.
const STYLE: &str = "<style>.regie-picture{--i:var(--regie-ink,#1a1a1a);--p:var(--regie-paper,#fff);--l:var(--regie-line,#767676);--s:var(--regie-soft,#f1f1ee);\
font-family:system-ui,'Segoe UI',Roboto,'Liberation Sans',Arial,sans-serif}\
@media (prefers-color-scheme:dark){.regie-picture{--i:var(--regie-ink,#f2f2f2);--p:var(--regie-paper,#161616);--l:var(--regie-line,#9a9a9a);--s:var(--regie-soft,#262626)}}\
.regie-picture .i{fill:var(--i)}.regie-picture .p{fill:var(--p)}.regie-picture .s{fill:var(--s)}.regie-picture .l{stroke:var(--l)}.regie-picture .o{stroke:var(--i)}.regie-picture .h{stroke:var(--p)}</style>";

/// The colour of an approach, beside its shape and its words.
fn colour_of(approach: crate::document::Approach) -> &'static str {
    use crate::document::Approach;
    match approach {
        Approach::Local => "#009e73",
        Approach::Joint => "#0072b2",
        Approach::Signal => "#d55e00",
    }
}

/// A picture that is drawn.
#[derive(Debug, Default)]
pub(super) struct Svg {
    body: String,
}

/// How a text stands.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Look {
    pub(super) bold: bool,
    /// Turned up along a slope?
    pub(super) turned: bool,
    /// Smaller?
    pub(super) small: bool,
}

/// How a border is drawn: a way to tell things apart without colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Border {
    Thick,
    Plain,
    Dashed,
}

impl Border {
    fn attributes(self) -> &'static str {
        match self {
            Self::Thick => " stroke-width=\"3\"",
            Self::Plain => " stroke-width=\"1\"",
            Self::Dashed => " stroke-width=\"1\" stroke-dasharray=\"4 3\"",
        }
    }
}

/// Text as XML text: what means something is escaped; what XML cannot hold, and what is not seen but turns the way of reading around, is replaced.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            c if c.is_whitespace() => escaped.push(' '),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            // what turns the way of reading around turns what stands beside it, too
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                escaped.push('\u{fffd}');
            }
            c => escaped.push(c),
        }
    }
    escaped
}

/// How wide a text is, about.
pub(super) fn width_of(text: &str) -> i32 {
    i32::try_from(text.chars().count()).unwrap_or(i32::MAX / WIDE / 2).saturating_mul(WIDE)
}

/// A text in lines of a width, at most so many; the last one is cut where there is more.
pub(super) fn lines(text: &str, width: i32, most: usize) -> Vec<String> {
    let longest = usize::try_from((width / WIDE).max(4)).unwrap_or(4);
    let mut lines: Vec<String> = vec![String::new()];
    for word in text.split_whitespace() {
        let mut word = word;
        while let Some(line) = lines.last_mut() {
            let used = line.chars().count();
            let gap = usize::from(used > 0);
            let length = word.chars().count();
            if used + gap + length <= longest {
                if gap > 0 {
                    line.push(' ');
                }
                line.push_str(word);
                break;
            }
            if used > 0 {
                lines.push(String::new());
                continue;
            }
            // a word that is longer than a line
            let at = word.char_indices().nth(longest).map_or(word.len(), |(at, _)| at);
            let (now, later) = word.split_at(at);
            line.push_str(now);
            word = later;
            lines.push(String::new());
        }
    }
    lines.retain(|line| !line.is_empty());
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            while last.chars().count() >= longest {
                last.pop();
            }
            last.push('…');
        }
    }
    lines
}

impl Svg {
    pub(super) fn put(&mut self, piece: impl Display) {
        // writing to a text cannot fail
        let _written = write!(self.body, "{piece}");
    }

    /// A group with a title: what a pointer shows, and a reader of the screen reads.
    pub(super) fn titled(&mut self, title: &str, draw: impl FnOnce(&mut Self)) {
        self.marked(title, &[], draw);
    }

    /// The same, with what it stands for: `data-state="screened"`, for pages on which it can be chosen.
    pub(super) fn marked(&mut self, title: &str, data: &[(&str, &str)], draw: impl FnOnce(&mut Self)) {
        self.put("<g");
        for (name, id) in data {
            self.put(format_args!(" data-{name}=\"{}\"", escaped(id)));
        }
        self.put(format_args!("><title>{}</title>", escaped(title)));
        draw(self);
        self.put("</g>");
    }

    /// A line of text.
    pub(super) fn text(&mut self, x: i32, y: i32, look: Look, text: &str) {
        let weight = if look.bold { " font-weight=\"700\"" } else { "" };
        let turn = if look.turned { format!(" transform=\"rotate(-45 {x} {y})\"") } else { String::new() };
        let size = if look.small { LETTER - 2 } else { LETTER };
        let text = escaped(text);
        self.put(format_args!(
            "<text class=\"i\" x=\"{x}\" y=\"{y}\" font-size=\"{size}\" fill=\"#1a1a1a\"{weight}{turn}>{text}</text>"
        ));
    }

    /// Lines of text, one below the other. How high they are together.
    pub(super) fn paragraph(&mut self, x: i32, y: i32, look: Look, lines: &[String]) -> i32 {
        let mut below = 0;
        for line in lines {
            self.text(x, y + below, look, line);
            below += LINE;
        }
        below
    }

    /// A soft ground.
    pub(super) fn ground(&mut self, x: i32, y: i32, width: i32, height: i32) {
        self.put(format_args!(
            "<rect class=\"s\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"#f1f1ee\"/>"
        ));
    }

    /// A box with a border.
    pub(super) fn framed(&mut self, x: i32, y: i32, width: i32, height: i32, border: Border) {
        self.rounded((x, y), (width, height), 4, border);
    }

    /// The same, with corners as round as this.
    pub(super) fn rounded(
        &mut self,
        (x, y): (i32, i32),
        (width, height): (i32, i32),
        round: i32,
        border: Border,
    ) {
        let border = border.attributes();
        self.put(format_args!(
            "<rect class=\"p o\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"{round}\" fill=\"#fff\" stroke=\"#1a1a1a\"{border}/>"
        ));
    }

    /// A straight line.
    pub(super) fn line(&mut self, from: (i32, i32), to: (i32, i32)) {
        self.put(format_args!(
            "<line class=\"l\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke=\"#767676\"/>",
            from.0, from.1, to.0, to.1
        ));
    }

    /// A line that swings from left to right.
    pub(super) fn swing(&mut self, from: (i32, i32), to: (i32, i32), border: Border) {
        let middle = i32::midpoint(from.0, to.0);
        self.put(format_args!(
            "<path class=\"l\" d=\"M{} {}C{middle} {} {middle} {} {} {}\" fill=\"none\" stroke=\"#767676\"{}/>",
            from.0,
            from.1,
            from.1,
            to.1,
            to.0,
            to.1,
            border.attributes()
        ));
    }

    /// One of the two rails of a ladder.
    pub(super) fn rail(&mut self, from: (i32, i32), to: (i32, i32)) {
        self.stroke("l", "#767676", 3, "", &format!("M{} {}L{} {}", from.0, from.1, to.0, to.1));
    }

    /// A rung of a ladder, in the colour of an approach.
    pub(super) fn rung(&mut self, from: (i32, i32), to: (i32, i32), approach: crate::document::Approach) {
        self.stroke("", colour_of(approach), 4, "", &format!("M{} {}L{} {}", from.0, from.1, to.0, to.1));
    }

    /// A dotted way from one rung to another, with an arrow at its end.
    pub(super) fn way(&mut self, x: i32, from: i32, to: i32) {
        let turn = if to < from { 1 } else { -1 };
        let (start, end) = (from - turn * 12, to + turn * 6);
        self.stroke("o", "#1a1a1a", 2, "2 4", &format!("M{x} {start}L{x} {end}"));
        let (left, right, back) = (x - 5, x + 5, end + turn * 7);
        self.stroke("o", "#1a1a1a", 2, "", &format!("M{left} {back}L{x} {end}L{right} {back}"));
    }

    /// Where the table stands on its rung.
    pub(super) fn knob(&mut self, x: i32, y: i32, approach: crate::document::Approach) {
        let fill = colour_of(approach);
        self.put(format_args!(
            "<circle class=\"o\" cx=\"{x}\" cy=\"{y}\" r=\"8\" fill=\"{fill}\" stroke=\"#1a1a1a\" stroke-width=\"2\"/>"
        ));
    }

    /// A table, as it is seen from the side.
    pub(super) fn table(&mut self, x: i32, y: i32) {
        let (right, top, foot) = (x + 16, y + 4, y + 13);
        let d = format!(
            "M{x} {top}L{right} {top}M{} {top}L{} {foot}M{} {top}L{} {foot}",
            x + 3,
            x + 3,
            x + 13,
            x + 13
        );
        self.stroke("o", "#1a1a1a", 2, "", &d);
    }

    fn stroke(&mut self, class: &str, colour: &str, wide: i32, dashes: &str, d: &str) {
        let dashes =
            if dashes.is_empty() { String::new() } else { format!(" stroke-dasharray=\"{dashes}\"") };
        let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
        self.put(format_args!(
            "<path{class} d=\"{d}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{wide}\" stroke-linecap=\"round\"{dashes}/>"
        ));
    }

    /// A dot, where a line ends.
    pub(super) fn dot(&mut self, x: i32, y: i32) {
        self.put(format_args!("<circle class=\"i\" cx=\"{x}\" cy=\"{y}\" r=\"4\" fill=\"#1a1a1a\"/>"));
    }

    /// Letters in a box of a colour, with a border of its own.
    pub(super) fn chip(&mut self, x: i32, y: i32, width: i32, letters: &str, colour: usize, border: Border) {
        // there is no colour for what is no role
        let coloured = (colour != usize::MAX).then(|| PALETTE.get(colour % PALETTE.len())).flatten();
        let (fill, ink) = coloured.copied().unwrap_or(("#fff", "#000"));
        // it stands out from its border in the dark too
        let class = if coloured.is_some() { "o" } else { "p o" };
        let at = x + width / 2;
        let base = y + LETTER;
        self.put(format_args!(
            "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"18\" rx=\"3\" fill=\"{fill}\" stroke=\"#1a1a1a\"{}/>\
<text x=\"{at}\" y=\"{base}\" font-size=\"12\" font-weight=\"700\" text-anchor=\"middle\" fill=\"{ink}\">{}</text>",
            border.attributes(),
            escaped(letters)
        ));
    }

    /// A shape for an approach: a circle (local), a square (joint), a triangle (signal).
    pub(super) fn mark(&mut self, x: i32, y: i32, approach: crate::document::Approach) {
        use crate::document::Approach;
        let fill = colour_of(approach);
        let shape = match approach {
            Approach::Local => format!("<circle cx=\"{}\" cy=\"{}\" r=\"7\"", x + 7, y + 7),
            Approach::Joint => format!("<rect x=\"{x}\" y=\"{y}\" width=\"14\" height=\"14\""),
            Approach::Signal => {
                let points = format!("{x},{} {},{y} {},{}", y + 14, x + 7, x + 14, y + 14);
                format!("<polygon points=\"{points}\"")
            }
        };
        self.put(format_args!("{shape} class=\"o\" fill=\"{fill}\" stroke=\"#1a1a1a\"/>"));
    }

    /// The picture, of this size.
    pub(super) fn finish(
        self,
        language: &str,
        title: &str,
        description: &str,
        width: i32,
        height: i32,
    ) -> String {
        let (title, description, language) = (escaped(title), escaped(description), escaped(language));
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"regie-picture\" role=\"img\" lang=\"{language}\" aria-label=\"{title}\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\
<title>{title}</title><desc>{description}</desc>{STYLE}\
<rect class=\"p\" width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>{}</svg>\n",
            self.body
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_wrapped_and_cut_where_there_is_more() {
        assert_eq!(lines("wie doet wat waar", 80, 3), ["wie doet", "wat waar"]);
        assert_eq!(lines("wie doet wat waar en waarom", 80, 2), ["wie doet", "wat waar…"]);
        assert_eq!(lines("welzijnsvereniging", 64, 5), ["welzijns", "verenigi", "ng"]);
        assert_eq!(lines("welzijnsvereniging", 64, 1), ["welzijn…"]);
        assert_eq!(lines("  ", 64, 1), [""; 0]);
    }

    #[test]
    fn what_means_something_to_xml_is_escaped() {
        assert_eq!(escaped("<a & \"b\">\n\u{1}\u{ffff}"), "&lt;a &amp; &quot;b&quot;&gt; \u{fffd}\u{fffd}");
        assert_eq!(escaped("a\u{202e}b\u{2066}"), "a\u{fffd}b\u{fffd}");
    }
}
