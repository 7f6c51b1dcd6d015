//! Whatever happens to signals and landscape: nothing is lost, nobody takes a step that is not theirs, and the journal tells it all again.

use super::{ACTORS, documents, moment, reported, step};
use crate::properties::changes::change;
use crate::properties::check;
use crate::properties::engine::{Engine, Texts};
use crate::properties::transform::Dice;
use crate::strategies::world;
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use regie::{
    Atlas, Challenge, Change, Documents, Event, Landscape, Moment, Register, RoleAt, RuleBook, SignalPath,
    Snapshot, Spread,
};
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// The day after so many.
fn day(n: usize) -> String {
    format!("2018-{:02}-{:02}", 1 + n / 28, 1 + n % 28)
}

fn pick<'p, T: ?Sized>(dice: &mut Dice, list: &[&'p T]) -> &'p T {
    list[dice.below(list.len())]
}

fn report(dice: &mut Dice, n: usize) -> String {
    let theme = pick(dice, &["housing", "poverty", "access"]);
    let area = pick(dice, &["menen", "wervik", "streek"]);
    let seen = pick(dice, &["wachtlijsten voor een woning", "geen geld voor school", "de wachtlijst groeit"]);
    let mut text = reported(&format!("s-{n}")).replace(r#"["housing"]"#, &format!(r#"["{theme}"]"#));
    text = text.replace(r#"["menen"]"#, &format!(r#"["{area}"]"#));
    text.replace("wachtlijsten voor een sociale woning", seen)
}

/// What a step records: for each field something that could be right.
fn recorded(dice: &mut Dice, register: &Register, name: &str) -> String {
    let path = register.signals().path();
    let found = path.step(name).unwrap();
    let mut rest = String::new();
    let allowed: Vec<_> = found.allows.iter().filter(|_| dice.below(4) == 0).collect();
    for field in found.requires.iter().chain(allowed) {
        let value = match field.as_str() {
            "challenge" if dice.below(4) == 0 => {
                let new = format!("nieuw-{}", dice.below(3));
                write!(
                    rest,
                    r#", "new_challenge": {{"id": "{new}", "label": "nieuw", "themes": ["housing"], "areas": ["menen"], "spread": "shared"}}"#
                )
                .unwrap();
                continue;
            }
            "challenge" => format!(r#""{}""#, pick(dice, &["geen-dak", "schulden"])),
            "people" => "12".to_owned(),
            "urgency" => r#""soon""#.to_owned(),
            "themes" => r#"["poverty"]"#.to_owned(),
            "areas" => r#"["wervik"]"#.to_owned(),
            "target_groups" => continue,
            "directors" | "addressees" => format!(r#"["{}"]"#, pick(dice, &ACTORS)),
            "forum" => r#"{"on": "2018-05-17"}"#.to_owned(),
            "experts" => r#"["wonen"]"#.to_owned(),
            "tracks" => r#"[{"what": "samen verhuren", "who": ["caw"], "at": "streek"}]"#.to_owned(),
            "authority" => r#""gemeente-menen""#.to_owned(),
            "on" => r#""2018-06-01""#.to_owned(),
            "lever" => r#""finance-social-housing""#.to_owned(),
            "outcome" => r#""partly""#.to_owned(),
            _ => r#""omdat""#.to_owned(),
        };
        write!(rest, r#", "{field}": {value}"#).unwrap();
    }
    rest
}

/// Something that could happen next: mostly a step by one who may take it.
fn happening(dice: &mut Dice, register: &Register, n: usize, at: Moment) -> (String, String) {
    let anybody = pick(dice, &ACTORS).to_owned();
    let all: Vec<String> = register.signals().iter().map(|signal| signal.id.to_string()).collect();
    if all.is_empty() || dice.below(7) == 0 {
        return (anybody, report(dice, dice_name(n)));
    }
    if dice.below(15) == 0 {
        let appoint = format!(
            r#"{{"kind": "landscape-changed", "changes": [{{"appointment": {{"stakeholder": "{}", "role": "signal-coordinator", "within": "{}"}}}}]}}"#,
            pick(dice, &ACTORS),
            pick(dice, &["menen", "wervik", "streek"])
        );
        return (anybody, appoint);
    }
    let signal = &all[dice.below(all.len())];
    let atlas = register.atlas_on(at.date()).unwrap();
    let steps = register.signals().steps(signal, &atlas).unwrap();
    if steps.is_empty() || dice.below(5) == 0 {
        // any step at all
        let path = register.signals().path();
        let name = path.steps[dice.below(path.steps.len())].id.to_string();
        return (anybody, step(signal, &name, &recorded(dice, register, &name)));
    }
    // mostly onward, so that signals come far
    let ends = ["withdraw", "return", "decline", "inform"];
    let onward: Vec<_> = steps.iter().filter(|(step, _)| !ends.contains(&step.id.as_str())).collect();
    let (one, may) = match onward.as_slice() {
        [] => &steps[dice.below(steps.len())],
        onward if dice.below(4) > 0 => onward[dice.below(onward.len())],
        _ => &steps[dice.below(steps.len())],
    };
    let who: Vec<&str> =
        may.iter().flat_map(|one| &one.stakeholders).map(|holder| holder.stakeholder.as_str()).collect();
    let by = if who.is_empty() { anybody } else { who[dice.below(who.len())].to_owned() };
    (by, step(signal, one.id.as_str(), &recorded(dice, register, one.id.as_str())))
}

/// Names repeat now and then.
fn dice_name(n: usize) -> usize {
    n % 6
}

/// Everything that a register has come to.
fn all_of(register: &Register) -> String {
    register.journal().to_json_lines() + &register.snapshot().to_json() + &register.signals().to_json()
}

/// Lives a life of so many happenings; what is seen of each is given: the register before, by whom, what, whether it was written.
pub(crate) fn live(
    seed: u64,
    happenings: usize,
    mut see: impl FnMut(&Register, &Atlas, &str, &str, bool) -> TestCaseResult,
) -> Result<Register, TestCaseError> {
    let mut dice = Dice(seed);
    let mut register = super::begun();
    let mut today = 0;
    for n in 0..happenings {
        today += dice.below(12);
        let at = moment(&day(today));
        let (by, text) = happening(&mut dice, &register, n, at);
        let Ok(event) = Event::from_json(&text) else { continue };
        let before = all_of(&register);
        let atlas = register.atlas_on(at.date()).unwrap();
        let is_written = register.append(register.head().seq, at, by.parse().unwrap(), event).is_ok();
        if !is_written {
            prop_assert_eq!(all_of(&register), before, "what is refused changes nothing: {}", text);
        }
        see(&register, &atlas, &by, &text, is_written)?;
    }
    Ok(register)
}

fn kind_of(text: &str) -> String {
    let said: serde_json::Value = serde_json::from_str(text).unwrap();
    said.get("step")
        .map_or_else(|| said["kind"].as_str().unwrap().to_owned(), |step| step.as_str().unwrap().to_owned())
}

#[test]
fn what_happened_is_replayed_and_resumed() {
    let steps = std::cell::RefCell::new(BTreeMap::<String, [u32; 2]>::new());
    check("signals-replayed", 100, (any::<u64>(), any::<prop::sample::Index>()), |(seed, cut)| {
        let register = live(seed, 30, |_, _, _, text, is_written| {
            steps.borrow_mut().entry(kind_of(text)).or_default()[usize::from(is_written)] += 1;
            Ok(())
        })?;
        let lines = register.journal().to_json_lines();
        let again = Register::open(&documents(), lines.as_bytes())
            .map_err(|why| TestCaseError::fail(why.to_string()))?;
        prop_assert_eq!(all_of(&again.register), all_of(&register));
        // a snapshot after any event, and what came later
        let all: Vec<&str> = lines.split_inclusive('\n').collect();
        let known = 1 + cut.index(all.len());
        let part = Register::open(&documents(), all[..known].concat().as_bytes()).unwrap().register;
        let snapshot = Snapshot::from_json(&part.snapshot().to_json()).unwrap();
        let resumed = Register::resume(&documents(), &snapshot, all[known..].concat().as_bytes())
            .map_err(|why| TestCaseError::fail(why.to_string()))?;
        prop_assert_eq!(resumed.register.snapshot(), register.snapshot());
        prop_assert_eq!(resumed.register.head(), register.head());
        let on =
            |register: &Register| register.atlas_on("2018-08-01".parse().unwrap()).unwrap().decisions_json();
        prop_assert_eq!(on(&resumed.register), on(&register));
        Ok(())
    });
    let steps = steps.into_inner();
    // every step of the way was taken, and refused, so that there is something to replay
    let way = [
        "signal-reported",
        "screen",
        "return",
        "complete",
        "decline",
        "withdraw",
        "bundle",
        "direct",
        "deepen",
        "solve",
        "submit",
        "escalate",
    ];
    for step in way {
        assert!(
            steps.get(step).is_some_and(|[refused, written]| *written > 0 && *refused > 0),
            "{step}: {steps:?}"
        );
    }
    assert!(["landscape-changed", "inform"].iter().all(|step| steps.contains_key(*step)), "{steps:?}");
}

/// Is somebody who has the role among those whom the path names? Asked in another way than the library asks: as a challenge that is put into the landscape.
fn has_role(atlas: &Atlas, signal: &regie::signals::Signal, role: &str, by: &str) -> bool {
    if ACTORS.iter().all(|actor| *actor != by || *actor == "buurtwerker-7") {
        return false;
    }
    let asked = |atlas: &Atlas, challenge: &str| {
        atlas.check(&RoleAt { challenge, role, stakeholder: by, area: None }).is_ok_and(|check| check.holds())
    };
    if let Some(challenge) = &signal.challenge {
        return asked(atlas, challenge.as_str());
    }
    let areas = signal.areas.iter().cloned().map(regie::AreaEntry::Area).collect();
    let id = "as-a-challenge".parse().unwrap();
    let put = Challenge::new(id, signal.seen.clone(), signal.themes.clone(), areas, Spread::Shared);
    asked(&atlas.apply(&[Change::from(put)]).unwrap(), "as-a-challenge")
}

#[test]
fn nobody_takes_a_step_without_the_role() {
    let (roles, others) = (Cell::new(0), Cell::new(0));
    check("signals-roles", 100, any::<u64>(), |seed| {
        let mut before = super::begun().signals().clone();
        live(seed, 25, |register, atlas, by, text, is_written| {
            let said: serde_json::Value = serde_json::from_str(text).unwrap();
            if is_written && let Some(name) = said["step"].as_str() {
                let signal = before.find(said["signals"][0].as_str().unwrap()).unwrap();
                let step = before.path().step(name).unwrap();
                let may = step.may.iter().any(|actor| match (actor.who, &actor.role) {
                    (Some(who), _) => match who.as_str() {
                        "anyone" => true,
                        "reporter" => signal.by == *by,
                        _ => {
                            let asked = signal.escalations.iter().flat_map(|one| &one.addressees);
                            asked.chain(&signal.authority).any(|id| id == by)
                        }
                    },
                    (None, Some(role)) => has_role(atlas, signal, role.as_str(), by),
                    (None, None) => false,
                });
                prop_assert!(may, "{} took {} with {:?}", by, name, signal);
                if step.may.iter().all(|actor| actor.role.is_some()) {
                    roles.set(roles.get() + 1);
                } else {
                    others.set(others.get() + 1);
                }
            }
            before = register.signals().clone();
            Ok(())
        })?;
        Ok(())
    });
    assert!(roles.get() > 20 && others.get() > 10, "{} by role, {} by others", roles.get(), others.get());
}

#[test]
fn the_signals_in_all_states_are_those_that_were_reported() {
    check("signals-counted", 100, any::<u64>(), |seed| {
        let reports = Cell::new(0);
        let register = live(seed, 30, |_, _, _, text, is_written| {
            reports.set(reports.get() + usize::from(is_written && kind_of(text) == "signal-reported"));
            Ok(())
        })?;
        let now = moment("2019-06-01");
        let atlas = register.atlas_on(now.date()).unwrap();
        let signals = register.signals();
        let figures = signals.figures(now, &atlas);
        prop_assert_eq!(figures.reported, reports.get());
        prop_assert_eq!(figures.states.iter().map(|state| state.signals).sum::<usize>(), reports.get());
        let open = signals.iter().filter(|signal| signals.is_open(signal)).count();
        prop_assert_eq!(figures.open, open);
        prop_assert!(
            figures.states.iter().all(|state| state.days.as_ref().is_none_or(|days| days.median <= days.p90))
        );
        // every signal names one theme and one area here
        prop_assert_eq!(figures.themes.iter().map(|theme| theme.signals).sum::<usize>(), reports.get());
        prop_assert_eq!(figures.areas.iter().map(|area| area.signals).sum::<usize>(), reports.get());
        // what comes into a state goes out of it, or stands there
        let flow = signals.flow();
        for node in &flow.nodes {
            let into: usize =
                flow.links.iter().filter(|link| link.to == node.state).map(|link| link.times).sum();
            let out: usize =
                flow.links.iter().filter(|link| link.from == node.state).map(|link| link.times).sum();
            let begun = if node.state == signals.path().start { reports.get() } else { 0 };
            prop_assert_eq!(into + begun, node.came);
            prop_assert_eq!(out + node.stand, node.came);
        }
        // what is late, stuck or waits is open
        let agenda = signals.forum_agenda(now, &atlas, 5);
        let named =
            agenda.overdue.iter().map(|one| &one.signal).chain(agenda.stuck.iter().map(|one| &one.signal));
        for id in named.chain(agenda.bundled_most.iter().flat_map(|one| &one.signals)) {
            prop_assert!(signals.is_open(signals.find(id.as_str()).unwrap()));
        }
        // what would come of a signal by itself is what comes of a challenge that is put there
        if let Some(signal) = signals.iter().next() {
            let routing = signals.route(&atlas, &signal.themes, &signal.areas, &[]).unwrap();
            let areas = signal.areas.iter().cloned().map(regie::AreaEntry::Area).collect();
            let id = "as-a-challenge".parse().unwrap();
            let put = Challenge::new(id, signal.seen.clone(), signal.themes.clone(), areas, Spread::Shared);
            let there = atlas.apply(&[Change::from(put)]).unwrap();
            let decision = there.decision("as-a-challenge").unwrap();
            let seats: Vec<_> = decision.seats().collect();
            for (role, holders) in
                [("director", &routing.alone.directors), ("signal-coordinator", &routing.alone.coordinators)]
            {
                let mut expected: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
                for held in
                    seats.iter().flat_map(regie::Seat::roles).filter(|held| held.role.as_str() == role)
                {
                    let because = held.because.iter().map(ToString::to_string);
                    expected.entry(held.stakeholder.to_string()).or_default().extend(because);
                }
                let found: BTreeMap<String, BTreeSet<String>> = holders
                    .iter()
                    .map(|one| {
                        (one.stakeholder.to_string(), one.because.iter().map(ToString::to_string).collect())
                    })
                    .collect();
                prop_assert_eq!(found, expected);
            }
            prop_assert_eq!(routing.alone.approach, Some(decision.approach()));
        }
        let bundlings = signals.bundlings(&atlas).unwrap();
        let waiting: Vec<&regie::Id> = bundlings.iter().flat_map(|one| &one.signals).collect();
        let once: BTreeSet<&regie::Id> = waiting.iter().copied().collect();
        let expected: BTreeSet<&regie::Id> =
            signals.iter().filter(|signal| signal.state == *"screened").map(|signal| &signal.id).collect();
        prop_assert_eq!(waiting.len(), once.len());
        prop_assert_eq!(once, expected);
        Ok(())
    });
}

/// What happens to one signal does not depend on when, among it, something happens to another.
#[test]
fn any_interleaving_comes_to_the_same() {
    check("signals-interleaved", 100, (any::<u64>(), any::<u64>()), |(seed, other)| {
        let register = live(seed, 25, |_, _, _, _, _| Ok(()))?;
        // those of a life in which the landscape stays as it is
        let is_plain =
            |event: &Event| event.kind() != "landscape-changed" && !event.to_json().contains("new_challenge");
        if !register.journal().entries().iter().all(|entry| is_plain(&entry.event)) {
            return Ok(());
        }
        let mut lines: BTreeMap<String, Vec<(String, Event)>> = BTreeMap::new();
        for entry in &register.journal().entries()[1..] {
            let said: serde_json::Value = serde_json::from_str(entry.event.to_json()).unwrap();
            let signal = said["signal"].as_str().or_else(|| said["signals"][0].as_str()).unwrap().to_owned();
            lines.entry(signal).or_default().push((entry.by.to_string(), entry.event.clone()));
        }
        let mut dice = Dice(other);
        // all on one day, so that any order is one that time allows
        let replay = |pick: &mut dyn FnMut(usize) -> usize| {
            let mut register = super::begun();
            let mut left: Vec<Vec<(String, Event)>> = lines
                .values()
                .cloned()
                .map(|mut list| {
                    list.reverse();
                    list
                })
                .collect();
            while !left.is_empty() {
                let n = pick(left.len());
                if let Some((by, event)) = left[n].pop() {
                    let _ = register.append(
                        register.head().seq,
                        moment("2018-08-01"),
                        by.parse().unwrap(),
                        event,
                    );
                } else {
                    left.remove(n);
                }
            }
            register
        };
        let (one, other) = (replay(&mut |_| 0), replay(&mut |bound| dice.below(bound)));
        prop_assert_eq!(one.signals().to_json(), other.signals().to_json());
        prop_assert_eq!(one.head().seq, other.head().seq);
        Ok(())
    });
}

/// The atlas of a journal is that of the documents with the same changes made in them by hand.
#[test]
fn an_atlas_from_the_journal_is_that_of_the_changed_documents() {
    let (done, refused) = (Cell::new(0_u32), Cell::new(0_u32));
    check("register-landscape", 40, (world(), any::<u64>()), |(mut world, seed)| {
        let mut dice = Dice(seed);
        let read = |text: &str| Landscape::from_json(text).unwrap();
        let texts = Texts::of(&world);
        let mut documents = Documents::new(
            read(&texts.landscape),
            RuleBook::from_json(&texts.rule_book).unwrap(),
            SignalPath::flemish(),
        );
        for (name, set) in &texts.sets {
            documents.sets.insert(name, &read(set));
        }
        let on = |year: usize| format!("20{year:02}-06-01T12:00:00Z").parse::<Moment>().unwrap();
        let by = || "w13".parse::<regie::Id>().unwrap();
        let mut register = match Register::begin(&documents, on(1), by()) {
            Ok(register) => register,
            Err(why) => return Err(TestCaseError::fail(why.to_string())),
        };
        let mut year = 1;
        let mut known: Vec<(Moment, String)> = Vec::new();
        for _ in 0..4 {
            year += dice.below(10);
            let mut after = world.clone();
            let changes: Vec<Change> =
                (0..=dice.below(3)).filter_map(|_| change(&mut after, &mut dice)).collect();
            if changes.is_empty() {
                continue;
            }
            let at = on(year);
            let event = Register::landscape_changed(&changes).unwrap();
            let date = format!("20{:02}-03-01", dice.below(40));
            let before = all_of(&register);
            match (
                register.append(register.head().seq, at, by(), event),
                Engine::at(&Texts::of(&after), Some(&date)),
            ) {
                (Ok(_), Ok(anew)) => {
                    let atlas = register.atlas_on(date.parse().unwrap()).unwrap();
                    prop_assert_eq!(atlas.decisions_json(), anew.decisions());
                    prop_assert_eq!(atlas.landscape().unwrap().to_json(), anew.landscape());
                    world = after;
                    done.set(done.get() + 1);
                }
                (Err(_), Err(_)) => {
                    prop_assert_eq!(all_of(&register), before);
                    refused.set(refused.get() + 1);
                }
                (found, expected) => {
                    let found = found.err().map(|why| why.to_string());
                    prop_assert!(false, "written: {:?}\nanew: {:?}", found, expected.err());
                }
            }
            let then =
                Engine::at(&Texts::of(&world), Some(&at.date().to_string())).map_err(TestCaseError::fail)?;
            known.retain(|(moment, _)| *moment != at);
            known.push((at, then.decisions()));
        }
        // what was known then, asked afterwards: also of a register that was read again
        let lines = register.journal().to_json_lines();
        let again = Register::open(&documents, lines.as_bytes())
            .map_err(|why| TestCaseError::fail(why.to_string()))?;
        for (moment, decisions) in known {
            prop_assert_eq!(&register.atlas_known(moment).unwrap().decisions_json(), &decisions);
            prop_assert_eq!(&again.register.atlas_known(moment).unwrap().decisions_json(), &decisions);
        }
        Ok(())
    });
    assert!(
        done.get() > refused.get() && refused.get() > 0,
        "{} done, {} refused",
        done.get(),
        refused.get()
    );
}
