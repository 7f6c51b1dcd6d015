//! What do we do locally, what jointly, and what do we signal, to whom? The three lists, by theme, lever by lever, and beside them what nobody can do yet (E-01 to E-04).

use crate::atlas::Atlas;
use crate::document::Approach;
use crate::error::Unknown;
use crate::ids::Id;
use crate::model::table::{Ix, ThemeIx};
use crate::order::sort;

use super::columns::{Columns, Drafts};
use super::fold::{Folded, RoleFolded};
use super::scope::{Asked, Scope};
use super::signals::{self, Signal, Upward};

/// The three lists, by theme.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct ThreeLists<'a> {
    /// By theme; last, under no theme, what has no theme of the list that was asked for.
    pub themes: Vec<ThemeLists<'a>>,
    /// What must be signalled, bundled by lever and addressee, each once, under whatever themes it stands.
    pub signals: Vec<Signal<'a>>,
}

/// The lists of one theme. A challenge stands in every column where something is to be done: in those of its approaches, and no others.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct ThemeLists<'a> {
    /// The theme.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<&'a Id>,
    /// Its challenges, with what exists already.
    pub challenges: Vec<Known<'a>>,
    /// What is done locally.
    pub local: Vec<Part<'a>>,
    /// What is done jointly.
    pub joint: Vec<Part<'a>>,
    /// What is signalled to a higher government.
    pub signal: Vec<Part<'a>>,
    /// What nobody can do yet.
    pub nobody: Vec<Unheld<'a>>,
}

/// A challenge, and what exists already.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct Known<'a> {
    /// The challenge.
    pub challenge: &'a Id,
    /// The offers that meet it at its seats, as the atom `offers` judges them (E-03: first look at what exists).
    pub offers: Vec<&'a Id>,
}

/// A part of a challenge that stands in one column: a lever that lies there; or, without a lever, its seat, where no lever brings it to the column of its seat.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct Part<'a> {
    /// The challenge.
    pub challenge: &'a Id,
    /// The lever.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lever: Option<&'a Id>,
    /// Where the lever lies, or the seats; in the order of areas.
    pub places: Vec<PartPlace<'a>>,
    /// Everybody who holds the lever there; of a signal: its addressees.
    pub holders: Folded<'a>,
    /// Who has a role at these places; in the column of its seat, at the seat too.
    pub takes_part: Vec<RoleFolded<'a>>,
    /// The affected areas that it is for.
    #[serde(rename = "for")]
    pub covers: Vec<&'a Id>,
}

/// A place of a part.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct PartPlace<'a> {
    /// The area.
    pub area: &'a Id,
    /// Its level.
    pub level: &'a Id,
    /// The affected areas for which the lever lies here, or that the seat covers.
    #[serde(rename = "for")]
    pub covers: Vec<&'a Id>,
    /// Who holds the lever here.
    pub holders: Vec<&'a Id>,
}

/// A lever that nobody at or above an affected area can pull.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct Unheld<'a> {
    /// The challenge.
    pub challenge: &'a Id,
    /// The lever.
    pub lever: &'a Id,
    /// The affected areas for which nobody holds it.
    #[serde(rename = "for")]
    pub covers: Vec<&'a Id>,
    /// Those of them below which somebody holds it.
    pub held_below: Vec<&'a Id>,
}

impl ThreeLists<'_> {
    /// The lists as compact JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        crate::document::to_text(self)
    }
}

impl ThemeLists<'_> {
    /// The column of an approach.
    #[must_use]
    pub fn column(&self, approach: Approach) -> &[Part<'_>] {
        match approach {
            Approach::Local => &self.local,
            Approach::Joint => &self.joint,
            Approach::Signal => &self.signal,
        }
    }
}

impl Atlas {
    /// What is tackled locally, what jointly, what is signalled to a higher government and to whom, and what nobody can do yet (Dutch: *lokaal aanpakken, gezamenlijk aanpakken,
    /// signaleren*; E-01 to E-04), by theme.
    ///
    /// Each needed lever stands in the column of the approach of the level where it lies; one that lies at several levels for different towns, in each. So a challenge stands in
    /// several columns at once: whether local action stops when one signals is not said (E-04). The decisions asked for are made once; the answer is as large as what it tells.
    ///
    /// ```
    /// # let landscape = r#"{"format": "regie/landscape", "version": 1, "id": "menen", "as_of": "2019-01-15", "builds_on": ["flanders-vocabulary"],
    /// #     "areas": [{"id": "menen", "label": "Menen", "level": "local", "within": ["flanders"]}, {"id": "flanders", "label": "Vlaanderen", "level": "flemish"}],
    /// #     "levers": [{"id": "norm", "label": "norm"}],
    /// #     "stakeholders": [
    /// #         {"id": "ocmw", "label": "OCMW", "kind": "ocmw", "works_in": ["menen"], "mandates": [{"lever": "grant-aid", "level": "local", "within": "menen"}]},
    /// #         {"id": "vlaanderen", "label": "Vlaanderen", "kind": "flemish-government", "works_in": ["flanders"], "mandates": [{"lever": "norm", "level": "flemish", "within": "flanders"}]}],
    /// #     "challenges": [{"id": "debts", "label": "schulden", "themes": ["poverty"], "areas": ["menen"], "spread": "separate", "needs": ["grant-aid", "norm"]}]}"#;
    /// # let atlas = regie::Atlas::from_json(landscape, regie::flanders::RULE_BOOK_JSON, &regie::Options::default())?;
    /// let lists = atlas.three_lists(&regie::Scope { theme: Some("poverty"), ..Default::default() })?;
    /// let poverty = &lists.themes[0];
    /// assert_eq!(poverty.local[0].lever.unwrap(), "grant-aid");
    /// assert_eq!(poverty.signal[0].lever.unwrap(), "norm");
    /// // to whom, for whom, and why not lower: nobody in Menen can
    /// let signal = &lists.signals[0];
    /// assert_eq!((signal.addressee.as_str(), signal.covers[0].as_str()), ("vlaanderen", "menen"));
    /// assert_eq!(signal.not_lower[0].areas, ["menen"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`Unknown`] when the scope names something that is not there, with the nearest id.
    pub fn three_lists<'a>(&'a self, scope: &Scope<'_>) -> Result<ThreeLists<'a>, Unknown> {
        let asked = Asked::new(self, scope)?;
        let model = &self.model;
        let mut told: Vec<(Option<ThemeIx>, usize)> = Vec::new();
        let mut challenges: Vec<Columns<'a>> = Vec::new();
        let mut upward: Vec<Upward> = Vec::new();
        asked.decisions(&mut |task, decision| {
            let mut drafts = Drafts::default();
            for seat in decision.seats_decided() {
                drafts.add(&asked, seat);
                upward.extend(signals::of_seat(&asked, seat));
            }
            let themes = asked.themes(task.named.list, task.themes.list);
            told.extend(themes.into_iter().map(|theme| (theme, challenges.len())));
            challenges.push(Columns::new(&asked, task.challenge, drafts));
        });
        // under no theme comes last
        let place = |theme: Option<ThemeIx>| theme.map_or(u32::MAX, Ix::number);
        let mut order: Vec<(u32, usize)> = told.iter().map(|(theme, at)| (place(*theme), *at)).collect();
        sort(&mut order);
        let themes = order.chunk_by(|one, other| one.0 == other.0).map(|alike| {
            let theme = alike.first().map(|(theme, _)| *theme).filter(|theme| *theme != u32::MAX);
            let mut lists = ThemeLists {
                theme: theme.map(|theme| model.themes.id(ThemeIx::from_number(theme))),
                challenges: Vec::new(),
                local: Vec::new(),
                joint: Vec::new(),
                signal: Vec::new(),
                nobody: Vec::new(),
            };
            for columns in alike.iter().filter_map(|(_, at)| challenges.get(*at)) {
                lists.challenges.push(columns.known.clone());
                for (approach, part) in &columns.parts {
                    match approach {
                        Approach::Local => &mut lists.local,
                        Approach::Joint => &mut lists.joint,
                        Approach::Signal => &mut lists.signal,
                    }
                    .push(part.clone());
                }
                lists.nobody.extend(columns.nobody.iter().cloned());
            }
            lists
        });
        Ok(ThreeLists { themes: themes.collect(), signals: signals::bundled(self, upward) })
    }
}
