//! JSON text, step by step: what stands here, is there another element, what is the next key?
//!
//! Numbers that are not whole are looked at and not computed: no form has them. What is wrong is said in the words of `serde_json`, at its
//! line and column; a test compares the two (DESIGN, "Why a JSON parser of our own?").

use std::borrow::Cow;

/// What stands in the text where a value is read.
#[derive(Debug)]
pub(super) enum Token<'t> {
    Null,
    Flag(bool),
    /// `None` for a number that is not whole or below zero.
    Number(Option<u64>),
    Text(Cow<'t, str>),
    /// A list begins.
    List,
    /// An object begins.
    Object,
}

/// Nothing more can be read. The parser knows why.
#[derive(Debug)]
pub(crate) struct Stop;

/// Why, as far as the parser can tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wrong {
    /// The text ends too early.
    End,
    /// Something that is not JSON.
    Syntax(&'static str),
    /// It nests deeper than the reader allows.
    TooDeep,
}

/// A JSON text, and how far it has been read.
#[derive(Debug)]
pub(super) struct Json<'t> {
    text: &'t str,
    at: usize,
    wrong: Option<(Wrong, usize)>,
}

type Read<T> = Result<T, Stop>;

impl<'t> Json<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: 0, wrong: None }
    }

    /// What was wrong, with its line and column.
    pub(super) fn wrong(&self) -> Option<(Wrong, usize, usize)> {
        let (wrong, at) = self.wrong?;
        let before = self.text.as_bytes().get(..at).unwrap_or_default();
        let line = before.split(|byte| *byte == b'\n').count();
        let column = before.iter().rev().take_while(|byte| **byte != b'\n').count();
        Some((wrong, line, column))
    }

    /// Did the text end too early?
    #[cfg(feature = "processes")]
    pub(super) fn is_cut(&self) -> bool {
        matches!(self.wrong, Some((Wrong::End, _)))
    }

    /// Something is wrong with what was read.
    fn fail<T>(&mut self, wrong: Wrong) -> Read<T> {
        self.wrong = Some((wrong, self.at));
        Err(Stop)
    }

    /// Something is wrong with what comes next.
    fn fail_next<T>(&mut self, wrong: Wrong) -> Read<T> {
        self.wrong = Some((wrong, self.text.len().min(self.at + 1)));
        Err(Stop)
    }

    /// The byte that comes next; nothing at the end.
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn next(&mut self) -> Read<u8> {
        match self.peek() {
            Some(byte) => {
                self.at += 1;
                Ok(byte)
            }
            None => self.fail(Wrong::End),
        }
    }

    /// Passes over bytes until one of these stands there.
    fn pass_until(&mut self, stops: impl Fn(u8) -> bool) {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        self.at += rest.iter().position(|byte| stops(*byte)).unwrap_or(rest.len());
    }

    /// The byte that comes next after white space.
    fn peek_solid(&mut self) -> Option<u8> {
        self.pass_until(|byte| !matches!(byte, b' ' | b'\n' | b'\t' | b'\r'));
        self.peek()
    }

    /// A value, or the beginning of one.
    pub(super) fn value(&mut self) -> Read<Token<'t>> {
        let Some(first) = self.peek_solid() else { return self.fail_next(Wrong::End) };
        if !matches!(first, b'n' | b't' | b'f' | b'-' | b'0'..=b'9' | b'"' | b'[' | b'{') {
            return self.fail_next(Wrong::Syntax("expected value"));
        }
        self.at += 1;
        match first {
            b'n' => self.rest(b"ull", Token::Null),
            b't' => self.rest(b"rue", Token::Flag(true)),
            b'f' => self.rest(b"alse", Token::Flag(false)),
            b'"' => self.string().map(Token::Text),
            b'[' => Ok(Token::List),
            b'{' => Ok(Token::Object),
            b'-' => {
                let first = self.next()?;
                self.number(first)?;
                Ok(Token::Number(None))
            }
            digit => self.number(digit).map(Token::Number),
        }
    }

    /// The rest of a word.
    fn rest(&mut self, rest: &[u8], token: Token<'t>) -> Read<Token<'t>> {
        for expected in rest {
            if self.next()? != *expected {
                return self.fail(Wrong::Syntax("expected ident"));
            }
        }
        Ok(token)
    }

    /// Is there another element in this list? `first` until one was found.
    pub(super) fn element(&mut self, first: &mut bool) -> Read<bool> {
        match self.peek_solid() {
            None => self.fail_next(Wrong::End),
            Some(b']') => {
                self.at += 1;
                Ok(false)
            }
            Some(_) if std::mem::take(first) => Ok(true),
            Some(b',') => {
                self.at += 1;
                match self.peek_solid() {
                    None => self.fail_next(Wrong::End),
                    Some(b']') => self.fail_next(Wrong::Syntax("trailing comma")),
                    Some(_) => Ok(true),
                }
            }
            Some(_) => self.fail_next(Wrong::Syntax("expected `,` or `]`")),
        }
    }

    /// The next key of this object. `first` until one was found.
    pub(super) fn key(&mut self, first: &mut bool) -> Read<Option<Cow<'t, str>>> {
        let mut next = self.peek_solid();
        if next == Some(b'}') {
            self.at += 1;
            return Ok(None);
        }
        let first = std::mem::take(first);
        if !first && next == Some(b',') {
            self.at += 1;
            next = self.peek_solid();
            if next == Some(b'}') {
                return self.fail_next(Wrong::Syntax("trailing comma"));
            }
        } else if !first && next.is_some() {
            return self.fail_next(Wrong::Syntax("expected `,` or `}`"));
        }
        match next {
            None => self.fail_next(Wrong::End),
            Some(b'"') => {
                self.at += 1;
                self.string().map(Some)
            }
            Some(_) => self.fail_next(Wrong::Syntax("key must be a string")),
        }
    }

    /// What stands between a key and its value.
    pub(super) fn colon(&mut self) -> Read<()> {
        match self.peek_solid() {
            None => self.fail_next(Wrong::End),
            Some(b':') => {
                self.at += 1;
                Ok(())
            }
            Some(_) => self.fail_next(Wrong::Syntax("expected `:`")),
        }
    }

    /// Nothing comes after the value.
    pub(super) fn end(&mut self) -> Read<()> {
        match self.peek_solid() {
            None => Ok(()),
            Some(_) => self.fail_next(Wrong::Syntax("trailing characters")),
        }
    }

    /// The list or object that has just begun nests too deep. Its place is where `serde_json` would see it.
    pub(super) fn too_deep<T>(&mut self, closes: u8) -> Read<T> {
        let next = self.peek_solid();
        if next == Some(closes) {
            self.at += 1;
        } else if closes == b']' && next == Some(b',') {
            self.at += 1;
            self.peek_solid();
        }
        self.fail(Wrong::TooDeep)
    }

    /// A string whose opening quote has been read.
    fn string(&mut self) -> Read<Cow<'t, str>> {
        let mut copy = String::new();
        let mut start = self.at;
        loop {
            self.pass_until(|byte| byte < b' ' || byte == b'"' || byte == b'\\');
            let piece = self.text.get(start..self.at).unwrap_or_default();
            match self.next()? {
                b'"' if copy.is_empty() => return Ok(Cow::Borrowed(piece)),
                b'"' => {
                    copy.push_str(piece);
                    return Ok(Cow::Owned(copy));
                }
                b'\\' => {
                    copy.push_str(piece);
                    copy.push(self.escape()?);
                    start = self.at;
                }
                _ => {
                    let words = "control character (\\u0000-\\u001F) found while parsing a string";
                    return self.fail(Wrong::Syntax(words));
                }
            }
        }
    }

    /// What stands for a character, after a backslash.
    fn escape(&mut self) -> Read<char> {
        Ok(match self.next()? {
            byte @ (b'"' | b'\\' | b'/') => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.code_point(),
            _ => return self.fail(Wrong::Syntax("invalid escape")),
        })
    }

    fn code_point(&mut self) -> Read<char> {
        let mut code = self.hex()?;
        if let 0xD800..=0xDBFF = code {
            // the second half of a pair
            for expected in *b"\\u" {
                if self.next()? != expected {
                    return self.fail(Wrong::Syntax("unexpected end of hex escape"));
                }
            }
            let second = self.hex()?;
            code = match second {
                0xDC00..=0xDFFF => ((code - 0xD800) << 10) + (second - 0xDC00) + 0x1_0000,
                // no character has this number
                _ => 0xD800,
            };
        }
        match char::from_u32(code) {
            Some(character) => Ok(character),
            None => self.fail(Wrong::Syntax("lone leading surrogate in hex escape")),
        }
    }

    /// Four hexadecimal digits.
    fn hex(&mut self) -> Read<u32> {
        let Some(digits) = self.text.as_bytes().get(self.at..self.at + 4) else {
            self.at = self.text.len();
            return self.fail(Wrong::End);
        };
        self.at += 4;
        let mut code = 0;
        for digit in digits {
            let Some(digit) = char::from(*digit).to_digit(16) else {
                return self.fail(Wrong::Syntax("invalid escape"));
            };
            code = code * 16 + digit;
        }
        Ok(code)
    }

    /// A number whose first byte has been read; `None` for one that is not whole, or too large to count with.
    fn number(&mut self, first: u8) -> Read<Option<u64>> {
        let mut number = Number::default();
        match first {
            b'0' if self.peek().is_some_and(|byte| byte.is_ascii_digit()) => {
                return self.fail_next(Wrong::Syntax("invalid number"));
            }
            b'0' => {}
            b'1'..=b'9' => {
                number.digit(first);
                while let Some(digit @ b'0'..=b'9') = self.peek() {
                    self.at += 1;
                    if !number.digit(digit) {
                        number.exponent += 1;
                    }
                }
            }
            _ => return self.fail(Wrong::Syntax("invalid number")),
        }
        let mut is_whole = !number.is_long;
        if self.peek() == Some(b'.') {
            is_whole = false;
            self.decimals(&mut number)?;
        }
        if let Some(b'e' | b'E') = self.peek() {
            is_whole = false;
            self.exponent(&mut number)?;
        }
        if number.is_too_large() {
            return self.fail(Wrong::Syntax("number out of range"));
        }
        Ok(is_whole.then_some(number.significand))
    }

    fn decimals(&mut self, number: &mut Number) -> Read<()> {
        self.at += 1;
        // after a long whole part there may be room for a smaller digit
        number.is_long = false;
        let start = self.at;
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            self.at += 1;
            if number.digit(digit) {
                number.exponent -= 1;
            }
        }
        if self.at > start {
            return Ok(());
        }
        let wrong = if self.peek().is_none() { Wrong::End } else { Wrong::Syntax("invalid number") };
        self.fail_next(wrong)
    }

    fn exponent(&mut self, number: &mut Number) -> Read<()> {
        self.at += 1;
        let sign = self.peek();
        if let Some(b'+' | b'-') = sign {
            self.at += 1;
        }
        let is_negative = sign == Some(b'-');
        let mut exponent: i32 = match self.next()? {
            digit @ b'0'..=b'9' => i32::from(digit - b'0'),
            _ => return self.fail(Wrong::Syntax("invalid number")),
        };
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            self.at += 1;
            let longer = exponent.checked_mul(10).and_then(|e| e.checked_add(i32::from(digit - b'0')));
            exponent = match longer {
                Some(longer) => longer,
                None if number.significand != 0 && !is_negative => {
                    return self.fail(Wrong::Syntax("number out of range"));
                }
                // nothing, whatever the power
                None => {
                    number.significand = 0;
                    exponent
                }
            };
        }
        let exponent = if is_negative { -exponent } else { exponent };
        number.exponent = number.exponent.saturating_add(exponent);
        Ok(())
    }
}

/// A number as far as it matters: is it whole, and not too large for `serde_json`?
#[derive(Debug, Default)]
struct Number {
    significand: u64,
    /// The power of ten by which it is multiplied.
    exponent: i32,
    /// There was no room for another digit.
    is_long: bool,
}

/// The powers of ten from 289 on: by a smaller one, no significand becomes too large.
const POWERS: [f64; 20] = [
    1e289, 1e290, 1e291, 1e292, 1e293, 1e294, 1e295, 1e296, 1e297, 1e298, 1e299, 1e300, 1e301, 1e302, 1e303,
    1e304, 1e305, 1e306, 1e307, 1e308,
];

impl Number {
    /// Takes in another digit, while there is room.
    fn digit(&mut self, digit: u8) -> bool {
        let longer = self.significand.checked_mul(10).and_then(|n| n.checked_add(u64::from(digit - b'0')));
        match longer.filter(|_| !self.is_long) {
            Some(longer) => self.significand = longer,
            None => self.is_long = true,
        }
        !self.is_long
    }

    /// Is it more than the largest number of double precision?
    #[expect(clippy::cast_precision_loss, reason = "as precise as double precision is")]
    fn is_too_large(&self) -> bool {
        let Ok(power) = usize::try_from(self.exponent.saturating_sub(289)) else { return false };
        match POWERS.get(power) {
            Some(power) => (self.significand as f64 * power).is_infinite(),
            None => self.significand != 0,
        }
    }
}
