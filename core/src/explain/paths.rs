//! The steps between two areas, and between two themes: as the landscape states them.

use crate::atlas::Atlas;
use crate::ids::Id;
use crate::model::Names;
use crate::model::table::{AreaIx, Ix, ThemeIx};

use super::facts::{ThemeLink, ThemeStep};

/// The shortest way from one element to another, both included: breadth first, so that of several the first that is stated counts. Nothing where there is no way.
fn shortest<I: Ix, L: Copy>(
    from: I,
    is_goal: &dyn Fn(I) -> bool,
    next: &dyn Fn(I) -> Vec<(L, I)>,
) -> Option<Vec<(Option<L>, I)>> {
    // each with the position of the one before it
    let mut seen: Vec<(I, Option<(L, usize)>)> = vec![(from, None)];
    let mut open = 0;
    while let Some((here, _)) = seen.get(open).copied() {
        if is_goal(here) {
            let mut way = Vec::new();
            let mut at = Some(open);
            while let Some((element, before)) = at.and_then(|at| seen.get(at).copied()) {
                way.push((before.map(|(link, _)| link), element));
                at = before.map(|(_, at)| at);
            }
            way.reverse();
            return Some(way);
        }
        for (link, other) in next(here) {
            if !seen.iter().any(|(known, _)| *known == other) {
                seen.push((other, Some((link, open))));
            }
        }
        open += 1;
    }
    None
}

/// The areas from one up to another that it lies in, both included.
pub(super) fn of_areas(atlas: &Atlas, from: AreaIx, to: AreaIx) -> Vec<AreaIx> {
    let (model, space) = (&atlas.model, &atlas.space);
    let names = |ids: &[Id], area: AreaIx| resolves(&model.areas, &space.succession, ids, area);
    let next = |area: AreaIx| -> Vec<((), AreaIx)> {
        let above = space.up(area).iter().copied().filter(|above| *above != area);
        let stated = above.filter(|above| {
            space.lies_within(*above, to)
                && (model.area(area).is_some_and(|own| names(&own.within, *above))
                    || model.area(*above).is_some_and(|other| names(&other.contains, area)))
        });
        stated.map(|above| ((), above)).collect()
    };
    let way = shortest(from, &|area| area == to, &next).unwrap_or_default();
    way.into_iter().map(|(_, area)| area).collect()
}

/// Do these references mean this area?
fn resolves(
    names: &Names<AreaIx>,
    succession: &crate::atlas::succession::Succession<AreaIx>,
    ids: &[Id],
    area: AreaIx,
) -> bool {
    ids.iter().filter_map(|id| names.find(id.as_str())).any(|x| succession.resolve(x).contains(&area))
}

/// Which links between themes are followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Along {
    /// `broader` and `exact`, either way: above(θ).
    All,
    /// `broader` alone: for sectors.
    Broader,
}

/// The steps from a theme to the nearest that is looked for, and which that is.
pub(super) fn of_themes<'a>(
    atlas: &'a Atlas,
    from: ThemeIx,
    goal: &dyn Fn(ThemeIx) -> bool,
    along: Along,
) -> Option<(ThemeIx, Vec<ThemeStep<'a>>)> {
    let themes = &atlas.model.themes;
    let exact = |a: ThemeIx, b: ThemeIx| {
        let stated = atlas.model.theme(a).map(|theme| theme.exact.as_slice()).unwrap_or_default();
        stated.iter().any(|id| themes.find(id.as_str()) == Some(b))
    };
    let next = |theme: ThemeIx| -> Vec<(ThemeLink, ThemeIx)> {
        let stated = atlas.model.theme(theme);
        let broader = stated.and_then(|theme| theme.broader.as_ref()).and_then(|id| themes.find(id.as_str()));
        let mut links: Vec<_> = broader.map(|other| (ThemeLink::Broader, other)).into_iter().collect();
        if along == Along::All {
            let same = themes.indices().filter(|other| exact(theme, *other) || exact(*other, theme));
            links.extend(same.map(|other| (ThemeLink::Exact, other)));
        }
        links
    };
    let way = shortest(from, goal, &next)?;
    let end = way.last().map_or(from, |(_, theme)| *theme);
    let steps =
        way.into_iter().filter_map(|(link, theme)| Some(ThemeStep { by: link?, theme: themes.id(theme) }));
    Some((end, steps.collect()))
}
