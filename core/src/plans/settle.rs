//! What an event changes in a plan, once nothing is against it.

use super::event::{PlanEvent, PovertyTested};
use super::state::{Action, Plan, Plans};
use crate::amount::Money;
use crate::ids::Id;

impl Plans {
    /// Takes an event that was weighed.
    pub(crate) fn settle(&mut self, event: PlanEvent) {
        match event {
            PlanEvent::Opened(event) => {
                self.all.insert(event.plan.clone(), Plan::new(event));
            }
            PlanEvent::AmbitionSet(event) => self.change(&event.plan.clone(), |plan| {
                plan.ambitions.insert(event.ambition.clone(), event);
            }),
            PlanEvent::ActionSet(event) => {
                self.change(&event.plan.clone(), |plan| match plan.actions.get_mut(&event.action) {
                    Some(action) => action.set = event,
                    None => drop(plan.actions.insert(event.action.clone(), Action::new(event))),
                });
            }
            PlanEvent::StatusChanged(event) => {
                self.act(&event.plan, &event.action, |action| action.status = event.status);
            }
            PlanEvent::IndicatorSet(event) => {
                let (plan, action) = (event.plan.clone(), event.action.clone());
                self.act(&plan, &action, |action| action.indicator = Some(event));
            }
            PlanEvent::ReadingTaken(event) => self.act(&event.plan, &event.action, |action| {
                action.readings.insert(event.on, event.value);
            }),
            PlanEvent::PovertyTested(event) => self.change(&event.plan, |plan| plan.tested(&event)),
            PlanEvent::ParticipationTold(event) => {
                let (plan, action) = (event.plan.clone(), event.action.clone());
                self.act(&plan, &action, |action| action.participation.push(event));
            }
            PlanEvent::DomainSet(event) => self.change(&event.plan.clone(), |plan| {
                plan.domains.insert(event.domain.clone(), event);
            }),
            PlanEvent::BudgetLineSet(event) => self.act(&event.plan, &event.action, |action| {
                if event.amount == Money::default() {
                    action.budget.remove(&event.domain);
                } else {
                    action.budget.insert(event.domain, event.amount);
                }
            }),
        }
    }

    /// Changes a plan that is there.
    fn change(&mut self, id: &Id, change: impl FnOnce(&mut Plan)) {
        if let Some(plan) = self.all.get_mut(id) {
            change(plan);
        }
    }

    /// Changes an action that is there.
    fn act(&mut self, plan: &Id, action: &Id, change: impl FnOnce(&mut Action)) {
        if let Some(action) = self.all.get_mut(plan).and_then(|plan| plan.actions.get_mut(action)) {
            change(action);
        }
    }
}

impl Plan {
    /// Takes the answers of a poverty test, in the order of its questions.
    fn tested(&mut self, event: &PovertyTested) {
        let Self { opened, actions, .. } = self;
        let Some(action) = actions.get_mut(&event.action) else { return };
        let answer =
            |question: &Id| event.answers.iter().find(|answer| answer.question == *question).cloned();
        action.poverty_test =
            opened.poverty_test.iter().filter_map(|question| answer(&question.id)).collect();
    }
}
