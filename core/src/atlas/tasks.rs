//! Challenges at the date: what they affect, and where they are dealt with (contract §2, §3 "seats").

use std::collections::BTreeMap;

use crate::date::Date;
use crate::document::{AreaEntry, Challenge, Spread};
use crate::model::Model;
use crate::model::few::{Few, FewOwned};
use crate::model::lists::Lists;
use crate::model::table::{
    AreaIx, ChallengeIx, GroupIx, LeverIx, SectorIx, Table, ThemeIx, holds, share, sorted,
};

use super::content::Content;
use super::notice::{NoticeCode, Notices};
use super::space::Space;

/// A challenge that is there at the date.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Task<'a> {
    pub(crate) challenge: ChallengeIx,
    /// The themes that it names.
    pub(crate) named: Few<'a, ThemeIx>,
    /// "c's themes".
    pub(crate) themes: Few<'a, ThemeIx>,
    /// "c's sectors".
    pub(crate) sectors: Few<'a, SectorIx>,
    /// The affected areas: at least one.
    pub(crate) affected: &'a [AreaIx],
    pub(crate) spread: Spread,
    pub(crate) needs: &'a [LeverIx],
    pub(crate) groups: Few<'a, GroupIx>,
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

impl<'a> Task<'a> {
    /// seats(c): each with the areas that it covers, sorted by area.
    pub(crate) fn seat_areas(self) -> impl Iterator<Item = (AreaIx, &'a [AreaIx])> {
        let (together, each) = match self.seats {
            Seats::Together(seat) => (Some((seat, self.affected)), &[][..]),
            Seats::Each | Seats::NoCommonArea => (None, self.affected),
        };
        let each = each.iter().map(|area| (*area, std::slice::from_ref(area)));
        together.into_iter().chain(each)
    }
}

/// The challenges of an atlas, small and in the order in which they are best visited: by the area where they are dealt with.
#[derive(Debug)]
pub(crate) struct Tasks {
    rows: Vec<Row>,
    /// Where each challenge stands in `rows`; one that is absent, nowhere.
    stands: Table<ChallengeIx, u32>,
    /// What the challenges that name the same themes have in common.
    subjects: Vec<Subject>,
    areas: Vec<AreaIx>,
    levers: Vec<LeverIx>,
    groups: Vec<GroupIx>,
}

/// What follows from the themes that a challenge names.
#[derive(Debug)]
struct Subject {
    named: FewOwned<ThemeIx>,
    themes: FewOwned<ThemeIx>,
    sectors: FewOwned<SectorIx>,
}

/// Part of a list.
type Span = (u32, u32);

#[derive(Debug, Clone, Copy)]
struct Row {
    challenge: ChallengeIx,
    subject: u32,
    affected: Span,
    needs: Span,
    groups: Span,
    spread: Spread,
    seats: Seats,
}

fn span<T: Copy>(pool: &mut Vec<T>, list: &[T]) -> Span {
    // a document has at most 256 MiB, so that no pool comes near this
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let start = number(pool.len());
    pool.extend(list);
    (start, number(list.len()))
}

fn part<T>(pool: &[T], (start, length): Span) -> &[T] {
    pool.get(start as usize..start as usize + length as usize).unwrap_or_default()
}

impl Tasks {
    pub(super) fn new(
        model: &Model,
        date: Date,
        space: &Space,
        content: &Content,
        notices: &mut Notices,
    ) -> Self {
        let mut tasks = Self {
            rows: Vec::new(),
            stands: Table::filled(model.challenges.len(), &u32::MAX),
            subjects: Vec::new(),
            areas: Vec::new(),
            levers: Vec::new(),
            groups: Vec::new(),
        };
        let mut known: BTreeMap<Vec<ThemeIx>, u32> = BTreeMap::new();
        for index in model.challenges.indices() {
            let Some(challenge) = model.challenge(index).filter(|c| c.valid.holds_on(date)) else { continue };
            let affected = affected(model, space, challenge, notices);
            if affected.is_empty() {
                notices.add(NoticeCode::AbsentElement, format!("challenges/{}", challenge.id));
                continue;
            }
            let named = model.themes.find_all(&challenge.themes);
            let subject = known.get(&named).copied().unwrap_or_else(|| {
                let number = u32::try_from(tasks.subjects.len()).unwrap_or(u32::MAX);
                tasks.subjects.push(Subject {
                    themes: FewOwned::new(content.above(&named)),
                    sectors: FewOwned::new(content.sectors(&named)),
                    named: FewOwned::new(named.clone()),
                });
                known.insert(named, number);
                number
            });
            let themes =
                tasks.subjects.get(subject as usize).map(|s| s.themes.few().list).unwrap_or_default();
            tasks.rows.push(Row {
                challenge: index,
                subject,
                seats: seats(model, space, challenge, &affected, themes, notices),
                affected: span(&mut tasks.areas, &affected),
                needs: span(&mut tasks.levers, &model.levers.find_all(&challenge.needs)),
                groups: span(&mut tasks.groups, &model.groups.find_all(&challenge.target_groups)),
                spread: challenge.spread,
            });
        }
        tasks.in_storage_order(model.areas.len());
        tasks
    }

    /// By the first area where they are dealt with, then by id: what one visit has brought near serves the next.
    fn in_storage_order(&mut self, areas: usize) {
        let first = |row: &Row| match row.seats {
            Seats::Together(area) => Some(area),
            Seats::Each | Seats::NoCommonArea => part(&self.areas, row.affected).first().copied(),
        };
        let by_area: Vec<(AreaIx, Row)> =
            self.rows.iter().filter_map(|row| Some((first(row)?, *row))).collect();
        let (mut areas_pool, mut levers, mut groups) = (Vec::new(), Vec::new(), Vec::new());
        let mut rows = Vec::with_capacity(self.rows.len());
        for (_, list) in Lists::new(areas, &by_area).iter() {
            for row in list {
                self.stands[row.challenge] = u32::try_from(rows.len()).unwrap_or(u32::MAX);
                rows.push(Row {
                    affected: span(&mut areas_pool, part(&self.areas, row.affected)),
                    needs: span(&mut levers, part(&self.levers, row.needs)),
                    groups: span(&mut groups, part(&self.groups, row.groups)),
                    ..*row
                });
            }
        }
        (self.rows, self.areas, self.levers, self.groups) = (rows, areas_pool, levers, groups);
    }

    fn task(&self, row: &Row) -> Option<Task<'_>> {
        let subject = self.subjects.get(row.subject as usize)?;
        Some(Task {
            challenge: row.challenge,
            named: subject.named.few(),
            themes: subject.themes.few(),
            sectors: subject.sectors.few(),
            affected: part(&self.areas, row.affected),
            spread: row.spread,
            needs: part(&self.levers, row.needs),
            groups: Few::new(part(&self.groups, row.groups)),
            seats: row.seats,
        })
    }

    /// A challenge; nothing where it is absent.
    pub(crate) fn of(&self, challenge: ChallengeIx) -> Option<Task<'_>> {
        self.rows.get(self.stands[challenge] as usize).and_then(|row| self.task(row))
    }

    /// How many challenges are there at the date.
    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// The challenge at a position of the storage order.
    pub(crate) fn at(&self, position: usize) -> Option<Task<'_>> {
        self.rows.get(position).and_then(|row| self.task(row))
    }
}

pub(super) fn affected(
    model: &Model,
    space: &Space,
    challenge: &Challenge,
    notices: &mut Notices,
) -> Vec<AreaIx> {
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

pub(super) fn seats(
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
    let mut candidates = common_areas(space, affected);
    candidates.retain(|area| may_sit(space, *area, affected, themes));
    let Some(lowest) = candidates.first().map(|area| model.level_of[*area]) else {
        return Seats::NoCommonArea;
    };
    let lowest: Vec<AreaIx> = candidates.into_iter().filter(|area| model.level_of[*area] == lowest).collect();
    if lowest.len() > 1 {
        notices.add(NoticeCode::SeatTied, path());
    }
    // of several: the one with the fewest areas of the lowest level that is affected; then the smallest id
    let size = |area: &AreaIx| size_of(model, space, *area, affected);
    lowest.into_iter().min_by_key(|area| (size(area), *area)).map_or(Seats::NoCommonArea, Seats::Together)
}

/// How many areas one has, of the lowest level that is affected.
pub(crate) fn size_of(model: &Model, space: &Space, area: AreaIx, affected: &[AreaIx]) -> usize {
    let unit = affected.first().map(|area| model.level_of[*area]);
    unit.map_or(0, |level| space.of_level_within(model, level, area).count())
}

/// May an area be the seat, for these themes?
pub(crate) fn may_sit(space: &Space, area: AreaIx, affected: &[AreaIx], themes: &[ThemeIx]) -> bool {
    let purpose = space.themes(area);
    purpose.is_empty() || share(purpose, themes) || holds(affected, &area)
}

/// Every area that covers all affected ones, lowest level first.
pub(crate) fn common_areas(space: &Space, affected: &[AreaIx]) -> Vec<AreaIx> {
    let mut common = affected.first().map(|area| space.up(*area).to_vec()).unwrap_or_default();
    common.retain(|above| affected.iter().all(|area| space.lies_within(*area, *above)));
    common
}
