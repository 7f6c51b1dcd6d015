//! What a small world declares: levels, kinds, roles, sectors, levers; and its date.

use super::super::draft::{Draft, Numbers};
use super::super::names::{self, names};
use super::super::world::Size;
use super::List;
use crate::date::Validity;
use crate::document::{Ages, Approach, Kind, Level, Lever, Role, Scheme, Sector, TargetGroup, Trend};
use crate::ids::Id;

pub(super) const NUMBERS: usize = 48;

/// Reference sets are made of so many choices, over and over.
const HOMES: usize = 24;

pub(super) struct Frame {
    /// The date, on the axis of time.
    pub(super) date: usize,
    pub(super) as_of: Option<usize>,
    approaches: Vec<Approach>,
    pub(super) level_ids: Vec<Id>,
    pub(super) kind_ids: Vec<Id>,
    pub(super) role_ids: Vec<Id>,
    pub(super) scheme_ids: Vec<Id>,
    pub(super) sector_ids: Vec<Id>,
    pub(super) lever_ids: Vec<Id>,
    pub(super) group_ids: Vec<Id>,
    pub(super) trend_ids: Vec<Id>,
    /// 0: bare elements; else some carry source, modelled and note, have labels in several languages, codes.
    pub(super) dress: usize,
    /// Most areas within one of a pair of areas are within the other, too: the lowest such pair (false) or the highest.
    pub(super) twins: Option<bool>,
    /// How many reference sets there are, and which element goes where.
    pub(super) sets: usize,
    pub(super) homes: Vec<u8>,
}

impl Frame {
    pub(super) fn of(size: Size, draft: &Draft) -> Self {
        let mut numbers = draft.first(List::Frame as usize);
        let n = &mut numbers;
        // two days on both sides
        let date = n.maybe(17).map_or(4, |day| 2 + usize::from(day) % 7);
        let as_of = n.maybe(50).map(|day| usize::from(day) % 11);
        let approaches = approaches(n);
        let count = |n: &mut Numbers<'_>, least: usize, most: usize| {
            least + usize::from(n.next()) % (most - least + 1)
        };
        let kinds = count(n, 1, names::KINDS.len());
        let roles = count(n, 2, names::ROLES.len());
        let schemes = count(n, 0, names::SCHEMES.len());
        let sectors = count(n, 1, names::SECTORS.len());
        let levers = count(n, size.levers.min(1), size.levers);
        let groups = count(n, 1, names::TARGET_GROUPS.len());
        let trends = count(n, 0, names::TRENDS.len());
        let dressed = n.chance(60);
        let dress = usize::from(n.next());
        let twins = n.maybe(40).map(|highest| highest >= 128);
        let sets = n.weighted(&[6, 2, 2]);
        Self {
            date,
            as_of,
            level_ids: names(&names::LEVELS, approaches.len()),
            approaches,
            kind_ids: names(&names::KINDS, kinds),
            role_ids: names(&names::ROLES, roles),
            scheme_ids: names(&names::SCHEMES, schemes),
            sector_ids: names(&names::SECTORS, sectors),
            lever_ids: names(&names::LEVERS, levers),
            group_ids: names(&names::TARGET_GROUPS, groups),
            trend_ids: names(&names::TRENDS, trends),
            dress: if dressed { dress } else { 0 },
            twins,
            sets,
            homes: (0..HOMES).map(|_| n.next() % 4).collect(),
        }
    }

    /// A validity, mostly one that holds the date.
    pub(super) fn window(&self, numbers: &mut Numbers<'_>) -> Validity {
        names::window(numbers.weighted(&[80, 3, 3, 3, 3, 3, 2, 2, 2, 2, 2]), self.date)
    }

    /// The validity of what can have successors: it has ended more often.
    pub(super) fn span(&self, numbers: &mut Numbers<'_>) -> Validity {
        names::window(numbers.weighted(&[360, 12, 12, 12, 12, 12, 40, 40, 40, 15, 15]), self.date)
    }

    pub(super) fn levels(&self) -> Vec<Level> {
        let levels = self.level_ids.iter().zip(&self.approaches);
        levels.map(|(id, approach)| Level::new(id.clone(), label(id), *approach)).collect()
    }

    pub(super) fn kinds(&self) -> Vec<Kind> {
        self.kind_ids.iter().map(|id| Kind::new(id.clone(), label(id))).collect()
    }

    pub(super) fn roles(&self) -> Vec<Role> {
        self.role_ids.iter().map(|id| Role::new(id.clone(), label(id))).collect()
    }

    pub(super) fn sectors(&self) -> Vec<Sector> {
        self.sector_ids.iter().map(|id| Sector::new(id.clone(), label(id))).collect()
    }

    pub(super) fn levers(&self) -> Vec<Lever> {
        self.lever_ids.iter().map(|id| Lever::new(id.clone(), label(id))).collect()
    }

    pub(super) fn schemes(&self) -> Vec<Scheme> {
        self.scheme_ids.iter().map(|id| Scheme::new(id.clone(), label(id))).collect()
    }

    pub(super) fn target_groups(&self) -> Vec<TargetGroup> {
        let ages = [
            Ages { from: Some(65), until: None },
            Ages { from: Some(0), until: Some(26) },
            Ages { from: None, until: Some(150) },
        ];
        let group = |(id, ages): (&Id, Ages)| {
            let mut group = TargetGroup::new(id.clone(), label(id));
            group.ages = (self.dress % 3 == 1).then_some(ages);
            group
        };
        self.group_ids.iter().zip(ages.into_iter().cycle()).map(group).collect()
    }

    pub(super) fn trends(&self, themes: &[Id]) -> Vec<Trend> {
        let trend = |(n, id): (usize, &Id)| {
            let mut trend = Trend::new(id.clone(), label(id));
            trend.themes = themes.iter().cycle().skip(n).take(1).cloned().collect();
            trend.description = (self.dress % 2 == 1).then(|| "meer mensen".into());
            trend
        };
        self.trend_ids.iter().enumerate().map(trend).collect()
    }
}

/// An element is called as its id.
pub(super) fn label(id: &Id) -> crate::text::Text {
    id.as_str().into()
}

/// The approaches of the levels: never falling.
fn approaches(numbers: &mut Numbers<'_>) -> Vec<Approach> {
    use Approach::{Joint, Local, Signal};
    let which = numbers.weighted(&[4, 4, 2]);
    let count = 1 + usize::from(numbers.next()) % names::LEVELS.len();
    let mut any: Vec<Approach> = (0..names::LEVELS.len()).filter_map(|_| numbers.of(Approach::ALL)).collect();
    match which {
        0 => {
            any.truncate(count);
            any.sort_unstable();
            any
        }
        1 => vec![Local, Local, Joint, Signal],
        _ => vec![Local, Joint, Signal],
    }
}
