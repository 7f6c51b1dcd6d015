//! Everything that a language says: one row for each entry, with the places that the code fills.
//!
//! A row becomes a method of `Language` that takes the values of its places, so that no call can forget one.

/// What the code knows of an entry.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) name: &'static str,
    /// Has it a second form, for what does not hold?
    pub(super) has_denial: bool,
    /// The places that it may name.
    pub(super) slots: &'static [&'static str],
}

/// Rows, and a method of `Language` for each; where several tables stand one after the other, each says after how many rows it begins.
macro_rules! table {
    ($rows:ident after $start:expr; $($(#[doc = $doc:literal])+ $name:ident $(? $holds:ident)? ($($slot:ident),*);)*) => {
        /// Rows of the section `sentences`, in order.
        pub(super) const $rows: &[$crate::words::table::Row] = &[$($crate::words::table::Row {
            name: stringify!($name),
            has_denial: $crate::words::table::table!(@denial $($holds)?),
            slots: &[$(stringify!($slot)),*],
        },)*];

        #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "named as the entries")]
        enum Number { $($name,)* }

        impl $crate::words::Language {
            $($(#[doc = $doc])+
            pub(crate) fn $name(&self, $($holds: bool,)? $($slot: &str),*) -> String {
                let form = $crate::words::table::table!(@form $($holds)?);
                self.fill($start + Number::$name as usize, form, &[$($slot),*])
            })*
        }
    };
    (@denial) => { false };
    (@denial $holds:ident) => { true };
    (@form) => { true };
    (@form $holds:ident) => { $holds };
}
pub(super) use table;

/// Every row of the section `sentences`, in order.
pub(super) fn sentences() -> impl Iterator<Item = &'static Row> {
    ROWS.iter().chain(super::table_reasons::ROWS).chain(super::table_views::ROWS)
}

table! {
    ROWS after 0;

    // lists, names, numbers

    /// Between the last two of a list that all hold.
    and();
    /// Between the last two of a list of which one holds.
    or();
    /// Small numbers as words, from zero, with spaces between.
    numbers();
    /// Endings of words that make a name plural, with spaces between: `scholen` in "Scholen in Gent".
    plural_endings();
    /// Words of a name after which it says where or for whom it is, with spaces between: `in` in "Scholen in Gent".
    head_ends();
    /// Around the name of a theme, a lever, a challenge, a rule.
    quote(name);
    /// A name with its id, where ids are asked for.
    with_id(name, id);
    /// A day.
    a_day(day, month, year);
    /// From a day on.
    valid_from(from);
    /// Until a day.
    valid_until(until);
    /// From a day until another.
    valid_between(from, until);
    /// Where something comes from.
    sources(n, sources);
    /// Organisations of a kind without a noun of its own.
    kind_of(kind);
    /// An area of a level without a noun of its own.
    level_of(level);
    /// A role without words of its own: after "may" and "must", after "should", after "may not".
    role_do(role);
    /// See `role_do`.
    role_to_do(role);
    /// See `role_do`.
    role_do_not(role);

    // folding

    /// Municipality and OCMW of one town, or of several.
    local_governments(n);
    /// Something with its number.
    counted(number, noun);
    /// All of a kind: "the 14 municipalities".
    all_of(number, noun);
    /// Not all of a kind.
    some_of(number, all, noun, others);
    /// A number of a kind, and who they are.
    counted_names(counted, names);
    /// Each in its own area.
    each_own(who);
    /// Someone, or several, in a place.
    who_in(who, place);
    /// All areas.
    all_areas(number, noun);
    /// All areas but a few.
    areas_but(noun, others);
    /// All areas, one by one.
    each_of(number, noun);
    /// In each of some areas, as a heading.
    in_each(areas);
    /// In none of all areas.
    in_none_of(number, noun);
    /// Not in an area.
    not_in(area);

    // modal verbs

    /// Strength `must`.
    must(n);
    /// Strength `should`.
    should(n);
    /// Strength `may`.
    may(n);
    /// What a rule forbids.
    may_not(n);

    // where a rule applies

    /// At any seat.
    at_any_seat();
    /// At a seat in these places.
    at_seat(places);
    /// At a seat, and elsewhere.
    at_places(functions, places);
    /// Function `seat`.
    function_seat();
    /// Function `source`.
    function_source();
    /// Function `target`.
    function_target();

    // who a rule concerns

    /// Everybody.
    anybody();
    /// A relative clause.
    which(predicate);
    /// A predicate of those of whom the sentence speaks.
    they(predicate);
    /// The first of several predicates of which one holds.
    either(predicate);
    /// A further one.
    either_or(predicate);
    /// Their working area covers the place.
    in_whole();
    /// Their working area lies inside the place.
    in_part();
    /// Either of these.
    in_whole_or_part();
    /// They work in an affected area.
    in_affected();
    /// They work in all affected areas.
    in_all_affected();
    /// They work in one of these places.
    work? holds(places);
    /// The place itself is their working area.
    work_at? holds();
    /// They can pull a needed lever.
    pull? holds();
    /// They have a sector of the theme.
    serve_theme? holds();
    /// They speak for a target group of the challenge.
    represent? holds();
    /// They offer something.
    offer? holds();
    /// They are a party to an agreement.
    are_party? holds();
    /// They are appointed.
    are_appointed? holds(n, roles);
    /// They are members.
    are_members? holds(names);
    /// They have a sector.
    have_sector? holds(n, sectors);
    /// They are of a kind.
    are_of_kind? holds(kinds);
    /// They are these.
    are_these? holds(n, names);

    // when a rule applies

    /// One condition.
    when(clause);
    /// The rule applies in these cases alone.
    only(conditions);
    /// A further condition.
    only_too(conditions);
    /// The rule does not apply in these cases.
    not(conditions);
    /// The rule does not apply to these.
    not_for(names);
    /// In one of the cases that follow.
    in_any();
    /// In all the cases that follow together.
    in_all();
    /// The rule never applies.
    never();
    /// The challenge has one of these themes.
    theme? holds(themes);
    /// The challenge names one of these target groups.
    target_group? holds(groups);
    /// The challenge needs one of these levers.
    needs? holds(levers);
    /// It is tackled together.
    shared? holds();
    /// It is tackled in each area apart.
    separate? holds();
    /// Something is to be done locally.
    to_do_local? holds();
    /// Something is to be done jointly.
    to_do_joint? holds();
    /// Something is to be signalled.
    to_do_signal? holds();
    /// The challenge touches so many sectors.
    sectors_at_least? holds(n);
    /// So many areas are affected.
    areas_at_least? holds(n);
    /// Nobody holds a needed lever.
    unheld? holds();
    /// The affected areas are neighbours.
    contiguous? holds();
    /// The place has one of these levels.
    level? holds(levels);
    /// The place is one of these.
    place? holds(areas);

    // rules

    /// A rule with a place.
    rule_at(at, modal, who, which, role);
    /// A rule that applies anywhere.
    rule_anywhere(modal, who, which, role);
    /// Which rules it sets aside.
    sets_aside(n, rules);
    /// Which rules set it aside.
    yields(n, rules);
    /// So many stakeholders should have a role.
    requirement_at(at, modal, who, role);
    /// What a requirement counts: stakeholders of any kind.
    least_stakeholders(n);
    /// Stakeholders of some kinds.
    least_of_kinds(number, kinds);
    /// Sectors.
    least_sectors(n, who);
    /// Kinds.
    least_kinds(n);
    /// Kinds of a list.
    least_kinds_of(n, kinds);
    /// All kinds of a list.
    least_all_kinds(kinds);
    /// Who counts: strength `should`, `must`.
    counts_should();
    /// See `counts_should`.
    counts_must();
    /// A requirement that is not met is a gap.
    else_gap();
    /// Or a point for attention.
    else_advice();
    /// Two roles are better kept apart.
    separation(roles);
    /// For these kinds alone.
    separation_of(names);
    /// Who has both is a gap.
    both_gap();
    /// Or a point for attention.
    both_advice();
    /// Heading of requirements.
    heading_requirements();
    /// Heading of separations.
    heading_separations();

    // decisions

    /// Approach, as the heading of a list.
    approach_local();
    /// See `approach_local`.
    approach_joint();
    /// See `approach_local`.
    approach_signal();
    /// Everything is done locally.
    all_local();
    /// Everything is done jointly.
    all_joint();
    /// Everything is signalled.
    all_signal();
    /// Something locally, something jointly.
    local_and_joint();
    /// Something locally, something signalled.
    local_and_signal();
    /// Something jointly, something signalled.
    joint_and_signal();
    /// Something of each.
    of_each();
    /// One seat, for itself.
    seat_own(area);
    /// One seat, for several areas.
    seat_shared(area, areas);
    /// Two or three seats.
    seats_named(number, areas);
    /// Many seats.
    seats_each(number, area);
    /// Why it is shared.
    together_because(n, reasons);
    /// It crosses borders.
    because_border();
    /// All gain by it.
    because_win_win();
    /// They learn.
    because_learning();
    /// Scale.
    because_scale();
    /// Heading of roles.
    heading_roles();
    /// Heading of levers.
    heading_levers();
    /// Heading of gaps.
    heading_gaps();
    /// Heading of points for attention.
    heading_advice();
    /// Heading of exclusions.
    heading_excluded();
    /// Nobody has a role.
    nobody();
    /// Someone has roles.
    has_roles(who, modal, roles);
    /// Many have a role: their names follow.
    have_roles(modal, roles, who);
    /// A lever and who holds it.
    lever_held(lever, n, who);
    /// The same, in an area.
    lever_held_in(lever, area, who);
    /// The same, for some areas only.
    lever_held_for(lever, n, who, areas);
    /// Someone is excluded from a role.
    excluded(who, n, role, reasons);

    // gaps

    /// Nobody holds a lever.
    no_holder(lever, areas, nowhere);
    /// But below, someone does.
    no_holder_but_below(lever, areas, nowhere);
    /// No area covers all.
    no_common_area();
    /// A requirement is not met.
    unmet(requirement, areas);
    /// How many were found of how many: stakeholders.
    found_stakeholders(found, n);
    /// Sectors.
    found_sectors(found, n);
    /// Kinds.
    found_kinds(found, n);
    /// Someone has two roles.
    has_both(who, n, roles);

    // problems and notices

    /// Something in a document.
    at_place(place, sentence);
    /// A place: an element of a document.
    problem_element(what, number, document);
    /// A part of an element.
    problem_part(what, number, element);
    /// A field of either.
    problem_field(place, field);
    /// The whole document.
    problem_document(document);
    /// A line and a column.
    problem_line(line, column, document);
    /// The landscape.
    document_landscape();
    /// The rule book.
    document_rule_book();
    /// A language file.
    document_words();
    /// A list of changes.
    document_changes();
    /// An event.
    document_event();
    /// A line of a journal.
    document_entry();
    /// A snapshot of a register.
    document_snapshot();
    /// The path of signals.
    document_path();
    /// A reference set.
    document_set(name);
    /// The nearest name.
    did_you_mean(name);
    /// There is nothing with this id.
    not_there(what, name);
    /// Not on this date.
    not_there_on(what, name, date);
    /// An element of a collection, by name.
    element_of(what, name);
    /// A mandate.
    mandate(lever, level, area);
    /// All areas of a level.
    expansion(level, area);
    /// An appointment.
    appointment_of(who, role);
    /// An exclusion.
    exclusion_of(who, role);
    /// What a mandate is called.
    part_mandate();

    // facts about one stakeholder, challenge and place: what holds, and what fails

    /// It has one of these kinds.
    atom_kind? holds(who, n, kinds, plural);
    /// It has none of many kinds.
    none_of_kinds(who, n, number);
    /// It is one of these.
    atom_these? holds(who, n, names);
    /// It has one of these sectors.
    atom_sector? holds(who, n, sectors);
    /// It is a member of one of these.
    atom_member? holds(who, n, names);
    /// The place is its working area.
    atom_at? holds(who, n, place);
    /// It works in the whole place.
    atom_covers? holds(who, n, place);
    /// It works inside the place.
    atom_inside? holds(who, n, place);
    /// It works in the place or a part of it.
    atom_overlaps? holds(who, n, place);
    /// It works in an affected area.
    atom_affected? holds(who, n);
    /// It works in all affected areas.
    atom_reaches? holds(who, n);
    /// It can pull a needed lever there.
    atom_pulls? holds(who, n, place);
    /// It has a sector of the theme.
    atom_serves_theme? holds(who, n);
    /// It speaks for a target group of the challenge.
    atom_represents? holds(who, n);
    /// It offers something there.
    atom_offers? holds(who, n, place);
    /// It is a party to an agreement.
    atom_party? holds(who, n);
    /// It is appointed to one of these roles.
    atom_appointed? holds(who, n, roles, place);
    /// The challenge has one of these themes.
    atom_theme? holds(challenge, themes);
    /// The challenge names one of these groups.
    atom_target_group? holds(challenge, groups);
    /// The challenge needs one of these levers.
    atom_needs? holds(challenge, levers);
    /// It is tackled together.
    atom_shared? holds(challenge);
    /// It is tackled in each area apart.
    atom_separate? holds(challenge);
    /// Something is to be done locally.
    atom_local? holds();
    /// Something is to be done jointly.
    atom_joint? holds();
    /// Something is to be signalled.
    atom_signal? holds();
    /// So many sectors.
    atom_sectors? holds(challenge, n);
    /// So many areas.
    atom_areas? holds(n);
    /// Nobody holds a needed lever.
    atom_unheld? holds();
    /// The affected areas are neighbours.
    atom_contiguous? holds();
    /// The place has one of these levels.
    atom_level? holds(place, levels, nouns);
    /// The place is one of these.
    atom_place? holds(place, areas);
    /// "Here", where no place is named.
    here();
}
