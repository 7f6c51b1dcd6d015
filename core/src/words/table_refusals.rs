//! What a language says of refusals: the section `refusals` of its file, rows as in `table`.

use super::table::{self, table};
use super::{table_reasons, table_views};

/// What would be right, or has to come first: its words in English are its key in the section `refused_because`.
pub(super) const BECAUSE: &[&str] = &[
    "`from` is not before `until`",
    "a challenge gets a score for each criterion",
    "a change of place is announced at the latest the day before",
    "a meeting that is still to come has not been held",
    "a reading is of today or of an earlier day",
    "a score is a whole number from 0 to 100",
    "a theme group meets two or three half days",
    "an answer says what shows it",
    "every participant gets the trend note before the groups begin to meet",
    "neither the plan nor the domain says which share is reserved",
    "no such meeting is planned",
    "participation says how people took part",
    "registration closes at the latest on the first day of the period: only then meetings can be planned",
    "the action has no indicator to read",
    "the date of the target comes after that of the baseline",
    "the groups have not met: no meetings are planned",
    "the groups meet already: what was held cannot be planned anew",
    "the inspiration note comes after the last meeting",
    "the period of a plan has a first day, and a later day on which it is over",
    "the period of a trajectory has a first day, and a day on which it is over",
    "the target is another value than the baseline: otherwise there is no way to go",
    "the trajectory has ended: its inspiration note went out",
    "who votes on a theme is registered for it",
];

table! {
    ROWS after table::ROWS.len() + table_reasons::ROWS.len() + table_views::ROWS.len();

    /// Something is named that is not there.
    refused_unknown(what, name);
    /// Something is there already, or twice.
    refused_double(what, name);
    /// Somebody else may do this.
    refused_not_allowed(by, may);
    /// A list that must say something says nothing.
    refused_empty(what);
    /// Who acts is named by an address.
    refused_address();
    /// A participant is named by an address.
    refused_address_of_participant();
    /// There are no events of this kind.
    refused_kind(kind);
    /// The landscape or rule book would not be right after it.
    refused_landscape(told);
    /// The journal has fewer events than the writer knows of.
    refused_cut(seq, expected);
    /// Others have written since.
    refused_conflict(expected, seq, between);
    /// What somebody wrote.
    refused_event_by(kind, by);
    /// The moment lies before the last event.
    refused_earlier(at, last);
    /// A journal begins otherwise.
    refused_not_begun(opened, kind);
    /// A journal is opened once.
    refused_begun_again();
    /// There is nothing to erase.
    refused_nothing_to_erase(seq);
    /// A text that may be erased is not there.
    refused_erasable_missing(field);
    /// The line would be too long.
    refused_too_long(bytes, most);
    /// The journal is full.
    refused_too_many(most);
    /// A step out of turn.
    refused_step_now(step, signal, state, can);
    /// Somebody else may take this step.
    refused_step_by(by, step, signal, may);
    /// Those of the own sector come first.
    refused_own_sector(by, role);
    /// A step says too little.
    refused_step_without(step, field);
    /// A step says too much.
    refused_step_with(step, field, records);
    /// Two challenges.
    refused_two_challenges();
    /// Who is named does not have the role.
    refused_not_among(who, role, signal, holders);
    /// Nobody has the role.
    refused_nobody_has(role, signal);
    /// Nothing to answer.
    refused_nothing_asked(signal);
    /// The new challenge is not right.
    refused_new_challenge(told);
    /// The deadline has passed.
    refused_late(deadline, at);
    /// A group is full.
    refused_full(theme, n);
    /// A half day outside the period.
    refused_outside_period(half_day);
    /// Another number of meetings.
    refused_meetings(theme, asked, planned);
    /// A second frame.
    refused_second_frame(ambition);
    /// An open question.
    refused_unanswered(question);
    /// Nobody may.
    refused_nobody();
    /// Everybody may.
    refused_anyone();
    /// Who reported it.
    refused_reporter(who);
    /// To whom it was submitted.
    refused_addressee(who);
    /// Who has a role.
    refused_role(role, who);
    /// A moment.
    a_moment(day, time);
    /// Half a day.
    a_morning(day);
    /// Half a day.
    an_afternoon(day);
    /// A line of a journal.
    line_at(line, told);
    /// A line that cannot be read.
    line_unreadable(told);
    /// A newer version.
    line_newer();
    /// The journal begins again.
    line_begun_again();
    /// Events are missing.
    line_hole(expected, found);
    /// Another order.
    line_reordered(expected, found);
    /// An earlier moment.
    line_earlier(at, last);
    /// Changed afterwards.
    line_tampered();
    /// Written otherwise.
    line_rewritten();
    /// A text was changed.
    line_erasable_differs(field);
    /// A text is gone.
    line_erasable_missing(field);
    /// A text is still there.
    line_not_erased(field, by);
    /// Nothing to erase.
    line_nothing_to_erase(seq);
    /// The end is cut off.
    line_cut(n);
    /// Another history.
    line_other_history(seq);
    /// No event yet.
    register_empty();
    /// A part of a journal.
    register_part(after);
    /// Snapshot and journal do not fit.
    register_other_part(snapshot, after);
    /// A document was changed since.
    register_changed(document, id);
    /// Another document.
    register_other(document, expected, found);
}
