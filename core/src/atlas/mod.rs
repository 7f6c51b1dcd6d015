//! Facts and rules, checked against each other and indexed for one date: the front door.

mod notice;
pub(crate) mod succession;
pub(crate) mod space;
pub(crate) mod content;
pub(crate) mod people;
pub(crate) mod ground;
pub(crate) mod crowd;
pub(crate) mod nearby;
pub(crate) mod tasks;
#[cfg(feature = "processes")]
pub(crate) mod passing;
#[cfg(feature = "processes")]
mod turning;
mod compile;
mod apply;
mod documents;
mod events;
mod fixed;

pub use documents::DocumentsNow;
pub use notice::{Notice, NoticeCode};

use std::sync::Arc;

use crate::date::Date;
use crate::document::{
    Area, Challenge, Exclusion, Landscape, Lever, Reading, Rule, RuleBook, Stakeholder, Theme, read_text,
    to_text,
};
use crate::error::Problems;
use crate::model::Model;
use crate::model::sets::Sets;
use crate::model::table::{AreaIx, StakeholderIx, Table};
use crate::rules::Rules;
use crate::validate;

use apply::Overlay;
use content::Content;
use ground::{Ground, Natures};
use nearby::Nearby;
use notice::Notices;
use people::People;
use space::Space;
use tasks::Tasks;

/// For which date an atlas is built, and on which reference sets.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The date; without it, the landscape's own `as_of`.
    pub as_of: Option<Date>,
    /// Reference sets that the landscape may build on, by name; those that come with the library are found without.
    pub sets: Sets,
}

impl Options {
    /// For this date.
    #[must_use]
    pub fn at(date: Date) -> Self {
        Self { as_of: Some(date), ..Self::default() }
    }
}

/// A landscape and a rule book, checked against each other and indexed for one date. It answers every question.
///
/// ```
/// let landscape = r#"{
///     "format": "regie/landscape", "version": 1, "id": "menen", "as_of": "2019-01-15",
///     "areas": [{"id": "menen", "label": "Menen", "level": "local"}],
///     "levers": [{"id": "aid", "label": {"nl": "steun toekennen", "en": "granting aid"}}],
///     "themes": [{"id": "poverty", "label": {"nl": "armoede", "en": "poverty"}}],
///     "stakeholders": [{"id": "ocmw-menen", "label": "OCMW Menen", "kind": "ocmw", "works_in": ["menen"],
///         "mandates": [{"lever": "aid", "level": "local", "within": "menen"}]}],
///     "challenges": [{"id": "hidden-poverty", "label": {"nl": "verborgen armoede", "en": "hidden poverty"},
///         "themes": ["poverty"], "areas": ["menen"], "spread": "separate", "needs": ["aid"]}]
/// }"#;
/// let rules = r#"{
///     "format": "regie/rulebook", "version": 1, "id": "small",
///     "levels": [{"id": "local", "label": "lokaal", "approach": "local"}],
///     "kinds": [{"id": "ocmw", "label": "OCMW"}],
///     "roles": [{"id": "actor", "label": "actor"}],
///     "rules": [{"id": "who-holds-the-lever-acts", "label": "wie de hefboom heeft, handelt", "source": ["E-60"],
///         "effect": "assign", "role": "actor", "at": ["source"], "when": "pulls"}],
///     "requirements": []
/// }"#;
/// let atlas = regie::Atlas::from_json(landscape, rules, &regie::Options::default())?;
/// let decision = atlas.decision("hidden-poverty")?;
/// let actor = decision.seats().flat_map(|seat| seat.roles().collect::<Vec<_>>()).next().unwrap();
/// assert_eq!((actor.stakeholder.as_str(), actor.because[0].as_str()), ("ocmw-menen", "who-holds-the-lever-acts"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Atlas {
    pub(crate) model: Arc<Model>,
    date: Date,
    pub(crate) space: Arc<Space>,
    pub(crate) people: People,
    pub(crate) tasks: Arc<Tasks>,
    pub(crate) rules: Arc<Rules>,
    pub(crate) natures: Arc<Natures>,
    /// What is known at each area, made when it is asked for.
    nearby: Table<AreaIx, Arc<Nearby>>,
    notices: Arc<[Notice]>,
    /// What was changed since the documents were read.
    over: Arc<Overlay>,
}

impl Atlas {
    /// Reads and checks a landscape and a rule book, and indexes them for a date.
    ///
    /// # Errors
    /// Every problem of both, and of the reference sets they build on, each with document, path, code and hint.
    pub fn from_json(landscape: &str, rule_book: &str, options: &Options) -> Result<Self, Problems> {
        Self::read(read_text(landscape), read_text(rule_book), options)
    }

    /// Checks a landscape and a rule book that were read or built before, and indexes them for a date.
    ///
    /// # Errors
    /// As [`Atlas::from_json`].
    pub fn new(landscape: &Landscape, rule_book: &RuleBook, options: &Options) -> Result<Self, Problems> {
        validate::check_depth(rule_book)?;
        // what was built in code passes the same strict reader as what was written by hand
        Self::read(read_text(&to_text(landscape)), read_text(&to_text(rule_book)), options)
    }

    fn read(
        landscape: Reading<Landscape>,
        rule_book: Reading<RuleBook>,
        options: &Options,
    ) -> Result<Self, Problems> {
        let checked = validate::check(Some(landscape), Some(rule_book), &options.sets)?;
        let (landscape, book) = (checked.parts.first(), checked.book);
        let (Some(as_of), Some(book)) = (landscape.map(|landscape| landscape.as_of), book) else {
            // a document that is not there has had a problem before
            return Err(Problems(Vec::new()));
        };
        let model = Arc::new(Model::new(checked.parts, checked.names, book));
        Ok(Self::at(model, options.as_of.unwrap_or(as_of)))
    }

    /// Indexes a model for a date.
    pub(crate) fn at(model: Arc<Model>, date: Date) -> Self {
        let mut notices = Notices::default();
        let space = Space::new(&model, date, &mut notices);
        let content = Content::new(&model);
        let people = People::new(&model, date, &space, &content, &mut notices);
        let tasks = Tasks::new(&model, date, &space, &content, &mut notices);
        let rules = compile::compile(&model, date, &space, &people, &mut notices);
        let natures = Natures::new(Ground { model: &model, space: &space, people: &people }, &rules);
        let nearby = Table::new(model.areas.indices().map(|_| Arc::default()).collect());
        Self {
            date,
            space: Arc::new(space),
            people,
            tasks: Arc::new(tasks),
            rules: Arc::new(rules),
            natures: Arc::new(natures),
            nearby,
            notices: notices.into_list().into(),
            over: Arc::default(),
            model,
        }
    }

    /// The date for which it was built.
    #[must_use]
    pub fn date(&self) -> Date {
        self.date
    }

    /// What the atlas made of facts that are not quite there at its date: sorted by code, then path.
    #[must_use]
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// The area with this id, of the landscape or of what it builds on, whether or not it is there at the date.
    #[must_use]
    pub fn area(&self, id: &str) -> Option<&Area> {
        self.model.areas.find(id).and_then(|index| self.model.area(index))
    }

    /// The theme with this id, of the landscape or of what it builds on.
    #[must_use]
    pub fn theme(&self, id: &str) -> Option<&Theme> {
        self.model.themes.find(id).and_then(|index| self.model.theme(index))
    }

    /// The lever with this id, of the landscape or of what it builds on.
    #[must_use]
    pub fn lever(&self, id: &str) -> Option<&Lever> {
        self.model.levers.find(id).and_then(|index| self.model.lever(index))
    }

    /// The stakeholder with this id, of the landscape or of what it builds on, whether or not it is there at the date.
    #[must_use]
    pub fn stakeholder(&self, id: &str) -> Option<&Stakeholder> {
        self.model.stakeholders.find(id).and_then(|index| self.stakeholder_at(index))
    }

    /// The challenge with this id, of the landscape or of what it builds on, whether or not it is there at the date.
    #[must_use]
    pub fn challenge(&self, id: &str) -> Option<&Challenge> {
        self.model.challenges.find(id).and_then(|index| self.model.challenge(index))
    }

    /// The exclusion with this id, of the landscape or of what it builds on, whether or not it is there at the date.
    #[must_use]
    pub fn exclusion(&self, id: &str) -> Option<&Exclusion> {
        self.model.exclusions.find(id).and_then(|index| self.model.exclusion(index))
    }

    /// The rule with this id.
    #[must_use]
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.model.rules.find(id).and_then(|index| self.model.rule(index))
    }

    /// A stakeholder as it is now.
    pub(crate) fn stakeholder_at(&self, index: StakeholderIx) -> Option<&Stakeholder> {
        self.over.stakeholder(index).or_else(|| self.model.stakeholder(index))
    }

    /// The landscape that it answers for, with what was [changed](Atlas::apply) in it.
    #[must_use]
    pub fn landscape(&self) -> Option<&Landscape> {
        self.landscape_now()
    }

    /// The rule book by which it answers.
    #[must_use]
    pub fn rule_book(&self) -> &RuleBook {
        self.model.book()
    }
}
