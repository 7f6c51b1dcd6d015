//! The words of the answers, a table for each language. They are those of the glossary.

use regie::{Date, NoticeCode, Strength};

use crate::args::Lang;
use crate::output::GLUE;

/// One and many of a thing.
pub(crate) type Noun = [&'static str; 2];

/// Everything that is said in one language. `{}` marks the places to fill.
#[derive(Debug)]
pub(crate) struct Words {
    pub(crate) as_of: &'static str,
    pub(crate) legend: &'static str,
    months: [&'static str; 12],
    pub(crate) and: &'static str,
    pub(crate) no: &'static str,
    strengths: [&'static str; 3],
    /// The three questions of a thematic trajectory.
    pub(crate) questions: [&'static str; 3],
    /// The same, as a word before a row.
    pub(crate) columns: [&'static str; 3],
    pub(crate) missing_row: &'static str,
    pub(crate) attention_row: &'static str,
    pub(crate) excluded_row: &'static str,
    pub(crate) others_row: &'static str,
    pub(crate) also_theme: &'static str,
    pub(crate) theme: Noun,
    pub(crate) who: &'static str,
    pub(crate) missing: &'static str,
    pub(crate) attention: &'static str,
    pub(crate) excluded: &'static str,
    pub(crate) shared_because: &'static str,
    because: [(&'static str, &'static str); 4],
    pub(crate) table_at: &'static str,
    pub(crate) tables_in: &'static str,
    pub(crate) tables_own: &'static str,
    pub(crate) covering: &'static str,
    pub(crate) each_own: &'static str,
    pub(crate) in_all: &'static str,
    pub(crate) in_all_but: &'static str,
    pub(crate) of_all: &'static str,
    pub(crate) without: &'static str,
    pub(crate) no_holder: &'static str,
    pub(crate) held_below: &'static str,
    pub(crate) found: &'static str,
    pub(crate) no_common_area: &'static str,
    pub(crate) as_role: &'static str,
    pub(crate) because_word: &'static str,
    pub(crate) local_governments: Noun,
    pub(crate) local_governments_full: Noun,
    kinds: &'static [(&'static str, Noun)],
    levels: &'static [(&'static str, Noun)],
    area: Noun,
    /// Before "own gemeente", and before "own gebied".
    own: [&'static str; 2],
    pub(crate) challenge: Noun,
    pub(crate) seat: Noun,
    pub(crate) notice: Noun,
    pub(crate) stakeholder: Noun,
    pub(crate) rule: Noun,
    pub(crate) requirement: Noun,
    pub(crate) problem: Noun,
    pub(crate) with_gaps: &'static str,
    pub(crate) such_as: &'static str,
    pub(crate) one_challenge: &'static str,
    pub(crate) nobody: &'static str,
    pub(crate) filters: [&'static str; 8],
    pub(crate) checked_alone: &'static str,
    notices: [&'static str; 6],
}

pub(crate) static NL: Words = Words {
    as_of: "Stand op {}, volgens: {}.",
    legend: "moet: een bron vereist het · hoort: wil het · kan: laat het toe",
    months: [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ],
    and: "en",
    no: "geen",
    strengths: ["kan", "hoort", "moet"],
    questions: [
        "Wat pakken we lokaal aan?",
        "Wat pakken we gezamenlijk aan?",
        "Wat signaleren we aan een hogere overheid?",
    ],
    columns: ["lokaal", "gezamenlijk", "signaleren"],
    missing_row: "ontbreekt",
    attention_row: "let op",
    excluded_row: "uitgesloten",
    others_row: "verder",
    also_theme: "ook bij: {}",
    theme: ["Thema", "Thema’s"],
    who: "Wie doet wat?",
    missing: "Hier ontbreekt",
    attention: "Aandachtspunten",
    excluded: "Uitgesloten",
    shared_because: "Gedeeld, want: {}.",
    because: [
        ("border", "over de grens heen"),
        ("win-win", "win-win"),
        ("learning", "leren van elkaar"),
        ("scale", "schaal"),
    ],
    table_at: "tafel: {}",
    tables_in: "{} tafels: {}",
    tables_own: "{} tafels, telkens in {} eigen {}",
    covering: "{}, voor {}",
    each_own: "{}, elk in {} eigen {}",
    in_all: "in alle {}",
    in_all_but: "in alle {}, behalve {}",
    of_all: "{} van de {}",
    without: "{} (zonder {})",
    no_holder: "{}: niemand heeft deze hefboom",
    held_below: "wel op een lager niveau",
    found: "{} van de {}",
    no_common_area: "een gebied dat alles samen omvat: daarom zit elk gebied apart aan tafel",
    as_role: "{} als {}",
    because_word: "want",
    local_governments: ["lokaal bestuur", "lokale besturen"],
    local_governments_full: ["lokaal bestuur (gemeente en OCMW)", "lokale besturen (gemeente en OCMW)"],
    kinds: &[
        ("municipality", ["gemeente", "gemeenten"]),
        ("ocmw", ["OCMW", "OCMW’s"]),
        ("executive", ["college", "colleges"]),
        ("social-house", ["Sociaal Huis", "Sociale Huizen"]),
        ("care-company", ["zorgbedrijf", "zorgbedrijven"]),
        ("welfare-association", ["welzijnsvereniging", "welzijnsverenigingen"]),
        ("first-line-zone", ["zorgraad", "zorgraden"]),
        ("caw", ["CAW", "CAW’s"]),
        ("health-fund-social-work", ["dienst maatschappelijk werk", "diensten maatschappelijk werk"]),
        ("housing-company", ["huisvestingsmaatschappij", "huisvestingsmaatschappijen"]),
        ("residential-care-home", ["woonzorgcentrum", "woonzorgcentra"]),
        ("school", ["school", "scholen"]),
    ],
    levels: &[
        ("neighbourhood", ["wijk", "wijken"]),
        ("local", ["gemeente", "gemeenten"]),
        ("supralocal", ["regio", "regio’s"]),
        ("provincial", ["provincie", "provincies"]),
    ],
    area: ["gebied", "gebieden"],
    own: ["de", "het"],
    challenge: ["uitdaging", "uitdagingen"],
    seat: ["tafel", "tafels"],
    notice: ["opmerking bij de gegevens", "opmerkingen bij de gegevens"],
    stakeholder: ["betrokkene", "betrokkenen"],
    rule: ["regel", "regels"],
    requirement: ["vereiste", "vereisten"],
    problem: ["probleem", "problemen"],
    with_gaps: "bij {} ontbreekt iets",
    such_as: "{} × {}, zoals {}",
    one_challenge: "Alle rollen bij één uitdaging: decide --challenge {}",
    nobody: "Hier heeft niemand een rol.",
    filters: ["thema", "uitdaging", "gebied", "niveau", "betrokkene", "rol", "sterkte", "aanpak"],
    checked_alone: "niveaus, soorten en rollen worden pas met een regelboek nagekeken",
    notices: [
        "ontbreekt op deze datum, want het verwijst naar iets wat er niet is",
        "verwijst naar iets wat er op deze datum niet is",
        "deze tafel kan niet: ze bestaat niet meer of omvat niet alles",
        "meer dan één gebied kon de tafel zijn",
        "verwijst naar iets wat opgegaan is in een ander",
        "het regelboek noemt iets wat dit werkveld niet heeft",
    ],
};

pub(crate) static EN: Words = Words {
    as_of: "As of {}, by the {}.",
    legend: "must: a source requires it · should: wants it · may: allows it",
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    and: "and",
    no: "no",
    strengths: ["may", "should", "must"],
    questions: [
        "What do we tackle locally?",
        "What do we tackle jointly?",
        "What do we signal to a higher government?",
    ],
    columns: ["locally", "jointly", "signal"],
    missing_row: "missing",
    attention_row: "attention",
    excluded_row: "excluded",
    others_row: "also",
    also_theme: "also under: {}",
    theme: ["Theme", "Themes"],
    who: "Who does what?",
    missing: "Missing here",
    attention: "Points for attention",
    excluded: "Excluded",
    shared_because: "Shared because of: {}.",
    because: [
        ("border", "crossing borders"),
        ("win-win", "mutual gain"),
        ("learning", "learning from each other"),
        ("scale", "scale"),
    ],
    table_at: "table: {}",
    tables_in: "{} tables: {}",
    tables_own: "{} tables, each in {} own {}",
    covering: "{}, for {}",
    each_own: "{}, each in {} own {}",
    in_all: "in all {}",
    in_all_but: "in all {} but {}",
    of_all: "{} of the {}",
    without: "{} (without {})",
    no_holder: "{}: nobody holds this lever",
    held_below: "though it is held at a lower level",
    found: "{} of {}",
    no_common_area: "an area that holds all of it: therefore each area has a table of its own",
    as_role: "{} as {}",
    because_word: "because",
    local_governments: ["local government", "local governments"],
    local_governments_full: [
        "local government (municipality and OCMW)",
        "local governments (municipality and OCMW)",
    ],
    kinds: &[
        ("municipality", ["municipality", "municipalities"]),
        ("ocmw", ["OCMW", "OCMWs"]),
        ("executive", ["executive", "executives"]),
        ("social-house", ["Social House", "Social Houses"]),
        ("care-company", ["public care company", "public care companies"]),
        ("welfare-association", ["welfare association", "welfare associations"]),
        ("first-line-zone", ["care council", "care councils"]),
        ("caw", ["CAW", "CAWs"]),
        ("health-fund-social-work", ["health fund social work service", "health fund social work services"]),
        ("housing-company", ["social housing company", "social housing companies"]),
        ("residential-care-home", ["residential care home", "residential care homes"]),
        ("school", ["school", "schools"]),
    ],
    levels: &[
        ("neighbourhood", ["neighbourhood", "neighbourhoods"]),
        ("local", ["municipality", "municipalities"]),
        ("supralocal", ["region", "regions"]),
        ("provincial", ["province", "provinces"]),
    ],
    area: ["area", "areas"],
    own: ["its", "its"],
    challenge: ["challenge", "challenges"],
    seat: ["table", "tables"],
    notice: ["notice", "notices"],
    stakeholder: ["stakeholder", "stakeholders"],
    rule: ["rule", "rules"],
    requirement: ["requirement", "requirements"],
    problem: ["problem", "problems"],
    with_gaps: "something is missing for {}",
    such_as: "{} × {}, such as {}",
    one_challenge: "All roles on one challenge: decide --challenge {}",
    nobody: "Nobody has a role here.",
    filters: ["theme", "challenge", "area", "level", "stakeholder", "role", "strength", "approach"],
    checked_alone: "levels, kinds and roles are checked with a rule book only",
    notices: [
        "is absent at this date, for it names something that is not there",
        "names something that is not there at this date",
        "this table is not used: it is no longer there, or does not cover everything",
        "several areas could have been the table",
        "names something that went into another",
        "the rule book names something that this landscape lacks",
    ],
};

/// The roles of the Flemish rule book that stand first in an overview: who steers, …
pub(crate) const STEERING: [&str; 3] = ["director", "co-director", "coordinator"];
/// … and who speaks to a higher government.
pub(crate) const SPEAKING: &str = "spokesperson";

/// The words of a language.
pub(crate) fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Nl => &NL,
        Lang::En => &EN,
    }
}

/// Fills the places of a sentence, from left to right.
pub(crate) fn fill(sentence: &str, parts: &[&str]) -> String {
    let mut filled = String::new();
    let mut parts = parts.iter();
    for (n, piece) in sentence.split("{}").enumerate() {
        if n > 0 {
            filled.push_str(parts.next().copied().unwrap_or_default());
        }
        filled.push_str(piece);
    }
    filled
}

/// `3 tafels`, `1 tafel`.
pub(crate) fn count(n: usize, noun: Noun) -> String {
    format!("{n}{GLUE}{}", noun[usize::from(n != 1)])
}

impl Words {
    pub(crate) fn strength(&self, strength: Strength) -> &'static str {
        self.strengths[strength as usize]
    }

    pub(crate) fn because(&self, reason: &str) -> &'static str {
        self.because.iter().find(|(id, _)| *id == reason).map_or("", |(_, words)| words)
    }

    /// What a kind of stakeholders is called when there are many; nothing for a kind that this table lacks.
    pub(crate) fn kind(&self, kind: &str) -> Option<Noun> {
        self.kinds.iter().find(|(id, _)| *id == kind).map(|(_, noun)| *noun)
    }

    /// What areas of a level are called.
    pub(crate) fn level(&self, level: Option<&str>) -> Noun {
        let found = self.levels.iter().find(|(id, _)| Some(*id) == level);
        found.map_or(self.area, |(_, noun)| *noun)
    }

    /// What stands before "own": `de` eigen gemeente, `het` eigen gebied.
    pub(crate) fn own(&self, noun: Noun) -> &'static str {
        self.own[usize::from(noun == self.area)]
    }

    pub(crate) fn notice(&self, code: NoticeCode) -> &'static str {
        let at = NoticeCode::ALL.iter().position(|known| *known == code);
        at.and_then(|at| self.notices.get(at)).copied().unwrap_or_else(|| code.as_str())
    }

    pub(crate) fn date(&self, date: Date) -> String {
        let month = self.months[usize::from(date.month()) - 1];
        format!("{} {month} {}", date.day(), date.year())
    }
}
