//! What stands in one cell: a text, several values, a day, yes or no; and how it is written so that it reads back as the same.

use crate::date::Date;

/// What a spreadsheet takes for the beginning of a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];
/// What divides the values of a cell.
const DIVIDERS: [char; 3] = [';', '|', '\n'];
/// Begins a row that is a remark.
pub(super) const REMARK: char = '#';

/// The cell without the apostrophe that keeps a formula from being one.
pub(super) fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if is_formula(rest) => rest,
        _ => cell,
    }
}

/// Would it be a formula, or was one kept from being one?
fn is_formula(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(FORMULA)
}

/// The cell as it goes out: what a spreadsheet would compute gets an apostrophe.
pub(super) fn guarded(cell: String) -> String {
    if is_formula(&cell) { format!("'{cell}") } else { cell }
}

/// The text of a cell without the white space around it; what stands between quotation marks, as it stands.
pub(super) fn one(cell: &str) -> String {
    let cell = cell.trim();
    match quoted(cell) {
        Some((text, "")) => text,
        _ => cell.to_owned(),
    }
}

/// The text between the quotation marks with which a cell begins (two of them stand for one), and what follows.
fn quoted(cell: &str) -> Option<(String, &str)> {
    let mut rest = cell.strip_prefix('"')?;
    let mut text = String::new();
    loop {
        let (before, after) = rest.split_once('"')?;
        text.push_str(before);
        let Some(more) = after.strip_prefix('"') else { return Some((text, after)) };
        text.push('"');
        rest = more;
    }
}

/// The values of a cell. Nothing between two dividers is an empty value, which keeps the others in their places.
pub(super) fn many(cell: &str) -> Vec<Option<String>> {
    let mut values = Vec::new();
    let mut rest = cell.trim();
    while !rest.is_empty() {
        let literal = quoted(rest).map(|(text, after)| (text, after.trim_start_matches(is_blank)));
        let (value, after) = match literal {
            Some((text, after)) if after.is_empty() || after.starts_with(DIVIDERS) => (Some(text), after),
            _ => {
                let end = rest.find(DIVIDERS).unwrap_or(rest.len());
                let (value, after) = rest.split_at(end);
                let value = value.trim();
                ((!value.is_empty()).then(|| value.to_owned()), after)
            }
        };
        values.push(value);
        rest = after.strip_prefix(DIVIDERS).unwrap_or_default().trim_start_matches(is_blank);
    }
    values
}

/// White space that divides nothing.
fn is_blank(c: char) -> bool {
    c.is_whitespace() && c != '\n'
}

/// A text as a cell.
pub(super) fn written(text: &str) -> String {
    let plain = !text.is_empty() && !text.starts_with(REMARK) && one(text) == text;
    if plain { text.to_owned() } else { literal(text) }
}

/// Values as a cell.
pub(super) fn joined(values: &[Option<&str>]) -> String {
    let values = values.iter().map(|value| match value {
        None => String::new(),
        Some(text) => {
            // what begins with a quotation mark might end with that of the next
            let plain =
                !text.starts_with([REMARK, '"']) && matches!(&many(text)[..], [Some(one)] if one == text);
            if plain { (*text).to_owned() } else { literal(text) }
        }
    });
    values.collect::<Vec<_>>().join("; ")
}

fn literal(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// How a date was written.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// A day of the calendar, in one way to read it.
    Clear(Date),
    /// Day and month could change places (`03/04/2019`): the day with the day first.
    Either(Date),
    /// Only the month can stand first here (`12/31/2019`), or the year has two digits.
    Unclear,
    /// No day.
    No,
}

/// A day: `2019-01-31`, `31/01/2019`, `31-1-2019`, `31.1.2019`.
pub(super) fn day(text: &str) -> Written {
    if let Ok(date) = text.parse() {
        return Written::Clear(date);
    }
    let parts: Vec<&str> = text.split(['/', '-', '.']).map(str::trim).collect();
    let [first, second, year] = parts[..] else { return Written::No };
    let number = |part: &str| {
        let digits = !part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit());
        if digits { part.parse::<u16>().ok() } else { None }
    };
    let (Some(first), Some(second), Some(number)) = (number(first), number(second), number(year)) else {
        return Written::No;
    };
    let date = |day: u16, month: u16| {
        let (day, month) = (u8::try_from(day).ok()?, u8::try_from(month).ok()?);
        Date::new(number, month, day).ok()
    };
    match (year.len(), date(first, second), date(second, first)) {
        (4, Some(day), Some(other)) if day != other => Written::Either(day),
        (4, Some(day), _) => Written::Clear(day),
        (4, None, Some(_)) => Written::Unclear,
        (2, ..) if (1..=31).contains(&first) && (1..=31).contains(&second) => Written::Unclear,
        _ => Written::No,
    }
}

/// Yes or no, as people write it.
pub(super) fn flag(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "x" | "ja" | "j" | "yes" | "y" | "true" | "waar" | "1" | "✓" | "✔" => Some(true),
        "nee" | "neen" | "n" | "no" | "false" | "onwaar" | "0" | "-" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(cell: &str) -> Vec<String> {
        many(cell).into_iter().map(|value| value.unwrap_or_else(|| "∅".to_owned())).collect()
    }

    #[test]
    fn a_cell_holds_several_values() {
        assert_eq!(values(" a; b|c\r\n d "), ["a", "b", "c", "d"]);
        assert_eq!(values("; b;; c;"), ["∅", "b", "∅", "c"]);
        assert_eq!(values(r#""a; b" ; "c ""d""" ; "" "#), ["a; b", "c \"d\"", ""]);
        // quotation marks that do not hold the whole value are letters of it
        assert_eq!(values(r#""De Kier" vzw; x"#), ["\"De Kier\" vzw", "x"]);
        assert_eq!(values("\"open; x"), ["\"open", "x"]);
        assert_eq!(values("  "), [""; 0]);
    }

    #[test]
    fn what_is_written_reads_back() {
        let texts = [
            "a",
            "",
            " a",
            "a ",
            "\"",
            "\"a\"",
            "a;b",
            "a|b",
            "a\nb",
            "\r",
            "=1+1",
            "'=1",
            "''+",
            "'t Hoekje",
            "-",
            "@x",
            "#x",
            "\t",
            "\"a\" b",
            "a\"b",
            "\u{a0}x",
            "é\r\né",
            ";",
            "\"\"",
            "' =",
            "\"=1",
        ];
        for text in texts {
            let cell = guarded(written(text));
            assert!(!cell.starts_with(FORMULA), "{cell:?}");
            assert_eq!(one(unguarded(&cell)), text, "{cell:?}");
            for other in texts {
                let cell = guarded(joined(&[Some(text), None, Some(other)]));
                assert!(!cell.starts_with(FORMULA), "{cell:?}");
                let back = many(unguarded(&cell));
                assert_eq!(back, [Some(text.to_owned()), None, Some(other.to_owned())], "{cell:?}");
            }
        }
        assert_eq!(guarded(written("'t Hoekje")), "'t Hoekje");
        assert_eq!(guarded(written("=1+1")), "'=1+1");
    }

    #[test]
    fn a_day_is_read_with_the_day_first_and_what_cannot_be_is_unclear() {
        let date = |text: &str| text.parse::<Date>().unwrap();
        for text in ["2019-01-31", "31/01/2019", "31-1-2019", "31.1.2019", "31 / 1 / 2019"] {
            assert_eq!(day(text), Written::Clear(date("2019-01-31")), "{text}");
        }
        assert_eq!(day("03/04/2019"), Written::Either(date("2019-04-03")));
        assert_eq!(day("04/04/2019"), Written::Clear(date("2019-04-04")));
        for text in ["12/31/2019", "1/2/19", "31/12/99"] {
            assert_eq!(day(text), Written::Unclear, "{text}");
        }
        for text in ["", "2019", "31/02/2019", "43466", "a/b/2019", "2019/01/31/2", "13/13/2019", "1/2/019"] {
            assert_eq!(day(text), Written::No, "{text}");
        }
    }
}
