//! A plan as a snapshot has it: what it came to, without the events that made it so.

use super::event::{
    ActionSet, ActionStatus, AmbitionSet, DomainSet, IndicatorSet, ParticipationTold, PlanOpened, TestAnswer,
};
use super::state::{Action, Plan, Plans};
use crate::amount::{Money, Quantity};
use crate::date::Date;
use crate::document::read::Reader;
use crate::document::record::record;
use crate::ids::Id;

record! {
    @plain
    /// A plan as it stands.
    pub(crate) struct PlanForm as "plan" {
        required {
            /// How it was begun.
            opened: PlanOpened;
        }
        optional {
            /// Its ambitions, in the order of ids.
            ambitions: Vec<AmbitionSet>;
            /// Its actions, in the order of ids.
            actions: Vec<ActionForm>;
            /// Its policy domains, in the order of ids.
            domains: Vec<DomainSet>;
        }
    }
}

record! {
    @plain
    /// An action with all that was told of it.
    pub(crate) struct ActionForm as "action" {
        required {
            /// What it is, for what, and who leads.
            set: ActionSet;
            /// How it stands with it.
            status: ActionStatus;
        }
        optional {
            /// What shows whether it works.
            indicator: Option<IndicatorSet>;
            /// What the indicator showed, by day.
            readings: Vec<ReadingForm>;
            /// The answers of the poverty test, in the order of its questions.
            poverty_test: Vec<TestAnswer>;
            /// How people in poverty took part.
            participation: Vec<ParticipationTold>;
            /// What it gets of each policy domain.
            budget: Vec<LineForm>;
        }
    }
}

record! {
    @plain
    /// What an indicator showed on a day.
    pub(crate) struct ReadingForm as "reading" {
        required {
            /// On which day.
            on: Date;
            /// The value.
            value: Quantity;
        }
        optional {}
    }
}

record! {
    @plain
    /// Money of a policy domain.
    pub(crate) struct LineForm as "budget line" {
        required {
            /// Of which domain.
            domain: Id;
            /// How much.
            amount: Money;
        }
        optional {}
    }
}

impl Plans {
    /// As a snapshot has them.
    pub(crate) fn stored(&self) -> Vec<PlanForm> {
        self.all.values().map(PlanForm::of).collect()
    }

    /// As a snapshot had them.
    pub(crate) fn taken_up(forms: &[PlanForm]) -> Self {
        let taken_up = forms.iter().map(|form| (form.opened.plan.clone(), form.taken_up()));
        Self { all: taken_up.collect() }
    }

    /// Is what a snapshot says of them in agreement with itself?
    pub(crate) fn look_at(forms: &[PlanForm], reader: &mut Reader) {
        let look = |reader: &mut Reader, form: &PlanForm| form.look_at(reader);
        reader.each("plans", forms, |form| &form.opened.plan, look);
    }
}

impl PlanForm {
    fn of(plan: &Plan) -> Self {
        Self {
            ambitions: plan.ambitions.values().cloned().collect(),
            actions: plan.actions.values().map(ActionForm::of).collect(),
            domains: plan.domains.values().cloned().collect(),
            ..Self::new(plan.opened.clone())
        }
    }

    fn taken_up(&self) -> Plan {
        let mut plan = Plan::new(self.opened.clone());
        plan.ambitions = self.ambitions.iter().map(|one| (one.ambition.clone(), one.clone())).collect();
        plan.actions = self.actions.iter().map(|one| (one.set.action.clone(), one.taken_up())).collect();
        plan.domains = self.domains.iter().map(|one| (one.domain.clone(), one.clone())).collect();
        plan
    }

    fn look_at(&self, reader: &mut Reader) {
        let this = || std::iter::once(&self.opened.plan);
        let ambitions = || self.ambitions.iter().map(|one| &one.ambition);
        let domains = || self.domains.iter().map(|one| &one.domain);
        reader.each(
            "ambitions",
            &self.ambitions,
            |one| &one.ambition,
            |reader, one| {
                reader.within("plan", |reader| reader.known("plan", &one.plan, this));
            },
        );
        reader.each(
            "actions",
            &self.actions,
            |one| &one.set.action,
            |reader, one| {
                reader.within("set", |reader| {
                    reader.within("plan", |reader| reader.known("plan", &one.set.plan, this));
                    reader
                        .within("ambition", |reader| reader.known("ambition", &one.set.ambition, ambitions));
                });
                reader.each(
                    "budget",
                    &one.budget,
                    |line| &line.domain,
                    |reader, line| {
                        reader
                            .within("domain", |reader| reader.known("policy domain", &line.domain, domains));
                    },
                );
            },
        );
        reader.each(
            "domains",
            &self.domains,
            |one| &one.domain,
            |reader, one| {
                reader.within("plan", |reader| reader.known("plan", &one.plan, this));
            },
        );
    }
}

impl ActionForm {
    fn of(action: &Action) -> Self {
        let line = |(domain, amount): (&Id, &Money)| LineForm::new(domain.clone(), *amount);
        Self {
            indicator: action.indicator.clone(),
            readings: action.readings.iter().map(|(on, value)| ReadingForm::new(*on, *value)).collect(),
            poverty_test: action.poverty_test.clone(),
            participation: action.participation.clone(),
            budget: action.budget.iter().map(line).collect(),
            ..Self::new(action.set.clone(), action.status)
        }
    }

    fn taken_up(&self) -> Action {
        Action {
            set: self.set.clone(),
            status: self.status,
            indicator: self.indicator.clone(),
            readings: self.readings.iter().map(|one| (one.on, one.value)).collect(),
            poverty_test: self.poverty_test.clone(),
            participation: self.participation.clone(),
            budget: self.budget.iter().map(|one| (one.domain.clone(), one.amount)).collect(),
        }
    }
}
