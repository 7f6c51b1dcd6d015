//! Challenges at the date: what they affect, and where they are dealt with (contract §2, §3 "seats").

use crate::date::Date;
use crate::document::{AreaEntry, Challenge, Spread};
use crate::model::Model;
use crate::model::table::{
    AreaIx, ChallengeIx, GroupIx, LeverIx, SectorIx, Table, ThemeIx, holds, share, sorted,
};

use super::content::Content;
use super::notice::{NoticeCode, Notices};
use super::space::Space;

/// A challenge that is there at the date.
#[derive(Debug)]
pub(crate) struct Task {
    /// The themes that it names.
    pub(crate) named: Vec<ThemeIx>,
    /// "c's themes".
    pub(crate) themes: Vec<ThemeIx>,
    /// "c's sectors".
    pub(crate) sectors: Vec<SectorIx>,
    /// The affected areas: at least one.
    pub(crate) affected: Vec<AreaIx>,
    pub(crate) spread: Spread,
    pub(crate) needs: Vec<LeverIx>,
    pub(crate) groups: Vec<GroupIx>,
    pub(crate) seats: Seats,
}

/// Where a challenge is dealt with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Seats {
    /// In each affected area by itself.
    Each,
    /// Together, in this area.
    Together(AreaIx),
    /// It should be together, but no area covers all: in each by itself.
    NoCommonArea,
}

/// The challenges of an atlas; nothing for one that is absent.
pub(super) fn tasks(
    model: &Model,
    date: Date,
    space: &Space,
    content: &Content,
    notices: &mut Notices,
) -> Table<ChallengeIx, Option<Task>> {
    let task = |index| {
        let challenge = model.challenge(index).filter(|c| c.valid.holds_on(date))?;
        let affected = affected(model, space, challenge, notices);
        if affected.is_empty() {
            notices.add(NoticeCode::AbsentElement, format!("challenges/{}", challenge.id));
            return None;
        }
        let named = model.themes.find_all(&challenge.themes);
        let themes = content.above(&named);
        Some(Task {
            seats: seats(model, space, challenge, &affected, &themes, notices),
            sectors: content.sectors(&named),
            named,
            themes,
            affected,
            spread: challenge.spread,
            needs: model.levers.find_all(&challenge.needs),
            groups: model.groups.find_all(&challenge.target_groups),
        })
    };
    Table::new(model.challenges.indices().map(task).collect())
}

fn affected(model: &Model, space: &Space, challenge: &Challenge, notices: &mut Notices) -> Vec<AreaIx> {
    let mut affected = Vec::new();
    for entry in &challenge.areas {
        match entry {
            AreaEntry::Area(id) => {
                let path = |id: &crate::ids::Id| format!("challenges/{}/areas/{id}", challenge.id);
                let area = std::slice::from_ref(id);
                affected.extend(space.succession.list(&model.areas, area, None, path, notices));
            }
            AreaEntry::Within { within, level } => {
                let Some(rank) = model.levels.find(level.as_str()) else { continue };
                let resolved = space.succession.single(&model.areas, within);
                let (areas, succeeded) = resolved.unwrap_or_default();
                let before = affected.len();
                affected.extend(areas.into_iter().flat_map(|area| space.of_level_within(model, rank, area)));
                let code = match (affected.len() > before, succeeded) {
                    (false, _) => NoticeCode::AbsentReference,
                    (true, true) => NoticeCode::Succeeded,
                    (true, false) => continue,
                };
                notices.add(code, format!("challenges/{}/areas/{within}:{level}", challenge.id));
            }
        }
    }
    sorted(affected)
}

fn seats(
    model: &Model,
    space: &Space,
    challenge: &Challenge,
    affected: &[AreaIx],
    themes: &[ThemeIx],
    notices: &mut Notices,
) -> Seats {
    if challenge.spread == Spread::Separate {
        return Seats::Each;
    }
    let path = || format!("challenges/{}/seat", challenge.id);
    if let Some(named) = &challenge.seat {
        let covers_all = |seat: AreaIx| affected.iter().all(|area| space.lies_within(*area, seat));
        match space.succession.single(&model.areas, named) {
            Some((areas, succeeded)) if areas.len() == 1 && areas.iter().all(|seat| covers_all(*seat)) => {
                if succeeded {
                    notices.add(NoticeCode::Succeeded, path());
                }
                if let Some(seat) = areas.first() {
                    return Seats::Together(*seat);
                }
            }
            _ => notices.add(NoticeCode::SeatIgnored, path()),
        }
    }
    let candidates = common_areas(space, affected, themes);
    let Some(lowest) = candidates.first().map(|area| model.level_of[*area]) else {
        return Seats::NoCommonArea;
    };
    let lowest: Vec<AreaIx> = candidates.into_iter().filter(|area| model.level_of[*area] == lowest).collect();
    if lowest.len() > 1 {
        notices.add(NoticeCode::SeatTied, path());
    }
    // of several: the one with the fewest areas of the lowest level that is affected; then the smallest id
    let unit = affected.first().map(|area| model.level_of[*area]);
    let size = |area: &AreaIx| unit.map_or(0, |level| space.of_level_within(model, level, *area).count());
    lowest.into_iter().min_by_key(|area| (size(area), *area)).map_or(Seats::NoCommonArea, Seats::Together)
}

/// Every area that covers all affected ones and may be a seat for these themes, lowest level first.
fn common_areas(space: &Space, affected: &[AreaIx], themes: &[ThemeIx]) -> Vec<AreaIx> {
    let may_sit = |area: AreaIx| {
        let purpose = space.themes(area);
        purpose.is_empty() || share(purpose, themes) || holds(affected, &area)
    };
    let mut common = affected.first().map(|area| space.up(*area).to_vec()).unwrap_or_default();
    common.retain(|above| affected.iter().all(|area| space.lies_within(*area, *above)) && may_sit(*above));
    common
}
