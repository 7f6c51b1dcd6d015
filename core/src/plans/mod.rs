//! Plans: ambitions, actions with indicators, poverty tests and budgets (Dutch: *meerjarenplan*, E-62 to E-64).
//!
//! A plan is a fold over its events ([`PlanEvent`]): [`Plans::apply`] takes one and either changes the state or says every reason why not. What one asks of the state: how far the
//! actions are ([`Plan::progress`]), what is reserved and committed against poverty ([`Plan::budget`]), what does not agree with the decisions and the four conditions
//! ([`Plan::findings`]), and what nobody planned ([`Plan::blind_spots`]).

mod event;
mod refusal;
mod state;
mod step;
mod settle;
pub(crate) mod stored;
mod progress;
mod budget;
mod findings;
mod blind_spots;

pub use blind_spots::{NotTakenUp, PlanBlindSpots};
pub use budget::{DomainTotals, PlanBudget};
pub use event::{
    ActionSet, ActionStatus, AmbitionSet, Answer, BudgetLineSet, DomainSet, IndicatorSet, ParticipationTold,
    PlanEvent, PlanOpened, PovertyTested, ReadingTaken, StatusChanged, TestAnswer, TestQuestion,
};
pub use findings::{FindingCode, PlanFinding};
pub use progress::{ActionProgress, Progress};
pub use refusal::PlanRefusal;
pub use state::{Action, AmbitionShown, Plan, Plans};
