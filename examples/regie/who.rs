//! `regie who`: the assignments that pass the filters.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use regie::{Assignment, Atlas, Filter};

use crate::args::Who;
use crate::decide::{head, table_of};
use crate::fold::{Detail, Frame, people, places};
use crate::input::Documents;
use crate::names::Names;
use crate::output::{BOLD, DIM, Failure, GLUE, HEADING, Page, Span, page, plain, raw};
use crate::themes::by_theme;
use crate::view::{Roles, rank};
use crate::words::count;

pub(crate) fn run(args: &Who) -> Result<(), Failure> {
    let documents = Documents::named(&args.documents)?;
    let atlas = documents.atlas(&args.documents.more)?;
    let filter = Filter {
        theme: args.theme.as_deref(),
        challenge: args.challenge.as_deref(),
        area: args.area.as_deref(),
        level: args.level.as_deref(),
        stakeholder: args.stakeholder.as_deref(),
        role: args.role.as_deref(),
        strength: args.strength.map(Into::into),
        approach: args.approach.map(Into::into),
    };
    let sets = atlas.landscape().map(|land| documents.sets_below(land)).unwrap_or_default();
    let lang = args.documents.more.lang;
    let language = lang.language();
    let names = Names::new(&atlas, &sets, lang, &language);
    let assignments = atlas.assignments(&filter)?;
    if args.form.is_json() {
        return Ok(json(assignments)?);
    }
    Ok(text(&atlas, &names, &filter, assignments)?)
}

/// One compact array, written while it is computed.
fn json<'a>(assignments: impl Iterator<Item = Assignment<'a>>) -> io::Result<()> {
    let mut out = raw();
    out.write_all(b"[")?;
    for (n, assignment) in assignments.enumerate() {
        if n > 0 {
            out.write_all(b",")?;
        }
        out.write_all(assignment.to_json().as_bytes())?;
    }
    out.write_all(b"]\n")?;
    out.flush()
}

fn text<'a>(
    atlas: &'a Atlas,
    names: &Names<'a>,
    filter: &Filter<'_>,
    assignments: impl Iterator<Item = Assignment<'a>>,
) -> io::Result<()> {
    let words = names.words;
    let mut roles_of: BTreeMap<&str, Roles<'a>> = BTreeMap::new();
    let mut everyone = BTreeSet::new();
    for Assignment { challenge, role, stakeholder, area, strength, .. } in assignments {
        let roles = roles_of.entry(challenge.as_str()).or_default();
        let key = (rank(names, role.as_str()), role.as_str(), Reverse(strength));
        roles.entry(key).or_default().push((stakeholder.as_str(), area.as_str()));
        everyone.insert(stakeholder);
    }

    let mut page = page();
    head(&mut page, atlas, names)?;
    let asked = asked(names, filter);
    if !asked.is_empty() {
        page.blank()?;
        page.text(0, &[(BOLD, asked)])?;
    }
    if roles_of.is_empty() {
        page.blank()?;
        page.text(0, &[plain(words.nobody)])?;
        return page.flush();
    }
    for (theme, group) in by_theme(names) {
        let group = group.into_iter().filter_map(|c| Some((c, roles_of.get(c.id.as_str())?)));
        for (n, (challenge, roles)) in group.enumerate() {
            if n == 0 {
                page.blank()?;
                page.text(0, &[(HEADING, theme.clone())])?;
            }
            let Ok(decision) = atlas.decision(challenge.id.as_str()) else { continue };
            let mut frame = Frame::of(&decision);
            if let Some(area) = filter.area {
                // who asks for an area knows where it is
                frame.seats = vec![area];
            }
            page.text(2, &[(BOLD, names.challenge_label(challenge.id.as_str()))])?;
            match filter.stakeholder {
                Some(_) => agenda(&mut page, names, roles, &frame)?,
                None => table_of(&mut page, 4, self::roles(names, roles, &frame, Detail::Full))?,
            }
        }
    }
    page.blank()?;
    let challenges = count(roles_of.len(), words.challenge);
    let total = match filter.stakeholder {
        Some(_) => format!("{challenges}: {}", by_role(names, &roles_of)),
        None => format!("{challenges} · {}", count(everyone.len(), words.stakeholder)),
    };
    page.text(0, &[(BOLD, total)])?;
    page.flush()
}

/// Every role, with the number of challenges in which it occurs.
fn by_role(names: &Names<'_>, roles_of: &BTreeMap<&str, Roles<'_>>) -> String {
    let mut times: BTreeMap<(usize, &str), usize> = BTreeMap::new();
    for roles in roles_of.values() {
        let distinct: BTreeSet<(usize, &str)> = roles.keys().map(|(rank, role, _)| (*rank, *role)).collect();
        for role in distinct {
            *times.entry(role).or_default() += 1;
        }
    }
    let told = times.iter().map(|((_, role), n)| format!("{}{GLUE}({n})", names.role(role)));
    told.collect::<Vec<_>>().join(", ")
}

/// What was asked, in words.
fn asked(names: &Names<'_>, filter: &Filter<'_>) -> String {
    let words = names.words;
    let parts = [
        filter.theme.map(|id| names.theme(id)),
        filter.challenge.map(|id| names.challenge_label(id)),
        filter.area.map(|id| names.area(id)),
        filter.level.map(|id| names.level(id)),
        filter.stakeholder.map(|id| names.stakeholder(id)),
        filter.role.map(|id| names.role(id)),
        filter.strength.map(|strength| names.told.strength(strength)),
        filter.approach.map(|approach| words.columns[approach as usize].to_owned()),
    ];
    let parts = words.filters.iter().zip(parts).filter_map(|(word, part)| Some(format!("{word}: {}", part?)));
    parts.collect::<Vec<_>>().join(" · ")
}

/// Roles with their strength, and who has them.
pub(crate) fn roles(
    names: &Names<'_>,
    roles: &Roles<'_>,
    frame: &Frame<'_>,
    detail: Detail,
) -> Vec<(Vec<Span>, Vec<String>)> {
    let width = roles.keys().map(|(_, role, _)| names.role(role).chars().count()).max().unwrap_or(0);
    let mut rows = Vec::new();
    let mut last = None;
    for ((_, role, Reverse(strength)), pairs) in roles {
        let name = if last == Some(role) { String::new() } else { names.role(role) };
        last = Some(role);
        let strength = names.told.strength(*strength);
        let label = vec![(BOLD, format!("{name:width$}")), (DIM, format!("  {strength}"))];
        rows.push((label, people(names, pairs, frame, detail)));
    }
    rows
}

/// The roles of one stakeholder on a challenge, by place.
fn agenda<W: Write>(
    page: &mut Page<W>,
    names: &Names<'_>,
    roles: &Roles<'_>,
    frame: &Frame<'_>,
) -> io::Result<()> {
    let mut by_place: BTreeMap<BTreeSet<&str>, Vec<String>> = BTreeMap::new();
    for ((_, role, Reverse(strength)), pairs) in roles {
        let places = pairs.iter().map(|(_, place)| *place).collect();
        let role = format!("{}{GLUE}({})", names.role(role), names.told.strength(*strength));
        by_place.entry(places).or_default().push(role);
    }
    for (places, roles) in by_place {
        let one_table = frame.seats.len() == 1 && frame.at_all_tables(&places);
        let at = if one_table { String::new() } else { format!("{}: ", self::places(names, &places, frame)) };
        page.text(4, &[plain(format!("{at}{}", roles.join(", ")))])?;
    }
    Ok(())
}
