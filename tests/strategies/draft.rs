//! Drafts: what proptest makes and shrinks.
//!
//! A draft is lists of small numbers. Nothing in it is wrong: every number is a *pick* that [`super::build`] reads as
//! a choice among what is possible there, and what is impossible is left out. So every part of a draft shrinks
//! alone, and what is left is still a valid world.

use super::names::*;
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;

/// A choice among what is possible; the same pick means another thing where other things are possible.
pub(crate) type Pick = u8;

/// Picks from here on are, in a rule book, ids that no landscape has.
pub(crate) const UNKNOWN: Pick = 248;

#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) frame: Frame,
    pub(crate) areas: Vec<Area>,
    pub(crate) themes: Vec<Theme>,
    pub(crate) stakeholders: Vec<Stakeholder>,
    pub(crate) agreements: Vec<Agreement>,
    pub(crate) appointments: Vec<Stance>,
    pub(crate) exclusions: Vec<Stance>,
    pub(crate) offers: Vec<Offer>,
    pub(crate) challenges: Vec<Challenge>,
    pub(crate) rules: Vec<Rule>,
    pub(crate) requirements: Vec<Requirement>,
    pub(crate) separations: Vec<Separation>,
}

#[derive(Clone, Debug)]
pub(crate) struct Frame {
    pub(crate) date: usize,
    pub(crate) as_of: Option<usize>,
    pub(crate) approaches: Vec<u8>,
    pub(crate) kinds: usize,
    pub(crate) roles: usize,
    pub(crate) schemes: usize,
    pub(crate) sectors: usize,
    pub(crate) levers: usize,
    pub(crate) target_groups: usize,
    pub(crate) trends: usize,
    /// 0: bare elements; else some carry source, modelled and note, have labels in several languages, codes, empty lists.
    pub(crate) dress: u8,
    /// Most areas within one of a pair of areas are within the other, too: the lowest such pair (false) or the highest.
    pub(crate) twins: Option<bool>,
    /// How many reference sets there are, and which element goes where.
    pub(crate) sets: u8,
    pub(crate) homes: Vec<Pick>,
}

#[derive(Clone, Debug)]
pub(crate) struct Area {
    pub(crate) level: Pick,
    pub(crate) within: Vec<Pick>,
    pub(crate) contains: Vec<Pick>,
    pub(crate) neighbours: Vec<Pick>,
    pub(crate) themes: Vec<Pick>,
    pub(crate) successors: Vec<Pick>,
    pub(crate) window: u8,
}

#[derive(Clone, Debug)]
pub(crate) struct Theme {
    pub(crate) scheme: Option<Pick>,
    pub(crate) broader: Option<Pick>,
    pub(crate) exact: Vec<Pick>,
    pub(crate) close: Vec<Pick>,
    pub(crate) sectors: Vec<Pick>,
    pub(crate) target_groups: Vec<Pick>,
    pub(crate) usual_levers: Vec<Pick>,
}

#[derive(Clone, Debug)]
pub(crate) struct Stakeholder {
    pub(crate) kind: Pick,
    pub(crate) sectors: Vec<Pick>,
    pub(crate) works_in: Vec<Pick>,
    pub(crate) mandates: Vec<Mandate>,
    pub(crate) member_of: Vec<Pick>,
    pub(crate) represents: Vec<Pick>,
    pub(crate) successors: Vec<Pick>,
    pub(crate) window: u8,
}

#[derive(Clone, Debug)]
pub(crate) struct Mandate {
    pub(crate) lever: Pick,
    pub(crate) level: Pick,
    pub(crate) within: Pick,
    pub(crate) window: u8,
}

#[derive(Clone, Debug)]
pub(crate) struct Agreement {
    pub(crate) parties: Vec<Pick>,
    pub(crate) themes: Vec<Pick>,
    pub(crate) window: u8,
}

/// An appointment or an exclusion.
#[derive(Clone, Debug)]
pub(crate) struct Stance {
    pub(crate) stakeholder: Pick,
    pub(crate) role: Pick,
    pub(crate) within: Pick,
    pub(crate) themes: Vec<Pick>,
    pub(crate) by: Option<Pick>,
    pub(crate) window: u8,
}

#[derive(Clone, Debug)]
pub(crate) struct Offer {
    pub(crate) by: Vec<Pick>,
    pub(crate) themes: Vec<Pick>,
    pub(crate) areas: Vec<Pick>,
    pub(crate) target_groups: Vec<Pick>,
    pub(crate) window: u8,
}

#[derive(Clone, Debug)]
pub(crate) struct Challenge {
    pub(crate) themes: Vec<Pick>,
    pub(crate) areas: Vec<Affected>,
    /// Its areas are within both twins, when there are such areas.
    pub(crate) torn: bool,
    pub(crate) shared: bool,
    pub(crate) seat: Option<Pick>,
    pub(crate) shared_because: Vec<Pick>,
    pub(crate) needs: Vec<Pick>,
    pub(crate) target_groups: Vec<Pick>,
    pub(crate) trends: Vec<Pick>,
    pub(crate) window: u8,
}

#[derive(Clone, Debug)]
pub(crate) enum Affected {
    Area(Pick),
    Expansion(Pick, Pick),
}

#[derive(Clone, Debug)]
pub(crate) struct Rule {
    pub(crate) forbid: bool,
    pub(crate) strength: Option<Pick>,
    pub(crate) role: Pick,
    pub(crate) at: Pick,
    pub(crate) exception_to: Vec<Pick>,
    pub(crate) window: u8,
    pub(crate) when: Condition,
    /// Joins the condition of an assign rule that is not bound.
    pub(crate) guard: Atom,
}

#[derive(Clone, Debug)]
pub(crate) struct Requirement {
    pub(crate) advice: bool,
    pub(crate) role: Pick,
    pub(crate) at_least: Pick,
    pub(crate) count: Option<Pick>,
    pub(crate) kinds: Vec<Pick>,
    pub(crate) strength: Option<Pick>,
    pub(crate) at: Pick,
    pub(crate) window: u8,
    pub(crate) when: Condition,
}

#[derive(Clone, Debug)]
pub(crate) struct Separation {
    pub(crate) advice: bool,
    pub(crate) roles: (Pick, Pick),
    pub(crate) kinds: Vec<Pick>,
    pub(crate) window: u8,
    pub(crate) when: Condition,
}

#[derive(Clone, Debug)]
pub(crate) enum Condition {
    Atom(Atom),
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
}

/// A form of [`Atom`] and what it picks: ids, a number, a word.
#[derive(Clone, Debug)]
pub(crate) struct Atom {
    pub(crate) form: Form,
    pub(crate) picks: Vec<Pick>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Stakeholder,
    Kind,
    Sector,
    MemberOf,
    Works,
    Pulls,
    ServesTheme,
    Represents,
    Offers,
    Party,
    Appointed,
    Theme,
    TargetGroup,
    Needs,
    Spread,
    Approach,
    SectorsAtLeast,
    AreasAtLeast,
    Unheld,
    Contiguous,
    Level,
    Place,
}

impl Form {
    /// The forms that bind a rule.
    const BINDING: [Form; 6] =
        [Form::Works, Form::Pulls, Form::Offers, Form::Party, Form::Appointed, Form::Stakeholder];

    /// The forms that speak of a stakeholder.
    const OF_STAKEHOLDERS: [Form; 11] = [
        Form::Works,
        Form::Pulls,
        Form::ServesTheme,
        Form::Represents,
        Form::Offers,
        Form::Party,
        Form::Appointed,
        Form::Kind,
        Form::Sector,
        Form::MemberOf,
        Form::Stakeholder,
    ];

    /// The forms that a requirement or separation may use.
    const OF_PLACES: [Form; 12] = [
        Form::AreasAtLeast,
        Form::Theme,
        Form::TargetGroup,
        Form::Needs,
        Form::Spread,
        Form::Approach,
        Form::SectorsAtLeast,
        Form::Unheld,
        // Twice, for most seats cover one area and say nothing of it.
        Form::Contiguous,
        Form::Contiguous,
        Form::Level,
        Form::Place,
    ];

    pub(crate) fn binds(self) -> bool {
        Form::BINDING.contains(&self)
    }
}

/// Any draft.
pub(crate) fn draft() -> impl Strategy<Value = Draft> {
    let facts = (
        frame(),
        some_elements(area, AREAS.len()),
        some_elements(theme, THEMES.len()),
        some_elements(stakeholder, STAKEHOLDERS.len()),
        elements(agreement(), AGREEMENTS.len()),
        elements(stance(), APPOINTMENTS.len()),
        elements(stance(), EXCLUSIONS.len()),
        elements(offer(), OFFERS.len()),
        elements(challenge(), CHALLENGES.len()),
    );
    let rules = (
        elements(rule(), RULES.len()),
        elements(requirement(), REQUIREMENTS.len()),
        elements(separation(), SEPARATIONS.len()),
    );
    (facts, rules).prop_map(|(facts, (rules, requirements, separations))| {
        let (frame, areas, themes, stakeholders, agreements, appointments, exclusions, offers, challenges) =
            facts;
        Draft {
            frame,
            areas,
            themes,
            stakeholders,
            agreements,
            appointments,
            exclusions,
            offers,
            challenges,
            rules,
            requirements,
            separations,
        }
    })
}

/// Elements of a collection, most of those that there could be; each can go alone.
fn elements<S: Strategy>(one: S, most: usize) -> impl Strategy<Value = Vec<S::Value>>
where
    S::Value: Clone,
{
    vec(weighted(0.8, one), most).prop_map(|elements| elements.into_iter().flatten().collect())
}

/// The same, with at least one.
fn some_elements<S: Strategy>(one: impl Fn() -> S, most: usize) -> impl Strategy<Value = Vec<S::Value>>
where
    S::Value: Clone,
{
    (one(), elements(one(), most - 1)).prop_map(|(first, others)| [vec![first], others].concat())
}

fn frame() -> impl Strategy<Value = Frame> {
    let sizes = (
        1..=KINDS.len(),
        2..=ROLES.len(),
        0..=SCHEMES.len(),
        1..=SECTORS.len(),
        1..=LEVERS.len(),
        1..=TARGET_GROUPS.len(),
        0..=TRENDS.len(),
    );
    (
        prop_oneof![5 => Just(4_usize), 1 => 2..=8_usize],
        weighted(0.5, 0..DATES.len()),
        prop_oneof![
            4 => Just(vec![0, 0, 1, 2]),
            2 => Just(vec![0, 1, 2]),
            4 => vec(0..3_u8, 1..=LEVELS.len()),
        ],
        sizes,
        prop_oneof![2 => Just(0), 3 => any::<u8>()],
        prop_oneof![6 => Just(0_u8), 2 => Just(1), 2 => Just(2)],
        vec(0..4_u8, 24),
        weighted(0.4, any::<bool>()),
    )
        .prop_map(|(date, as_of, approaches, sizes, dress, sets, homes, twins)| {
            let (kinds, roles, schemes, sectors, levers, target_groups, trends) = sizes;
            Frame {
                date,
                as_of,
                approaches,
                kinds,
                roles,
                schemes,
                sectors,
                levers,
                target_groups,
                trends,
                dress,
                twins,
                sets,
                homes,
            }
        })
}

fn pick() -> impl Strategy<Value = Pick> {
    0..UNKNOWN
}

fn some(most: usize) -> impl Strategy<Value = Vec<Pick>> {
    vec(pick(), 1..=most)
}

/// A list that is empty more often than not.
fn few(most: usize) -> impl Strategy<Value = Vec<Pick>> {
    prop_oneof![2 => Just(vec![]), 1 => vec(pick(), 1..=most)]
}

/// A validity window, mostly one that holds the date.
fn window() -> impl Strategy<Value = u8> {
    prop_oneof![16 => Just(0_u8), 3 => 1..VOID, 2 => VOID..WINDOWS]
}

fn area() -> impl Strategy<Value = Area> {
    (
        prop_oneof![5 => Just(0_u8), 4 => Just(1), 2 => Just(2), 1 => Just(3)],
        prop_oneof![1 => Just(vec![]), 4 => vec(pick(), 1), 6 => vec(pick(), 2..=3)],
        prop_oneof![4 => Just(vec![]), 1 => some(2)],
        prop_oneof![2 => Just(vec![]), 3 => some(2)],
        prop_oneof![5 => Just(vec![]), 1 => some(2)],
        prop_oneof![1 => Just(vec![]), 1 => some(3)],
        prop_oneof![12 => Just(0_u8), 2 => 1..VOID, 4 => VOID..9, 1 => 9..WINDOWS],
    )
        .prop_map(|(level, within, contains, neighbours, themes, successors, window)| Area {
            level,
            within,
            contains,
            neighbours,
            themes,
            successors,
            window,
        })
}

fn theme() -> impl Strategy<Value = Theme> {
    (
        weighted(0.7, pick()),
        weighted(0.5, pick()),
        few(2),
        few(1),
        prop_oneof![1 => Just(vec![]), 2 => some(2)],
        few(2),
        few(2),
    )
        .prop_map(|(scheme, broader, exact, close, sectors, target_groups, usual_levers)| Theme {
            scheme,
            broader,
            exact,
            close,
            sectors,
            target_groups,
            usual_levers,
        })
}

fn stakeholder() -> impl Strategy<Value = Stakeholder> {
    (
        pick(),
        prop_oneof![1 => Just(vec![]), 3 => some(2)],
        some(2),
        vec(mandate(), 0..=3),
        prop_oneof![1 => Just(vec![]), 1 => some(2)],
        prop_oneof![1 => Just(vec![]), 1 => some(2)],
        prop_oneof![1 => Just(vec![]), 1 => some(2)],
        prop_oneof![12 => Just(0_u8), 2 => 1..VOID, 4 => VOID..9, 1 => 9..WINDOWS],
    )
        .prop_map(|(kind, sectors, works_in, mandates, member_of, represents, successors, window)| {
            Stakeholder { kind, sectors, works_in, mandates, member_of, represents, successors, window }
        })
}

fn mandate() -> impl Strategy<Value = Mandate> {
    (pick(), pick(), pick(), window()).prop_map(|(lever, level, within, window)| Mandate {
        lever,
        level,
        within,
        window,
    })
}

fn agreement() -> impl Strategy<Value = Agreement> {
    (some(3), few(2), window()).prop_map(|(parties, themes, window)| Agreement { parties, themes, window })
}

fn stance() -> impl Strategy<Value = Stance> {
    (pick(), pick(), pick(), few(2), weighted(0.3, pick()), window()).prop_map(
        |(stakeholder, role, within, themes, by, window)| Stance {
            stakeholder,
            role,
            within,
            themes,
            by,
            window,
        },
    )
}

fn offer() -> impl Strategy<Value = Offer> {
    (some(2), some(2), some(2), few(2), window()).prop_map(|(by, themes, areas, target_groups, window)| {
        Offer { by, themes, areas, target_groups, window }
    })
}

fn challenge() -> impl Strategy<Value = Challenge> {
    let affected = prop_oneof![
        3 => pick().prop_map(Affected::Area),
        1 => (pick(), pick()).prop_map(|(within, level)| Affected::Expansion(within, level)),
    ];
    (
        some(2),
        prop_oneof![1 => vec(affected.clone(), 1), 2 => vec(affected, 2..=4)],
        (any::<bool>(), any::<bool>()),
        weighted(0.35, pick()),
        few(2),
        prop_oneof![1 => Just(vec![]), 5 => some(3)],
        few(2),
        few(1),
        window(),
    )
        .prop_map(
            |(themes, areas, (torn, shared), seat, shared_because, needs, target_groups, trends, window)| {
                Challenge {
                    themes,
                    areas,
                    torn,
                    shared,
                    seat,
                    shared_because,
                    needs,
                    target_groups,
                    trends,
                    window,
                }
            },
        )
}

fn rule() -> impl Strategy<Value = Rule> {
    (
        proptest::bool::weighted(0.2),
        weighted(0.6, pick()),
        pick(),
        pick(),
        prop_oneof![1 => Just(vec![]), 1 => some(2)],
        window(),
        rule_condition(),
        atom(Form::BINDING.to_vec()),
    )
        .prop_map(|(forbid, strength, role, at, exception_to, window, when, guard)| Rule {
            forbid,
            strength,
            role,
            at,
            exception_to,
            window,
            when,
            guard,
        })
}

fn requirement() -> impl Strategy<Value = Requirement> {
    (
        (any::<bool>(), pick(), pick(), weighted(0.6, pick())),
        (few(2), weighted(0.3, pick()), pick(), window(), place_condition()),
    )
        .prop_map(|((advice, role, at_least, count), (kinds, strength, at, window, when))| Requirement {
            advice,
            role,
            at_least,
            count,
            kinds,
            strength,
            at,
            window,
            when,
        })
}

fn separation() -> impl Strategy<Value = Separation> {
    (any::<bool>(), (pick(), pick()), few(2), window(), place_condition())
        .prop_map(|(advice, roles, kinds, window, when)| Separation { advice, roles, kinds, window, when })
}

/// An atom of one of these forms; the first is the simplest.
fn atom(forms: Vec<Form>) -> impl Strategy<Value = Atom> {
    let one = prop_oneof![40 => 0..UNKNOWN, 1 => UNKNOWN..=u8::MAX];
    (proptest::sample::select(forms), vec(one, 1..=3)).prop_map(|(form, picks)| Atom { form, picks })
}

/// A condition that speaks of anything, simple more often than deep.
fn rule_condition() -> impl Strategy<Value = Condition> {
    // Binding atoms come twice: without them a rule is only its guard.
    let every = [&Form::BINDING[..], &Form::OF_STAKEHOLDERS[..], &Form::OF_PLACES[..]].concat();
    condition(every)
}

/// A condition of the atoms that do not speak of a stakeholder.
fn place_condition() -> impl Strategy<Value = Condition> {
    condition(Form::OF_PLACES.to_vec())
}

fn parts(one: impl Strategy<Value = Condition> + Clone) -> impl Strategy<Value = Vec<Condition>> {
    prop_oneof![1 => Just(vec![]), 5 => vec(one, 1..=3)]
}

fn condition(forms: Vec<Form>) -> impl Strategy<Value = Condition> {
    let leaf = atom(forms).prop_map(Condition::Atom);
    leaf.prop_recursive(3, 10, 3, |inner| {
        prop_oneof![
            3 => parts(inner.clone()).prop_map(Condition::All),
            4 => parts(inner.clone()).prop_map(Condition::Any),
            2 => inner.prop_map(|one| Condition::Not(Box::new(one))),
        ]
    })
}
