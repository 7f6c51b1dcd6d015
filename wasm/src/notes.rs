//! The seven notes: each as data, as Markdown and as a page of HTML.

use regie::notes::Note;
use regie::{Atlas, Register, Unknown};

use crate::handles;
use crate::question::{Question, quoted};
use crate::reply::Failure;

/// A note of which an atlas knows enough; signals are told, where there are any.
pub(crate) fn of_atlas(
    asked: &Question<'_>,
    atlas: &Atlas,
    register: Option<&Register>,
) -> Result<String, Failure> {
    let language = handles::language(asked.handle("lang")?)?;
    let words = atlas.words(&language).with_ids(asked.maybe("withIds").is_some());
    let note = match asked.what {
        "visionNote" => words.vision_note(asked.one("theme"), asked.maybe("options.from")),
        "visionNoteOfSector" => words.vision_note_of_sector(asked.one("sector"), asked.maybe("options.from")),
        _ => words.signal_above(asked.one("addressee"), register.map(Register::signals)),
    };
    Ok(written(&note.map_err(|unknown| asked.unknown(&unknown))?))
}

/// A note of what a register has come to.
pub(crate) fn of_register(
    asked: &Question<'_>,
    atlas: &Atlas,
    register: &Register,
) -> Result<String, Failure> {
    let language = handles::language(asked.handle("lang")?)?;
    let words = atlas.words(&language).with_ids(asked.maybe("withIds").is_some());
    let (signals, unknown) = (register.signals(), |unknown: Unknown| asked.unknown(&unknown));
    let trajectory = || register.trajectories().find(asked.one("trajectory"));
    let note = match asked.what {
        "trendNote" => trajectory().and_then(|trajectory| words.trend_note(trajectory)),
        "inspirationNote" => trajectory().and_then(|trajectory| words.inspiration_note(trajectory)),
        "forumNote" => Ok(words.forum_note(signals, asked.moment("now")?)),
        "newsletter" => Ok(words.newsletter(signals, asked.day("since")?, asked.moment("now")?)),
        "executiveMemo" => {
            let plan = asked.maybe("options.plan").map(|id| register.plans().find(id)).transpose();
            plan.and_then(|plan| words.executive_memo(asked.one("authority"), signals, plan))
        }
        _ => return of_atlas(asked, atlas, Some(register)),
    };
    Ok(written(&note.map_err(unknown)?))
}

fn written(note: &Note) -> String {
    let (markdown, html) = (quoted(&note.to_markdown()), quoted(&note.to_html()));
    format!(r#"{{"note":{},"markdown":{markdown},"html":{html}}}"#, note.to_json())
}
