//! Documents that say more than they must: sources, notes, labels in several languages.

use crate::document::{Landscape, RuleBook};
use crate::text::Text;

/// What an element carries beside its facts.
#[derive(Default)]
struct Extra {
    source: Option<Vec<Text>>,
    modelled: bool,
    note: Option<Text>,
    label: Option<Text>,
}

impl Extra {
    /// Something for one element in two, by its number in the document.
    fn of(dress: usize, number: usize) -> Self {
        let texts = |nl: &str| Text::in_languages([("nl", nl)]);
        match (dress + number * 7) % 9 {
            _ if dress == 0 => Self::default(),
            0 => Self { source: Some(vec!["decreet, art. 4".into(), texts("raming")]), ..Self::default() },
            1 => Self { modelled: true, ..Self::default() },
            2 => {
                let note = Text::in_languages([("nl", "zie \"bijlage\""), ("en", "see\tannex")]);
                Self { note: Some(note), ..Self::default() }
            }
            3 => {
                let label = Text::in_languages([("nl", "één"), ("nl-BE", "eentje"), ("en", "one")]);
                Self { label: Some(label), ..Self::default() }
            }
            _ => Self::default(),
        }
    }
}

macro_rules! put_on {
    ($dress:expr, $elements:expr, $number:expr $(, $label:ident)?) => {
        for element in $elements {
            let extra = Extra::of($dress, $number);
            $number += 1;
            if let Some(source) = extra.source {
                element.source = source;
            }
            element.modelled = extra.modelled;
            element.note = extra.note;
            $(if let Some(label) = extra.label {
                element.$label = label;
            })?
        }
    };
}

macro_rules! describe {
    ($dress:expr, $($elements:expr),*) => {
        if $dress % 5 == 4 {
            $(for element in $elements {
                element.description = Some("wat ermee bedoeld wordt".into());
            })*
        }
    };
}

pub(super) fn landscape(dress: usize, landscape: &mut Landscape) {
    let mut number = 0;
    put_on!(dress, &mut landscape.sectors, number, label);
    put_on!(dress, &mut landscape.levers, number, label);
    put_on!(dress, &mut landscape.schemes, number, label);
    put_on!(dress, &mut landscape.target_groups, number, label);
    put_on!(dress, &mut landscape.trends, number, label);
    put_on!(dress, &mut landscape.areas, number, label);
    put_on!(dress, &mut landscape.themes, number, label);
    for stakeholder in &mut landscape.stakeholders {
        let mut mandate = 0;
        put_on!(dress, &mut stakeholder.mandates, mandate);
        put_on!(dress, [stakeholder], number, label);
    }
    put_on!(dress, &mut landscape.agreements, number, label);
    put_on!(dress, &mut landscape.appointments, number);
    put_on!(dress, &mut landscape.exclusions, number);
    put_on!(dress, &mut landscape.offers, number, label);
    put_on!(dress, &mut landscape.challenges, number, label);
    if dress % 4 == 1 {
        landscape.label = Some(Text::in_languages([("nl", "landschap")]));
        landscape.source = vec!["verzonnen".into()];
    }
}

pub(super) fn rule_book(dress: usize, book: &mut RuleBook) {
    let mut number = 0;
    put_on!(dress, &mut book.levels, number, label);
    put_on!(dress, &mut book.kinds, number, label);
    put_on!(dress, &mut book.roles, number, label);
    put_on!(dress, &mut book.rules, number, label);
    put_on!(dress, &mut book.requirements, number, label);
    put_on!(dress, &mut book.separations, number, label);
    describe!(dress, &mut book.levels, &mut book.kinds, &mut book.roles, &mut book.rules);
    describe!(dress, &mut book.requirements, &mut book.separations);
}
