//! `regie what-if`: what changes in who does what, after changes or at another date.

use regie::Change;

use crate::args::WhatIf;
use crate::input::{Documents, Input};
use crate::output::Failure;
use crate::why::show;

pub(crate) fn run(args: &WhatIf) -> Result<(), Failure> {
    let mut documents = Documents::named(&args.documents)?;
    documents.changes = args.changes.as_deref().map(Input::read).transpose()?;
    let before = documents.atlas(&args.documents.more)?;
    let refused = |problems: regie::Problems| documents.failure(problems.as_slice());
    let changes = match &documents.changes {
        Some(input) => Change::from_json(&input.required_text()?).map_err(refused)?,
        None => Vec::new(),
    };
    let mut after = before.apply(&changes).map_err(refused)?;
    if let Some(date) = args.date {
        after = after.at_date(date).map_err(refused)?;
    }
    let difference = before.difference(&after);
    let language = args.documents.more.lang.language();
    // what is new has its name in the atlas after the changes
    let words = after.words(&language).with_ids(args.shown.with_ids);
    Ok(show(&args.shown, &difference.to_json(), || {
        let mut told = words.difference(&difference);
        told.sentences.extend(words.leaving(&changes));
        vec![told]
    })?)
}
