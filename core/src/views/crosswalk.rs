//! How do the themes of one list stand to those of another, and what is lost on the way (M-03)?

use crate::atlas::Atlas;
use crate::atlas::content::Content;
use crate::error::Unknown;
use crate::ids::Id;
use crate::model::Model;
use crate::model::table::{Table, ThemeIx, holds};
use crate::order::sort;

use super::scope::scheme;

/// Two lists of themes, laid over each other, both ways.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct Crosswalk<'a> {
    /// One list.
    pub from: &'a Id,
    /// The other.
    pub to: &'a Id,
    /// From the one to the other.
    pub forth: Mapping<'a>,
    /// From the other to the one.
    pub back: Mapping<'a>,
}

/// The themes of a list with their counterparts in another, and what is lost.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct Mapping<'a> {
    /// Every theme of the list.
    pub themes: Vec<Mapped<'a>>,
    /// Those that have no counterpart.
    pub lost: Vec<&'a Id>,
    /// Those that have more than one: it takes a choice which, unless the closest is the one that is meant.
    pub several: Vec<&'a Id>,
    /// Those that have one, and none that means exactly the same: broader, narrower or close at best.
    pub inexact: Vec<&'a Id>,
}

/// A theme and its counterparts.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct Mapped<'a> {
    /// The theme.
    pub theme: &'a Id,
    /// Its counterparts: the closest first, then by theme. Each once, by the closest way.
    pub counterparts: Vec<Counterpart<'a>>,
}

/// A theme of the other list, and how it stands to the one.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct Counterpart<'a> {
    /// How.
    pub how: How,
    /// The theme of the other list.
    pub theme: &'a Id,
}

/// How a theme stands to another, closest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum How {
    /// It means the same, perhaps by way of other lists.
    Exact,
    /// It holds the theme, perhaps in several steps: what is told there is told of more.
    Broader,
    /// It is a part of the theme: what is told there is told of less.
    Narrower,
    /// It means nearly the same: said of it, or of a theme that means exactly the same as one of the two. Shown, never followed further.
    Close,
}

impl How {
    /// The word as it stands in answers.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Broader => "broader",
            Self::Narrower => "narrower",
            Self::Close => "close",
        }
    }
}

impl Crosswalk<'_> {
    /// The crosswalk as compact JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        crate::document::to_text(self)
    }
}

impl Atlas {
    /// How do the themes of one list stand to those of another (Dutch: *themalijsten*; M-03): five trajectories, six life domains, four ambitions? With what is lost each way.
    ///
    /// ```
    /// # let landscape = r#"{"format": "regie/landscape", "version": 1, "id": "x", "as_of": "2019-01-15", "builds_on": ["flanders-vocabulary"]}"#;
    /// # let atlas = regie::Atlas::from_json(landscape, regie::flanders::RULE_BOOK_JSON, &regie::Options::default())?;
    /// let crosswalk = atlas.crosswalk("theme-trajectories", "life-domains")?;
    /// let care = &crosswalk.forth.themes[0];
    /// assert_eq!((care.theme.as_str(), care.counterparts[0].theme.as_str()), ("trajectory-care", "domain-care-health"));
    /// // Ghent has no life domain for money, and the trajectories none for leisure or liveability
    /// assert_eq!(crosswalk.forth.lost, ["trajectory-financial-resilience"]);
    /// assert_eq!(crosswalk.back.lost, ["domain-leisure", "domain-liveability"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`Unknown`] when there is no such list, with the nearest id.
    pub fn crosswalk<'a>(&'a self, from: &str, to: &str) -> Result<Crosswalk<'a>, Unknown> {
        let model = &*self.model;
        let (from, ones) = scheme(model, from)?;
        let (to, others) = scheme(model, to)?;
        let links = Links::new(model);
        Ok(Crosswalk {
            from,
            to,
            forth: links.map(model, &ones, &others),
            back: links.map(model, &others, &ones),
        })
    }
}

/// How themes hang together.
#[derive(Debug)]
struct Links {
    /// Those that mean exactly the same, itself among them.
    exact: Table<ThemeIx, Vec<ThemeIx>>,
    /// Itself, and all that it is exactly or a part of.
    above: Table<ThemeIx, Vec<ThemeIx>>,
    /// Either way.
    close: Vec<(ThemeIx, ThemeIx)>,
}

impl Links {
    fn new(model: &Model) -> Self {
        let content = Content::new(model);
        let themes = || model.themes.indices();
        let above: Table<ThemeIx, Vec<ThemeIx>> =
            Table::new(themes().map(|theme| content.above(&[theme])).collect());
        // broader, taken with exact, has no circle: what is above each other is exactly the same
        let same = |theme: ThemeIx| {
            let above = &above;
            above[theme].iter().copied().filter(move |other| holds(&above[*other], &theme)).collect()
        };
        let exact = Table::new(themes().map(same).collect());
        let mut close = Vec::new();
        for theme in themes() {
            let others =
                model.theme(theme).map(|theme| model.themes.find_all(&theme.close)).unwrap_or_default();
            close.extend(others.into_iter().flat_map(|other| [(theme, other), (other, theme)]));
        }
        sort(&mut close);
        Self { exact, above, close }
    }

    fn how(&self, theme: ThemeIx, other: ThemeIx) -> Option<How> {
        let close = |one: &ThemeIx| self.exact[other].iter().any(|other| holds(&self.close, &(*one, *other)));
        match (holds(&self.above[theme], &other), holds(&self.above[other], &theme)) {
            (true, true) => Some(How::Exact),
            (true, false) => Some(How::Broader),
            (false, true) => Some(How::Narrower),
            (false, false) => self.exact[theme].iter().any(close).then_some(How::Close),
        }
    }

    fn map<'a>(&self, model: &'a Model, themes: &[ThemeIx], others: &[ThemeIx]) -> Mapping<'a> {
        let mut mapping =
            Mapping { themes: Vec::new(), lost: Vec::new(), several: Vec::new(), inexact: Vec::new() };
        for theme in themes.iter().copied() {
            let id = model.themes.id(theme);
            let found = others.iter().filter_map(|other| Some((self.how(theme, *other)?, *other)));
            let mut found: Vec<(How, ThemeIx)> = found.collect();
            sort(&mut found);
            match found.first() {
                None => mapping.lost.push(id),
                Some((How::Exact, _)) => {}
                Some(_) => mapping.inexact.push(id),
            }
            if found.len() > 1 {
                mapping.several.push(id);
            }
            let counterparts =
                found.into_iter().map(|(how, other)| Counterpart { how, theme: model.themes.id(other) });
            mapping.themes.push(Mapped { theme: id, counterparts: counterparts.collect() });
        }
        mapping
    }
}
