//! What a language says of the answers of views, and of findings: rows as in `table`.

use super::table::{self, table};
use super::table_reasons;

table! {
    ROWS after table::ROWS.len() + table_reasons::ROWS.len();

    /// Many challenges, with their number.
    several_challenges(number, names);
    /// For which challenges a lever is needed.
    needed_for(challenges);
    /// On which challenges something is so.
    on_challenges(challenges);
    /// Heading of what has no theme of the list that was asked for.
    no_theme();
    /// An offer, and whose it is.
    offer_by(offer, who);
    /// Heading of the three lists.
    heading_three_lists();
    /// Heading of what exists already.
    heading_existing();
    /// What exists for some challenges.
    exists_for(challenges, n, offers);
    /// Challenges that no offer meets.
    exists_nothing(challenges);
    /// Heading of levers that nobody holds.
    heading_nobody_yet();
    /// A table without a lever that lies there.
    table_alone(places);
    /// Someone takes part in roles.
    takes_part(who, n, roles);
    /// Many take part in roles: their names follow.
    take_part(roles, who);
    /// Heading of all signals.
    heading_signals();
    /// To whom a signal goes.
    signal_to(who);
    /// Who stands behind it.
    signal_behind(n, areas);
    /// For which challenges.
    signal_for(challenges);
    /// Why nobody lower can.
    not_lower(nowhere);
    /// Nothing was asked about.
    no_challenge();
    /// Heading of the roles on an agenda.
    heading_own_roles();
    /// Heading of an agenda of nobody.
    heading_agenda();
    /// Someone has roles on challenges.
    has_roles_on(who, modal, roles, challenges);
    /// Heading of levers in one's own hands.
    heading_levers_held();
    /// Heading of levers that others hold.
    heading_levers_asked();
    /// For what a lever is needed.
    lever_serves(lever, challenges);
    /// Heading of signals to send.
    heading_signals_to_send();
    /// What is asked of whom.
    signal_asks(lever, who);
    /// Heading of signals to receive.
    heading_signals_to_receive();
    /// Who asks for a lever.
    lever_asked_by(lever, n, areas);
    /// Nothing concerns them.
    nothing_to_do();
    /// Heading of blind spots.
    heading_blind_spots();
    /// Heading of what is missing, by theme.
    heading_by_theme();
    /// So many gaps.
    gaps_counted(n);
    /// So many points for attention.
    advice_counted(n);
    /// How much is missing on a theme.
    theme_spots(theme, what, challenges, lacks);
    /// Nobody has a role.
    lacks_role(role);
    /// Nobody of some kinds has a role.
    lacks_kind(kinds, role);
    /// Not all of some kinds have a role.
    lacks_kinds(kinds, role);
    /// Fewer than so many have a role.
    fewer(n, role);
    /// Fewer than so many of some kinds.
    fewer_of(number, kinds, role);
    /// Fewer sectors than so many.
    fewer_sectors(n, role);
    /// Fewer kinds than so many.
    fewer_kinds(n, role);
    /// What is lacking, of those who must.
    lack_must(lack);
    /// What is lacking, of those who must or should.
    lack_should(lack);
    /// Heading of challenges that no offer meets.
    heading_without_offer();
    /// Heading of roles that nobody has.
    heading_without_anybody();
    /// Roles that nobody has.
    roles_of_nobody(n, roles);
    /// Nothing is missing.
    no_blind_spots();
    /// Heading of what overlaps.
    heading_overlap();
    /// That what overlaps may complete each other.
    overlap_completes();
    /// Nothing overlaps.
    no_overlap();
    /// Heading of offers.
    heading_offers();
    /// Offers on common ground.
    offers_meet(t, themes, areas, g, groups, offers);
    /// They belong to one local government.
    one_government();
    /// Heading of levers that several hold.
    heading_levers_shared();
    /// A lever that municipality and OCMW both hold.
    lever_of_one_government(areas, lever);
    /// A lever that several hold.
    lever_of_several(areas, lever, who);
    /// Heading of load.
    heading_load();
    /// How often someone has a role.
    has_role_often(who, n, each, challenges, tables);
    /// How often many have a role: their names follow.
    have_role_often(challenges, each, tables, who);
    /// Heading of who steers and carries out.
    heading_both();
    /// Heading of double roles of which the rule book says nothing.
    heading_not_separated();
    /// Someone has two roles.
    is_both(who, n, roles, challenges);
    /// Many have two roles: their names follow.
    are_both(roles, who);
    /// Heading of a comparison.
    heading_benchmark();
    /// Which areas stand side by side.
    side_by_side(areas);
    /// No area is compared.
    no_areas();
    /// The figures that the caller gave.
    figures_given(figures);
    /// Heading of challenges.
    heading_challenges();
    /// Heading of needed levers that someone holds.
    heading_needs();
    /// Heading of how many gaps there are.
    heading_gap_numbers();
    /// Heading of roles that someone has.
    heading_filled();
    /// A value of an area.
    value_of(area, value);
    /// The values of a measure.
    measure(of, values);
    /// What is there in none of the areas.
    nowhere(names);
    /// So many of so many.
    count_of(count, all, percent);
    /// None was asked for.
    none_of_none();
    /// So many, and per 10,000 inhabitants.
    count_rate(count, rate);
    /// A percentage.
    percent(value);
    /// Between thousands.
    thousands_mark();
    /// Between whole and decimals.
    decimal_mark();
    /// The spread of values.
    spread(min, median, max);
    /// The spread per 10,000 inhabitants.
    spread_of_rate(min, median, max);
    /// Heading of a crosswalk.
    heading_crosswalk(from, to);
    /// Heading of one direction.
    heading_mapping(from, to);
    /// Themes that mean the same.
    is_same(others);
    /// A theme that is a part of others.
    is_part_of(others);
    /// A theme of which others are a part.
    holds_theme(others);
    /// Themes that are close.
    is_close(others);
    /// How a theme stands to those of another list.
    theme_stands(theme, how);
    /// Themes without counterpart.
    lost(n, themes);
    /// Themes with several counterparts.
    several(n, themes);
    /// Themes with none that means exactly the same.
    inexact(n, themes);
    /// Governments and organisations of whom something holds.
    those_which(which);
    /// A challenge of which something holds.
    challenge_where(clause);
    /// A fact, as a clause.
    that(clause);
    /// A condition that never holds.
    that_never();
    /// Heading of errors.
    heading_errors();
    /// Heading of warnings.
    heading_warnings();
    /// Heading of hints.
    heading_hints();
    /// No findings.
    no_lints();
}
