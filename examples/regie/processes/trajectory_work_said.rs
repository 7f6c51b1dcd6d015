//! What a theme group does, as options: it meets, answers, weighs and votes.

use clap::ValueEnum;
use serde::Serialize;

use super::said::{Said, pair, said};
use super::trajectory_said::{HalfDayArg, half_day};

said! {
    Moved = "place-changed" {
        /// Which trajectory
        #[arg(long, value_name = "ID", required_unless_present = "event")]
        trajectory: Option<String>,
        /// Where it will be
        #[arg(long, value_name = "TEXT", required_unless_present = "event")]
        place: Option<String>,
        /// Only the meetings on this theme
        #[arg(long, value_name = "ID")]
        theme: Option<String>,
        /// Only those of this half day
        #[arg(long, value_name = "YYYY-MM-DD:HALF", value_parser = half_day)]
        half_day: Option<HalfDayArg>,
    }
}

said! {
    Held = "meeting-held" {
        /// Which trajectory
        #[arg(long, value_name = "ID", required_unless_present = "event")]
        trajectory: Option<String>,
        /// The theme of the group
        #[arg(long, value_name = "ID", required_unless_present = "event")]
        theme: Option<String>,
        /// When
        #[arg(long, value_name = "YYYY-MM-DD:HALF", value_parser = half_day, required_unless_present = "event")]
        half_day: Option<HalfDayArg>,
        /// A participant who was there; as often as needed
        #[arg(long, value_name = "ID")]
        present: Vec<String>,
    }
}

#[derive(Debug, Clone, Copy, ValueEnum, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Question {
    Trends,
    Meaning,
    LocalGovernments,
    Organisations,
    Learning,
    Challenges,
    Together,
}

said! {
    Answered = "question-answered" {
        /// Which trajectory
        #[arg(long, value_name = "ID", required_unless_present = "event")]
        trajectory: Option<String>,
        /// The theme of the group
        #[arg(long, value_name = "ID", required_unless_present = "event")]
        theme: Option<String>,
        /// Which of the questions that are put to every theme
        #[arg(long, value_enum, required_unless_present = "event")]
        question: Option<Question>,
        /// What the group answers
        #[arg(long, value_name = "TEXT", required_unless_present = "event")]
        answer: Option<String>,
    }
}

#[derive(Debug, Clone, Serialize)]
struct Criterion {
    id: String,
    label: String,
    weight: u32,
}

fn criterion(text: &str) -> Result<Criterion, String> {
    let form = "a criterion as ID=WEIGHT:TEXT, such as urgency=3:dringend";
    let (id, rest) = pair(text, '=', form)?;
    let (weight, label) = pair(rest, ':', form)?;
    let weight = weight.parse().map_err(|_| format!("expected {form}"))?;
    Ok(Criterion { id: id.to_owned(), label: label.to_owned(), weight })
}

said! {
    Criteria = "criteria-set" {
        /// Which trajectory
        #[arg(long, value_name = "ID", required_unless_present = "event")]
        trajectory: Option<String>,
        /// The theme
        #[arg(long, value_name = "ID", required_unless_present = "event")]
        theme: Option<String>,
        /// By what challenges are weighed; as often as needed
        #[arg(long = "criterion", value_name = "ID=WEIGHT:TEXT", value_parser = criterion, required_unless_present = "event")]
        criteria: Vec<Criterion>,
    }
}

#[derive(Debug, Clone, Serialize)]
struct Score {
    criterion: String,
    score: u8,
}

fn score(text: &str) -> Result<Score, String> {
    let form = "a score as CRITERION=SCORE, from 0 to 100";
    let (criterion, score) = pair(text, '=', form)?;
    let score = score.parse().map_err(|_| format!("expected {form}"))?;
    Ok(Score { criterion: criterion.to_owned(), score })
}

said! {
    Scored = "challenge-scored" {
        /// Which trajectory
        #[arg(long, value_name = "ID", required_unless_present = "event")]
        trajectory: Option<String>,
        /// The theme
        #[arg(long, value_name = "ID", required_unless_present = "event")]
        theme: Option<String>,
        /// The challenge
        #[arg(long, value_name = "ID", required_unless_present = "event")]
        challenge: Option<String>,
        /// Its score on a criterion; once for each
        #[arg(long = "score", value_name = "CRITERION=SCORE", value_parser = score, required_unless_present = "event")]
        scores: Vec<Score>,
    }
}

said! {
    Voted = "voted" {
        /// Which trajectory
        #[arg(long, value_name = "ID", required_unless_present = "event")]
        trajectory: Option<String>,
        /// The theme
        #[arg(long, value_name = "ID", required_unless_present = "event")]
        theme: Option<String>,
        /// Who votes
        #[arg(long, value_name = "ID", required_unless_present = "event")]
        participant: Option<String>,
        /// For which challenge, as often as needed; without any, the vote is taken back
        #[arg(long = "challenge", value_name = "ID")]
        challenges: Vec<String>,
    }
}
