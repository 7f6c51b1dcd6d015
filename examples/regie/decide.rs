//! `regie decide`: who does what where, for all challenges or for one.

use std::io::{self, Write};

use regie::{Approach, Atlas, Challenge, Decision};

use crate::args::{Decide, DecideFormat};
use crate::fold::{Detail, people, tables};
use crate::input::Documents;
use crate::names::{Names, capital};
use crate::output::{
    ATTENTION, BOLD, COLUMNS, DIM, Failure, GLUE, HEADING, MISSING, PLAIN, Page, Span, page, plain, raw,
};
use crate::themes::by_theme;
use crate::view::View;
use crate::words::{SPEAKING, STEERING, count, fill};

pub(crate) fn run(args: &Decide) -> Result<(), Failure> {
    let documents = Documents::named(&args.documents)?;
    let atlas = documents.atlas(&args.documents.more)?;
    let one = args.challenge.as_deref().map(|challenge| atlas.decision(challenge)).transpose()?;
    match args.format() {
        DecideFormat::Json => Ok(json(&atlas, one)?),
        DecideFormat::Summary => Ok(summary(&atlas, one)?),
        DecideFormat::Text => {
            let sets = atlas.landscape().map(|land| documents.sets_below(land)).unwrap_or_default();
            let lang = args.documents.more.lang;
            let language = lang.language();
            let names = Names::new(&atlas, &sets, lang, &language);
            Ok(text(&atlas, &names, one.as_ref())?)
        }
    }
}

/// The one that is asked, or all, each computed when it is reached.
fn chosen<'a>(atlas: &'a Atlas, one: Option<Decision<'a>>) -> Box<dyn Iterator<Item = Decision<'a>> + 'a> {
    match one {
        Some(decision) => Box::new(std::iter::once(decision)),
        None => Box::new(atlas.decisions()),
    }
}

/// One compact array, written while it is computed.
fn json(atlas: &Atlas, one: Option<Decision<'_>>) -> io::Result<()> {
    let mut out = raw();
    out.write_all(b"[")?;
    for (n, decision) in chosen(atlas, one).enumerate() {
        if n > 0 {
            out.write_all(b",")?;
        }
        out.write_all(decision.to_json().as_bytes())?;
    }
    out.write_all(b"]\n")?;
    out.flush()
}

/// How many there are of everything.
fn summary(atlas: &Atlas, one: Option<Decision<'_>>) -> io::Result<()> {
    let [mut decisions, mut seats, mut sources, mut roles, mut excluded, mut gaps, mut advice] = [0_usize; 7];
    for decision in chosen(atlas, one) {
        decisions += 1;
        gaps += decision.gaps().count();
        for seat in decision.seats() {
            seats += 1;
            sources += seat.levers().map(|lever| lever.sources.len()).sum::<usize>();
            roles += seat.roles().len();
            excluded += seat.excluded().len();
            gaps += seat.gaps().len();
            advice += seat.advice().len();
        }
    }
    let notices = atlas.notices().len();
    let mut out = raw();
    writeln!(
        out,
        "{{\"decisions\":{decisions},\"seats\":{seats},\"sources\":{sources},\"roles\":{roles},\
         \"excluded\":{excluded},\"gaps\":{gaps},\"advice\":{advice},\"notices\":{notices}}}"
    )?;
    out.flush()
}

fn text(atlas: &Atlas, names: &Names<'_>, one: Option<&Decision<'_>>) -> io::Result<()> {
    let mut page = page();
    head(&mut page, atlas, names)?;
    match one {
        Some(decision) => {
            let challenge = names.challenges().find(|challenge| challenge.id == *decision.challenge());
            if let Some(challenge) = challenge {
                in_full(&mut page, names, decision, challenge)?;
            }
        }
        None => overview(&mut page, atlas, names)?,
    }
    page.flush()
}

/// What was asked of what, and what the words mean.
pub(crate) fn head<W: Write>(page: &mut Page<W>, atlas: &Atlas, names: &Names<'_>) -> io::Result<()> {
    let words = names.words;
    page.text(0, &[(BOLD, names.landscape())])?;
    let day = names.told.date(atlas.date());
    page.text(0, &[(DIM, fill(words.as_of, &[&day, &names.rule_book()]))])?;
    page.text(0, &[(DIM, words.legend.to_owned())])
}

fn overview<W: Write>(page: &mut Page<W>, atlas: &Atlas, names: &Names<'_>) -> io::Result<()> {
    let words = names.words;
    let [mut challenges, mut seats, mut incomplete] = [0; 3];
    let mut first = None;
    for (theme, group) in by_theme(names) {
        // a challenge that is not there at this date has no answer
        let decisions = group.into_iter().filter_map(|c| Some((c, atlas.decision(c.id.as_str()).ok()?)));
        for (n, (challenge, decision)) in decisions.enumerate() {
            if n == 0 {
                page.blank()?;
                page.text(0, &[(HEADING, theme.clone())])?;
            }
            let view = View::new(names, &decision, Detail::Short);
            short(page, names, challenge, &view)?;
            challenges += 1;
            seats += view.frame.seats.len();
            incomplete += usize::from(!view.missing.is_empty());
            first.get_or_insert(challenge.id.as_str());
        }
    }
    page.blank()?;
    let with_gaps = fill(words.with_gaps, &[&count(incomplete, words.challenge)]);
    let total =
        format!("{} · {} · {with_gaps}", count(challenges, words.challenge), count(seats, words.seat));
    page.text(0, &[(BOLD, total)])?;
    notices(page, atlas, names)?;
    match first {
        Some(first) => page.text(0, &[(DIM, fill(words.one_challenge, &[first]))]),
        None => Ok(()),
    }
}

/// What the atlas made of facts that are not quite there, kind by kind.
fn notices<W: Write>(page: &mut Page<W>, atlas: &Atlas, names: &Names<'_>) -> io::Result<()> {
    let words = names.words;
    if !atlas.notices().is_empty() {
        page.text(0, &[(ATTENTION, format!("{}:", count(atlas.notices().len(), words.notice)))])?;
    }
    for alike in atlas.notices().chunk_by(|one, other| one.code == other.code) {
        let first = alike.first().map(|notice| names.told.notice(notice)).unwrap_or_default();
        let line = match alike.len() {
            1 => first,
            n => fill(words.such_as, &[&n.to_string(), &first]),
        };
        page.row(2, &[(ATTENTION, "-".to_owned())], 2, &[plain(line)])?;
    }
    Ok(())
}

/// A challenge in a few lines: the three questions, what is missing, and how many have the other roles.
fn short<W: Write>(
    page: &mut Page<W>,
    names: &Names<'_>,
    challenge: &Challenge,
    view: &View<'_>,
) -> io::Result<()> {
    let words = names.words;
    let rows = [words.missing_row, words.attention_row, words.excluded_row, words.others_row];
    let width = words.columns.iter().chain(&rows).map(|word| word.chars().count()).max().unwrap_or(0) + 2;
    page.blank()?;
    let mut title = vec![(BOLD, names.challenge_label(challenge.id.as_str()))];
    if let [_, others @ ..] = challenge.themes.as_slice()
        && !others.is_empty()
    {
        let others: Vec<String> = others.iter().map(|theme| names.theme(theme.as_str())).collect();
        title.push((DIM, format!(" ({})", fill(words.also_theme, &[&names.and(&others)]))));
    }
    page.text(2, &title)?;

    let mut told = Vec::new();
    for approach in &view.approaches {
        let mut lines: Vec<Vec<Span>> = Vec::new();
        if *approach == view.seat_approach {
            lines.push(vec![plain(capital(&tables(names, &view.frame)))]);
            lines.extend(leading(names, view, &STEERING, &mut told));
        }
        lines.extend(
            levers(names, view, *approach, Detail::Short)
                .into_iter()
                .map(|(lever, holders)| vec![plain(format!("{lever} →{GLUE}")), (BOLD, holders.join(" · "))]),
        );
        if *approach == Approach::Signal {
            lines.extend(leading(names, view, &[SPEAKING], &mut told));
        }
        let column = *approach as usize;
        rows_of(page, (COLUMNS[column], words.columns[column]), width, lines)?;
    }
    for (style, word, lines) in [
        (MISSING, words.missing_row, &view.missing),
        (ATTENTION, words.attention_row, &view.attention),
        (DIM, words.excluded_row, &view.excluded),
    ] {
        rows_of(page, (style, word), width, lines.iter().map(|line| vec![plain(line.clone())]).collect())?;
    }
    let others = others(names, view, &told);
    if others.is_empty() {
        Ok(())
    } else {
        rows_of(page, (DIM, words.others_row), width, vec![vec![(DIM, others)]])
    }
}

/// Lines beside a word.
fn rows_of<W: Write>(
    page: &mut Page<W>,
    (style, word): (anstyle::Style, &str),
    width: usize,
    lines: Vec<Vec<Span>>,
) -> io::Result<()> {
    for (n, line) in lines.into_iter().enumerate() {
        let label = if n == 0 { word } else { "" };
        page.row(4, &[(style, label.to_owned())], width, &line)?;
    }
    Ok(())
}

/// The roles that come first in an overview, one a line.
fn leading<'v>(
    names: &Names<'_>,
    view: &View<'v>,
    wanted: &[&str],
    told: &mut Vec<&'v str>,
) -> Vec<Vec<Span>> {
    let mut lines = Vec::new();
    for ((_, role, strength), pairs) in &view.roles {
        if wanted.contains(role) {
            let who = people(names, pairs, &view.frame, Detail::Short).join(" · ");
            let role_and_strength =
                format!("{} ({}): ", capital(&names.role(role)), names.told.strength(strength.0));
            lines.push(vec![plain(role_and_strength), (BOLD, who)]);
            told.push(role);
        }
    }
    lines
}

/// The other roles, with how many have them.
fn others(names: &Names<'_>, view: &View<'_>, told: &[&str]) -> String {
    let mut many: Vec<(&str, std::collections::BTreeSet<&str>)> = Vec::new();
    for ((_, role, _), pairs) in view.roles.iter().filter(|((_, role, _), _)| !told.contains(role)) {
        let who = pairs.iter().map(|(stakeholder, _)| *stakeholder);
        match many.last_mut() {
            Some((same, all)) if same == role => all.extend(who),
            _ => many.push((role, who.collect())),
        }
    }
    many.iter()
        .map(|(role, who)| format!("{}{GLUE}({})", names.role(role), who.len()))
        .collect::<Vec<_>>()
        .join(", ")
}

/// The levers that lie where this approach holds, and who holds them.
fn levers(
    names: &Names<'_>,
    view: &View<'_>,
    approach: Approach,
    detail: Detail,
) -> Vec<(String, Vec<String>)> {
    let here = view.levers.iter().filter(|((at, _), _)| *at == approach);
    here.map(|((_, lever), pairs)| (names.lever(lever), people(names, pairs, &view.frame, detail))).collect()
}

/// A challenge with everything that is known of it.
fn in_full<W: Write>(
    page: &mut Page<W>,
    names: &Names<'_>,
    decision: &Decision<'_>,
    challenge: &Challenge,
) -> io::Result<()> {
    let words = names.words;
    let view = View::new(names, decision, Detail::Full);
    page.blank()?;
    page.text(0, &[(HEADING, names.challenge_label(challenge.id.as_str()))])?;
    let themes: Vec<String> = challenge.themes.iter().map(|theme| names.theme(theme.as_str())).collect();
    page.text(0, &[plain(format!("{}: {}", words.theme[usize::from(themes.len() > 1)], themes.join("; ")))])?;
    let table = capital(&tables(names, &view.frame));
    let why: Vec<String> =
        challenge.shared_because.iter().map(|reason| words.because(reason.as_str()).to_owned()).collect();
    let why = if why.is_empty() {
        String::new()
    } else {
        format!(" {}", fill(words.shared_because, &[&names.and(&why)]))
    };
    page.text(0, &[plain(format!("{table}.{why}"))])?;

    for approach in &view.approaches {
        let levers = levers(names, &view, *approach, Detail::Listed);
        let column = *approach as usize;
        if !levers.is_empty() {
            section(page, COLUMNS[column], words.questions[column])?;
            table_of(
                page,
                2,
                levers.into_iter().map(|(lever, holders)| (vec![(BOLD, lever)], holders)).collect(),
            )?;
        }
    }
    section(page, PLAIN, words.who)?;
    table_of(page, 2, crate::who::roles(names, &view.roles, &view.frame, Detail::Listed))?;
    for (style, heading, lines) in [
        (MISSING, words.missing, &view.missing),
        (ATTENTION, words.attention, &view.attention),
        (PLAIN, words.excluded, &view.excluded),
    ] {
        if !lines.is_empty() {
            section(page, style, heading)?;
            for line in lines {
                page.row(2, &[(style, "-".to_owned())], 2, &[plain(line.clone())])?;
            }
        }
    }
    Ok(())
}

fn section<W: Write>(page: &mut Page<W>, style: anstyle::Style, heading: &str) -> io::Result<()> {
    page.blank()?;
    page.text(0, &[(style.bold(), heading.to_owned())])
}

/// Labels of one width, each with its lines.
pub(crate) fn table_of<W: Write>(
    page: &mut Page<W>,
    indent: usize,
    rows: Vec<(Vec<Span>, Vec<String>)>,
) -> io::Result<()> {
    let length = |label: &[Span]| label.iter().map(|(_, text)| text.chars().count()).sum::<usize>();
    let width = rows.iter().map(|(label, _)| length(label)).max().unwrap_or(0).min(44) + 2;
    for (label, lines) in rows {
        for (n, line) in lines.into_iter().enumerate() {
            page.row(indent, if n == 0 { &label } else { &[] }, width, &[plain(line)])?;
        }
    }
    Ok(())
}
