//! Where do we do double work? Offers on common ground by different stakeholders, and levers that several can pull at the same area.

use crate::atlas::Atlas;
use crate::atlas::content::Content;
use crate::error::Unknown;
use crate::ids::Id;
use crate::model::table::{
    AreaIx, GroupIx, LeverIx, OfferIx, StakeholderIx, Table, ThemeIx, holds, share, sorted,
};
use crate::order::{sort, sort_by};

use super::fold;
use super::scope::{Asked, Scope};

/// Double work, perhaps: what overlaps, for people to judge. Offers that complete each other overlap too.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct Overlaps<'a> {
    /// Offers on common ground, the largest groups first, then by their offers.
    pub offers: Vec<OfferOverlap<'a>>,
    /// Levers that several can pull at the same area, by lever, then holders.
    pub levers: Vec<LeverOverlap<'a>>,
}

/// Offers that all cover the same ground: a theme, in an area, for a target group; by different stakeholders.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct OfferOverlap<'a> {
    /// The offers, in order.
    pub offers: Vec<&'a Id>,
    /// Who offers them.
    pub stakeholders: Vec<&'a Id>,
    /// Are these the municipality and the OCMW of one town, which together are one local government?
    pub one_local_government: bool,
    /// The themes on which they meet. Everything narrower is common ground too.
    pub themes: Vec<&'a Id>,
    /// The areas in which they meet. Everything within is common ground too.
    pub areas: Vec<&'a Id>,
    /// The target groups for which they meet; none where they meet for everyone.
    pub target_groups: Vec<&'a Id>,
}

/// A lever that several can pull at the same area.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct LeverOverlap<'a> {
    /// The lever.
    pub lever: &'a Id,
    /// Who can pull it: at least two.
    pub holders: Vec<&'a Id>,
    /// Are these the municipality and the OCMW of one town, which together are one local government?
    pub one_local_government: bool,
    /// The areas at which just these can.
    pub areas: Vec<&'a Id>,
}

impl Overlaps<'_> {
    /// The overlaps as compact JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        crate::document::to_text(self)
    }
}

/// Offers on common ground, and that ground.
#[derive(Debug)]
struct Ground {
    members: Vec<OfferIx>,
    theme: ThemeIx,
    area: AreaIx,
    group: Option<GroupIx>,
}

impl Atlas {
    /// Where do we do double work (Dutch: *dubbel werk*; contract §6)? Two offers overlap when they have no stakeholder in common and there is ground that both cover: an area that is,
    /// or lies in, an area of each; a theme that is, or has above it, a theme of each; and, if both name target groups, one that both name. All offers on the same ground are told
    /// together, so that any two of them overlap unless somebody is in both. A theme asks for ground on it, narrower or broader.
    ///
    /// Levers are told where a challenge that is asked for needs them; asked about everything, all of them.
    ///
    /// No pairs are compared: for each area that some offer reaches and none above it is covered by the same, the offers that cover it are taken by theme and by target group. So the cost
    /// grows with these areas, and for each with the offers that cover it times their themes; there is at most one group for each area, theme and target group.
    ///
    /// ```
    /// # let landscape = r#"{"format": "regie/landscape", "version": 1, "id": "menen", "as_of": "2019-01-15", "builds_on": ["flanders-vocabulary"],
    /// #     "areas": [{"id": "menen", "label": "Menen", "level": "local", "within": ["zwvl"]}, {"id": "zwvl", "label": "Zuid-West-Vlaanderen", "level": "supralocal"}],
    /// #     "stakeholders": [{"id": "ocmw", "label": "OCMW", "kind": "ocmw", "works_in": ["menen"]}, {"id": "caw", "label": "CAW", "kind": "caw", "works_in": ["zwvl"]}],
    /// #     "offers": [{"id": "advice", "label": "budgetadvies", "by": ["ocmw"], "themes": ["child-poverty"], "areas": ["menen"]},
    /// #         {"id": "guidance", "label": "begeleiding", "by": ["caw"], "themes": ["poverty"], "areas": ["zwvl"]}]}"#;
    /// # let atlas = regie::Atlas::from_json(landscape, regie::flanders::RULE_BOOK_JSON, &regie::Options::default())?;
    /// // budget advice of the town and guidance of the region meet: for poor children, in Menen
    /// let overlap = &atlas.overlap(&regie::Scope::default())?.offers[0];
    /// assert_eq!(overlap.stakeholders, ["caw", "ocmw"]);
    /// assert_eq!((overlap.themes[0].as_str(), overlap.areas[0].as_str()), ("child-poverty", "menen"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`Unknown`] when the scope names something that is not there, with the nearest id.
    pub fn overlap<'a>(&'a self, scope: &Scope<'_>) -> Result<Overlaps<'a>, Unknown> {
        let asked = Asked::new(self, scope)?;
        Ok(Overlaps { offers: offers(&asked), levers: levers(&asked) })
    }
}

fn offers<'a>(asked: &Asked<'a>) -> Vec<OfferOverlap<'a>> {
    let (atlas, model) = (asked.atlas, &asked.atlas.model);
    let content = Content::new(model);
    let within = content.above(asked.theme().as_slice());
    let mut grounds: Vec<Ground> = Vec::new();
    let mut sizes = Table::filled(model.areas.len(), &0);
    // wider areas first
    for area in model.areas.indices().rev().filter(|area| asked.touches(*area)) {
        let up = atlas.space.up(area);
        // one whose stakeholders are all absent says nothing
        let says = |offer: &OfferIx| !atlas.people.offer(*offer).by.is_empty();
        let covering = up.iter().flat_map(|area| atlas.people.offers_in(*area)).copied().filter(says);
        let covering = sorted(covering.collect());
        sizes[area] = covering.len();
        // what covers an area covers all within it: as many are the same
        let is_new = !up.iter().any(|wider| *wider != area && sizes[*wider] == covering.len());
        if is_new && covering.len() > 1 {
            in_area(asked, &content, &within, area, &covering, &mut grounds);
        }
    }
    sort_by(&mut grounds, |one, other| one.members.cmp(&other.members));
    let mut told: Vec<OfferOverlap<'a>> = grounds
        .chunk_by(|one, other| one.members == other.members)
        .map(|alike| tell(atlas, &content, alike))
        .collect();
    // those with the same number stay in the order of their offers
    sort_by(&mut told, |one, other| other.offers.len().cmp(&one.offers.len()));
    told
}

/// Adds the common ground of offers that all cover an area.
fn in_area(
    asked: &Asked<'_>,
    content: &Content,
    within: &[ThemeIx],
    area: AreaIx,
    covering: &[OfferIx],
    grounds: &mut Vec<Ground>,
) {
    let people = &asked.atlas.people;
    let named = |offer: OfferIx| people.offer(offer).on.few().list;
    let mut on: Vec<(ThemeIx, OfferIx)> =
        covering.iter().flat_map(|offer| named(*offer).iter().map(|theme| (*theme, *offer))).collect();
    sort(&mut on);
    for theme in asked.atlas.model.themes.indices() {
        let above = content.above(&[theme]);
        if !asked.is_on(theme, &above, within) {
            continue;
        }
        let of = |theme: ThemeIx| {
            let (from, to) =
                (on.partition_point(|row| row.0 < theme), on.partition_point(|row| row.0 <= theme));
            on.get(from..to).unwrap_or_default()
        };
        let members = sorted(above.iter().flat_map(|theme| of(*theme)).map(|(_, offer)| *offer).collect());
        let groups = |offer: OfferIx| people.offer(offer).groups.few().list;
        let wanted = sorted(members.iter().flat_map(|offer| groups(*offer)).copied().collect());
        for group in std::iter::once(None).chain(wanted.into_iter().map(Some)) {
            let is_for = |offer: &OfferIx| {
                let groups = groups(*offer);
                groups.is_empty() || group.is_some_and(|group| holds(groups, &group))
            };
            let members: Vec<OfferIx> = members.iter().copied().filter(is_for).collect();
            if is_double(asked.atlas, &members) {
                grounds.push(Ground { members, theme, area, group });
            }
        }
    }
}

/// Are there two among them by different stakeholders altogether?
fn is_double(atlas: &Atlas, members: &[OfferIx]) -> bool {
    let mut by: Vec<&[StakeholderIx]> = members.iter().map(|offer| &*atlas.people.offer(*offer).by).collect();
    sort(&mut by);
    by.dedup();
    let apart = |(n, one): (usize, &&[StakeholderIx])| by.iter().skip(n + 1).any(|other| !share(one, other));
    by.iter().enumerate().any(apart)
}

/// What these have in common: of areas the widest, of themes the broadest; narrower ones lie within.
fn tell<'a>(atlas: &'a Atlas, content: &Content, alike: &[Ground]) -> OfferOverlap<'a> {
    let (model, people) = (&atlas.model, &atlas.people);
    let members = alike.first().map(|ground| ground.members.as_slice()).unwrap_or_default();
    let themes = sorted(alike.iter().map(|ground| ground.theme).collect());
    let areas = sorted(alike.iter().map(|ground| ground.area).collect());
    let groups = sorted(alike.iter().filter_map(|ground| ground.group).collect());
    let for_everyone = alike.iter().any(|ground| ground.group.is_none());
    let below = |theme: ThemeIx, other: ThemeIx| theme != other && holds(&content.above(&[theme]), &other);
    let is_named =
        |theme: ThemeIx| members.iter().any(|offer| holds(people.offer(*offer).on.few().list, &theme));
    // of themes that mean exactly the same: those that are named, else the first
    let hidden = |theme: ThemeIx| {
        themes.iter().any(|other| match (below(theme, *other), below(*other, theme)) {
            (true, true) => !is_named(theme) && (is_named(*other) || *other < theme),
            (is_below, _) => is_below,
        })
    };
    let smaller =
        |area: AreaIx| areas.iter().any(|other| *other != area && atlas.space.lies_within(area, *other));
    let wide: Vec<AreaIx> = areas.iter().copied().filter(|area| !smaller(*area)).collect();
    let by = sorted(members.iter().flat_map(|offer| &people.offer(*offer).by).copied().collect());
    OfferOverlap {
        offers: members.iter().map(|offer| model.offers.id(*offer)).collect(),
        stakeholders: fold::stakeholders(atlas, &by),
        one_local_government: fold::is_one_government(atlas, &by),
        themes: themes.iter().filter(|theme| !hidden(**theme)).map(|theme| model.themes.id(*theme)).collect(),
        areas: fold::areas(atlas, &wide),
        target_groups: groups.iter().filter(|_| !for_everyone).map(|group| model.groups.id(*group)).collect(),
    }
}

fn levers<'a>(asked: &Asked<'a>) -> Vec<LeverOverlap<'a>> {
    let (atlas, model) = (asked.atlas, &asked.atlas.model);
    let needed: Vec<LeverIx> = sorted(asked.tasks().flat_map(|task| task.needs).copied().collect());
    let areas =
        model.areas.indices().filter(|area| atlas.space.succession.is_present(*area) && asked.touches(*area));
    let mut rows: Vec<(LeverIx, &[StakeholderIx], AreaIx)> = Vec::new();
    for area in areas {
        let holders = atlas.holders(area);
        let levers = holders.levers().filter(|lever| !asked.is_narrow() || holds(&needed, lever));
        let several =
            levers.map(|lever| (lever, holders.of(lever), area)).filter(|(_, who, _)| who.len() > 1);
        rows.extend(several);
    }
    sort(&mut rows);
    let told = rows.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1)).filter_map(|alike| {
        let (lever, holders, _) = *alike.first()?;
        Some(LeverOverlap {
            lever: model.levers.id(lever),
            holders: fold::stakeholders(atlas, holders),
            one_local_government: fold::is_one_government(atlas, holders),
            areas: alike.iter().map(|row| model.areas.id(row.2)).collect(),
        })
    });
    told.collect()
}
