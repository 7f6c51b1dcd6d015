//! `regie check`: what is wrong with documents, or that nothing is.

use std::io::{self, Write};

use regie::{Atlas, Notice, Problem};
use serde::Serialize;

use crate::args::Check;
use crate::input::{Documents, Input};
use crate::output::{ATTENTION, BOLD, DIM, Failure, clean, page, plain, raw};
use crate::words::{count, words};

/// What the program that asked for JSON gets.
#[derive(Serialize)]
struct Report<'a> {
    problems: &'a [Problem],
    notices: &'a [Notice],
}

pub(crate) fn run(args: &Check) -> Result<(), Failure> {
    let documents = sorted(args)?;
    let problems = documents.problems();
    // both are there and right: what do they make of each other?
    let atlas = match (&documents.landscape, &documents.rules) {
        (Some(_), Some(_)) if problems.is_empty() => Some(documents.atlas(&args.more)?),
        _ => None,
    };
    let notices = atlas.as_ref().map_or(&[][..], Atlas::notices);
    if args.form.is_json() {
        json(&Report { problems: &problems, notices })?;
    } else if problems.is_empty() {
        text(args, &documents, atlas.as_ref())?;
    }
    if problems.is_empty() { Ok(()) } else { Err(documents.failure(&problems)) }
}

/// Which of the files is the landscape, and which the rule book.
fn sorted(args: &Check) -> Result<Documents, Failure> {
    let mut documents = Documents::default();
    let mut others = Vec::new();
    for file in &args.files {
        let input = Input::read(file)?;
        let place = match input.format().as_deref() {
            Some(regie::Landscape::FORMAT) => &mut documents.landscape,
            Some(regie::RuleBook::FORMAT) => &mut documents.rules,
            _ => {
                others.push(input);
                continue;
            }
        };
        if let Some(before) = place.replace(input) {
            let after = file.display();
            let words = format!("{} and {after} are documents of one kind", before.name);
            return Err(Failure::Usage(format!(
                "{words}: give one landscape and one rule book, and what the landscape builds on with --set NAME=FILE"
            )));
        }
    }
    // what does not say what it is takes the place that is free, so that all of its problems are told
    for input in others {
        let place = match (&documents.landscape, &documents.rules) {
            (None, _) => &mut documents.landscape,
            (_, None) => &mut documents.rules,
            _ => {
                let words =
                    format!("{} is neither a landscape nor a rule book, and both are given", input.name);
                return Err(Failure::Usage(words));
            }
        };
        *place = Some(input);
    }
    documents.add_sets(&args.more.sets)?;
    Ok(documents)
}

fn json(report: &Report<'_>) -> io::Result<()> {
    let mut out = raw();
    serde_json::to_writer(&mut out, report)?;
    writeln!(out)?;
    out.flush()
}

fn text(args: &Check, documents: &Documents, atlas: Option<&Atlas>) -> io::Result<()> {
    let notices = atlas.map_or(&[][..], Atlas::notices);
    let words = words(args.more.lang);
    let mut page = page();
    let no_problems = format!("{} {}", words.no, words.problem[1]);
    let landscape = documents.landscape.as_ref().map(|input| (input, input.landscape()));
    if let Some((input, Some(landscape))) = landscape {
        let mut counts = vec![
            count(landscape.stakeholders.len(), words.stakeholder),
            count(landscape.challenges.len(), words.challenge),
            no_problems.clone(),
        ];
        if documents.rules.is_some() {
            counts.push(count(notices.len(), words.notice));
        }
        page.line(0, &[(BOLD, clean(&input.name)), plain(format!(": {}", counts.join(", ")))])?;
        if documents.rules.is_none() {
            page.text(2, &[(DIM, words.checked_alone.to_owned())])?;
        }
    }
    let rules = documents.rules.as_ref().map(|input| (input, input.rule_book()));
    if let Some((input, Some(book))) = rules {
        let counts = [
            count(book.rules.len(), words.rule),
            count(book.requirements.len(), words.requirement),
            no_problems,
        ];
        page.line(0, &[(BOLD, clean(&input.name)), plain(format!(": {}", counts.join(", ")))])?;
    }
    let language = args.more.lang.language();
    for (atlas, notice) in
        atlas.into_iter().flat_map(|atlas| atlas.notices().iter().map(move |one| (atlas, one)))
    {
        let line = format!(": {}", clean(&atlas.words(&language).notice(notice)));
        page.line(2, &[(ATTENTION, clean(&notice.path)), plain(line)])?;
    }
    page.flush()
}
