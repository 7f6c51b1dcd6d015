//! What happens to a plan.

use crate::amount::{Money, Percent, Quantity};
use crate::date::{Date, Validity};
use crate::document::event::events;
use crate::document::record::{record, words};
use crate::ids::Id;
use crate::text::Text;

events! {
    /// What happens to a plan (Dutch: *meerjarenplan*). Each event names its plan; `{"kind": "action-set", …}` in JSON.
    pub enum PlanEvent {
        /// A plan is begun.
        Opened(PlanOpened) = "plan-opened",
        /// An ambition is set, or set anew.
        AmbitionSet(AmbitionSet) = "ambition-set",
        /// An action is set, or set anew.
        ActionSet(ActionSet) = "action-set",
        /// An action begins, ends or stops.
        StatusChanged(StatusChanged) = "action-status-changed",
        /// An action gets its indicator (E-62).
        IndicatorSet(IndicatorSet) = "indicator-set",
        /// An indicator is read.
        ReadingTaken(ReadingTaken) = "reading-taken",
        /// An action is held against the poverty test.
        PovertyTested(PovertyTested) = "poverty-tested",
        /// People in poverty took part in an action (E-63).
        ParticipationTold(ParticipationTold) = "participation-told",
        /// A policy domain gets its budget.
        DomainSet(DomainSet) = "domain-set",
        /// An action gets money of a policy domain (E-64).
        BudgetLineSet(BudgetLineSet) = "budget-line-set",
    }
}

words! {
    /// How it stands with an action. In order.
    pub enum ActionStatus {
        /// It is to begin.
        Planned = "planned",
        /// It has begun.
        Running = "running",
        /// It was done.
        Done = "done",
        /// It was given up: it counts no longer, neither as an action nor in the budget.
        Stopped = "stopped",
    }
}

words! {
    /// An answer to a question of the poverty test.
    pub enum Answer {
        /// Yes.
        Yes = "yes",
        /// In part.
        Partly = "partly",
        /// No.
        No = "no",
        /// The question does not bear on this action.
        NotApplicable = "not-applicable",
    }
}

record! {
    @plain
    /// A question of the poverty test (Dutch: *armoedetoets*).
    pub struct TestQuestion as "question of the poverty test" {
        required {
            /// Its name in answers.
            id: Id;
            /// The question.
            label: Text;
        }
        optional {}
    }
}

record! {
    @plain
    /// A plan is begun.
    pub struct PlanOpened as "plan-opened" {
        header {
            /// Always `plan-opened`.
            kind: kinds::Opened;
        }
        required {
            /// Its name in all that follows.
            plan: Id;
            /// Its name as people read it.
            label: Text;
            /// Whose plan it is: they may change it.
            owners: Vec<Id> [nonempty];
            /// When it holds: from `from` until the day before `until`.
            period: Validity;
            /// The roles by which one leads an action: it is reported when whoever leads has none of them on the challenge.
            leads_with: Vec<Id> [nonempty];
        }
        optional {
            /// The roles by which one takes part; without any, every role will do.
            takes_part_with: Vec<Id>;
            /// The questions of the poverty test.
            poverty_test: Vec<TestQuestion>;
            /// The themes of which the actions must be held against it.
            tested_themes: Vec<Id>;
            /// The share of each policy domain's budget that is reserved against poverty at the least (H-30: not fixed by the source).
            share: Option<Percent>;
            /// How far from the line from baseline to target a reading is still on track: as a share of the whole way. Without it, 5 percent.
            tolerance: Option<Percent>;
            /// A remark for readers.
            note: Option<Text>;
        }
    }
}

record! {
    @plain
    /// An ambition (Dutch: *ambitie*).
    pub struct AmbitionSet as "ambition-set" {
        header {
            /// Always `ambition-set`.
            kind: kinds::AmbitionSet;
        }
        required {
            /// Which plan.
            plan: Id;
            /// Its name in references; an ambition with this name is set anew.
            ambition: Id;
            /// Its name as people read it.
            label: Text;
            /// The themes to which it belongs.
            themes: Vec<Id> [nonempty];
        }
        optional {
            /// Is it the frame of the others (Dutch: *kader*; E-58)? One at the most. It is shown on them, and asks nothing more of them: it adds no gaps.
            frame: bool;
            /// What is aimed at.
            statement: Option<Text>;
        }
    }
}

record! {
    @plain
    /// An action: concrete, measurable (Dutch: *actie*).
    pub struct ActionSet as "action-set" {
        header {
            /// Always `action-set`.
            kind: kinds::ActionSet;
        }
        required {
            /// Which plan.
            plan: Id;
            /// Its name in references; an action with this name is set anew, and keeps its indicator, test and money.
            action: Id;
            /// Its name as people read it.
            label: Text;
            /// The ambition that it serves.
            ambition: Id;
            /// The challenge that it tackles.
            challenge: Id;
            /// Who leads.
            leads: Vec<Id> [nonempty];
        }
        optional {
            /// Who takes part.
            takes_part: Vec<Id>;
        }
    }
}

record! {
    @plain
    /// An action begins, ends or stops.
    pub struct StatusChanged as "action-status-changed" {
        header {
            /// Always `action-status-changed`.
            kind: kinds::StatusChanged;
        }
        required {
            /// Which plan.
            plan: Id;
            /// Which action.
            action: Id;
            /// How it stands with it.
            status: ActionStatus;
        }
        optional {}
    }
}

record! {
    @plain
    /// What shows whether an action works. It is measurable with a baseline, a target and a date (E-62).
    pub struct IndicatorSet as "indicator-set" {
        header {
            /// Always `indicator-set`.
            kind: kinds::IndicatorSet;
        }
        required {
            /// Which plan.
            plan: Id;
            /// Which action.
            action: Id;
            /// What is measured.
            label: Text;
            /// In what: people, homes, percent.
            unit: Text;
        }
        optional {
            /// The value before the action.
            baseline: Option<Quantity>;
            /// When that was measured; without it, on the first day of the plan.
            baseline_on: Option<Date>;
            /// The value that is aimed at.
            target: Option<Quantity>;
            /// By when.
            target_on: Option<Date>;
        }
    }
}

record! {
    @plain
    /// An indicator is read.
    pub struct ReadingTaken as "reading-taken" {
        header {
            /// Always `reading-taken`.
            kind: kinds::ReadingTaken;
        }
        required {
            /// Which plan.
            plan: Id;
            /// Which action.
            action: Id;
            /// On which day; a later reading of the same day takes the place of the earlier one.
            on: Date;
            /// The value.
            value: Quantity;
        }
        optional {}
    }
}

record! {
    @plain
    /// An answer to a question of the poverty test, with what shows it.
    pub struct TestAnswer as "answer of the poverty test" {
        required {
            /// The question.
            question: Id;
            /// The answer.
            answer: Answer;
            /// What shows it: a text, a reference.
            evidence: Text;
        }
        optional {}
    }
}

record! {
    @plain
    /// An action is held against the poverty test.
    pub struct PovertyTested as "poverty-tested" {
        header {
            /// Always `poverty-tested`.
            kind: kinds::PovertyTested;
        }
        required {
            /// Which plan.
            plan: Id;
            /// Which action.
            action: Id;
            /// An answer to each question; they take the place of those before.
            answers: Vec<TestAnswer> [nonempty];
        }
        optional {}
    }
}

record! {
    @plain
    /// People in poverty took part in an action.
    pub struct ParticipationTold as "participation-told" {
        header {
            /// Always `participation-told`.
            kind: kinds::ParticipationTold;
        }
        required {
            /// Which plan.
            plan: Id;
            /// Which action.
            action: Id;
            /// How they took part.
            how: Text;
        }
        optional {
            /// Through which organisations.
            through: Vec<Id>;
            /// How many.
            people: Option<u32>;
        }
    }
}

record! {
    @plain
    /// A policy domain with its budget (Dutch: *beleidsdomein*).
    pub struct DomainSet as "domain-set" {
        header {
            /// Always `domain-set`.
            kind: kinds::DomainSet;
        }
        required {
            /// Which plan.
            plan: Id;
            /// Its name in references; a domain with this name is set anew.
            domain: Id;
            /// Its name as people read it.
            label: Text;
            /// Its budget over the period of the plan.
            budget: Money;
        }
        optional {
            /// The share of it that is reserved against poverty; without it, that of the plan.
            share: Option<Percent>;
            /// The themes of this domain: money spent on other themes is reported.
            themes: Vec<Id>;
        }
    }
}

record! {
    @plain
    /// An action gets money of a policy domain.
    pub struct BudgetLineSet as "budget-line-set" {
        header {
            /// Always `budget-line-set`.
            kind: kinds::BudgetLineSet;
        }
        required {
            /// Which plan.
            plan: Id;
            /// Which action.
            action: Id;
            /// Of which domain.
            domain: Id;
            /// How much, over the period of the plan, in place of what it got of this domain before; `"0"` takes it back.
            amount: Money;
        }
        optional {}
    }
}
