//! What is true, whatever the date: the elements of a landscape and all that it builds on, interned.

pub(crate) mod table;
pub(crate) mod sets;

use std::sync::Arc;

use crate::document::{
    Agreement, Appointment, Approach, Area, Challenge, Exclusion, Kind, Landscape, Level, Lever, Offer, Requirement,
    Role, Rule, RuleBook, Scheme, Sector, Separation, Stakeholder, TargetGroup, Theme, Trend,
};
use crate::ids::Id;
use table::{
    AgreementIx, AppointmentIx, AreaIx, ChallengeIx, ExclusionIx, GroupIx, Ix, KindIx, LeverIx, LevelIx, OfferIx,
    RequirementIx, RoleIx, RuleIx, SectorIx, SeparationIx, StakeholderIx, Table, ThemeIx,
};

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
    by_id: Vec<I>,
}

impl<I: Ix> Names<I> {
    /// Interns the elements of all documents, in an order of their own where `rank` gives one, then by id.
    fn new<E: Element, R: Ord>(documents: &[&E::Document], rank: impl Fn(usize, &E) -> R) -> Self {
        let mut rows: Vec<(R, &Id, (u32, u32))> = Vec::new();
        for (d, document) in (0..).zip(documents) {
            let elements = E::collection(document).iter().enumerate();
            rows.extend(
                (0..).zip(elements).map(|(n, (at, element))| (rank(at, element), element.id(), (d, n))),
            );
        }
        rows.sort();
        let ids = Table::new(rows.iter().map(|(_, id, _)| (*id).clone()).collect());
        let mut by_id: Vec<I> = ids.indices().collect();
        by_id.sort_by(|a, b| ids[*a].cmp(&ids[*b]));
        Self { ids, stands: Table::new(rows.iter().map(|(_, _, at)| *at).collect()), by_id }
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
        let found = self.by_id.binary_search_by(|index| self.ids[*index].as_str().cmp(id)).ok();
        found.and_then(|n| self.by_id.get(n).copied())
    }

    /// All that are found; in a checked document that is all.
    pub(crate) fn find_all<'a>(&self, ids: impl IntoIterator<Item = &'a Id>) -> Vec<I> {
        table::sorted(ids.into_iter().filter_map(|id| self.find(id.as_str())).collect())
    }

    /// Every id, in order.
    pub(crate) fn all(&self) -> impl Iterator<Item = &str> {
        self.by_id.iter().map(|index| self.ids[*index].as_str())
    }
}

/// The documents of an atlas, checked against each other, with every id interned.
#[derive(Debug)]
pub(crate) struct Model {
    /// The landscape first, then what it builds on.
    parts: Vec<Arc<Landscape>>,
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
    pub(crate) fn new(parts: Vec<Arc<Landscape>>, book: Arc<RuleBook>) -> Self {
        let lands: Vec<&Landscape> = parts.iter().map(|part| &**part).collect();
        let books = [&*book];
        let levels = Names::<LevelIx>::new::<Level, _>(&books, |at, _| at);
        let level = |area: &Area| levels.find(area.level.as_str());
        let areas = Names::<AreaIx>::new::<Area, _>(&lands, |_, area| level(area));
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
            sectors: Names::new::<Sector, _>(&lands, |_, _| ()),
            levers: Names::new::<Lever, _>(&lands, |_, _| ()),
            groups: Names::new::<TargetGroup, _>(&lands, |_, _| ()),
            themes: Names::new::<Theme, _>(&lands, |_, _| ()),
            stakeholders: Names::new::<Stakeholder, _>(&lands, |_, _| ()),
            agreements: Names::new::<Agreement, _>(&lands, |_, _| ()),
            appointments: Names::new::<Appointment, _>(&lands, |_, _| ()),
            exclusions: Names::new::<Exclusion, _>(&lands, |_, _| ()),
            offers: Names::new::<Offer, _>(&lands, |_, _| ()),
            challenges: Names::new::<Challenge, _>(&lands, |_, _| ()),
            kinds: Names::new::<Kind, _>(&books, |_, _| ()),
            roles: Names::new::<Role, _>(&books, |_, _| ()),
            rules: Names::new::<Rule, _>(&books, |_, _| ()),
            requirements: Names::new::<Requirement, _>(&books, |_, _| ()),
            separations: Names::new::<Separation, _>(&books, |_, _| ()),
            areas,
            levels,
            parts,
            book,
        }
    }

    lookups! {
        area, areas: AreaIx => Area;
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

    pub(crate) fn book(&self) -> &RuleBook {
        &self.book
    }

    pub(crate) fn approach(&self, area: AreaIx) -> Approach {
        self.approach_of[self.level_of[area]]
    }
}
