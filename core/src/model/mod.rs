//! What is true, whatever the date: the elements of a landscape and all that it builds on, interned.

pub(crate) mod table;
pub(crate) mod lists;
pub(crate) mod few;
pub(crate) mod sets;

use std::cmp::Ordering;
use std::sync::Arc;

use crate::document::{
    Agreement, Appointment, Approach, Area, Challenge, Collection, Exclusion, Kind, Landscape, Level, Lever,
    Offer, Requirement, Role, Rule, RuleBook, Scheme, Sector, Separation, Stakeholder, TargetGroup, Theme,
    Trend,
};
use crate::ids::Id;
use crate::order::{Finder, order, sort_by};
use table::{
    AgreementIx, AppointmentIx, AreaIx, ChallengeIx, ExclusionIx, GroupIx, Ix, KindIx, LevelIx, LeverIx,
    OfferIx, RequirementIx, RoleIx, RuleIx, SectorIx, SeparationIx, StakeholderIx, Table, ThemeIx,
};

/// How many rules may assign or forbid one role: each has a bit in a set (DESIGN D-27).
pub(crate) const MOST_RULES_OF_A_ROLE: usize = 128;

/// An element with an id, in one of the collections of a document.
pub(crate) trait Element: Sized {
    type Document;
    fn id(&self) -> &Id;
    fn collection(document: &Self::Document) -> &[Self];
}

macro_rules! elements {
    ($($document:ident: $($element:ident in $collection:ident),*;)*) => {
        $($(impl Element for $element {
            type Document = $document;
            fn id(&self) -> &Id {
                &self.id
            }
            fn collection(document: &$document) -> &[Self] {
                &document.$collection
            }
        })*)*
    };
}

elements! {
    Landscape: Area in areas, Sector in sectors, Lever in levers, TargetGroup in target_groups, Trend in trends,
        Scheme in schemes, Theme in themes, Stakeholder in stakeholders, Agreement in agreements,
        Appointment in appointments, Exclusion in exclusions, Offer in offers, Challenge in challenges;
    RuleBook: Level in levels, Kind in kinds, Role in roles, Rule in rules, Requirement in requirements,
        Separation in separations;
}

/// The names of one collection, and where each element stands.
#[derive(Debug, Clone)]
pub(crate) struct Names<I> {
    ids: Table<I, Id>,
    /// Document and position in its collection.
    stands: Table<I, (u32, u32)>,
    /// The indices in the order of ids.
    by_id: Vec<u32>,
    finder: Finder,
}

/// An element on its way to an index: its rank, its id, the document and position where it stands.
type Row = (u32, Id, (u32, u32));

/// Sorts elements by rank, then id; gives also their indices in the order of ids alone.
fn in_order(mut rows: Vec<Row>) -> (Vec<Row>, Vec<u32>) {
    sort_by(&mut rows, Ord::cmp);
    let id = |n| rows.get(n).map(|(_, id, _)| id);
    let by_id = order(rows.len(), &mut |one, other| id(one).cmp(&id(other)));
    (rows, by_id)
}

impl<I: Ix> Names<I> {
    /// Interns the elements of all documents, by the rank that is given, then by id.
    fn new<E: Element>(documents: &[&E::Document], rank: impl Fn(usize, &E) -> u32) -> Self {
        let mut rows: Vec<Row> = Vec::new();
        for (d, document) in (0..).zip(documents) {
            let elements = E::collection(document).iter().enumerate();
            let row = |(at, element): (usize, &E)| {
                let n = u32::try_from(at).unwrap_or(u32::MAX);
                (rank(at, element), element.id().clone(), (d, n))
            };
            rows.extend(elements.map(row));
        }
        let (rows, by_id) = in_order(rows);
        let stands = Table::new(rows.iter().map(|(_, _, at)| *at).collect());
        let ids: Table<I, Id> = Table::new(rows.into_iter().map(|(_, id, _)| id).collect());
        let finder = Finder::new(&mut by_id.iter().map(|index| ids[I::from_number(*index)].as_str()));
        Self { ids, stands, by_id, finder }
    }

    pub(crate) fn len(&self) -> usize {
        self.ids.len()
    }

    pub(crate) fn indices(&self) -> impl DoubleEndedIterator<Item = I> + use<I> {
        self.ids.indices()
    }

    pub(crate) fn id(&self, index: I) -> &Id {
        &self.ids[index]
    }

    pub(crate) fn find(&self, id: &str) -> Option<I> {
        let index = |at: usize| self.by_id.get(at).copied().map(I::from_number);
        let stands = |at| index(at).map_or(Ordering::Greater, |index| self.ids[index].as_str().cmp(id));
        self.finder.find(id, stands).and_then(index)
    }

    /// All that are found; in a checked document that is all.
    pub(crate) fn find_all<'a>(&self, ids: impl IntoIterator<Item = &'a Id>) -> Vec<I> {
        table::sorted(ids.into_iter().filter_map(|id| self.find(id.as_str())).collect())
    }

    /// Every id, in order.
    pub(crate) fn all(&self) -> impl Iterator<Item = &str> {
        self.by_id.iter().map(|index| self.ids[I::from_number(*index)].as_str())
    }
}

/// The documents of an atlas, checked against each other, with every id interned.
#[derive(Debug)]
pub(crate) struct Model {
    /// The landscape first, then what it builds on.
    parts: Vec<Arc<Landscape>>,
    /// The names of the reference sets among them; the landscape itself has none.
    part_names: Vec<Option<Box<str>>>,
    book: Arc<RuleBook>,
    pub(crate) areas: Names<AreaIx>,
    pub(crate) sectors: Names<SectorIx>,
    pub(crate) levers: Names<LeverIx>,
    pub(crate) groups: Names<GroupIx>,
    pub(crate) themes: Names<ThemeIx>,
    pub(crate) stakeholders: Names<StakeholderIx>,
    pub(crate) agreements: Names<AgreementIx>,
    pub(crate) appointments: Names<AppointmentIx>,
    pub(crate) exclusions: Names<ExclusionIx>,
    pub(crate) offers: Names<OfferIx>,
    pub(crate) challenges: Names<ChallengeIx>,
    pub(crate) levels: Names<LevelIx>,
    pub(crate) kinds: Names<KindIx>,
    pub(crate) roles: Names<RoleIx>,
    pub(crate) rules: Names<RuleIx>,
    pub(crate) requirements: Names<RequirementIx>,
    pub(crate) separations: Names<SeparationIx>,
    /// The level of each area.
    pub(crate) level_of: Table<AreaIx, LevelIx>,
    /// The approach of each level.
    pub(crate) approach_of: Table<LevelIx, Approach>,
}

macro_rules! lookups {
    ($($lookup:ident, $names:ident: $index:ident => $element:ident;)*) => {
        $(pub(crate) fn $lookup(&self, index: $index) -> Option<&$element> {
            let (part, at) = self.$names.stands[index];
            self.parts.get(part as usize).and_then(|part| $element::collection(part).get(at as usize))
        })*
    };
}

macro_rules! book_lookups {
    ($($lookup:ident, $names:ident: $index:ident => $element:ident;)*) => {
        $(pub(crate) fn $lookup(&self, index: $index) -> Option<&$element> {
            let (_, at) = self.$names.stands[index];
            $element::collection(&self.book).get(at as usize)
        })*
    };
}

impl Model {
    /// Interns checked documents: the landscape, then what it builds on.
    pub(crate) fn new(
        parts: Vec<Arc<Landscape>>,
        part_names: Vec<Option<Box<str>>>,
        book: Arc<RuleBook>,
    ) -> Self {
        let lands: Vec<&Landscape> = parts.iter().map(|part| &**part).collect();
        let books = [&*book];
        let levels = Names::<LevelIx>::new::<Level>(&books, |at, _| u32::try_from(at).unwrap_or(u32::MAX));
        let level = |area: &Area| levels.find(area.level.as_str());
        let areas =
            Names::<AreaIx>::new::<Area>(&lands, |_, area| level(area).map_or(u32::MAX, LevelIx::number));
        let level_of = Table::new(
            areas
                .indices()
                .map(|index| {
                    let (part, at) = areas.stands[index];
                    let area = lands.get(part as usize).and_then(|part| part.areas.get(at as usize));
                    // the level of a checked area is there
                    area.and_then(level).unwrap_or(LevelIx::new(0))
                })
                .collect(),
        );
        Self {
            level_of,
            approach_of: Table::new(book.levels.iter().map(|level| level.approach).collect()),
            sectors: Names::new::<Sector>(&lands, |_, _| 0),
            levers: Names::new::<Lever>(&lands, |_, _| 0),
            groups: Names::new::<TargetGroup>(&lands, |_, _| 0),
            themes: Names::new::<Theme>(&lands, |_, _| 0),
            stakeholders: Names::new::<Stakeholder>(&lands, |_, _| 0),
            agreements: Names::new::<Agreement>(&lands, |_, _| 0),
            appointments: Names::new::<Appointment>(&lands, |_, _| 0),
            exclusions: Names::new::<Exclusion>(&lands, |_, _| 0),
            offers: Names::new::<Offer>(&lands, |_, _| 0),
            challenges: Names::new::<Challenge>(&lands, |_, _| 0),
            kinds: Names::new::<Kind>(&books, |_, _| 0),
            roles: Names::new::<Role>(&books, |_, _| 0),
            rules: Names::new::<Rule>(&books, |_, _| 0),
            requirements: Names::new::<Requirement>(&books, |_, _| 0),
            separations: Names::new::<Separation>(&books, |_, _| 0),
            areas,
            levels,
            parts,
            part_names,
            book,
        }
    }

    lookups! {
        area, areas: AreaIx => Area;
        sector, sectors: SectorIx => Sector;
        group, groups: GroupIx => TargetGroup;
        lever, levers: LeverIx => Lever;
        theme, themes: ThemeIx => Theme;
        stakeholder, stakeholders: StakeholderIx => Stakeholder;
        agreement, agreements: AgreementIx => Agreement;
        appointment, appointments: AppointmentIx => Appointment;
        exclusion, exclusions: ExclusionIx => Exclusion;
        offer, offers: OfferIx => Offer;
        challenge, challenges: ChallengeIx => Challenge;
    }

    book_lookups! {
        rule, rules: RuleIx => Rule;
        requirement, requirements: RequirementIx => Requirement;
        separation, separations: SeparationIx => Separation;
    }

    /// The landscape that was asked about.
    pub(crate) fn landscape(&self) -> Option<&Landscape> {
        self.parts.first().map(|part| &**part)
    }

    /// The landscape first, then what it builds on.
    pub(crate) fn parts(&self) -> &[Arc<Landscape>] {
        &self.parts
    }

    /// For each part, the name of the reference set that it is.
    pub(crate) fn part_names(&self) -> impl Iterator<Item = Option<&str>> {
        self.part_names.iter().map(Option::as_deref)
    }

    pub(crate) fn book(&self) -> &RuleBook {
        &self.book
    }

    pub(crate) fn book_shared(&self) -> &Arc<RuleBook> {
        &self.book
    }

    /// Every id of a collection, where it has an index.
    pub(crate) fn ids(&self, collection: Collection) -> Box<dyn Iterator<Item = &str> + '_> {
        match collection {
            Collection::Areas => Box::new(self.areas.all()),
            Collection::Sectors => Box::new(self.sectors.all()),
            Collection::Levers => Box::new(self.levers.all()),
            Collection::TargetGroups => Box::new(self.groups.all()),
            Collection::Themes => Box::new(self.themes.all()),
            Collection::Stakeholders => Box::new(self.stakeholders.all()),
            Collection::Agreements => Box::new(self.agreements.all()),
            Collection::Appointments => Box::new(self.appointments.all()),
            Collection::Exclusions => Box::new(self.exclusions.all()),
            Collection::Offers => Box::new(self.offers.all()),
            Collection::Challenges => Box::new(self.challenges.all()),
            Collection::Levels => Box::new(self.levels.all()),
            Collection::Kinds => Box::new(self.kinds.all()),
            Collection::Roles => Box::new(self.roles.all()),
            Collection::Rules => Box::new(self.rules.all()),
            Collection::Requirements => Box::new(self.requirements.all()),
            Collection::Separations => Box::new(self.separations.all()),
            // these change no decision and have no index
            Collection::Trends | Collection::Schemes => Box::new(std::iter::empty()),
        }
    }

    pub(crate) fn approach(&self, area: AreaIx) -> Approach {
        self.approach_of[self.level_of[area]]
    }
}
