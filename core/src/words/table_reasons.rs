//! What a language says of reasons, of what would change them, and of what if: rows as in `table`.

use super::table::{self, table};

table! {
    ROWS after table::ROWS.len();

    // reasons

    /// The question: why somebody has a role.
    why(modal, who, role, challenge);
    /// The question: why somebody does not have it.
    why_not(n, who, role, challenge);
    /// A rule that gives a role.
    by_rule(rule);
    /// A rule that an exception sets aside.
    rule_aside(rule, exceptions);
    /// An exception that applies, for whom.
    exception_applies(rule, who);
    /// An exception that applies only elsewhere.
    exception_elsewhere(rule);
    /// An exception that holds for nobody.
    exception_nobody(rule);
    /// An exception that holds only for those who are barred.
    exception_barred(rule, n, who);
    /// An exception that is set aside itself.
    exception_aside(rule);
    /// A rule that does not hold.
    rule_fails(rule);
    /// A rule that forbids it.
    rule_forbids(rule);
    /// The area is no place of the challenge.
    not_a_place(area);
    /// Nobody of that name at the date.
    not_there_now(who, date);
    /// No rule gives the role at the place.
    no_rule_here(role, areas);
    /// Before what has to hold and does not.
    one_of_these();
    /// What holds and should not, so that a rule does not hold.
    and_so_not(fact);

    // facts that hold

    /// A kind.
    fact_kind(who, n, kind, kinds);
    /// One of a kind that is the only one.
    fact_is(who, n, kind);
    /// A sector.
    fact_sector(who, n, sector);
    /// A membership.
    fact_member(who, n, of);
    /// A target group.
    fact_represents(who, n, group);
    /// A working area.
    fact_works(who, n, areas);
    /// A mandate in the area itself.
    fact_mandate(who, n, lever, area);
    /// A mandate at each area of a level within one.
    fact_mandate_at(who, n, lever, level, area);
    /// An appointment.
    fact_appointed(who, n, role, area, themes, agreement);
    /// An exclusion.
    fact_excluded(who, n, role, area, reason);
    /// An agreement.
    fact_party(who, n, agreement);
    /// An offer.
    fact_offers(who, n, offer, area, theme, group);
    /// One area within another.
    fact_within(n, area, within, via);
    /// The level of an area.
    fact_level(area, level);
    /// A theme that the challenge names.
    fact_theme(theme);
    /// A theme that is part of another.
    fact_broader(theme, reaches);
    /// A theme that is the same as another.
    fact_exact(theme, reaches);
    /// The sector of a theme.
    fact_theme_sector(theme, sector);
    /// A target group of the challenge.
    fact_group(group);
    /// A lever that is needed.
    fact_needs(lever);
    /// Areas that are affected.
    fact_affects(areas);
    /// Shared.
    fact_shared();
    /// Separate.
    fact_separate();
    /// Where a lever lies.
    fact_source(lever, areas, who, n, at);
    /// Where nobody can pull it, below.
    fact_lower(nowhere);
    /// Nobody can pull a lever.
    fact_no_source(lever, nowhere);
    /// But below, somebody can.
    fact_held_below(areas);
    /// Neighbours.
    fact_neighbours(area, other);
    /// Sectors of the challenge.
    fact_sectors(number, n, sectors);
    /// What has ended, and its successor.
    fact_succeeded(id, into);


    // what would have to change

    /// Heading of the repairs.
    heading_repairs();
    /// Nothing does, of all that was tried.
    no_repair();
    /// Nothing does, of what was tried before the search stopped.
    no_repair_yet();
    /// Not everything was tried.
    not_all_tried();
    /// What changes were looked at.
    looked_for();
    /// Nobody of those who were looked at could close a gap.
    no_closing(n);
    /// One way of several; for how many gaps.
    either_way(n, changes);
    /// One of those who are named at the end.
    one_of_them();
    /// A change that one of many could make: their names follow.
    one_of_whom(change, who);
    /// The themes of each challenge by itself.
    its_themes();
    /// Heading of what would fill what is missing.
    heading_fills();
    /// What a member that leaves does not change.
    leaving(who, of, areas);
    /// A mandate.
    fix_mandate(who, n, lever, area);
    /// An appointment.
    fix_appointment(who, n, role, area, themes);
    /// A working area.
    fix_works(who, n, area);
    /// A membership.
    fix_member(who, n, of);
    /// An offer.
    fix_offer(who, n, themes, area);
    /// A sector.
    fix_sector(who, n, sector);
    /// An exclusion that ends.
    fix_exclusion(exclusion);

    // why a decision is as it is

    /// Heading: the seat.
    heading_seat();
    /// Separate: each area for itself.
    seat_separate();
    /// The challenge names its seat.
    seat_is_named(area);
    /// The lowest area that covers all.
    seat_is_lowest(area);
    /// Another candidate: higher.
    candidate_higher(n, areas);
    /// Another candidate: larger.
    candidate_larger(n, areas);
    /// Another candidate: as large.
    candidate_later(n, areas);
    /// Another candidate: for other themes.
    candidate_themes(n, areas);
    /// Heading: the approach.
    heading_approach();
    /// An approach because of the level of the seat.
    approach_by_seat(approach, n, area);
    /// An approach because of a lever.
    approach_by_lever(approach, lever, who);
    /// Heading: signals.
    why_heading_signals();
    /// A signal.
    signal(lever, who, areas);
    /// Who counts for a requirement.
    they_count(n, who);
    /// Who does not.
    they_do_not_count(n, who);

    // what if

    /// Heading: what changes.
    heading_difference();
    /// Nothing changes.
    no_difference();
    /// How many challenges.
    differs(number, n);
    /// A challenge that was not there.
    challenge_added();
    /// A challenge that is there no more.
    challenge_removed();
    /// The approach moved.
    approach_moved(before, after);
    /// Seats that go.
    seats_lost(n, areas);
    /// Seats that come.
    seats_gained(n, areas);
    /// Roles gained, and why.
    gains(who, n, roles, because);
    /// Roles lost, and why.
    loses(who, n, roles, because);
    /// Those of whom it was said.
    these_many();
    /// Why: who had it is there no more.
    is_gone(who, n);
    /// Many who gained roles: their names follow.
    gain(roles, who, because);
    /// Many who lost roles: their names follow.
    lose(roles, who, because);
    /// Why: the table stands there now, or no more.
    is_seat? gained();
    /// Why: a needed lever lies there now, or no more.
    is_source? gained();
    /// Why: nothing bars it any more, or something does now.
    is_free? gained(who, n);
    /// Why: rules are in force now, or no more.
    is_in_force? gained(n, rules);
    /// Why: exceptions give nobody a role there any more, or give somebody one.
    gives_nobody? gained(n, rules);
    /// Why: a rule applies at that place now, or no more.
    applies_there? gained(rule);
    /// Roles that go to a successor.
    passes_on(who, n, from, roles);
    /// A role that gets another strength.
    changes_strength(who, modal, role, before);
    /// What was: strength `must`.
    before_must(n);
    /// What was: strength `should`.
    before_should(n);
    /// What was: strength `may`.
    before_may(n);
    /// Another strength, by rules that gave nothing before.
    by_new_rule(n, rules);
    /// Another strength, as rules give nothing any more.
    without_rule(n, rules);
    /// A gap that opens.
    gap_opens(gap);
    /// A gap that closes.
    gap_closes(gap);
    /// A point for attention that comes.
    advice_opens(gap);
    /// A point for attention that goes.
    advice_closes(gap);
}
