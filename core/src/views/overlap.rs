//! Where do we do double work? Offers on common ground by different stakeholders, and levers that several can pull at the same area.

use crate::atlas::Atlas;
use crate::atlas::content::Content;
use crate::error::Unknown;
use crate::ids::Id;
use crate::model::table::{AreaIx, GroupIx, LeverIx, OfferIx, StakeholderIx, ThemeIx, holds, share, sorted};
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

/// Offers that all cover the same ground: a theme that one of them names, in an area that one of them names, for a target group, by stakeholders that differ.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct OfferOverlap<'a> {
    /// The offers, in order.
    pub offers: Vec<&'a Id>,
    /// Who offers them.
    pub stakeholders: Vec<&'a Id>,
    /// The themes on which they meet: the narrowest of theirs. Everything narrower is common ground too.
    pub themes: Vec<&'a Id>,
    /// The areas in which they meet: the smallest of theirs.
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
    /// Where do we do double work (Dutch: *dubbel werk*; contract §6)? Two offers overlap when they have no stakeholder in common, each `above` holds a theme that the other names, or the other
    /// way round; an area of one lies in an area of the other; and, if both name target groups, they share one. Offers that overlap on the same ground are told together: all of a group
    /// cover it, so that any two of them overlap unless somebody is in both. A theme asks for ground on it, narrower or broader.
    ///
    /// Levers are told where a challenge that is asked for needs them; asked about everything, all of them.
    ///
    /// Not every pair of offers is compared: for each area with an offer, those that cover it are taken by the themes that they name. So the cost grows with the areas and the offers
    /// that cover each, times their themes, and there is at most one group for each area, theme and target group.
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
    for area in model.areas.indices().filter(|area| asked.touches(*area)) {
        if !atlas.people.offers_in(area).is_empty() {
            let covering = atlas.space.up(area).iter().flat_map(|area| atlas.people.offers_in(*area));
            // one whose stakeholders are all absent says nothing
            let says = |offer: &OfferIx| !atlas.people.offer(*offer).by.is_empty();
            let covering = sorted(covering.copied().filter(says).collect());
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
    for alike in on.chunk_by(|one, other| one.0 == other.0) {
        let Some((theme, _)) = alike.first().copied() else { continue };
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
    // of themes that mean exactly the same, both stand
    let narrower = |theme: ThemeIx| themes.iter().any(|other| below(theme, *other) && !below(*other, theme));
    let smaller =
        |area: AreaIx| areas.iter().any(|other| *other != area && atlas.space.lies_within(area, *other));
    let wide: Vec<AreaIx> = areas.iter().copied().filter(|area| !smaller(*area)).collect();
    let by = members.iter().flat_map(|offer| &people.offer(*offer).by).copied().collect();
    OfferOverlap {
        offers: members.iter().map(|offer| model.offers.id(*offer)).collect(),
        stakeholders: fold::stakeholders(atlas, &sorted(by)),
        themes: themes
            .iter()
            .filter(|theme| !narrower(**theme))
            .map(|theme| model.themes.id(*theme))
            .collect(),
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
            areas: alike.iter().map(|row| model.areas.id(row.2)).collect(),
        })
    });
    told.collect()
}
