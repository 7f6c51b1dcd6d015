//! How many tests passed and failed, as the test runners say it.

use std::fmt;

/// Counts that add up over several test runners.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    passed: u64,
    failed: u64,
}

impl Tally {
    /// Reads a line of a test runner, and counts it when it is a summary:
    /// of cargo (`test result: ok. 3 passed; 0 failed; …`) or of Node (`ℹ pass 3`).
    pub(crate) fn read(&mut self, line: &str) {
        let line = line.trim();
        if let Some(result) = line.strip_prefix("test result: ") {
            let counts = result.split_once(". ").map_or("", |(_, counts)| counts);
            for count in counts.split("; ") {
                if let Some((number, name)) = count.split_once(' ') {
                    self.add(name, number);
                }
            }
        } else if let Some((name, number)) = line.strip_prefix("ℹ ").and_then(|count| count.split_once(' '))
        {
            self.add(name, number);
        }
    }

    fn add(&mut self, name: &str, number: &str) {
        let Ok(number) = number.parse::<u64>() else { return };
        match name {
            "passed" | "pass" => self.passed += number,
            // Node counts a test that was cut off apart from those that failed
            "failed" | "fail" | "cancelled" => self.failed += number,
            _ => {}
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;

    fn tally(lines: &str) -> Tally {
        let mut tally = Tally::default();
        lines.lines().for_each(|line| tally.read(line));
        tally
    }

    #[test]
    fn adds_up_what_cargo_and_node_say() {
        let lines = "
running 3 tests
test date::leap_year ... ok

test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 7 filtered out; finished in 0.02s
test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s
ℹ tests 6
ℹ suites 0
ℹ pass 4
ℹ fail 1
ℹ cancelled 1
ℹ skipped 0
ℹ duration_ms 61.2
";
        assert_eq!(tally(lines), Tally { passed: 8, failed: 4 });
        assert_eq!(tally(lines).to_string(), "8 passed, 4 failed");
    }

    #[test]
    fn counts_nothing_else() {
        let lines = "
12 passed; 3 failed
test says_3_passed ... ok
✔ pass 3 (1.5ms)
ℹ pass many
test result: unheard of
";
        assert_eq!(tally(lines), Tally::default());
    }
}
