//! What a language says in notes: the section `notes` of its file, rows as in `table`.

use super::table::{self, table};
use super::{table_reasons, table_refusals, table_views};

table! {
    ROWS after table::ROWS.len() + table_reasons::ROWS.len() + table_views::ROWS.len() + table_refusals::ROWS.len();

    // heads

    /// Label of for whom a note is.
    note_for();
    /// Label of from whom.
    note_from();
    /// Label of when.
    note_date();

    // what several notes say

    /// What is seen, where, and when it was reported.
    signal_seen(seen, places, day);
    /// A challenge, and where it plays.
    challenge_in(challenge, areas);
    /// In a table: nobody.
    nobody_yet();
    /// In a table: anyone.
    anyone();
    /// In a table: not known.
    not_known();
    /// Heading of a column.
    column_theme();
    /// Heading of a column.
    column_challenge();
    /// Heading of a column.
    column_signal();
    /// Heading of a column.
    column_signals();
    /// Heading of a column.
    column_state();
    /// Heading of a column.
    column_who();
    /// Heading of a column.
    column_where();
    /// Heading of a column.
    column_day();
    /// Heading of a column.
    column_answer();

    // trend note

    /// Title of a trend note.
    trend_note_title(trajectory);
    /// For whom it is.
    trend_note_for();
    /// What it is for.
    trend_note_opening(n, trajectory);
    /// Heading of the goals of a theme.
    heading_goals();
    /// Heading of the trends.
    heading_trends();
    /// No trends are described.
    no_trends();
    /// A trend and what it touches.
    trend_told(trend, description, challenges);
    /// Heading of the questions to a group.
    heading_questions();
    /// A question that is put to every group.
    question_trends();
    /// See `question_trends`.
    question_meaning();
    /// See `question_trends`.
    question_local_governments();
    /// See `question_trends`.
    question_organisations();
    /// See `question_trends`.
    question_learning();
    /// See `question_trends`.
    question_challenges();
    /// See `question_trends`.
    question_together();
    /// Heading of the meetings.
    heading_meetings();
    /// Caption of the meetings.
    caption_meetings();
    /// Heading of a column.
    column_half();
    /// Heading of a column.
    column_place();
    /// The first half of a day.
    morning();
    /// The second half of a day.
    afternoon();
    /// No meetings are planned.
    no_meetings();
    /// Heading of who is in a group.
    heading_group();
    /// How many registered, and for whom.
    registered(n, who);
    /// What a group still needs.
    still_needed(requirement, found);
    /// Sectors of which nobody is there.
    no_sector(n, sectors);
    /// Areas of which nobody is there.
    no_area(areas);

    // inspiration note

    /// Title of an inspiration note.
    inspiration_note_title(trajectory);
    /// For whom it is.
    inspiration_note_for();
    /// What it is.
    inspiration_note_opening(n, m, trajectory);
    /// How it is read.
    inspiration_note_how();
    /// Heading of the answers.
    heading_answers();
    /// Caption of the answers.
    caption_answers();
    /// Heading of a column.
    column_question();
    /// Heading of the priorities.
    heading_priorities();
    /// By what challenges were weighed.
    weighed_by(criteria);
    /// A criterion with its weight.
    criterion_weight(criterion, weight);
    /// Caption of the ranking.
    caption_priorities();
    /// Caption of the votes.
    caption_votes();
    /// Heading of a column.
    column_rank();
    /// Heading of a column.
    column_points();
    /// Heading of a column.
    column_votes();
    /// Below which weight another is first.
    level_below(criterion, weight, at, with);
    /// Above which weight another is first.
    level_above(criterion, weight, at, with);
    /// Heading of what comes next.
    heading_what_next();
    /// What comes next.
    what_next();

    // vision note

    /// Title of a vision note.
    vision_note_title(theme);
    /// For whom it is.
    vision_note_for(n, areas);
    /// What it is.
    vision_note_opening(theme);
    /// What it is, when it is that of a sector.
    vision_note_opening_sector(sector);
    /// Nothing is asked.
    vision_note_nothing();
    /// Heading of question and goals.
    heading_vision();
    /// "For the attention of".
    attention_of(areas);
    /// Caption of the points.
    caption_attention(areas);
    /// Heading of a column.
    column_point();
    /// Heading of a column.
    column_of_whom();
    /// Heading of a column.
    column_asked();
    /// Heading of a column.
    column_why();
    /// What is asked, with how strongly.
    asked_to_do(modal, deeds);
    /// Levers in one's own hands.
    asked_levers(n, m, levers);
    /// Why levers are asked for.
    asked_for_lever(n);

    // forum

    /// Title of the agenda.
    forum_title();
    /// For whom it is.
    forum_for();
    /// What is on the agenda.
    forum_opening(late, bundled, stuck);
    /// Nothing has to move.
    forum_nothing();
    /// Heading of what is overdue.
    heading_overdue();
    /// Caption of what is overdue.
    caption_overdue();
    /// Heading of a column.
    column_next();
    /// Heading of a column.
    column_late();
    /// Heading of a column.
    column_takers();
    /// Heading of challenges with signals.
    heading_bundled();
    /// Caption of these.
    caption_bundled();
    /// Heading of a column.
    column_open_signals();
    /// Heading of a column.
    column_people();
    /// Heading of a column.
    column_director();
    /// Heading of what is stuck.
    heading_stuck();
    /// Why a signal is stuck.
    stuck_told(signal, roles);
    /// Heading of whom to invite.
    heading_experts();
    /// For which themes experts are invited.
    forum_experts(n, themes);
    /// Heading of what is asked of the forum.
    heading_forum_asks();
    /// What is asked of it.
    forum_deepen();
    /// See `forum_deepen`.
    forum_tracks();
    /// See `forum_deepen`.
    forum_agree();

    // newsletter

    /// Title of the newsletter.
    newsletter_title();
    /// For whom it is.
    newsletter_for();
    /// What happened.
    newsletter_opening(from, until, came, moved, answered);
    /// Heading of what came in.
    heading_came_in();
    /// A signal that came in.
    came_in(signal, n, themes);
    /// Heading of what moved.
    heading_moved();
    /// Where a signal stands now.
    moved_to(signal, state, since, challenge, reason);
    /// Heading of what was answered.
    heading_answered();
    /// Caption of the answers.
    caption_answered();
    /// Heading of the figures.
    heading_figures();
    /// How many signals there are.
    figures_told(reported, open, share);
    /// Caption of how many stand where.
    caption_figures();
    /// Heading of how to signal.
    heading_how();
    /// When to signal.
    how_to_signal();
    /// What to tell.
    how_what();
    /// See `how_what`.
    how_where();
    /// See `how_what`.
    how_whom();
    /// See `how_what`.
    how_urgent();
    /// See `how_what`.
    how_no_names();
    /// Caption of who coordinates signals.
    caption_coordinators();
    /// Heading of a column.
    column_coordinator();

    // memo

    /// Title of the memo.
    memo_title();
    /// Nothing waits for an answer.
    memo_nothing();
    /// What is submitted.
    memo_opening(n, m);
    /// Heading of signals without challenge.
    heading_no_challenge();
    /// How many signals, how many people.
    memo_signals(n, people);
    /// Heading of the solution tracks.
    heading_tracks();
    /// Caption of the solution tracks.
    caption_tracks();
    /// Heading of a column.
    column_track();
    /// Heading of what is asked.
    heading_decision();
    /// To agree.
    memo_agree(n);
    /// To answer.
    memo_answer();
    /// Heading of the plan.
    heading_plan();
    /// The plan has no action for it.
    plan_without(plan);
    /// Caption of the actions.
    caption_plan(plan);
    /// Heading of a column.
    column_action();
    /// Heading of a column.
    column_ambition();
    /// Heading of a column.
    column_leads();
    /// State of an action.
    action_planned();
    /// State of an action.
    action_running();
    /// State of an action.
    action_done();
    /// Heading of what comes next.
    heading_memo_next();
    /// What comes next.
    memo_next();

    // above

    /// Title of a signal to a higher government.
    signal_title(who);
    /// Nothing is asked.
    signal_nothing(who);
    /// Who asks what.
    signal_opening(n, places, region, who);
    /// Which lever is asked for.
    lever_asked(lever, areas);
    /// Caption of the challenges.
    caption_lever();
    /// Heading of a column.
    column_meanwhile();
    /// What is done locally.
    meanwhile_local(levers);
    /// What is done jointly.
    meanwhile_joint(levers);
    /// Nothing can be done lower.
    nothing_meanwhile();
    /// Why it can't be done lower.
    why_not_lower(areas);
    /// Heading of what was reported.
    heading_field();
    /// How many signals, how many people.
    field_signals(n, people);
    /// It was asked, and not answered.
    asked_before(day);
    /// It was asked and answered.
    asked_and_answered(day, answered);
    /// Areas of several levels.
    several_areas(n);
    /// Heading of who stands behind it.
    heading_behind();
    /// Who stands behind it.
    stand_behind(number, areas, m);
    /// Heading of what is expected.
    heading_expected();
    /// What is expected.
    expected(n, who);
}
