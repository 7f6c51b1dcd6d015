//! Refusals in Dutch. In English the library says them itself.

use regie::plans::PlanRefusal;
use regie::signals::{MayTake, SignalRefusal, StepField, Who};
use regie::trajectories::{Half, PlanningProblem, TrajectoryRefusal};
use regie::{Id, NotWritten};

use super::lines_nl;

/// Every reason, in the order of [`NotWritten::reasons`]; none where the library has Dutch words itself.
pub(super) fn reasons(why: &NotWritten) -> Vec<String> {
    match why {
        NotWritten::Journal(why) => vec![lines_nl::not_appended(why)],
        NotWritten::UnknownKind { kind, .. } => {
            vec![format!("er zijn geen gebeurtenissen van de soort ‘{kind}’")]
        }
        NotWritten::Signals(refused) => refused.reasons().iter().map(signal).collect(),
        NotWritten::Trajectories(refused) => refused.reasons().iter().map(trajectory).collect(),
        NotWritten::Plans(refused) => refused.reasons().iter().map(plan).collect(),
        _ => Vec::new(),
    }
}

/// `‘a’, ‘b’`, or `niemand`.
fn ids(ids: &[Id], none: &str) -> String {
    let quoted: Vec<String> = ids.iter().map(|id| format!("‘{id}’")).collect();
    if quoted.is_empty() { none.to_owned() } else { quoted.join(", ") }
}

/// What something is called that is not there, with its article.
fn what(what: &str) -> &str {
    match what {
        "a meeting of this group on" => "een bijeenkomst van deze groep op",
        "a score on" => "een score op",
        "action" => "actie",
        "ambition" => "ambitie",
        "an answer to" => "een antwoord op",
        "area" => "gebied",
        "area at this date:" => "gebied op deze dag:",
        "challenge" => "uitdaging",
        "challenge on this theme" => "uitdaging bij dit thema",
        "criterion" => "criterium",
        "kind" => "soort",
        "level" => "niveau",
        "lever" => "hefboom",
        "organiser" => "organisator",
        "owner" => "eigenaar",
        "participant of this group" => "deelnemer van deze groep",
        "policy domain" => "beleidsdomein",
        "question" => "vraag",
        "question of the poverty test" => "vraag van de armoedetoets",
        "registered participant" => "ingeschreven deelnemer",
        "role" => "rol",
        "signal" => "signaal",
        "stakeholder" => "betrokkene",
        "step of this path" => "stap op deze weg",
        "target group" => "doelgroep",
        "the criterion" => "het criterium",
        "the participant" => "de deelnemer",
        "the plan" => "het plan",
        "the question" => "de vraag",
        "the stakeholder" => "de betrokkene",
        "the theme" => "het thema",
        "the trajectory" => "het traject",
        "the vote for" => "de stem voor",
        "theme" => "thema",
        "theme of this trajectory" => "thema in dit traject",
        "trajectory" => "traject",
        other => other,
    }
}

/// What would be right, or has to come first.
fn rule(rule: &str) -> &str {
    match rule {
        "`from` is not before `until`" => "de periode begint niet voor ze eindigt",
        "a challenge gets a score for each criterion" => "een uitdaging krijgt een score op elk criterium",
        "a change of place is announced at the latest the day before" => {
            "een andere plaats wordt ten laatste de dag ervoor gemeld"
        }
        "a meeting that is still to come has not been held" => {
            "een bijeenkomst die nog moet komen, is niet gehouden"
        }
        "a reading is of today or of an earlier day" => "een meting is van vandaag of van vroeger",
        "a score is a whole number from 0 to 100" => "een score is een geheel getal van 0 tot 100",
        "a theme group meets two or three half days" => "een themagroep komt twee of drie halve dagen samen",
        "an answer says what shows it" => "bij een antwoord hoort waaruit het blijkt",
        "every participant gets the trend note before the groups begin to meet" => {
            "elke deelnemer krijgt de trendnota voor de groepen samenkomen"
        }
        "neither the plan nor the domain says which share is reserved" => {
            "noch het plan, noch het domein zegt welk deel gereserveerd is"
        }
        "no such meeting is planned" => "zo’n bijeenkomst is niet gepland",
        "registration closes at the latest on the first day of the period: only then meetings can be planned" => {
            "inschrijven kan ten laatste tot de eerste dag van de periode: pas dan kunnen bijeenkomsten gepland worden"
        }
        "the action has no indicator to read" => "de actie heeft nog geen indicator",
        "the date of the target comes after that of the baseline" => {
            "de datum van de streefwaarde komt na die van de nulmeting"
        }
        "the groups have not met: no meetings are planned" => {
            "de groepen kwamen niet samen: er zijn geen bijeenkomsten gepland"
        }
        "the groups meet already: what was held cannot be planned anew" => {
            "de groepen komen al samen: wat gehouden is, kan niet opnieuw gepland worden"
        }
        "the inspiration note comes after the last meeting" => {
            "de inspiratienota komt na de laatste bijeenkomst"
        }
        "the period of a plan has a first day, and a later day on which it is over" => {
            "de periode van een plan heeft een eerste dag, en een latere dag waarop ze voorbij is"
        }
        "the period of a trajectory has a first day, and a day on which it is over" => {
            "de periode van een traject heeft een eerste dag, en een dag waarop ze voorbij is"
        }
        "the target is another value than the baseline: otherwise there is no way to go" => {
            "de streefwaarde is een andere waarde dan de nulmeting: anders is er geen weg te gaan"
        }
        "the trajectory has ended: its inspiration note went out" => {
            "het traject is afgelopen: de inspiratienota is verstuurd"
        }
        "who votes on a theme is registered for it" => "wie over een thema stemt, is ervoor ingeschreven",
        other => other,
    }
}

fn unknown(of: &str, id: &Id) -> String {
    format!("er is geen {} ‘{id}’", what(of))
}

fn double(of: &str, id: &str) -> String {
    format!("{} ‘{id}’ is er al", what(of))
}

fn not_allowed(by: &Id, may: &[Id]) -> String {
    format!("‘{by}’ mag dit niet; wie het mag: {}", ids(may, "niemand"))
}

fn mays(may: &[MayTake]) -> String {
    let one = |may: &MayTake| {
        let who = match (may.who, &may.role) {
            (Some(Who::Anyone), _) => return "iedereen".to_owned(),
            (Some(Who::Reporter), _) => "wie het meldde".to_owned(),
            (Some(Who::Addressee), _) => "aan wie het is voorgelegd".to_owned(),
            (None, Some(role)) => format!("de rol ‘{role}’"),
            (None, None) => String::new(),
        };
        let holders: Vec<Id> = may.stakeholders.iter().map(|holder| holder.stakeholder.clone()).collect();
        format!("{who} ({})", ids(&holders, "niemand"))
    };
    may.iter().map(one).collect::<Vec<_>>().join("; ")
}

fn fields(fields: &[StepField]) -> String {
    let names: Vec<&str> = fields.iter().map(|field| field.as_str()).collect();
    if names.is_empty() { "niets".to_owned() } else { format!("‘{}’", names.join("’, ‘")) }
}

fn signal(why: &SignalRefusal) -> String {
    use SignalRefusal as R;
    match why {
        R::Unknown { what, id, .. } => unknown(what, id),
        R::Double { what, id, .. } => double(what, id.as_str()),
        R::OutOfTurn { signal, state, step, can, .. } => {
            let can = ids(can, "geen enkele stap");
            format!(
                "de stap ‘{step}’ kan niet met ‘{signal}’: het staat in ‘{state}’, en van daar kan: {can}"
            )
        }
        R::NotAllowed { by, step, signal, may } => {
            let after = may.iter().any(|may| may.come_after.contains(by));
            let sector = if after { "; wie van de sector van de melder is, gaat voor" } else { "" };
            format!(
                "‘{by}’ mag de stap ‘{step}’ niet zetten met ‘{signal}’; wie het mag: {}{sector}",
                mays(may)
            )
        }
        R::Missing { field, step } => format!("de stap ‘{step}’ zegt niets zonder ‘{field}’"),
        R::NotRecorded { field, step, records } => {
            format!("bij de stap ‘{step}’ hoort geen ‘{field}’; wel: {}", fields(records))
        }
        R::TwoChallenges => {
            "de signalen worden deel van één uitdaging: een bestaande of een nieuwe".to_owned()
        }
        R::NotAmong { stakeholder, role, signal, holders, .. } => {
            let holders = ids(holders, "niemand");
            format!("‘{stakeholder}’ heeft de rol ‘{role}’ niet bij ‘{signal}’; wel: {holders}")
        }
        R::NobodyHas { role, signal, .. } => {
            format!("niemand heeft de rol ‘{role}’ bij ‘{signal}’: het werkveld of de regels laten het open")
        }
        R::NothingAsked { signal } => {
            format!("met ‘{signal}’ is niets aan een hogere overheid gevraagd, of er is al een antwoord")
        }
        R::NewChallenge(problems) => {
            let language = regie::Language::dutch();
            let told: Vec<String> = problems.iter().map(|problem| language.problem(problem)).collect();
            format!("de nieuwe uitdaging klopt niet: {}", told.join(" "))
        }
        R::PersonalData => lines_nl::BY_ADDRESS.to_owned(),
        other => other.to_string(),
    }
}

fn trajectory(why: &TrajectoryRefusal) -> String {
    use TrajectoryRefusal as R;
    match why {
        R::Unknown { what, id, .. } => unknown(what, id),
        R::Double { what, id, .. } => double(what, id),
        R::NotAllowed { by, may } => not_allowed(by, may),
        R::Late { deadline, at } => format!("inschrijven kon tot {deadline}, en het is {at}"),
        R::Full { theme, room_for, .. } => {
            format!("de groep over ‘{theme}’ is volzet: er is plaats voor {room_for}")
        }
        R::Empty { what: of, .. } => format!("hier hoort minstens één {}", what(of)),
        R::PersonalData { .. } => {
            "een deelnemer heet hier zonder persoonsgegevens, en dit lijkt een adres".to_owned()
        }
        R::OutOfRange { what, .. } | R::OutOfTurn { what, .. } => rule(what).to_owned(),
        R::OutsidePeriod { half_day, .. } => {
            let half = match half_day.half {
                Half::Morning => "voormiddag",
                Half::Afternoon => "namiddag",
            };
            format!("{}, {half}, ligt buiten de periode van het traject", half_day.date)
        }
        R::MeetingCount { theme, asked, planned, .. } => {
            format!("de groep over ‘{theme}’ komt {asked} keer samen; gepland: {planned} keer")
        }
        other => other.to_string(),
    }
}

/// Why no meetings can be proposed.
pub(super) fn planning(why: &PlanningProblem) -> String {
    use PlanningProblem as P;
    match why {
        P::TooManyThemes(themes) => format!("{themes} thema’s zijn te veel om samen te plannen"),
        P::TooManyHalfDays(half_days) => format!("{half_days} halve dagen zijn te veel om uit te kiezen"),
        P::TooManyParticipants(participants) => {
            format!("{participants} deelnemers zijn te veel om samen te plannen")
        }
        P::MeetingCount { theme, meetings } => {
            format!("de groep over ‘{theme}’ vraagt {meetings} halve dagen, en dat kan niet gepland worden")
        }
        P::RepeatedTheme(theme) => format!("het thema ‘{theme}’ staat er twee keer"),
        P::TooFewHalfDays { theme, meetings, half_days } => {
            format!("de groep over ‘{theme}’ vraagt {meetings} halve dagen; om uit te kiezen: {half_days}")
        }
        other => other.to_string(),
    }
}

fn plan(why: &PlanRefusal) -> String {
    use PlanRefusal as R;
    match why {
        R::Unknown { what, id, .. } => unknown(what, id),
        R::Double { what, id, .. } => double(what, id),
        R::NotAllowed { by, may } => not_allowed(by, may),
        R::Empty { what: of, .. } => format!("hier hoort minstens één {}", what(of)),
        R::OutOfRange { what, .. } | R::OutOfTurn { what, .. } => rule(what).to_owned(),
        R::SecondFrame { frame } => {
            format!("‘{frame}’ is al het kader van de andere ambities: een plan heeft er hoogstens één")
        }
        R::Unanswered { question } => format!("de armoedetoets vraagt ‘{question}’, en er is geen antwoord"),
        other => other.to_string(),
    }
}
