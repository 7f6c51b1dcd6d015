//! Tables as comma-separated text (RFC 4180), for spreadsheets.

/// A table that is written row by row.
#[derive(Debug, Default)]
pub(crate) struct Csv {
    text: String,
}

impl Csv {
    /// Adds a row. A field with a comma, a quote or the end of a line in it is quoted. A spreadsheet takes a field that begins with `=`, `+`, `-` or `@` for a formula and
    /// computes it, whatever the caller's data make of it: such a field gets an apostrophe before it, and is quoted. One that has such an apostrophe already gets one more, so that a reader who takes
    /// one away from each has what was there.
    pub(crate) fn row(&mut self, fields: impl IntoIterator<Item = String>) {
        for (n, field) in fields.into_iter().enumerate() {
            if n > 0 {
                self.text.push(',');
            }
            let is_formula = field.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r']);
            if is_formula || field.contains([',', '"', '\r', '\n']) {
                self.text.push('"');
                self.text.push_str(if is_formula { "'" } else { "" });
                self.text.push_str(&field.replace('"', "\"\""));
                self.text.push('"');
            } else {
                self.text.push_str(&field);
            }
        }
        self.text.push_str("\r\n");
    }

    pub(crate) fn into_text(self) -> String {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_quoted_where_they_must_be_and_are_no_formulas() {
        let mut csv = Csv::default();
        csv.row(["plain", "a,b", "say \"ja\"", ""].map(str::to_owned));
        csv.row(["=1+1", "-3", "@x,y", "two\nlines"].map(str::to_owned));
        csv.row(["'=1", "'s avonds"].map(str::to_owned));
        assert_eq!(
            csv.into_text(),
            "plain,\"a,b\",\"say \"\"ja\"\"\",\r\n\"'=1+1\",\"'-3\",\"'@x,y\",\"two\nlines\"\r\n\"''=1\",'s avonds\r\n"
        );
    }
}
