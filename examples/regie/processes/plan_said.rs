//! What happens to a plan, as options.

use clap::{Args, ValueEnum};
use regie::Register;
use regie::plans::Plan;
use serde::Serialize;

use super::refusals;
use super::said::{Fields, Said, pair, said};
use super::trajectory_said::period;
use crate::args::Lang;
use crate::output::Failure;

/// The plan with this name.
pub(super) fn find<'r>(register: &'r Register, id: &str, lang: Lang) -> Result<&'r Plan, Failure> {
    register.plans().find(id).map_err(|unknown| refusals::unknown(unknown, lang))
}

#[derive(Debug, Args, Serialize)]
pub(crate) struct Opened {
    /// Its name in all that follows
    #[arg(long, value_name = "ID", required_unless_present = "event")]
    plan: Option<String>,
    /// Its name as people read it
    #[arg(long, value_name = "TEXT", required_unless_present = "event")]
    label: Option<String>,
    /// Whose plan it is; as often as needed
    #[arg(long = "owner", value_name = "ID", required_unless_present = "event")]
    owners: Vec<String>,
    /// The first day of its period
    #[arg(long, value_name = "YYYY-MM-DD", required_unless_present = "event", requires = "until")]
    #[serde(skip)]
    from: Option<String>,
    /// The day on which that period is over
    #[arg(long, value_name = "YYYY-MM-DD", requires = "from")]
    #[serde(skip)]
    until: Option<String>,
    /// A role by which one leads an action; as often as needed
    #[arg(long, value_name = "ROLE", required_unless_present = "event")]
    leads_with: Vec<String>,
    /// A role by which one takes part, as often as needed; without it, every role will do
    #[arg(long, value_name = "ROLE")]
    takes_part_with: Vec<String>,
    /// A question of the poverty test; as often as needed
    #[arg(long = "question", value_name = "ID=TEXT", value_parser = question)]
    poverty_test: Vec<Question>,
    /// A theme of which the actions must be held against that test; as often as needed
    #[arg(long = "tested-theme", value_name = "ID")]
    tested_themes: Vec<String>,
    /// The share of each policy domain's budget that is reserved against poverty, in percent
    #[arg(long, value_name = "PERCENT")]
    share: Option<String>,
    /// How far from the line a reading is still on track, in percent of the whole way; without it, 5
    #[arg(long, value_name = "PERCENT")]
    tolerance: Option<String>,
    /// A remark for readers
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
struct Question {
    id: String,
    label: String,
}

fn question(text: &str) -> Result<Question, String> {
    let (id, label) = pair(text, '=', "a question as ID=TEXT")?;
    Ok(Question { id: id.to_owned(), label: label.to_owned() })
}

impl Said for Opened {
    const KIND: &'static str = "plan-opened";

    fn more(&self, fields: &mut Fields, _: &Register, _: Lang) -> Result<(), Failure> {
        period(self.from.as_ref(), self.until.as_ref(), fields);
        Ok(())
    }
}

said! {
    Ambition = "ambition-set" {
        /// Which plan
        #[arg(long, value_name = "ID", required_unless_present = "event")]
        plan: Option<String>,
        /// Its name in references
        #[arg(long, value_name = "ID", required_unless_present = "event")]
        ambition: Option<String>,
        /// Its name as people read it
        #[arg(long, value_name = "TEXT", required_unless_present = "event")]
        label: Option<String>,
        /// A theme to which it belongs; as often as needed
        #[arg(long = "theme", value_name = "ID", required_unless_present = "event")]
        themes: Vec<String>,
        /// It is the frame of the others
        #[arg(long)]
        frame: bool,
        /// What is aimed at
        #[arg(long, value_name = "TEXT")]
        statement: Option<String>,
    }
}

said! {
    Action = "action-set" {
        /// Which plan
        #[arg(long, value_name = "ID", required_unless_present = "event")]
        plan: Option<String>,
        /// Its name in references
        #[arg(long, value_name = "ID", required_unless_present = "event")]
        action: Option<String>,
        /// Its name as people read it
        #[arg(long, value_name = "TEXT", required_unless_present = "event")]
        label: Option<String>,
        /// The ambition that it serves
        #[arg(long, value_name = "ID", required_unless_present = "event")]
        ambition: Option<String>,
        /// The challenge that it tackles
        #[arg(long, value_name = "ID", required_unless_present = "event")]
        challenge: Option<String>,
        /// Who leads; as often as needed
        #[arg(long, value_name = "ID", required_unless_present = "event")]
        leads: Vec<String>,
        /// Who takes part; as often as needed
        #[arg(long, value_name = "ID")]
        takes_part: Vec<String>,
    }
}

#[derive(Debug, Clone, Copy, ValueEnum, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum ActionStatus {
    Planned,
    Running,
    Done,
    Stopped,
}

said! {
    Status = "action-status-changed" {
        /// Which plan
        #[arg(long, value_name = "ID", required_unless_present = "event")]
        plan: Option<String>,
        /// Which action
        #[arg(long, value_name = "ID", required_unless_present = "event")]
        action: Option<String>,
        /// How it stands with it
        #[arg(long, value_enum, required_unless_present = "event")]
        status: Option<ActionStatus>,
    }
}

said! {
    Indicator = "indicator-set" {
        /// Which plan
        #[arg(long, value_name = "ID", required_unless_present = "event")]
        plan: Option<String>,
        /// Which action
        #[arg(long, value_name = "ID", required_unless_present = "event")]
        action: Option<String>,
        /// What is measured
        #[arg(long, value_name = "TEXT", required_unless_present = "event")]
        label: Option<String>,
        /// In what: people, homes, percent
        #[arg(long, value_name = "TEXT", required_unless_present = "event")]
        unit: Option<String>,
        /// The value before the action
        #[arg(long, value_name = "NUMBER", allow_negative_numbers = true)]
        baseline: Option<String>,
        /// When that was measured; without it, on the first day of the plan
        #[arg(long, value_name = "YYYY-MM-DD")]
        baseline_on: Option<String>,
        /// The value that is aimed at
        #[arg(long, value_name = "NUMBER", allow_negative_numbers = true)]
        target: Option<String>,
        /// By when
        #[arg(long, value_name = "YYYY-MM-DD")]
        target_on: Option<String>,
    }
}

said! {
    Reading = "reading-taken" {
        /// Which plan
        #[arg(long, value_name = "ID", required_unless_present = "event")]
        plan: Option<String>,
        /// Which action
        #[arg(long, value_name = "ID", required_unless_present = "event")]
        action: Option<String>,
        /// On which day
        #[arg(long, value_name = "YYYY-MM-DD", required_unless_present = "event")]
        on: Option<String>,
        /// The value
        #[arg(long, value_name = "NUMBER", allow_negative_numbers = true, required_unless_present = "event")]
        value: Option<String>,
    }
}

#[derive(Debug, Clone, Serialize)]
struct Tested {
    question: String,
    answer: String,
    evidence: String,
}

fn tested(text: &str) -> Result<Tested, String> {
    let form =
        "an answer as QUESTION=yes:TEXT, with `yes`, `partly`, `no` or `not-applicable`, and what shows it";
    let (question, rest) = pair(text, '=', form)?;
    let (answer, evidence) = pair(rest, ':', form)?;
    let [question, answer, evidence] = [question, answer, evidence.trim()].map(str::to_owned);
    Ok(Tested { question, answer, evidence })
}

said! {
    Test = "poverty-tested" {
        /// Which plan
        #[arg(long, value_name = "ID", required_unless_present = "event")]
        plan: Option<String>,
        /// Which action
        #[arg(long, value_name = "ID", required_unless_present = "event")]
        action: Option<String>,
        /// The answer to a question, and what shows it; once for each
        #[arg(long = "answer", value_name = "QUESTION=ANSWER:TEXT", value_parser = tested, required_unless_present = "event")]
        answers: Vec<Tested>,
    }
}

said! {
    Participation = "participation-told" {
        /// Which plan
        #[arg(long, value_name = "ID", required_unless_present = "event")]
        plan: Option<String>,
        /// Which action
        #[arg(long, value_name = "ID", required_unless_present = "event")]
        action: Option<String>,
        /// How people in poverty took part
        #[arg(long, value_name = "TEXT", required_unless_present = "event")]
        how: Option<String>,
        /// Through which organisation; as often as needed
        #[arg(long, value_name = "ID")]
        through: Vec<String>,
        /// How many
        #[arg(long, value_name = "NUMBER")]
        people: Option<u32>,
    }
}

said! {
    Domain = "domain-set" {
        /// Which plan
        #[arg(long, value_name = "ID", required_unless_present = "event")]
        plan: Option<String>,
        /// Its name in references
        #[arg(long, value_name = "ID", required_unless_present = "event")]
        domain: Option<String>,
        /// Its name as people read it
        #[arg(long, value_name = "TEXT", required_unless_present = "event")]
        label: Option<String>,
        /// Its budget over the period of the plan, in euros, such as 1250.50
        #[arg(long, value_name = "EUROS", required_unless_present = "event")]
        budget: Option<String>,
        /// The share of it that is reserved against poverty, in percent; without it, that of the plan
        #[arg(long, value_name = "PERCENT")]
        share: Option<String>,
        /// A theme of this domain; as often as needed
        #[arg(long = "theme", value_name = "ID")]
        themes: Vec<String>,
    }
}

said! {
    BudgetLine = "budget-line-set" {
        /// Which plan
        #[arg(long, value_name = "ID", required_unless_present = "event")]
        plan: Option<String>,
        /// Which action
        #[arg(long, value_name = "ID", required_unless_present = "event")]
        action: Option<String>,
        /// Of which domain
        #[arg(long, value_name = "ID", required_unless_present = "event")]
        domain: Option<String>,
        /// How much, in euros, in place of what it got before; 0 takes it back
        #[arg(long, value_name = "EUROS", required_unless_present = "event")]
        amount: Option<String>,
    }
}
