//! Names stay text in Markdown: every character that could mean something else is escaped.

use std::fmt::{self, Write};

use askama::filters::Escaper;

/// The escaper of the Markdown template.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Markdown;

/// What means something anywhere in a line, in Markdown or in one of its extensions. In HTML, too, `<` and `&` stay text by it.
const ANYWHERE: [char; 16] =
    ['\\', '`', '*', '_', '{', '}', '[', ']', '<', '>', '#', '|', '~', '&', '$', '^'];
/// What means something at the beginning of a line: a point, a rule, a heading; after digits, a numbered point.
const AT_START: [char; 3] = ['-', '+', '='];

impl Escaper for Markdown {
    /// A text is one line: white space of any kind becomes one space.
    fn write_escaped_str<W: Write>(&self, mut dest: W, text: &str) -> fmt::Result {
        for (n, word) in text.split_ascii_whitespace().enumerate() {
            if n > 0 {
                dest.write_char(' ')?;
            }
            let mut digits = n == 0;
            for (at, letter) in word.char_indices() {
                let starts = n == 0 && at == 0 && AT_START.contains(&letter);
                let numbers = digits && at > 0 && ['.', ')'].contains(&letter);
                digits &= letter.is_ascii_digit();
                if starts || numbers || ANYWHERE.contains(&letter) {
                    dest.write_char('\\')?;
                }
                dest.write_char(letter)?;
            }
        }
        Ok(())
    }

    fn write_escaped_char<W: Write>(&self, dest: W, letter: char) -> fmt::Result {
        self.write_escaped_str(dest, letter.encode_utf8(&mut [0; 4]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(text: &str) -> String {
        let mut told = String::new();
        Markdown.write_escaped_str(&mut told, text).unwrap();
        told
    }

    #[test]
    fn what_means_something_is_escaped_and_nothing_else() {
        assert_eq!(
            escaped("W13, welzijnsvereniging van OCMW’s en CAW (2019)"),
            "W13, welzijnsvereniging van OCMW’s en CAW (2019)"
        );
        assert_eq!(escaped("<b>*a*|[x](y)"), "\\<b\\>\\*a\\*\\|\\[x\\](y)");
        assert_eq!(escaped("1. één\n\n# twee"), "1\\. één \\# twee");
        assert_eq!(escaped("- punt - komma"), "\\- punt - komma");
        assert_eq!(escaped("10.000 inwoners, 2018."), "10\\.000 inwoners, 2018.");
    }
}
