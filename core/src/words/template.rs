//! One template: text with places to fill.
//!
//! | written | means |
//! |---|---|
//! | `{who}` | the value called `who` |
//! | `{n\|gemeente\|gemeenten}` | the first for one, the second for any other number; with three, the first is for none. `#` is the number itself |
//! | `[ in {where}]` | a part that is left out when a value in it is empty |
//! | `a\|b` | two forms of one entry (what they are for stands in the table) |

/// A piece of a template; values are known by their position in the table.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(Box<str>),
    Value(usize),
    /// One of these, by the number that the value is.
    Number(usize, Vec<Box<str>>),
    /// Left out when a value in it is empty.
    Optional(Vec<Piece>),
}

/// A template that was read and checked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Template(Vec<Piece>);

/// What is wrong with a template.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fault<'t> {
    /// A place that the code does not fill.
    Unknown(&'t str),
    /// A brace or bracket without its other half.
    Open(char),
    /// `{n|…}` with other than two or three texts.
    Numbers(&'t str),
}

impl Template {
    /// Reads a text whose places are called `slots`; every fault goes to `faults`.
    pub(super) fn read<'t>(text: &'t str, slots: &[&str], faults: &mut Vec<Fault<'t>>) -> Self {
        let mut pieces = Vec::new();
        let mut optional: Option<Vec<Piece>> = None;
        let mut rest = text;
        while let Some(at) = rest.find(['{', '}', '[', ']']) {
            let (before, special) = rest.split_at(at);
            let after = special.get(1..).unwrap_or_default();
            push_text(optional.as_mut().unwrap_or(&mut pieces), before);
            rest = after;
            match special.as_bytes().first() {
                Some(b'{') => match after.split_once('}') {
                    Some((place, after)) => {
                        optional.as_mut().unwrap_or(&mut pieces).extend(read_place(place, slots, faults));
                        rest = after;
                    }
                    None => faults.push(Fault::Open('{')),
                },
                Some(b'[') if optional.is_none() => optional = Some(Vec::new()),
                Some(b']') if optional.is_some() => pieces.extend(optional.take().map(Piece::Optional)),
                Some(byte) => faults.push(Fault::Open(char::from(*byte))),
                None => {}
            }
        }
        if optional.is_some() {
            faults.push(Fault::Open('['));
        }
        push_text(&mut pieces, rest);
        Self(pieces)
    }

    /// The text with its places filled.
    ///
    /// `numbers`: what `#` is called, from nought on; digits beyond.
    pub(super) fn fill(&self, values: &[&str], numbers: &[Box<str>]) -> String {
        let mut filled = String::new();
        fill(&self.0, values, numbers, &mut filled);
        filled
    }
}

fn push_text(pieces: &mut Vec<Piece>, text: &str) {
    if !text.is_empty() {
        pieces.push(Piece::Text(text.into()));
    }
}

fn read_place<'t>(place: &'t str, slots: &[&str], faults: &mut Vec<Fault<'t>>) -> Option<Piece> {
    let mut parts = place.split('|');
    let name = parts.next().unwrap_or_default();
    let Some(slot) = slots.iter().position(|slot| *slot == name) else {
        faults.push(Fault::Unknown(name));
        return None;
    };
    let texts: Vec<Box<str>> = parts.map(Into::into).collect();
    match texts.len() {
        0 => Some(Piece::Value(slot)),
        2 | 3 => Some(Piece::Number(slot, texts)),
        _ => {
            faults.push(Fault::Numbers(place));
            None
        }
    }
}

fn fill(pieces: &[Piece], values: &[&str], numbers: &[Box<str>], filled: &mut String) {
    let value = |slot: usize| values.get(slot).copied().unwrap_or_default();
    for piece in pieces {
        match piece {
            Piece::Text(text) => filled.push_str(text),
            Piece::Value(slot) => filled.push_str(value(*slot)),
            Piece::Number(slot, texts) => {
                let number = value(*slot);
                let at = match (number, texts.len()) {
                    ("0", 3) => 0,
                    ("1", count) => count - 2,
                    (_, count) => count - 1,
                };
                let text = texts.get(at).map_or("", |text| text);
                let word = number.parse().ok().and_then(|n: usize| numbers.get(n));
                filled.push_str(&text.replace('#', word.map_or(number, |word| word)));
            }
            Piece::Optional(pieces) => {
                let empty = |piece: &Piece| match piece {
                    Piece::Value(slot) | Piece::Number(slot, _) => value(*slot).is_empty(),
                    _ => false,
                };
                if !pieces.iter().any(empty) {
                    fill(pieces, values, numbers, filled);
                }
            }
        }
    }
}

/// The forms of an entry: cut at each `|` that stands in no place.
pub(super) fn forms(text: &str) -> Vec<&str> {
    let mut forms = Vec::new();
    let (mut depth, mut start) = (0_usize, 0);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            b'|' if depth == 0 => {
                forms.push(text.get(start..at).unwrap_or_default());
                start = at + 1;
            }
            _ => {}
        }
    }
    forms.push(text.get(start..).unwrap_or_default());
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, values: &[&str], expect: &str) {
        let mut faults = Vec::new();
        let template = Template::read(text, &["n", "who", "where"], &mut faults);
        assert_eq!(
            (template.fill(values, &["nul".into(), "één".into(), "twee".into()]).as_str(), &faults[..]),
            (expect, &[][..]),
            "{text}"
        );
    }

    #[test]
    fn places_are_filled() {
        check("{who} zit in {where}", &["", "W13", "Kortrijk"], "W13 zit in Kortrijk");
        check("geen plaats", &[], "geen plaats");
    }

    #[test]
    fn a_number_chooses() {
        let text = "{n|één gemeente|# gemeenten}";
        check(text, &["1"], "één gemeente");
        check(text, &["2"], "twee gemeenten");
        check(text, &["14"], "14 gemeenten");
        check("{n|geen|één|#}", &["0"], "geen");
        check("{n|geen|één|#}", &["1"], "één");
    }

    #[test]
    fn a_part_without_its_value_is_left_out() {
        check("{who}[ in {where}].", &["", "W13", ""], "W13.");
        check("{who}[ in {where}].", &["", "W13", "Menen"], "W13 in Menen.");
        // what is put in is never read as a template
        check("{who}", &["", "{n} [x]"], "{n} [x]");
    }

    #[test]
    fn every_fault_is_found() {
        let mut faults = Vec::new();
        Template::read("{whom} [ {n|a} ] } {who", &["n", "who"], &mut faults);
        let expect = [Fault::Unknown("whom"), Fault::Numbers("n|a"), Fault::Open('}'), Fault::Open('{')];
        assert_eq!(faults, expect);
    }

    #[test]
    fn forms_are_cut_outside_places() {
        assert_eq!(forms("a {n|b|c}|d"), ["a {n|b|c}", "d"]);
        assert_eq!(forms("a"), ["a"]);
    }
}
