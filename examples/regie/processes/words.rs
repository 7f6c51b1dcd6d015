//! What the commands on a journal say, in Dutch and in English. The words are those of the glossary; `{}` marks the places to fill.

use crate::args::Lang;
use crate::words::Noun;

/// A table with both languages side by side.
macro_rules! sentences {
    ($($name:ident: $nl:literal, $en:literal;)* @nouns $($noun:ident: $one_nl:literal $many_nl:literal, $one_en:literal $many_en:literal;)*) => {
        /// Everything that these commands say in one language.
        #[derive(Debug)]
        pub(super) struct Sentences {
            $(pub(super) $name: &'static str,)*
            $(pub(super) $noun: Noun,)*
        }

        static NL: Sentences = Sentences { $($name: $nl,)* $($noun: [$one_nl, $many_nl],)* };
        static EN: Sentences = Sentences { $($name: $en,)* $($noun: [$one_en, $many_en],)* };
    };
}

/// What happened, as people say it; the kind itself where it is none of these.
pub(super) fn kind(kind: &str, lang: Lang) -> &str {
    let found = KINDS.iter().find(|(id, ..)| *id == kind);
    found.map_or(kind, |(_, nl, en)| match lang {
        Lang::Nl => nl,
        Lang::En => en,
    })
}

/// The kinds of events in both languages.
const KINDS: [(&str, &str, &str); 27] = [
    ("opened", "register begonnen", "journal begun"),
    ("landscape-changed", "werkveld gewijzigd", "landscape changed"),
    ("erased", "tekst gewist", "text erased"),
    ("signal-reported", "signaal gemeld", "signal reported"),
    ("signal-step", "stap met een signaal", "step with a signal"),
    ("trajectory-opened", "uitnodiging voor een traject", "invitation to a trajectory"),
    ("registered", "inschrijving", "registration"),
    ("registration-withdrawn", "inschrijving ingetrokken", "registration withdrawn"),
    ("trend-note-sent", "trendnota verstuurd", "trend note sent"),
    ("meetings-planned", "bijeenkomsten gepland", "meetings planned"),
    ("place-changed", "andere plaats", "change of place"),
    ("meeting-held", "bijeenkomst gehouden", "meeting held"),
    ("question-answered", "vraag beantwoord", "question answered"),
    ("criteria-set", "criteria bepaald", "criteria set"),
    ("challenge-scored", "uitdaging gescoord", "challenge scored"),
    ("voted", "stem", "vote"),
    ("inspiration-note-sent", "inspiratienota verstuurd", "inspiration note sent"),
    ("plan-opened", "plan begonnen", "plan begun"),
    ("ambition-set", "ambitie bepaald", "ambition set"),
    ("action-set", "actie bepaald", "action set"),
    ("action-status-changed", "stand van een actie gewijzigd", "status of an action changed"),
    ("indicator-set", "indicator bepaald", "indicator set"),
    ("reading-taken", "indicator gemeten", "indicator read"),
    ("poverty-tested", "armoedetoets gedaan", "poverty test made"),
    ("participation-told", "participatie verteld", "participation told"),
    ("domain-set", "budget van een beleidsdomein bepaald", "budget of a policy domain set"),
    ("budget-line-set", "geld voor een actie bepaald", "money for an action set"),
];

/// The sentences of a language.
pub(super) fn sentences(lang: Lang) -> &'static Sentences {
    match lang {
        Lang::Nl => &NL,
        Lang::En => &EN,
    }
}

sentences! {
    as_of: "Stand op {}, volgens het register ({}).", "As of {}, according to the register ({}).";
    moment: "{} om {}.{} uur", "{} at {}:{}";
    written: "Geschreven als gebeurtenis {}: {} (op {}, door {}).", "Written as event {}: {} (at {}, by {}).";
    head: "Hoofd van het register: {}:{}", "Head of the register: {}:{}";
    verified: "elke regel klopt ({})", "every line is right ({})";
    erased: "(gewist)", "(erased)";
    nobody: "niemand", "nobody";
    anyone: "iedereen", "anyone";
    reporter: "wie het meldde", "who reported it";
    addressee: "aan wie het is voorgelegd", "to whom it was submitted";
    decimal: ",", ".";
    thousands: ".", ",";

    signal_is: "Signaal {}: {}", "Signal {}: {}";
    reason: "Reden: {}", "Reason: {}";
    answer: "Antwoord: {}", "Answer: {}";
    next: "Wat nu volgt: {}", "What comes next: {}";
    due_left: "Termijn voor de stap ‘{}’: nog {}.", "Term for the step ‘{}’: {} left.";
    due_late: "De stap ‘{}’ is {} te laat.", "The step ‘{}’ is {} late.";
    phase: "Fase: {}", "Phase: {}";
    steps_now: "Wat nu kan, en wie het mag", "What can be done now, and who may";
    history: "Wat er gebeurde", "What happened";
    taken: "{}: {}, door {}", "{}: {}, by {}";
    report: "melden", "report";
    signal_row: "{}: {} sinds {}: “{}”", "{}: {} since {}: “{}”";
    overdue: "{} over tijd", "{} overdue";
    overdue_row: "{} ({} sinds {}): de stap ‘{}’ is {} te laat. Wie hem mag zetten: {}.", "{} ({} since {}): the step ‘{}’ is {} late. Who may take it: {}.";
    agenda: "Agenda van het gezamenlijk forum", "Agenda of the joint forum";
    agenda_overdue: "Over tijd", "Overdue";
    agenda_bundled: "Uitdagingen met de meeste open signalen", "Challenges with the most open signals";
    agenda_stuck: "Vastgelopen: niemand mag de volgende stap zetten", "Stuck: nobody may take the next step";
    agenda_empty: "Er staat niets open.", "Nothing is open.";
    agenda_themes: "Nodig experten uit voor: {}.", "Invite experts on: {}.";
    people_about: ", ongeveer {} mensen", ", about {} people";
    stuck_row: "{} ({}): niemand is {}", "{} ({}): nobody is {}";
    figures: "Cijfers over signalen", "Figures on signals";
    figures_all: "{} gemeld, waarvan {} nog open.", "{} reported, {} still open.";
    figures_answered: "{} beantwoord: {} procent van alles wat gemeld is.", "{} answered: {} percent of all that was reported.";
    figures_days: "; de helft duurde hoogstens {}, negen op de tien hoogstens {}", "; half took at most {}, nine in ten at most {}";
    of_which_open: "{}, waarvan {} open", "{}, {} of them open";
    state_row: "{}: nu {}{}", "{}: {} now{}";
    by_state: "Volgens stand", "By state";
    by_theme: "Volgens thema", "By theme";
    by_area: "Volgens gebied", "By area";
    by_coordinator: "Volgens coördinator", "By coordinator";
    seen: "Wat men ziet: “{}”", "What is seen: “{}”";
    reported_by: "Gemeld door {} op {}.", "Reported by {} on {}.";
    about_themes: "Thema: {}.", "Theme: {}.";
    about_areas: "Gebied: {}.", "Area: {}.";
    about_groups: "Doelgroep: {}.", "Target group: {}.";
    about_people: "Ongeveer {} mensen.", "About {} people.";
    can_wait: "Kan wachten tot het forum.", "Can wait for the forum.";
    soon: "Kan beter niet wachten.", "Should not wait.";
    now: "Nu nodig.", "Needed now.";
    part_of: "Deel van de uitdaging {}.", "Part of the challenge {}.";
    forums: "Op het forum", "At the forum";
    experts: "Uitgenodigde experten", "Invited experts";
    tracks: "Oplossingspistes", "Solution tracks";
    track: "{} ({}, in {})", "{} ({}, in {})";
    submitted_to: "Voorgelegd aan {} op {}.", "Submitted to {} on {}.";
    above: "Gevraagd aan een hogere overheid", "Asked of a higher government";
    asked_of_nobody: "{}, op {}; niemand heeft deze hefboom", "{}, on {}; nobody holds this lever";
    asked_above: "{}, op {}, aan {}", "{}, on {}, of {}";
    outcome: "Resultaat: {}.", "Outcome: {}.";
    flow: "Hoe signalen hun weg gingen", "How signals went their way";
    stand_now: "Waar ze nu staan", "Where they stand now";
    routing: "Waar dit signaal thuishoort", "Where this signal belongs";
    routing_none: "Geen uitdaging gaat over deze thema’s in deze gebieden.", "No challenge is on these themes in these areas.";
    routing_alone: "Als uitdaging op zich", "As a challenge of its own";
    because_themes: "Thema en gebied komen overeen: {}; {}.", "Theme and area agree: {}; {}.";
    approach: "Aanpak: {}.", "Approach: {}.";
    directed_by: "Regie: {}.", "Directed by: {}.";
    coordinated_by: "Signaalcoördinatie: {}.", "Signals coordinated by: {}.";
    bundles: "Voorstel: {}", "Proposal: {}";
    in_common: "Gemeenschappelijk: {}.", "In common: {}.";
    bundle_into: "Kan bij: {}.", "Could be part of: {}.";
    bundle_new: "Nieuwe uitdaging: {}", "New challenge: {}";

    organised_by: "Organisatie: {}.", "Organised by: {}.";
    meets_between: "Bijeenkomsten van {} tot {}, in: {}.", "Meetings from {} until {}, at: {}.";
    deadline: "Inschrijvingen tot {}: {}.", "Registrations until {}: {}.";
    trend_note_sent: "De trendnota is verstuurd op {}.", "The trend note was sent on {}.";
    trend_note_open: "De trendnota is nog niet verstuurd.", "The trend note has not been sent yet.";
    without_trend_note: "Nog zonder trendnota: {}.", "Still without the trend note: {}.";
    inspiration_note_sent: "De inspiratienota is verstuurd op {}; het traject is afgelopen.", "The inspiration note was sent on {}; the trajectory has ended.";
    groups: "Themagroepen", "Theme groups";
    meetings: "Bijeenkomsten", "Meetings";
    present: "; {} aanwezig", "; {} present";
    clashes: "Botsingen", "Clashes";
    clash: "{}: {} tegelijk voor {}", "{}: {} at once for {}";
    no_clash: "Niemand moet op twee plaatsen tegelijk zijn.", "Nobody has to be in two places at once.";
    least_clashes: "Minder botsingen kan niet.", "Fewer clashes are not possible.";
    proposal: "Voorstel: alle bijeenkomsten op {}", "Proposal: all meetings on {}";
    morning: "voormiddag", "morning";
    afternoon: "namiddag", "afternoon";
    speak_for: "Aan tafel: {}.", "At the table: {}.";
    unmet: "Te weinig: {} ({} van {}).", "Too few: {} ({} of {}).";
    missing_kinds: "Geen enkele: {}.", "Not one: {}.";
    missing_sectors: "Geen sector: {}.", "No sector: {}.";
    missing_areas: "Niemand uit: {}.", "Nobody from: {}.";
    priorities: "Prioriteiten: {}", "Priorities: {}";
    by_criteria: "Volgens criteria", "By criteria";
    ranked: "{}. {} ({})", "{}. {} ({})";
    how_sure: "Hoe zeker is de eerste plaats?", "How sure is the first place?";
    turns_down: "{} komt gelijk als het gewicht van ‘{}’ zakt tot {}.", "{} is level when the weight of ‘{}’ falls to {}.";
    turns_up: "{} komt gelijk als het gewicht van ‘{}’ stijgt tot {}.", "{} is level when the weight of ‘{}’ rises to {}.";
    not_scored: "Nog niet op elk criterium gescoord", "Not scored on every criterion yet";
    by_votes: "Volgens stemmen", "By votes";
    votes_to_level: "Zoveel stemmen moeten van de eerste naar de tweede gaan voor ze gelijk staan: {}.", "So many votes have to go from the first to the second before they are level: {}.";
    no_priorities: "Er zijn nog geen scores of stemmen.", "There are no scores or votes yet.";
    goals: "Doelen", "Goals";
    trends: "Trends", "Trends";
    answers: "Antwoorden van de groep", "Answers of the group";
    unanswered: "Nog te beantwoorden", "Still to be answered";
    question_trends: "Welke trends spelen hier?", "Which trends bear on it?";
    question_meaning: "Wat betekent dat voor lokale besturen, netwerken en organisaties?", "What does that mean for local governments, networks and organisations?";
    question_local_governments: "Wat kunnen lokale besturen doen?", "What can local governments do?";
    question_organisations: "Wat kunnen organisaties doen?", "What can organisations do?";
    question_learning: "Wat kunnen we van elkaar leren?", "What can we learn from each other?";
    question_challenges: "Waar liggen de uitdagingen?", "Where are the challenges?";
    question_together: "Wat doen we beter samen?", "What do we better do together?";
    list_local: "Wat pakken we lokaal aan?", "What do we tackle locally?";
    list_joint: "Wat pakken we gezamenlijk aan?", "What do we tackle jointly?";
    list_signal: "Wat signaleren we aan een hogere overheid?", "What do we signal to a higher government?";
    list_nobody: "Wat kan nog niemand?", "What can nobody do yet?";
    no_meetings: "Er zijn nog geen bijeenkomsten gepland.", "No meetings are planned yet.";

    plan_of: "Plan van {}.", "Plan of {}.";
    framed_by: "Binnen het kader van: {}.", "Within the frame of: {}.";
    no_action: "Er is nog geen actie.", "There is no action yet.";
    action_tackles: "Uitdaging: {}.", "Challenge: {}.";
    action_led_by: "Trekker: {}.", "Led by: {}.";
    action_with: "Met: {}.", "With: {}.";
    indicator: "Indicator: {}, in {}.", "Indicator: {}, in {}.";
    planned: "gepland", "planned";
    running: "bezig", "running";
    done: "uitgevoerd", "done";
    stopped: "stopgezet", "stopped";
    progress: "Voortgang: {}", "Progress: {}";
    ahead: "voor op schema", "ahead";
    on_track: "op schema", "on track";
    behind: "achter op schema", "behind";
    no_data: "geen gegevens", "no data";
    read: ": {} {} op {}{}", ": {} {} on {}{}";
    about: "ongeveer {}", "about {}";
    line_says: ", waar de lijn {} zegt", ", where the line says {}";
    budget: "Armoedebudget: {}", "Poverty budget: {}";
    reserved: "Gereserveerd: {} ({} procent van {}).", "Reserved: {} ({} percent of {}).";
    committed: "Toegewezen aan acties: {}.", "Committed to actions: {}.";
    money_missing: "Nog toe te wijzen: {}.", "Missing: {}.";
    money_beyond: "Boven wat gereserveerd is: {}.", "Beyond what is reserved: {}.";
    together: "Samen", "Together";
    all_money: "{} gereserveerd, {} toegewezen, {} nog toe te wijzen.", "{} reserved, {} committed, {} missing.";
    findings: "Wat niet klopt met de beslissingen of nog ontbreekt: {}", "What does not agree with the decisions, or is missing: {}";
    no_findings: "Alles klopt.", "Everything agrees.";
    domains: "Beleidsdomeinen", "Policy domains";
    challenge_gone: "De uitdaging is er op deze dag niet meer.", "The challenge is not there on this day.";
    stakeholder_gone: "{} is er op deze dag niet meer.", "{} is not there on this day.";
    lead_without_role: "{} trekt de actie en heeft er de rol niet voor.", "{} leads the action without the role for it.";
    part_without_role: "{} doet mee en heeft er de rol niet voor.", "{} takes part without the role for it.";
    off_ambition: "De uitdaging heeft geen thema van de ambitie.", "The challenge has none of the themes of the ambition.";
    not_measurable: "Niet meetbaar: een nulmeting, een streefwaarde en een datum zijn nodig.", "Not measurable: a baseline, a target and a date are needed.";
    not_tested: "De armoedetoets is nodig en is nog niet gedaan.", "The poverty test is required, and was not made.";
    no_participation: "Nergens staat hoe mensen in armoede meewerkten.", "Nobody told how people in poverty took part.";
    no_budget: "Er is geen geld voor.", "It gets no money.";
    outside_domain: "Krijgt geld van ‘{}’, een domein van andere thema’s.", "Gets money of ‘{}’, a domain of other themes.";
    share_too_small: "‘{}’ reserveert minder dan het plan vraagt.", "‘{}’ reserves less than the plan asks.";
    blind_spots: "Blinde vlekken: {}", "Blind spots: {}";
    no_blind_spots: "Er zijn er geen.", "There are none.";
    without_action: "Uitdagingen zonder actie", "Challenges without an action";
    without_measurable: "Ambities zonder meetbare actie", "Ambitions without a measurable action";
    not_taken_up: "Rollen die niemand opneemt", "Roles that are not taken up";

    @nouns
    event: "gebeurtenis" "gebeurtenissen", "event" "events";
    signal: "signaal" "signalen", "signal" "signals";
    day: "dag" "dagen", "day" "days";
    half_day: "halve dag" "halve dagen", "half day" "half days";
    participant: "deelnemer" "deelnemers", "participant" "participants";
    point: "punt" "punten", "point" "points";
    vote: "stem" "stemmen", "vote" "votes";
    bundle: "bundel" "bundels", "bundle" "bundles";
}
