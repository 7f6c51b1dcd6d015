//! Where: areas, themes, levers, seats and places (contract §2, §3), in Datalog. The same for every rule book.

#![allow(
    clippy::just_underscores_and_digits,
    clippy::many_single_char_names,
    clippy::no_effect_underscore_binding,
    clippy::similar_names,
    clippy::type_complexity,
    clippy::unwrap_used,
    clippy::used_underscore_binding,
    reason = "Datalog has names of one letter, and the macro of ascent writes the rest"
)]

use ascent::ascent;

use super::lattice::{Least, Mask};
use crate::facts::{Facts, bits};

/// Functions of a place.
pub const SEAT: u64 = 1;
pub const SOURCE: u64 = 2;
pub const TARGET: u64 = 4;
/// The bit of the approach `signal`.
const SIGNAL: u32 = 2;

ascent! {
    pub struct Ground;

    relation level_approach(u32, u32);
    relation area(u32, u32, u64);
    relation within(u32, u32);
    relation neighbour(u32, u32);
    relation theme(u32, u64);
    relation broader(u32, u32);
    relation exact(u32, u32);
    relation mandate(u32, u32, u32, u32);
    relation challenge(u32, u64, u64, u64, u32);
    relation challenge_area(u32, u32);
    relation challenge_within(u32, u32, u32);
    relation challenge_seat(u32, u32);

    // a lies within b, or is it
    relation up(u32, u32);
    up(a, a) <-- area(a, _, _);
    up(a, c) <-- up(a, b), within(b, c);

    // above a theme; its sectors follow `broader` alone
    relation step(u32, u32);
    step(a, b) <-- broader(a, b);
    step(a, b), step(b, a) <-- exact(a, b);
    relation reached(u32, u32);
    reached(a, a) <-- theme(a, _);
    reached(a, c) <-- reached(a, b), step(b, c);
    lattice above(u32, Mask);
    above(a, Mask(1 << b)) <-- reached(a, b);
    relation broadened(u32, u32);
    broadened(a, a) <-- theme(a, _);
    broadened(a, c) <-- broadened(a, b), broader(b, c);
    lattice sectors_of(u32, Mask);
    sectors_of(a, Mask(*sectors)) <-- broadened(a, b), theme(b, sectors);
    lattice themes(u32, Mask);
    themes(c, *above) <-- challenge(c, named, _, _, _), for theme in bits(*named), above(theme, above);
    lattice sectors(u32, Mask);
    sectors(c, *sectors) <-- challenge(c, named, _, _, _), for theme in bits(*named), sectors_of(theme, sectors);

    // what a challenge affects
    relation affected(u32, u32);
    affected(c, a) <-- challenge_area(c, a);
    affected(c, a) <-- challenge_within(c, w, level), up(a, w), area(a, level, _);

    // who can pull a lever where, and where an area finds it
    relation holder(u32, u32, u32);
    holder(lever, q, s) <-- mandate(s, lever, level, w), up(q, w), area(q, level, _);
    relation held(u32, u32);
    held(q, lever) <-- holder(lever, q, _);
    lattice lowest(u32, u32, Least<u32>);
    lowest(a, lever, Least(*level)) <-- up(a, q), held(q, lever), area(q, level, _);
    relation source(u32, u32, u32);
    source(a, lever, q) <-- up(a, q), held(q, lever), area(q, level, _), lowest(a, lever, least), if least.0 == *level;

    // the seat of a shared challenge: the named one, else the lowest common area with the fewest areas
    relation shared(u32);
    shared(c) <-- challenge(c, _, _, _, 1);
    relation named(u32, u32);
    relation leaves_out(u32, u32);
    leaves_out(c, t) <-- challenge_seat(c, t), shared(c), affected(c, a), !up(a, t);
    named(c, t) <-- challenge_seat(c, t), shared(c), affected(c, _), !leaves_out(c, t);
    relation has_named(u32);
    has_named(c) <-- named(c, _);
    lattice first(u32, Least<u32>);
    first(c, Least(*a)) <-- shared(c), affected(c, a);
    lattice lowest_affected(u32, Least<u32>);
    lowest_affected(c, Least(*level)) <-- shared(c), affected(c, a), area(a, level, _);
    relation candidate(u32, u32);
    candidate(c, p) <-- first(c, a), !has_named(c), up(a.0, p);
    relation misses(u32, u32);
    misses(c, p) <-- candidate(c, p), affected(c, a), !up(a, p);
    relation serves(u32, u32);
    serves(c, p) <-- candidate(c, p), area(p, _, own), themes(c, of), if *own == 0 || own & of.0 != 0;
    serves(c, p) <-- candidate(c, p), affected(c, p);
    relation part(u32, u32, u32);
    part(p, level, a) <-- up(a, p), area(a, level, _);
    relation parts(u32, u32, usize);
    parts(p, level, n) <-- area(p, _, _), level_approach(level, _), agg n = ascent::aggregators::count() in part(p, level, _);
    lattice best(u32, Least<(u32, usize, u32)>);
    best(c, Least((*level, *n, *p))) <--
        serves(c, p), !misses(c, p), area(p, level, _), lowest_affected(c, lowest), parts(p, lowest.0, n);
    relation chosen(u32, u32);
    chosen(c, t) <-- named(c, t);
    chosen(c, least.0.2) <-- best(c, least);
    relation has_chosen(u32);
    has_chosen(c) <-- chosen(c, _);

    // seats, and what they cover
    relation covered(u32, u32, u32);
    covered(c, t, a) <-- chosen(c, t), affected(c, a);
    covered(c, a, a) <-- affected(c, a), !has_chosen(c);

    // where the needed levers lie, and who needs one that nobody has
    relation link(u32, u32, u32, u32);
    link(c, t, q, lever) <--
        covered(c, t, a), challenge(c, _, needs, _, _), for lever in bits(*needs), source(a, lever, q);
    relation sourced(u32, u32);
    sourced(a, lever) <-- source(a, lever, _);
    relation unheld(u32, u32);
    unheld(c, t) <-- covered(c, t, a), challenge(c, _, needs, _, _), for lever in bits(*needs), !sourced(a, lever);

    // places with their functions, and the approaches of a seat
    lattice place(u32, u32, u32, Mask);
    place(c, t, t, Mask(SEAT)) <-- covered(c, t, _);
    place(c, t, q, Mask(if *approach == SIGNAL { TARGET } else { SOURCE })) <--
        link(c, t, q, _), area(q, level, _), level_approach(level, approach);
    lattice approaches(u32, u32, Mask);
    approaches(c, t, Mask(1 << approach)) <-- place(c, t, p, _), area(p, level, _), level_approach(level, approach);

    // is what a seat covers connected through neighbours?
    lattice first_covered(u32, u32, Least<u32>);
    first_covered(c, t, Least(*a)) <-- covered(c, t, a);
    relation touched(u32, u32, u32);
    touched(c, t, a.0) <-- first_covered(c, t, a);
    touched(c, t, b) <-- touched(c, t, a), neighbour(a, b), covered(c, t, b);
    relation broken(u32, u32);
    broken(c, t) <-- covered(c, t, a), !touched(c, t, a);
}

/// Runs it.
#[must_use]
pub fn ground(facts: &Facts) -> Ground {
    let mut ground = Ground {
        level_approach: facts.level_approach.clone(),
        area: facts.area.clone(),
        within: facts.within.clone(),
        neighbour: facts.neighbour.clone(),
        theme: facts.theme.clone(),
        broader: facts.broader.clone(),
        exact: facts.exact.clone(),
        mandate: facts.mandate.clone(),
        challenge: facts.challenge.clone(),
        challenge_area: facts.challenge_area.clone(),
        challenge_within: facts.challenge_within.clone(),
        challenge_seat: facts.challenge_seat.clone(),
        ..Ground::default()
    };
    ground.run();
    ground
}
