//! The steps of a plan: who may take them, what is refused and why. What is refused changes nothing.

use super::event::{
    ActionSet, AmbitionSet, BudgetLineSet, DomainSet, IndicatorSet, ParticipationTold, PlanEvent, PlanOpened,
    PovertyTested, ReadingTaken, StatusChanged,
};
use super::refusal::PlanRefusal as Refusal;
use super::state::{Action, Plan, Plans};
use crate::atlas::Atlas;
use crate::ids::Id;
use crate::moment::Moment;
use crate::refused::{Refused, nearest};
use crate::step::{Step, known, not_empty, once};

type Reasons = Vec<Refusal>;

impl Plans {
    /// Takes an event: either the state after it, or every reason why not, and then nothing has changed.
    ///
    /// `at` is when it happened and `by` who did it. The owners of the plan (or who succeeded them) may do everything; who leads an action tells how it stands with it: status,
    /// readings, poverty test, participation. Whether stakeholders, themes, challenges and roles are there is asked of the atlas; who should lead is not: what does not agree with the
    /// decisions is reported by [`Plan::findings`], and refused nowhere.
    ///
    /// ```
    /// # let landscape = r#"{"format": "regie/landscape", "version": 1, "id": "menen", "as_of": "2019-01-15", "builds_on": ["flanders-vocabulary"],
    /// #     "areas": [{"id": "menen", "label": "Menen", "level": "local"}],
    /// #     "stakeholders": [{"id": "ocmw", "label": "OCMW", "kind": "ocmw", "works_in": ["menen"]}]}"#;
    /// # let atlas = regie::Atlas::from_json(landscape, regie::flanders::RULE_BOOK_JSON, &regie::Options::default())?;
    /// use regie::plans::{PlanEvent, Plans};
    /// let mut plans = Plans::default();
    /// for event in [
    ///     r#"{"kind": "plan-opened", "plan": "p", "label": "Plan", "owners": ["ocmw"], "period": {"from": "2019-01-01", "until": "2025-01-01"},
    ///         "leads_with": ["director"], "share": "2.5"}"#,
    ///     r#"{"kind": "domain-set", "plan": "p", "domain": "housing", "label": "Wonen", "budget": "1000.10"}"#,
    /// ] {
    ///     plans.apply(&PlanEvent::from_json(event)?, "2019-01-08T09:00:00+01:00".parse()?, &"ocmw".parse()?, &atlas)?;
    /// }
    /// let budget = plans.get("p").unwrap().budget();
    /// assert_eq!(budget.reserved.to_string(), "25.01");
    /// assert_eq!(budget.missing, budget.reserved);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`Refused`], with every reason.
    pub fn apply(
        &mut self,
        event: &PlanEvent,
        at: Moment,
        by: &Id,
        atlas: &Atlas,
    ) -> Result<(), Refused<Refusal>> {
        self.weigh(event, at, by, atlas)?;
        self.settle(event.clone());
        Ok(())
    }

    /// Every reason against an event. Nothing changes: so whatever is weighed costs no more than to look at it, however much happened before.
    pub(crate) fn weigh(
        &self,
        event: &PlanEvent,
        at: Moment,
        by: &Id,
        atlas: &Atlas,
    ) -> Result<(), Refused<Refusal>> {
        let step = Step { at, by, atlas };
        let id = match event {
            PlanEvent::Opened(event) => return self.open(event, step),
            PlanEvent::AmbitionSet(event) => &event.plan,
            PlanEvent::ActionSet(event) => &event.plan,
            PlanEvent::StatusChanged(event) => &event.plan,
            PlanEvent::IndicatorSet(event) => &event.plan,
            PlanEvent::ReadingTaken(event) => &event.plan,
            PlanEvent::PovertyTested(event) => &event.plan,
            PlanEvent::ParticipationTold(event) => &event.plan,
            PlanEvent::DomainSet(event) => &event.plan,
            PlanEvent::BudgetLineSet(event) => &event.plan,
        };
        let Some(plan) = self.all.get(id) else {
            let nearest = nearest(id, self.all.keys().map(Id::as_str));
            return Err(
                Refusal::Unknown { path: "plan".into(), what: "plan", id: id.clone(), nearest }.into()
            );
        };
        match event {
            PlanEvent::Opened(_) => Ok(()),
            PlanEvent::AmbitionSet(event) => plan.set_ambition(event, step),
            PlanEvent::ActionSet(event) => plan.set_action(event, step),
            PlanEvent::StatusChanged(event) => plan.change_status(event, step),
            PlanEvent::IndicatorSet(event) => plan.set_indicator(event, step),
            PlanEvent::ReadingTaken(event) => plan.take_reading(event, step),
            PlanEvent::PovertyTested(event) => plan.test(event, step),
            PlanEvent::ParticipationTold(event) => plan.tell_participation(event, step),
            PlanEvent::DomainSet(event) => plan.set_domain(event, step),
            PlanEvent::BudgetLineSet(event) => plan.set_budget_line(event, step),
        }
    }

    fn open(&self, event: &PlanOpened, step: Step<'_>) -> Result<(), Refused<Refusal>> {
        let mut reasons = Vec::new();
        let model = &step.atlas.model;
        step.one_of(&event.owners, &mut reasons);
        if self.all.contains_key(&event.plan) {
            let id = event.plan.as_str().into();
            reasons.push(Refusal::Double { path: "plan".into(), what: "the plan", id });
        }
        not_empty(&event.owners, "owners", "owner", &mut reasons);
        for (n, id) in event.owners.iter().enumerate() {
            step.stakeholder(id, format!("owners[{n}]"), &mut reasons);
        }
        if event.period.from.zip(event.period.until).is_none_or(|(from, until)| from >= until) {
            let what = "the period of a plan has a first day, and a later day on which it is over";
            reasons.push(Refusal::OutOfRange { path: "period".into(), what });
        }
        not_empty(&event.leads_with, "leads_with", "role", &mut reasons);
        for (field, list) in [("leads_with", &event.leads_with), ("takes_part_with", &event.takes_part_with)]
        {
            for (n, id) in list.iter().enumerate() {
                known(id, "role", || model.roles.all(), format!("{field}[{n}]"), &mut reasons);
            }
        }
        let questions = event.poverty_test.iter().map(|question| &question.id);
        once(questions, "poverty_test", "the question", &mut reasons);
        themes(step, &event.tested_themes, "tested_themes", &mut reasons);
        if event.poverty_test.is_empty() && !event.tested_themes.is_empty() {
            reasons.push(Refusal::Empty { path: "poverty_test".into(), what: "question" });
        }
        Refused::if_any(reasons)
    }
}

/// Are these themes there?
fn themes(step: Step<'_>, ids: &[Id], field: &str, reasons: &mut Reasons) {
    let all = &step.atlas.model.themes;
    for (n, id) in ids.iter().enumerate() {
        known(id, "theme", || all.all(), format!("{field}[{n}]"), reasons);
    }
}

impl Plan {
    fn owners_only(&self, step: Step<'_>) -> Reasons {
        let mut reasons = Vec::new();
        step.one_of(&self.opened.owners, &mut reasons);
        reasons
    }

    /// The action, for its owners and for who leads it; reasons where it is not there or another acts.
    fn action(&self, id: &Id, step: Step<'_>) -> (Reasons, Option<&Action>) {
        let mut reasons = Vec::new();
        let action = self.actions.get(id);
        let leads = action.map_or(&[][..], |action| &action.set.leads);
        let may: Vec<Id> = self.opened.owners.iter().chain(leads).cloned().collect();
        step.one_of(&may, &mut reasons);
        known(id, "action", || self.actions.keys().map(Id::as_str), "action".into(), &mut reasons);
        (reasons, action)
    }

    fn set_ambition(&self, event: &AmbitionSet, step: Step<'_>) -> Result<(), Refused<Refusal>> {
        let mut reasons = self.owners_only(step);
        not_empty(&event.themes, "themes", "theme", &mut reasons);
        themes(step, &event.themes, "themes", &mut reasons);
        let frame = self.ambitions.values().find(|one| one.frame && one.ambition != event.ambition);
        if let Some(frame) = frame.filter(|_| event.frame) {
            reasons.push(Refusal::SecondFrame { frame: frame.ambition.clone() });
        }
        Refused::if_any(reasons)
    }

    fn set_action(&self, event: &ActionSet, step: Step<'_>) -> Result<(), Refused<Refusal>> {
        let mut reasons = self.owners_only(step);
        known(
            &event.ambition,
            "ambition",
            || self.ambitions.keys().map(Id::as_str),
            "ambition".into(),
            &mut reasons,
        );
        let challenges = &step.atlas.model.challenges;
        let is_there = |index| step.atlas.tasks.of(index).is_some();
        if !challenges.find(event.challenge.as_str()).is_some_and(is_there) {
            let nearest = nearest(&event.challenge, challenges.all());
            let (path, id) = ("challenge".into(), event.challenge.clone());
            reasons.push(Refusal::Unknown { path, what: "challenge", id, nearest });
        }
        not_empty(&event.leads, "leads", "stakeholder", &mut reasons);
        for (field, list) in [("leads", &event.leads), ("takes_part", &event.takes_part)] {
            once(list, field, "the stakeholder", &mut reasons);
            for (n, id) in list.iter().enumerate() {
                step.stakeholder(id, format!("{field}[{n}]"), &mut reasons);
            }
        }
        Refused::if_any(reasons)
    }

    fn change_status(&self, event: &StatusChanged, step: Step<'_>) -> Result<(), Refused<Refusal>> {
        let (reasons, _) = self.action(&event.action, step);
        Refused::if_any(reasons)
    }

    fn set_indicator(&self, event: &IndicatorSet, step: Step<'_>) -> Result<(), Refused<Refusal>> {
        let mut reasons = self.owners_only(step);
        known(&event.action, "action", || self.actions.keys().map(Id::as_str), "action".into(), &mut reasons);
        if event.baseline.is_some() && event.baseline == event.target {
            let what = "the target is another value than the baseline: otherwise there is no way to go";
            reasons.push(Refusal::OutOfRange { path: "target".into(), what });
        }
        let begins = event.baseline_on.or(self.opened.period.from);
        if begins.zip(event.target_on).is_some_and(|(begins, ends)| begins >= ends) {
            let what = "the date of the target comes after that of the baseline";
            reasons.push(Refusal::OutOfRange { path: "target_on".into(), what });
        }
        Refused::if_any(reasons)
    }

    fn take_reading(&self, event: &ReadingTaken, step: Step<'_>) -> Result<(), Refused<Refusal>> {
        let (mut reasons, action) = self.action(&event.action, step);
        if action.is_some_and(|action| action.indicator.is_none()) {
            let what = "the action has no indicator to read";
            reasons.push(Refusal::OutOfTurn { path: "action".into(), what });
        }
        if event.on > step.at.date() {
            let what = "a reading is of today or of an earlier day";
            reasons.push(Refusal::OutOfRange { path: "on".into(), what });
        }
        Refused::if_any(reasons)
    }

    fn test(&self, event: &PovertyTested, step: Step<'_>) -> Result<(), Refused<Refusal>> {
        let (mut reasons, _) = self.action(&event.action, step);
        let questions = &self.opened.poverty_test;
        let ids: Vec<&Id> = event.answers.iter().map(|answer| &answer.question).collect();
        once(ids.iter().copied(), "answers", "an answer to", &mut reasons);
        for (n, id) in ids.iter().enumerate() {
            let all = || questions.iter().map(|question| question.id.as_str());
            known(id, "question of the poverty test", all, format!("answers[{n}].question"), &mut reasons);
        }
        for (n, answer) in event.answers.iter().enumerate() {
            if answer.evidence.get("").trim().is_empty() {
                let path = format!("answers[{n}].evidence").into();
                reasons.push(Refusal::OutOfRange { path, what: "an answer says what shows it" });
            }
        }
        let open = questions.iter().filter(|question| !ids.contains(&&question.id));
        reasons.extend(open.map(|question| Refusal::Unanswered { question: question.id.clone() }));
        Refused::if_any(reasons)
    }

    fn tell_participation(&self, event: &ParticipationTold, step: Step<'_>) -> Result<(), Refused<Refusal>> {
        let (mut reasons, _) = self.action(&event.action, step);
        if event.how.get("").trim().is_empty() {
            reasons.push(Refusal::OutOfRange {
                path: "how".into(),
                what: "participation says how people took part",
            });
        }
        once(&event.through, "through", "the stakeholder", &mut reasons);
        for (n, id) in event.through.iter().enumerate() {
            step.stakeholder(id, format!("through[{n}]"), &mut reasons);
        }
        Refused::if_any(reasons)
    }

    fn set_domain(&self, event: &DomainSet, step: Step<'_>) -> Result<(), Refused<Refusal>> {
        let mut reasons = self.owners_only(step);
        themes(step, &event.themes, "themes", &mut reasons);
        if event.share.is_none() && self.opened.share.is_none() {
            let what = "neither the plan nor the domain says which share is reserved";
            reasons.push(Refusal::OutOfRange { path: "share".into(), what });
        }
        Refused::if_any(reasons)
    }

    fn set_budget_line(&self, event: &BudgetLineSet, step: Step<'_>) -> Result<(), Refused<Refusal>> {
        let mut reasons = self.owners_only(step);
        known(&event.action, "action", || self.actions.keys().map(Id::as_str), "action".into(), &mut reasons);
        known(
            &event.domain,
            "policy domain",
            || self.domains.keys().map(Id::as_str),
            "domain".into(),
            &mut reasons,
        );
        Refused::if_any(reasons)
    }
}
