//! What is wrong with a journal, its lines and the form of events, in Dutch. In English the library says it itself.

use regie::{Code, NotAppended, NotOpened, Problem, StartDocument, Wrong};

/// What is said of whoever writes an event under an address.
pub(super) const BY_ADDRESS: &str = "wie iets doet, heet hier zonder persoonsgegevens, en dit lijkt een adres: het zou nooit gewist kunnen worden";

/// Why a journal does not take an event.
pub(super) fn not_appended(why: &NotAppended) -> String {
    match why {
        NotAppended::Conflict(conflict) if conflict.between.is_empty() => format!(
            "het register telt {} gebeurtenissen, en u kent er {}: het werd ingekort, of het is een ander",
            conflict.head.seq, conflict.expected
        ),
        NotAppended::Conflict(conflict) => {
            let between =
                conflict.between.iter().map(|entry| format!("‘{}’ door ‘{}’", entry.event.kind(), entry.by));
            let between: Vec<String> = between.collect();
            let (known, now) = (conflict.expected, conflict.head.seq);
            format!(
                "u kent {known} gebeurtenissen, en er zijn er nu {now}: {}; kijk wat ertussen kwam",
                between.join(", ")
            )
        }
        NotAppended::Earlier { at, last } => {
            format!("{at} ligt voor de laatste gebeurtenis, die van {last} is: een register gaat niet terug")
        }
        NotAppended::NothingToErase { seq } => format!("bij gebeurtenis {seq} valt niets te wissen"),
        NotAppended::OpenedAgain => "het register is al begonnen".to_owned(),
        NotAppended::ErasableMissing { field } => format!("‘{field}’ verwijst naar een tekst die er niet is"),
        NotAppended::PersonalData => BY_ADDRESS.to_owned(),
        NotAppended::TooLong { bytes } => {
            format!("de gebeurtenis neemt {bytes} bytes in, en dat is te veel voor één regel")
        }
        NotAppended::TooMany => "het register is vol".to_owned(),
        other => other.to_string(),
    }
}

/// An amount that is none: the library has one sentence for whole numbers and others.
pub(super) fn amount(problem: &Problem) -> Option<&'static str> {
    let forms = [
        ("an amount of money", "Een bedrag heeft hele euro’s en hoogstens twee decimalen, zoals 1250.50."),
        ("a share is", "Een deel is een percentage van 0 tot 100 met hoogstens vier decimalen, zoals 2.5."),
        ("a value is", "Een waarde is een getal met hoogstens zes decimalen, zoals 12.5."),
    ];
    let found = forms.into_iter().find(|(english, _)| problem.message.contains(english));
    found.filter(|_| problem.code == Code::InvalidNumber).map(|(_, dutch)| dutch)
}

/// What is wrong with a line.
pub(super) fn wrong(wrong: &Wrong) -> String {
    match wrong {
        Wrong::Unreadable(_) => "ze kan niet gelezen worden".to_owned(),
        Wrong::TooLong { bytes } => format!("ze telt {bytes} bytes, en dat is te veel"),
        Wrong::TooMany => "er zijn te veel gebeurtenissen".to_owned(),
        Wrong::NewerVersion(_) => "dit register is van een nieuwere versie".to_owned(),
        Wrong::NotOpened { kind } => format!("een register begint met ‘opened’, niet met ‘{kind}’"),
        Wrong::OpenedAgain => "het register begint hier een tweede keer".to_owned(),
        Wrong::Hole { expected, found } => {
            format!("hier hoort gebeurtenis {expected}, en die staat nergens: erna komt {found}")
        }
        Wrong::Reordered { expected, found } => format!(
            "hier hoort gebeurtenis {expected}, en er staat {found}: de regels staan in een andere volgorde, of één staat er twee keer"
        ),
        Wrong::Earlier { at, last } => format!("ze is van {at}, en de regel ervoor van {last}"),
        Wrong::Tampered => {
            "ze werd veranderd nadat ze geschreven was: haar hash past niet bij wat er staat en wat ervoor komt".to_owned()
        }
        Wrong::Rewritten => "ze staat er anders dan een register ze schrijft: iemand heeft ze bewerkt".to_owned(),
        Wrong::ErasableDiffers { field } => format!("‘{field}’ werd veranderd nadat het geschreven was"),
        Wrong::ErasableMissing { field } => format!("‘{field}’ is weg, en nergens staat dat het gewist werd"),
        Wrong::NotErased { field, by } => {
            format!("‘{field}’ staat er nog, terwijl gebeurtenis {by} zegt dat het gewist is")
        }
        Wrong::NothingToErase { seq } => format!("ze wist iets van gebeurtenis {seq}, waar niets te wissen viel"),
        Wrong::Cut { expected } => {
            format!("het register houdt voor deze regel op, en het telde {} gebeurtenissen: het einde is weg", expected.seq)
        }
        Wrong::OtherHistory { expected } => format!(
            "haar hash is niet die van gebeurtenis {} zoals u ze kent: het register werd herschreven, of het is een ander",
            expected.seq
        ),
        other => other.to_string(),
    }
}

/// Why a register cannot be opened.
pub(super) fn not_opened(why: &NotOpened) -> String {
    match why {
        NotOpened::Empty => "het register is leeg: begin het eerst".to_owned(),
        NotOpened::OtherDocument { document, expected, found } => {
            let document = match document {
                StartDocument::Landscape => "het werkveld",
                StartDocument::RuleBook => "het regelboek",
                StartDocument::Path => "de weg van signalen",
            };
            if expected == found {
                format!(
                    "regel 1: dit register gaat over {document} ‘{expected}’ zoals het was, en dit is sindsdien veranderd"
                )
            } else {
                format!("regel 1: dit register gaat over {document} ‘{expected}’, en dit is ‘{found}’")
            }
        }
        NotOpened::First(why) => not_appended(why),
        other => other.to_string(),
    }
}
