//! Which part of a landscape a view is about: the challenges on a theme, in an area, told by the themes of one list.

use crate::atlas::Atlas;
use crate::atlas::space::Space;
use crate::atlas::tasks::Task;
use crate::decide::{Decision, find};
use crate::error::{Nearest, Unknown, shorten};
use crate::ids::Id;
use crate::model::Model;
use crate::model::table::{AreaIx, Ix, OfferIx, ThemeIx, holds, sorted};
use crate::order::sort;

/// What a view is about. Each field that is given narrows it; `scheme` also says by which themes the answer is told.
///
/// ```
/// let housing_in_menen = regie::Scope { theme: Some("housing"), area: Some("menen"), ..Default::default() };
/// # let _ = housing_in_menen;
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct Scope<'f> {
    /// The challenges that have this theme, named or reached by `broader` and `exact`. The answer is told under it alone.
    pub theme: Option<&'f str>,
    /// Tell the answer by the themes of this list (Dutch: *themalijst*): a challenge stands under each of them that it has; one that has none, under no theme.
    /// Without it, a challenge stands under each theme that it names.
    pub scheme: Option<&'f str>,
    /// What touches this area: what lies in it, is it, or covers it. The challenges that affect it, of their tables what is for it. An area that has ended means its successors.
    pub area: Option<&'f str>,
}

/// A scope with its names looked up.
#[derive(Debug)]
pub(super) struct Asked<'a> {
    pub(super) atlas: &'a Atlas,
    theme: Option<ThemeIx>,
    /// The themes of the list, in order.
    scheme: Option<Vec<ThemeIx>>,
    areas: Option<Vec<AreaIx>>,
    /// The offers that touch these.
    offers: Vec<OfferIx>,
}

/// Does one of them lie in the other?
pub(super) fn touch(space: &Space, one: AreaIx, other: AreaIx) -> bool {
    space.lies_within(one, other) || space.lies_within(other, one)
}

/// The list of themes with this id, and its themes in order.
pub(super) fn scheme<'a>(model: &'a Model, id: &str) -> Result<(&'a Id, Vec<ThemeIx>), Unknown> {
    let schemes = || model.parts().iter().flat_map(|part| &part.schemes).map(|scheme| &scheme.id);
    let Some(found) = schemes().find(|known| *known == id) else {
        let mut known: Vec<&str> = schemes().map(Id::as_str).collect();
        sort(&mut known);
        let nearest = Nearest::new().among(id, known);
        return Err(Unknown { what: "scheme", id: shorten(id).into(), nearest, date: None });
    };
    let is_of =
        |theme: &ThemeIx| model.theme(*theme).is_some_and(|theme| theme.scheme.as_ref() == Some(found));
    Ok((found, model.themes.indices().filter(is_of).collect()))
}

/// What an area means at the date: itself, or its successors; an error where there is nothing left of it.
pub(super) fn area(atlas: &Atlas, id: &str) -> Result<Vec<AreaIx>, Unknown> {
    let resolved = atlas.space.succession.resolve(find(&atlas.model.areas, "area", id)?);
    present(atlas, "area", id, resolved)
}

/// What is left of something at the date; an error where that is nothing.
pub(super) fn present<I: Ix>(
    atlas: &Atlas,
    what: &'static str,
    id: &str,
    resolved: Vec<I>,
) -> Result<Vec<I>, Unknown> {
    if resolved.is_empty() {
        return Err(Unknown { what, id: shorten(id).into(), nearest: None, date: Some(atlas.date()) });
    }
    Ok(resolved)
}

impl<'a> Asked<'a> {
    pub(super) fn new(atlas: &'a Atlas, scope: &Scope<'_>) -> Result<Self, Unknown> {
        let model = &atlas.model;
        let areas = scope.area.map(|id| area(atlas, id)).transpose()?;
        let near = areas.iter().flatten().flat_map(|area| atlas.offers_near(*area));
        Ok(Self {
            atlas,
            offers: sorted(near.map(|near| near.offer).collect()),
            theme: scope.theme.map(|id| find(&model.themes, "theme", id)).transpose()?,
            scheme: scope.scheme.map(|id| scheme(model, id).map(|(_, themes)| themes)).transpose()?,
            areas,
        })
    }

    /// Does it touch the area that is asked for, if any?
    pub(super) fn touches(&self, area: AreaIx) -> bool {
        let space = &self.atlas.space;
        self.areas.as_ref().is_none_or(|areas| areas.iter().any(|asked| touch(space, *asked, area)))
    }

    /// Those of these areas that are asked for.
    pub(super) fn touched(&self, areas: &[AreaIx]) -> Vec<AreaIx> {
        areas.iter().copied().filter(|area| self.touches(*area)).collect()
    }

    /// The offers that touch the area that is asked for, in order.
    pub(super) fn offers(&self) -> &[OfferIx] {
        &self.offers
    }

    /// Does an offer touch the area that is asked for, if any?
    pub(super) fn reaches(&self, offer: OfferIx) -> bool {
        self.areas.is_none() || holds(&self.offers, &offer)
    }

    /// Does it ask for this challenge?
    pub(super) fn has(&self, task: &Task<'_>) -> bool {
        self.theme.is_none_or(|theme| holds(task.themes.list, &theme))
            && task.affected.iter().any(|area| self.touches(*area))
    }

    /// Does it ask for some themes or areas alone?
    pub(super) fn is_narrow(&self) -> bool {
        self.theme.is_some() || self.scheme.is_some() || self.areas.is_some()
    }

    /// The challenges asked for, in the order of ids.
    pub(super) fn tasks(&self) -> impl Iterator<Item = Task<'a>> + use<'_, 'a> {
        let atlas = self.atlas;
        let tasks = atlas.model.challenges.indices().filter_map(|challenge| atlas.tasks.of(challenge));
        tasks.filter(|task| self.has(task))
    }

    /// Decides what is asked for, in the order of ids; each decision is lent for the visit.
    pub(super) fn decisions(&self, visit: &mut dyn FnMut(Task<'a>, &Decision<'a>)) {
        let mut decision = Decision::new(self.atlas);
        for task in self.tasks() {
            decision.renew(task, None);
            visit(task, &decision);
        }
    }

    /// Of themes that name `named`, with all above them: those under which it is told. Nothing is told under no theme but what has none of the list.
    pub(super) fn themes(&self, named: &[ThemeIx], above: &[ThemeIx]) -> Vec<Option<ThemeIx>> {
        let told: Vec<Option<ThemeIx>> = match (&self.scheme, self.theme) {
            (Some(scheme), _) => {
                above.iter().filter(|theme| holds(scheme, theme)).copied().map(Some).collect()
            }
            (None, Some(theme)) => vec![Some(theme)],
            (None, None) => named.iter().copied().map(Some).collect(),
        };
        if told.is_empty() { vec![None] } else { told }
    }

    /// Is common ground on a theme asked for? `above` is all above it; the other way round, `within` is all above the theme that is asked for.
    pub(super) fn is_on(&self, theme: ThemeIx, above: &[ThemeIx], within: &[ThemeIx]) -> bool {
        self.theme.is_none_or(|asked| holds(above, &asked) || holds(within, &theme))
            && self.scheme.as_ref().is_none_or(|scheme| above.iter().any(|theme| holds(scheme, theme)))
    }

    /// The theme that is asked for.
    pub(super) fn theme(&self) -> Option<ThemeIx> {
        self.theme
    }
}
