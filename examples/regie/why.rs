//! `regie why` and `regie why-not`: reasons, with the facts that they rest on, and what would have to change.

use std::io::{self, Write};

use regie::{Atlas, Passage, RoleAt};

use crate::args::{Lang, Shown, Why, WhyNot};
use crate::input::Documents;
use crate::output::{Failure, page, raw};
use crate::passage;

pub(crate) fn run(args: &Why) -> Result<(), Failure> {
    let documents = Documents::named(&args.documents)?;
    let atlas = documents.atlas(&args.documents.more)?;
    let language = args.documents.more.lang.language();
    let words = atlas.words(&language).with_ids(args.shown.with_ids);
    let (Some(stakeholder), Some(role)) = (&args.stakeholder, &args.role) else {
        let why = atlas.why_decision(&args.challenge)?;
        return Ok(show(&args.shown, &why.to_json(), || vec![words.why_decision(&why)])?);
    };
    let question = RoleAt { challenge: &args.challenge, role, stakeholder, area: args.area.as_deref() };
    match atlas.why(&question)? {
        Some(why) => Ok(show(&args.shown, &why.to_json(), || vec![words.why(&why)])?),
        None => not(&atlas, &question, &args.shown, args.documents.more.lang),
    }
}

pub(crate) fn run_not(args: &WhyNot) -> Result<(), Failure> {
    let documents = Documents::named(&args.documents)?;
    let atlas = documents.atlas(&args.documents.more)?;
    let question = RoleAt {
        challenge: &args.challenge,
        role: &args.role,
        stakeholder: &args.stakeholder,
        area: args.area.as_deref(),
    };
    not(&atlas, &question, &args.shown, args.documents.more.lang)
}

/// Why not, and what would change that; where it has the role, why.
fn not(atlas: &Atlas, question: &RoleAt<'_>, shown: &Shown, lang: Lang) -> Result<(), Failure> {
    let language = lang.language();
    let words = atlas.words(&language).with_ids(shown.with_ids);
    let Some(why_not) = atlas.why_not(question)? else {
        let why = atlas.why(question)?;
        let json = why.as_ref().map_or("null".to_owned(), regie::Why::to_json);
        return Ok(show(shown, &json, || why.iter().map(|why| words.why(why)).collect())?);
    };
    let repairs = atlas.repairs(question)?;
    let json = format!("{{\"why_not\":{},\"repairs\":{}}}", why_not.to_json(), repairs.to_json());
    Ok(show(shown, &json, || vec![words.why_not(&why_not), words.repairs(&repairs)])?)
}

/// An answer as JSON, or in words.
pub(crate) fn show(shown: &Shown, json: &str, words: impl FnOnce() -> Vec<Passage>) -> io::Result<()> {
    if shown.form.is_json() {
        let mut out = raw();
        writeln!(out, "{json}")?;
        return out.flush();
    }
    let mut page = page();
    for passage in words() {
        passage::write(&mut page, &passage, 0)?;
    }
    page.flush()
}
