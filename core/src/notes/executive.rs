//! The memo for a town's executive (Dutch: *nota aan het college*): one joint communication, aligned with the plan (E-44, E-47, G-10, G-11).

use std::collections::BTreeMap;

use super::note::{Note, NoteKind, Section};
use super::there::by_report;
use crate::decide::find;
use crate::document::Collection;
use crate::error::Unknown;
use crate::ids::Id;
use crate::plans::{ActionStatus, Plan};
use crate::signals::{Signal, Signals};
use crate::words::Words;

impl Words<'_> {
    /// The memo for an executive: the signals that were submitted to it and wait for its answer, by challenge: how many people, what is seen, which solution tracks there are with who does what where, what
    /// is asked of it, and which actions of the plan bear on it.
    ///
    /// # Errors
    /// [`Unknown`] when there is no such stakeholder, with the nearest id.
    pub fn executive_memo(
        &self,
        authority: &str,
        signals: &Signals,
        plan: Option<&Plan>,
    ) -> Result<Note, Unknown> {
        let language = self.language;
        let names = &self.atlas.model.stakeholders;
        let authority = names.id(find(names, "stakeholder", authority)?);
        let mut bundles: BTreeMap<Option<&Id>, Vec<&Signal>> = BTreeMap::new();
        for signal in signals.iter().filter(|one| one.authority.as_ref() == Some(authority)) {
            if signals.is_open(signal) && signal.answer.is_none() {
                let challenge = signal.challenge.as_ref().and_then(|id| self.challenge_now(id));
                bundles.entry(challenge).or_default().push(signal);
            }
        }
        for bundle in bundles.values_mut() {
            *bundle = by_report(std::mem::take(bundle).into_iter());
        }
        let all = || bundles.values().flatten();
        let from = self.names_of(all().flat_map(|signal| &signal.directors));
        let mut note = Note::new(NoteKind::ExecutiveMemo, self, language.memo_title()).between(
            self,
            self.names_of([authority]),
            from,
        );
        let (count, number) = (all().count().to_string(), bundles.len().to_string());
        if bundles.is_empty() {
            note.opening.push(language.memo_nothing());
            return Ok(note);
        }
        note.opening.push(language.memo_opening(&count, &number));
        for (challenge, bundle) in &bundles {
            note.add(self.bundle(*challenge, bundle, plan));
        }
        let mut section = Section::titled(language.heading_memo_next());
        section.say(language.memo_next());
        note.add(section);
        Ok(note)
    }

    /// The signals of a challenge, the solution tracks, what is asked, and the plan.
    fn bundle(&self, challenge: Option<&Id>, bundle: &[&Signal], plan: Option<&Plan>) -> Section {
        let language = self.language;
        let title = challenge.map_or_else(
            || language.heading_no_challenge(),
            |challenge| self.alone(Collection::Challenges, challenge),
        );
        let mut section = Section::titled(title);
        section.about("challenge", challenge);
        section.about("signal", bundle.iter().map(|signal| &signal.id));
        let people: u64 = bundle.iter().filter_map(|signal| signal.people).map(u64::from).sum();
        let people = if people > 0 { self.whole(people) } else { String::new() };
        section.say(language.memo_signals(&bundle.len().to_string(), &people));
        section.points(bundle.iter().map(|signal| self.seen(signal)).collect());
        let mut part = Section::titled(language.heading_tracks());
        let tracks = || bundle.iter().flat_map(|signal| &signal.tracks);
        let mut rows: Vec<[String; 3]> = Vec::new();
        for track in tracks() {
            let row = [self.sentence(&track.what), self.names_of(&track.who), self.places([&track.at])];
            // one track can serve several signals
            if !rows.contains(&row) {
                rows.push(row);
            }
        }
        let number = rows.len().to_string();
        let columns = [language.column_track(), language.column_who(), language.column_where()];
        part.table(language.caption_tracks(), columns, rows);
        section.add(part);
        let mut part = Section::titled(language.heading_decision());
        part.points(vec![language.memo_agree(&number), language.memo_answer()]);
        section.add(part);
        if let Some(plan) = plan {
            section.add(self.in_the_plan(challenge, plan));
        }
        section
    }

    /// The actions of the plan that bear on a challenge.
    fn in_the_plan(&self, challenge: Option<&Id>, plan: &Plan) -> Section {
        let language = self.language;
        let mut section = Section::titled(language.heading_plan());
        let name = language.quote(&self.plain(&plan.opened().label));
        let ambitions = plan.ambitions();
        let mut rows = Vec::new();
        for (id, action) in plan.actions() {
            if Some(&action.set.challenge) != challenge || action.status == ActionStatus::Stopped {
                continue;
            }
            section.about("action", [id]);
            let ambition = ambitions.iter().find(|one| one.ambition.ambition == action.set.ambition);
            let ambition = ambition.map(|one| self.plain(&one.ambition.label)).unwrap_or_default();
            let status = match action.status {
                ActionStatus::Planned => language.action_planned(),
                ActionStatus::Running => language.action_running(),
                ActionStatus::Done | ActionStatus::Stopped => language.action_done(),
            };
            rows.push([self.plain(&action.set.label), ambition, self.names_of(&action.set.leads), status]);
        }
        if rows.is_empty() {
            section.say(language.plan_without(&name));
            return section;
        }
        let columns = [
            language.column_action(),
            language.column_ambition(),
            language.column_leads(),
            language.column_state(),
        ];
        section.table(language.caption_plan(&name), columns, rows);
        section
    }
}
