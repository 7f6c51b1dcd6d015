//! Bytes of a table: as text, in the encodings in which spreadsheets write.

use std::borrow::Cow;

/// What Windows-1252 has where Latin-1 has control characters, from 0x80; `\0` where it has nothing.
const WINDOWS: &str = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

/// A table as text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Decoded<'b> {
    /// UTF-8, or UTF-16 with its byte order mark.
    Text(Cow<'b, str>),
    /// Not Unicode: read as Windows-1252.
    Windows(String),
    /// None of them, from this byte on.
    Not(usize),
}

/// Reads UTF-8 (with or without byte order mark), UTF-16 (with one), else Windows-1252.
pub(super) fn decoded(bytes: &[u8]) -> Decoded<'_> {
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return utf_16(rest, u16::from_le_bytes);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return utf_16(rest, u16::from_be_bytes);
    }
    let rest = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(rest) {
        Ok(text) => Decoded::Text(Cow::Borrowed(text)),
        // it says that it is UTF-8
        Err(error) if rest.len() < bytes.len() => Decoded::Not(error.valid_up_to() + 3),
        Err(_) => windows_1252(bytes),
    }
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Decoded<'_> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let text = String::from_utf16(&pairs.iter().copied().map(unit).collect::<Vec<_>>());
    match text {
        Ok(text) if rest.is_empty() => Decoded::Text(Cow::Owned(text)),
        _ => Decoded::Not(0),
    }
}

fn windows_1252(bytes: &[u8]) -> Decoded<'_> {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    for (at, byte) in bytes.iter().enumerate() {
        let c = match byte {
            0x80..=0x9f => WINDOWS.chars().nth(usize::from(byte - 0x80)).filter(|c| *c != '\0'),
            // no text holds it, so that this is a file of another kind
            0 => None,
            byte => Some(char::from(*byte)),
        };
        let Some(c) = c else { return Decoded::Not(at) };
        text.push(c);
    }
    Decoded::Windows(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_of_spreadsheets_is_read() {
        let text = "naam;één €";
        let utf_16 = |to: fn(u16) -> [u8; 2]| -> Vec<u8> {
            "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(to).collect()
        };
        let marked = format!("\u{feff}{text}").into_bytes();
        for bytes in [text.as_bytes().to_vec(), marked, utf_16(u16::to_le_bytes), utf_16(u16::to_be_bytes)] {
            assert_eq!(decoded(&bytes), Decoded::Text(text.into()), "{bytes:?}");
        }
        assert_eq!(decoded(b"naam;\xe9\xe9n \x80"), Decoded::Windows(text.to_owned()));
        assert_eq!(decoded(b"\x93De Kier\x94 \x96 \x9f"), Decoded::Windows("“De Kier” – Ÿ".to_owned()));
    }

    #[test]
    fn what_is_none_of_them_is_said_with_its_place() {
        for (bytes, at) in
            [(&b"a\x81"[..], 1), (b"\xef\xbb\xbfab\xe9", 5), (b"\xff\xfea", 0), (b"PK\x00\xff", 2)]
        {
            assert_eq!(decoded(bytes), Decoded::Not(at), "{bytes:?}");
        }
        assert_eq!(WINDOWS.chars().count(), 32);
    }
}
