//! The path of a signal, as a document: states, steps, who may take them, what they record, within how many days.

use std::collections::BTreeSet;

use crate::document::head::{PathFormat, Version};
use crate::document::record::{record, words};
use crate::document::{Document, Landscape, read_text, to_text};
use crate::error::{Code, Found, Nearest, Place, Problems, Step as PlaceStep, Unknown};
use crate::ids::Id;
use crate::text::Text;

record! {
    /// The path that a signal goes (Dutch: *de weg van een signaal*; rows F-10, E-41): which states there are, which step leads from where to where, and who may take it.
    pub struct SignalPath as "path" {
        header {
            /// Always `regie/path`.
            format: PathFormat;
            /// The version of the format.
            version: Version;
        }
        required {
            /// Its name.
            id: Id;
            /// Its name as people read it.
            label: Text;
            /// The state in which a signal stands when it is reported.
            start: Id;
            /// The states in which a signal can stand.
            states: Vec<PathState> [nonempty];
            /// The steps that can be taken.
            steps: Vec<PathStep> [nonempty];
        }
        optional {
            /// The phases of the work, to which states belong.
            phases: Vec<PathPhase>;
        }
    }
}

record! {
    /// A phase of the work with signals (Dutch: *fase*).
    pub struct PathPhase as "phase" {
        required {
            /// Its name in references.
            id: Id;
            /// Its name as people read it.
            label: Text;
        }
        optional {}
    }
}

record! {
    /// A state in which a signal can stand (Dutch: *stand van zaken*).
    pub struct PathState as "state" {
        required {
            /// Its name in references.
            id: Id;
            /// Its name as people read it.
            label: Text;
            /// What the reporter is told about it: `{since}`, `{challenge}`, `{directors}`, `{authority}` and `{outcome}` stand for what is known of the signal.
            says: Text;
        }
        optional {
            /// What happens next, as the reporter is told.
            next: Option<Text>;
            /// The phase to which it belongs.
            phase: Option<Id>;
            /// The path may end here.
            end: bool;
        }
    }
}

record! {
    /// A step that can be taken with a signal (Dutch: *stap*).
    pub struct PathStep as "step" {
        required {
            /// Its name in references.
            id: Id;
            /// Its name as people read it.
            label: Text;
            /// The states from which it can be taken.
            from: Vec<Id> [nonempty];
            /// Who may take it: any of these.
            may: Vec<PathActor> [nonempty];
        }
        optional {
            /// The state to which it leads; without it, the signal stays where it stands: a step beside the path.
            to: Option<Id>;
            /// What it must record.
            requires: Vec<StepField>;
            /// What else it may record.
            allows: Vec<StepField>;
            /// The role that the directors or addressees have whom it records; where none are named, everybody who has the role is recorded.
            among: Option<Id>;
            /// Within how many days after a signal came to stand in one of its states it has to be taken.
            within_days: Option<u32>;
        }
    }
}

record! {
    @plain
    /// Who may take a step: exactly one of `who` and `role`.
    pub struct PathActor as "actor" {
        required {}
        optional {
            /// Somebody who stands in some relation to the signal.
            who: Option<Who>;
            /// Whoever has this role on the signal.
            role: Option<Id>;
            /// Of those who have the role, the ones of the reporter's own sector come first: only where there are none, the others may.
            own_sector_first: bool;
        }
    }
}

words! {
    /// Somebody who stands in some relation to a signal.
    pub enum Who {
        /// Whoever it is.
        Anyone = "anyone",
        /// Who reported it.
        Reporter = "reporter",
        /// To whom it was submitted or escalated.
        Addressee = "addressee",
    }
}

words! {
    /// What a step records: a field of the event.
    pub enum StepField {
        /// Why.
        Reason = "reason",
        /// What became known.
        Information = "information",
        /// The themes, corrected.
        Themes = "themes",
        /// The areas, corrected.
        Areas = "areas",
        /// The target groups, corrected.
        TargetGroups = "target_groups",
        /// How many people it concerns, corrected.
        People = "people",
        /// How urgent it is, corrected.
        Urgency = "urgency",
        /// The challenge of which the signal becomes a part, existing or new.
        Challenge = "challenge",
        /// Who directs.
        Directors = "directors",
        /// The forum at which it was dealt with.
        Forum = "forum",
        /// Which experts were invited.
        Experts = "experts",
        /// The solution tracks.
        Tracks = "tracks",
        /// The authority to which it is submitted.
        Authority = "authority",
        /// On which day.
        On = "on",
        /// Those above to whom it is taken.
        Addressees = "addressees",
        /// The lever that is asked for.
        Lever = "lever",
        /// What was answered.
        Answer = "answer",
        /// What it came to.
        Outcome = "outcome",
    }
}

impl Document for SignalPath {
    const FORMAT: &'static str = SignalPath::FORMAT;
}

impl SignalPath {
    /// The version of the format that this library reads and writes.
    pub const VERSION: u64 = Landscape::VERSION;
    /// The `format` field of every path.
    pub const FORMAT: &'static str = "regie/path";

    /// Reads a path, and checks its references. Whether signals come through it is for [`check`](SignalPath::check).
    ///
    /// # Errors
    /// Every problem, with its place: of form, repeated ids, references to states and phases that are not there, actors who are nobody or two.
    ///
    /// ```
    /// let text = regie::flanders::SIGNAL_PATH_JSON.replace(r#""from": ["solution"]"#, r#""from": ["solutoin"]"#);
    /// let problems = regie::SignalPath::from_json(&text).unwrap_err();
    /// assert!(problems.to_string().ends_with("there is no state `solutoin` (unknown-reference); did you mean `solution`?"));
    /// ```
    pub fn from_json(text: &str) -> Result<Self, Problems> {
        let mut reading = read_text::<Self>(text);
        if let Some(path) = &reading.document {
            let mut finder = Finder { found: &mut reading.found, nearest: Nearest::new() };
            finder.path(path);
        }
        crate::document::finish(reading, "path")
    }

    /// The path of signals in Flanders, mapped to the eight phases of published practice.
    ///
    /// ```
    /// let path = regie::SignalPath::flemish();
    /// assert_eq!(path.phases.len(), 8);
    /// assert!(path.check(Some(&regie::flanders::rule_book())).is_empty());
    /// ```
    #[cfg(feature = "flanders")]
    #[must_use]
    pub fn flemish() -> Self {
        use crate::document::value::Value;
        // what is shipped has no problems: a test reads and checks it
        Self::from_json(crate::presets::flanders::SIGNAL_PATH_JSON).unwrap_or_else(|_| Self::blank())
    }

    /// The path as compact JSON text, which reads back as the same path.
    #[must_use]
    pub fn to_json(&self) -> String {
        to_text(self)
    }

    /// The state with this id.
    #[must_use]
    pub fn state(&self, id: &str) -> Option<&PathState> {
        self.states.iter().find(|state| state.id == *id)
    }

    /// The step with this id.
    ///
    /// # Errors
    /// [`Unknown`] where there is none, with the nearest.
    pub fn step(&self, id: &str) -> Result<&PathStep, Unknown> {
        self.steps
            .iter()
            .find(|step| step.id == *id)
            .ok_or_else(|| Unknown::among("step", id, self.steps.iter().map(|step| step.id.as_str())))
    }

    /// The steps that can be taken from a state, in the order of the path.
    pub fn steps_from(&self, state: &str) -> impl Iterator<Item = &PathStep> {
        self.steps.iter().filter(move |step| step.from.iter().any(|from| from == state))
    }

    /// May a signal rest in this state?
    #[must_use]
    pub fn is_end(&self, state: &str) -> bool {
        self.state(state).is_some_and(|state| state.end)
    }
}

impl PathStep {
    /// What it may record: what it must, then what else it may.
    pub fn fields(&self) -> impl Iterator<Item = StepField> {
        self.requires.iter().chain(&self.allows).copied()
    }

    /// May it record this?
    #[must_use]
    pub fn records(&self, field: StepField) -> bool {
        self.fields().any(|one| one == field)
    }

    /// Does it leave the signal where it stands?
    #[must_use]
    pub fn is_beside(&self) -> bool {
        self.to.is_none()
    }
}

/// Finds what is wrong with the references of a path.
struct Finder<'f> {
    found: &'f mut Vec<Found>,
    nearest: Nearest,
}

fn field(name: &'static str) -> PlaceStep {
    PlaceStep::Field(name.into())
}

impl Finder<'_> {
    fn report(&mut self, place: Place, code: Code, message: String) {
        self.found.push(Found { place, code, message, nearest: None });
    }

    fn path(&mut self, path: &SignalPath) {
        let states: Vec<&Id> = path.states.iter().map(|state| &state.id).collect();
        let phases: Vec<&Id> = path.phases.iter().map(|phase| &phase.id).collect();
        self.repeated("states", &states);
        self.repeated("phases", &phases);
        self.repeated("steps", &path.steps.iter().map(|step| &step.id).collect::<Vec<_>>());
        self.refer(vec![field("start")], "state", &path.start, &states);
        for (n, state) in path.states.iter().enumerate() {
            if let Some(phase) = &state.phase {
                let place = vec![field("states"), PlaceStep::Index(n), field("phase")];
                self.refer(place, "phase", phase, &phases);
            }
        }
        for (n, step) in path.steps.iter().enumerate() {
            let at = |name| vec![field("steps"), PlaceStep::Index(n), field(name)];
            for (m, from) in step.from.iter().enumerate() {
                let mut place = at("from");
                place.push(PlaceStep::Index(m));
                self.refer(place, "state", from, &states);
            }
            if let Some(to) = &step.to {
                self.refer(at("to"), "state", to, &states);
            } else if step.within_days.is_some() {
                let words = "a step beside the path has no term: it does not take the signal further";
                self.report(at("within_days"), Code::InvalidValue, words.to_owned());
            }
            self.step(step, &at);
        }
    }

    fn step(&mut self, step: &PathStep, at: &dyn Fn(&'static str) -> Place) {
        for (m, actor) in step.may.iter().enumerate() {
            let mut place = at("may");
            place.push(PlaceStep::Index(m));
            if actor.who.is_some() == actor.role.is_some() {
                let words = "an actor is either somebody (`who`) or whoever has a role (`role`)";
                self.report(place, Code::InvalidValue, words.to_owned());
            } else if actor.own_sector_first && actor.role.is_none() {
                place.push(field("own_sector_first"));
                let words = "whose sector comes first is asked of those who have a role";
                self.report(place, Code::InvalidValue, words.to_owned());
            }
        }
        for (m, allowed) in step.allows.iter().enumerate() {
            if step.requires.contains(allowed) {
                let mut place = at("allows");
                place.push(PlaceStep::Index(m));
                self.report(place, Code::InvalidValue, format!("`{allowed}` stands in `requires` already"));
            }
        }
        let named = [StepField::Directors, StepField::Addressees];
        let records = named.into_iter().filter(|field| step.records(*field)).count();
        if step.among.is_some() && records != 1 {
            let words =
                "a role that those have whom the step records: it records either directors or addressees";
            self.report(at("among"), Code::InvalidValue, words.to_owned());
        }
    }

    fn repeated(&mut self, collection: &'static str, ids: &[&Id]) {
        let mut seen = BTreeSet::new();
        for (n, id) in ids.iter().enumerate() {
            if !seen.insert(*id) && !id.is_blank() {
                let place = vec![field(collection), PlaceStep::Index(n), field("id")];
                self.report(place, Code::RepeatedId, format!("`{id}` stands in `{collection}` twice"));
            }
        }
    }

    fn refer(&mut self, place: Place, what: &str, id: &Id, known: &[&Id]) {
        if !id.is_blank() && !known.contains(&id) {
            let nearest = self.nearest.among(id.as_str(), known.iter().map(|known| known.as_str()));
            let message = format!("there is no {what} `{id}`");
            self.found.push(Found { place, code: Code::UnknownReference, message, nearest });
        }
    }
}
