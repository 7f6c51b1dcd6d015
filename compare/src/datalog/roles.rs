//! Who: the rules of the generated rule book (contract §4), translated by hand. [`super::guard`] sees to it that it is still that rule book.
//!
//! `at` is a place of a seat of a challenge, with all that the rules ask of it; `who` what they ask of a stakeholder.

#![allow(
    clippy::just_underscores_and_digits,
    clippy::many_single_char_names,
    clippy::missing_panics_doc,
    clippy::no_effect_underscore_binding,
    clippy::similar_names,
    clippy::type_complexity,
    clippy::unwrap_used,
    clippy::used_underscore_binding,
    reason = "Datalog has names of one letter, and the macro of ascent writes the rest"
)]

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use ascent::ascent_run;

use super::ground::{Ground, SEAT, SOURCE, TARGET};
use super::lattice::Mask;
use crate::facts::{Facts, Ids, bits};

/// What is asked of a stakeholder by itself: sectors, target groups, themes of its agreements (all of them, where one is about everything).
type Who = (u64, u64, u64);

/// What is asked of a place, a seat and a challenge: functions, level; named themes, themes, sectors, target groups; signal or unheld, contiguous.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct At {
    functions: u64,
    level: u32,
    named: u64,
    themes: u64,
    sectors: u64,
    groups: u64,
    signals: bool,
    contiguous: bool,
}

impl At {
    fn is(&self, functions: u64) -> bool {
        self.functions & functions != 0
    }
}

/// What it came to.
#[derive(Debug, Default)]
pub struct Roles {
    /// Challenge, seat, place, role, stakeholder.
    pub has: Vec<(u32, u32, u32, u32, u32)>,
    /// The rules that are set aside, by id, with challenge, seat, place.
    pub aside: Vec<(&'static str, u32, u32, u32)>,
}

fn concerns(named: u64, themes: u64) -> bool {
    named == 0 || named & themes != 0
}

fn of(table: &BTreeMap<u32, u64>, c: u32) -> u64 {
    table.get(&c).copied().unwrap_or_default()
}

/// Everything that a condition can ask of each place.
fn points(facts: &Facts, ground: &Ground) -> Vec<(u32, u32, u32, At)> {
    let level: BTreeMap<u32, u32> = facts.area.iter().map(|(a, level, _)| (*a, *level)).collect();
    let themes: BTreeMap<u32, u64> = ground.themes.iter().map(|(c, mask)| (*c, mask.0)).collect();
    let sectors: BTreeMap<u32, u64> = ground.sectors.iter().map(|(c, mask)| (*c, mask.0)).collect();
    let named: BTreeMap<u32, (u64, u64)> =
        facts.challenge.iter().map(|(c, named, _, groups, _)| (*c, (*named, *groups))).collect();
    let unheld: BTreeSet<(u32, u32)> = ground.unheld.iter().copied().collect();
    let broken: BTreeSet<(u32, u32)> = ground.broken.iter().copied().collect();
    let approaches: BTreeMap<(u32, u32), u64> =
        ground.approaches.iter().map(|(c, t, mask)| ((*c, *t), mask.0)).collect();
    let point = |(c, t, p, functions): &(u32, u32, u32, Mask)| {
        let seat = (*c, *t);
        let (named, groups) = named.get(c).copied().unwrap_or_default();
        let signal = approaches.get(&seat).is_some_and(|mask| mask >> 2 & 1 == 1);
        let at = At {
            functions: functions.0,
            level: level.get(p).copied().unwrap_or_default(),
            named,
            themes: of(&themes, *c),
            sectors: of(&sectors, *c),
            groups,
            signals: signal || unheld.contains(&seat),
            contiguous: !broken.contains(&seat),
        };
        (*c, *t, *p, at)
    };
    ground.place.iter().map(point).collect()
}

/// Runs the rules.
#[expect(clippy::too_many_lines, reason = "one Datalog program, a paragraph a rule")]
pub fn roles(facts: &Facts, ground: &Ground) -> Result<Roles> {
    let Ids { roles, kinds, themes, sectors, .. } = &facts.ids;
    let level = |id| facts.ids.level(id);
    let (local, supralocal, provincial, flemish) =
        (level("local")?, level("supralocal")?, level("provincial")?, level("flemish")?);
    let joint = [supralocal, provincial];
    let role = |id| roles.number(id);
    let (director, candidate_director, co_director) =
        (role("director")?, role("candidate-director")?, role("co-director")?);
    let (responsible, actor, necessary) =
        (role("final-responsible")?, role("actor")?, role("necessary-partner")?);
    let (partner, provider, voice) = (role("partner")?, role("provider")?, role("voice")?);
    let (facilitator, spokesperson, addressee) =
        (role("facilitator")?, role("spokesperson")?, role("addressee")?);
    let kind = |id| kinds.number(id);
    let (municipality, ocmw, association) =
        (kind("municipality")?, kind("ocmw")?, kind("welfare-association")?);
    let governments = [municipality, ocmw];
    let officials = [
        municipality,
        ocmw,
        association,
        kind("province")?,
        kind("flemish-agency")?,
        kind("federal-service")?,
    ];
    let informal = [kind("volunteers")?, kind("carers")?, kind("citizens-initiative")?];
    let beyond = [kind("school")?, kind("social-economy")?, kind("housing-company")?];
    let networks = [kind("network")?, kind("first-line-zone")?];
    let theme = |id| themes.number(id).map(|number| 1_u64 << number);
    let (care_network, workforce, poverty) =
        (theme("care-network")?, theme("care-workforce")?, theme("poverty")?);
    let informal_care = theme("care")? | theme("volunteering")?;
    let welfare = 1_u64 << sectors.number("welfare")?;

    // care-network-no-director, network-no-director
    let no_director = |kind: u32, here: &At| {
        here.is(SEAT | SOURCE)
            && (networks.contains(&kind) || kind == association && here.themes & care_network != 0)
    };
    // workforce-no-actor
    let no_actor = |kind: u32, here: &At| {
        here.is(SEAT | SOURCE) && governments.contains(&kind) && here.themes & workforce != 0
    };
    let is_joint = |here: &At| joint.contains(&here.level);

    let points = points(facts, ground);
    let first_covered: Vec<(u32, u32, u32)> =
        ground.first_covered.iter().map(|(c, t, a)| (*c, *t, a.0)).collect();
    let above: Vec<(u32, u64)> = ground.above.iter().map(|(theme, mask)| (*theme, mask.0)).collect();

    let program = ascent_run! {
        relation at(u32, u32, u32, At) = points;
        relation up(u32, u32) = ground.up.clone();
        relation covered(u32, u32, u32) = ground.covered.clone();
        relation first_covered(u32, u32, u32) = first_covered;
        relation link(u32, u32, u32, u32) = ground.link.clone();
        relation holder(u32, u32, u32) = ground.holder.clone();
        relation above(u32, u64) = above;
        relation stakeholder(u32, u32, u64, u64) = facts.stakeholder.clone();
        relation works_in(u32, u32) = facts.works_in.clone();
        relation agreement(u32, u64) = facts.agreement.clone();
        relation party(u32, u32) = facts.party.clone();
        relation appointment(u32, u32, u32, u64) = facts.appointment.clone();
        relation exclusion(u32, u32, u32, u64) = facts.exclusion.clone();
        relation offer(u32, u64, u64) = facts.offer.clone();
        relation offer_by(u32, u32) = facts.offer_by.clone();
        relation offer_area(u32, u32) = facts.offer_area.clone();

        // stakeholders, with the themes of their agreements
        lattice agreed(u32, Mask);
        agreed(s, Mask(0)) <-- stakeholder(s, _, _, _);
        agreed(s, Mask(if *themes == 0 { u64::MAX } else { *themes })) <-- party(g, s), agreement(g, themes);
        relation who(u32, u32, Who);
        who(s, kind, (*sectors, *groups, agreed.0)) <-- stakeholder(s, kind, sectors, groups), agreed(s, agreed);

        // who works where, seen from the area a
        relation covers(u32, u32, u32, Who);
        covers(a, kind, s, w) <-- works_in(s, v), who(s, kind, w), up(a, v);
        relation overlaps(u32, u32, u32, Who);
        overlaps(a, kind, s, w) <-- covers(a, kind, s, w);
        overlaps(a, kind, s, w) <-- works_in(s, v), who(s, kind, w), up(v, a);
        // between the seat t and the covered area a
        relation pair(u32, u32);
        pair(t, a) <-- covered(_, t, a);
        relation between(u32, u32, u32, u32, Who);
        between(t, a, kind, s, w) <-- pair(t, a), up(a, v), up(v, t), works_in(s, v), who(s, kind, w);
        // in every area of a seat; one that covers itself alone needs no relation of its own
        relation wide(u32, u32);
        wide(c, t) <-- covered(c, t, a), if a != t;
        relation own(u32, u32);
        own(c, t) <-- covered(c, t, a), if a == t, !wide(c, t);
        relation gathers(u32, u32, u32, u32, Who);
        gathers(c, t, kind, s, w) <-- wide(c, t), first_covered(c, t, a), covers(a, kind, s, w);
        relation misses(u32, u32, u32);
        misses(c, t, s) <-- gathers(c, t, kind, s, w), covered(c, t, a), !covers(a, kind, s, w);
        relation reaches(u32, u32, u32, u32, Who);
        reaches(c, t, kind, s, w) <-- gathers(c, t, kind, s, w), !misses(c, t, s);

        relation appointed(u32, u32, u32, u64);
        appointed(p, role, s, named) <-- appointment(s, role, v, named), up(p, v);

        // offers, seen from an area with which they overlap
        lattice offer_above(u32, Mask);
        offer_above(o, Mask(*above)) <-- offer(o, named, _), for theme in bits(*named), above(theme, above);
        relation offered(u32, u32);
        offered(a, o) <-- offer_area(o, v), up(a, v);
        offered(a, o) <-- offer_area(o, v), up(v, a);
        relation offers(u32, u32, u32, u32);
        offers(c, t, p, s) <--
            at(c, t, p, here), if here.is(SEAT), offered(p, o), offer(o, named, groups), offer_above(o, above),
            if above.0 & here.named != 0 || named & here.themes != 0,
            if *groups == 0 || here.groups == 0 || groups & here.groups != 0,
            offer_by(o, s);

        // who is barred: exclusions, and provider-no-voice; the other prohibitions ask of the kind alone
        relation excluded(u32, u32, u32, u64);
        excluded(p, role, s, named) <-- exclusion(s, role, v, named), up(p, v);
        relation barred(u32, u32, u32, u32, u32);
        barred(c, t, p, role, s) <-- excluded(p, role, s, named), at(c, t, p, here), if concerns(*named, here.themes);
        barred(c, t, p, voice, s) <-- offers(c, t, p, s);

        relation has(u32, u32, u32, u32, u32);

        // director-local
        has(c, t, p, director, s) <--
            at(c, t, p, here), if here.is(SEAT) && here.level <= local,
            for kind in governments, covers(p, kind, s, _), if !no_director(kind, here), !barred(c, t, p, director, s);
        // director-association
        relation director_association(u32, u32, u32, u32);
        director_association(c, t, p, s) <--
            at(c, t, p, here), if here.is(SEAT | SOURCE) && is_joint(here),
            let kind = association, covers(p, kind, s, _), if !no_director(kind, here), !barred(c, t, p, director, s);
        has(c, t, p, director, s) <-- director_association(c, t, p, s), !aside_association(c, t, p);
        // director-appointed
        relation director_appointed(u32, u32, u32, u32);
        director_appointed(c, t, p, s) <--
            at(c, t, p, here), if here.is(SEAT) && is_joint(here),
            let role = director, appointed(p, role, s, named), if concerns(*named, here.themes),
            who(s, kind, _), if !no_director(*kind, here), !barred(c, t, p, director, s);
        has(c, t, p, director, s) <-- director_appointed(c, t, p, s);
        // the exceptions to them
        relation aside_association(u32, u32, u32);
        aside_association(c, t, p) <-- director_appointed(c, t, p, _);
        relation aside_candidates(u32, u32, u32);
        aside_candidates(c, t, p) <-- director_appointed(c, t, p, _);
        aside_candidates(c, t, p) <-- director_association(c, t, p, _), !aside_association(c, t, p);
        // candidate-neighbours
        has(c, t, p, candidate_director, s) <--
            at(c, t, p, here), if here.is(SEAT) && is_joint(here) && here.contiguous && here.themes & care_network == 0,
            !aside_candidates(c, t, p), covered(c, t, a), for kind in governments, between(t, a, kind, s, _),
            !barred(c, t, p, candidate_director, s);
        // co-director
        has(c, t, p, co_director, s) <--
            at(c, t, p, here), if here.is(SEAT) && (supralocal..=flemish).contains(&here.level),
            let kind = municipality, covered(c, t, a), between(t, a, kind, s, _), !barred(c, t, p, co_director, s);
        // final-local
        has(c, t, p, responsible, s) <--
            at(c, t, p, here), if here.is(SEAT), for kind in governments,
            (covers(p, kind, s, _) | wide(c, t), covered(c, t, a), between(t, a, kind, s, _)),
            !barred(c, t, p, responsible, s);
        // actor-lever, necessary-lever, addressee
        has(c, t, p, actor, s) <--
            at(c, t, p, here), if here.is(SOURCE), link(c, t, p, lever), holder(lever, p, s),
            who(s, kind, _), if !no_actor(*kind, here), !barred(c, t, p, actor, s);
        has(c, t, p, necessary, s) <--
            at(c, t, p, here), if here.is(SOURCE), link(c, t, p, lever), holder(lever, p, s),
            who(s, kind, _), if !governments.contains(kind) && *kind != association, !barred(c, t, p, necessary, s);
        has(c, t, p, addressee, s) <--
            at(c, t, p, here), if here.is(TARGET), link(c, t, p, lever), holder(lever, p, s),
            !barred(c, t, p, addressee, s);
        // actor-nearby
        has(c, t, p, actor, s) <--
            at(c, t, p, here), if here.is(SEAT | SOURCE) && here.level <= local,
            let role = actor, appointed(p, role, s, named), if concerns(*named, here.themes),
            who(s, kind, w), overlaps(p, kind, s, w), if !no_actor(*kind, here), !barred(c, t, p, actor, s);
        // provider-existing
        has(c, t, p, provider, s) <--
            offers(c, t, p, s), at(c, t, p, here), if here.level <= provincial, !barred(c, t, p, provider, s);
        // partner-local
        has(c, t, p, partner, s) <--
            at(c, t, p, here), if here.is(SEAT) && here.level <= local,
            overlaps(p, kind, s, w), if w.0 & here.sectors != 0 && !officials.contains(kind),
            !barred(c, t, p, partner, s);
        // partner-joint
        has(c, t, p, partner, s) <--
            at(c, t, p, here), if here.is(SEAT | SOURCE) && (supralocal..=flemish).contains(&here.level),
            (covers(p, kind, s, w) | own(c, t), covers(t, kind, s, w)
                | wide(c, t), covered(c, t, a), between(t, a, kind, s, w) | reaches(c, t, kind, s, w)),
            if w.0 & here.sectors != 0 && !officials.contains(kind), !barred(c, t, p, partner, s);
        // covenant-partner
        has(c, t, p, partner, s) <--
            at(c, t, p, here), if here.is(SEAT),
            (covers(p, kind, s, w) | wide(c, t), covered(c, t, a), between(t, a, kind, s, w) | reaches(c, t, kind, s, w)),
            if w.2 & here.themes != 0 && !governments.contains(kind), !barred(c, t, p, partner, s);
        // informal-partners
        has(c, t, p, partner, s) <--
            at(c, t, p, here), if here.is(SEAT) && here.themes & informal_care != 0, for kind in informal,
            (covers(p, kind, s, _) | wide(c, t), covered(c, t, a), between(t, a, kind, s, _)),
            !barred(c, t, p, partner, s);
        // beyond-welfare
        has(c, t, p, partner, s) <--
            at(c, t, p, here), if here.is(SEAT) && here.themes & poverty != 0 && here.sectors.count_ones() >= 2,
            for kind in beyond,
            (covers(p, kind, s, _) | wide(c, t), covered(c, t, a), between(t, a, kind, s, _) | reaches(c, t, kind, s, _)),
            !barred(c, t, p, partner, s);
        // voice-target-group
        has(c, t, p, voice, s) <--
            at(c, t, p, here), if here.is(SEAT) && here.groups != 0,
            (covers(p, _, s, w) | wide(c, t), covered(c, t, a), between(t, a, _, s, w) | reaches(c, t, _, s, w)),
            if w.1 & here.groups != 0, !barred(c, t, p, voice, s);
        // facilitator-network
        has(c, t, p, facilitator, s) <--
            at(c, t, p, here), if here.is(SEAT), for kind in networks,
            (covers(p, kind, s, w) | reaches(c, t, kind, s, w)),
            if w.0 & (here.sectors | welfare) != 0, !barred(c, t, p, facilitator, s);
        // spokesperson-association
        relation spokesperson_association(u32, u32, u32, u32);
        spokesperson_association(c, t, p, s) <--
            at(c, t, p, here), if here.is(SEAT) && is_joint(here) && here.signals,
            let kind = association, (covers(p, kind, s, _) | reaches(c, t, kind, s, _)),
            !barred(c, t, p, spokesperson, s);
        has(c, t, p, spokesperson, s) <-- spokesperson_association(c, t, p, s);
        relation aside_spokesperson(u32, u32, u32);
        aside_spokesperson(c, t, p) <-- spokesperson_association(c, t, p, _);
        // spokesperson-local
        has(c, t, p, spokesperson, s) <--
            at(c, t, p, here), if here.is(SEAT) && here.signals, !aside_spokesperson(c, t, p), for kind in governments,
            (covers(p, kind, s, _) | wide(c, t), covered(c, t, a), between(t, a, kind, s, _)),
            !barred(c, t, p, spokesperson, s);
    };
    let aside = |rule: &'static str, places: Vec<(u32, u32, u32)>| {
        places.into_iter().map(move |(c, t, p)| (rule, c, t, p))
    };
    Ok(Roles {
        aside: aside("director-association", program.aside_association)
            .chain(aside("candidate-neighbours", program.aside_candidates))
            .chain(aside("spokesperson-local", program.aside_spokesperson))
            .collect(),
        has: program.has,
    })
}
