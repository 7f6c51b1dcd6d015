//! `regie plan`: ambitions, actions, tests, budgets.

use clap::{Args, Subcommand};
use regie::plans::Plan;

use super::args::Asking;
use super::plan_said::{
    Action, Ambition, BudgetLine, Domain, Indicator, Opened, Participation, Reading, Status, Test, find,
};
use super::plan_told as tell;
use super::said::Writing;
use super::store::{self, Seen};
use super::told::answer;
use crate::args::Lang;
use crate::output::Failure;

/// Plans: set ambitions and actions, measure and test them, give them money, and see what is missing.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// A plan is begun
    Open(Writing<Opened>),
    /// An ambition is set, or set anew
    Ambition(Writing<Ambition>),
    /// An action is set, or set anew
    Action(Writing<Action>),
    /// An action begins, ends or stops
    Status(Writing<Status>),
    /// An action gets its indicator
    Indicator(Writing<Indicator>),
    /// An indicator is read
    Reading(Writing<Reading>),
    /// An action is held against the poverty test
    Test(Writing<Test>),
    /// People in poverty took part in an action
    Participation(Writing<Participation>),
    /// A policy domain gets its budget
    Domain(Writing<Domain>),
    /// An action gets money of a policy domain
    BudgetLine(Writing<BudgetLine>),
    /// All that was told of a plan
    Show(One),
    /// How far the actions are on a day: readings against the line from baseline to target
    Progress(One),
    /// What is reserved, committed and missing against poverty in each policy domain, to the cent
    Budget(One),
    /// What does not agree with the decisions, and which actions are not measurable, not tested, without participation, without money
    Findings(One),
    /// Challenges without an action, ambitions without a measurable one, roles that nobody takes up
    BlindSpots(One),
}

#[derive(Debug, Args)]
pub(crate) struct One {
    /// Which plan
    #[arg(long, value_name = "ID")]
    plan: String,
    #[command(flatten)]
    asking: Asking,
}

impl Command {
    pub(crate) fn lang(&self) -> Lang {
        let writer = match self {
            Self::Open(writing) => writing.writer(),
            Self::Ambition(writing) => writing.writer(),
            Self::Action(writing) => writing.writer(),
            Self::Status(writing) => writing.writer(),
            Self::Indicator(writing) => writing.writer(),
            Self::Reading(writing) => writing.writer(),
            Self::Test(writing) => writing.writer(),
            Self::Participation(writing) => writing.writer(),
            Self::Domain(writing) => writing.writer(),
            Self::BudgetLine(writing) => writing.writer(),
            Self::Show(one)
            | Self::Progress(one)
            | Self::Budget(one)
            | Self::Findings(one)
            | Self::BlindSpots(one) => {
                return one.asking.kept.lang;
            }
        };
        writer.kept.lang
    }

    pub(crate) fn run(&self) -> Result<(), Failure> {
        match self {
            Self::Open(writing) => writing.run(),
            Self::Ambition(writing) => writing.run(),
            Self::Action(writing) => writing.run(),
            Self::Status(writing) => writing.run(),
            Self::Indicator(writing) => writing.run(),
            Self::Reading(writing) => writing.run(),
            Self::Test(writing) => writing.run(),
            Self::Participation(writing) => writing.run(),
            Self::Domain(writing) => writing.run(),
            Self::BudgetLine(writing) => writing.run(),
            Self::Show(one) => one.ask(|seen, plan| answer(&one.asking, seen, plan, tell::plan)),
            Self::Progress(one) => one.ask(|seen, plan| {
                let progress = plan.progress(seen.now.date());
                answer(&one.asking, seen, progress.as_slice(), |told, all| tell::progress(told, plan, all))
            }),
            Self::Budget(one) => one.ask(|seen, plan| {
                answer(&one.asking, seen, &plan.budget(), |told, budget| tell::budget(told, plan, budget))
            }),
            Self::Findings(one) => one.ask(|seen, plan| {
                let findings = plan.findings(&seen.atlas);
                answer(&one.asking, seen, findings.as_slice(), |told, all| tell::findings(told, plan, all))
            }),
            Self::BlindSpots(one) => one.ask(|seen, plan| {
                let blind = plan.blind_spots(&seen.atlas);
                answer(&one.asking, seen, &blind, |told, blind| tell::blind_spots(told, plan, blind))
            }),
        }
    }
}

impl One {
    fn ask(&self, with: impl FnOnce(&Seen, &Plan) -> Result<(), Failure>) -> Result<(), Failure> {
        let seen = store::seen(&self.asking)?;
        let plan = find(&seen.register, &self.plan, self.asking.kept.lang)?;
        with(&seen, plan)
    }
}
