//! Names as people write them: without regard to case, accents and punctuation.

use crate::ids::Id;

/// Letters, and what they are without accents.
const LETTERS: &[(&str, &str)] = &[
    ("àáâãäåāăą", "a"),
    ("çćĉċč", "c"),
    ("ďđð", "d"),
    ("èéêëēĕėęě", "e"),
    ("ĝğġģ", "g"),
    ("ĥħ", "h"),
    ("ìíîïĩīĭįı", "i"),
    ("ĵ", "j"),
    ("ķ", "k"),
    ("ĺļľŀł", "l"),
    ("ñńņňŋ", "n"),
    ("òóôõöøōŏő", "o"),
    ("ŕŗř", "r"),
    ("śŝşšș", "s"),
    ("ţťŧț", "t"),
    ("ùúûüũūŭůűų", "u"),
    ("ŵ", "w"),
    ("ýÿŷ", "y"),
    ("źżž", "z"),
    ("æ", "ae"),
    ("œ", "oe"),
    ("ß", "ss"),
    ("ĳ", "ij"),
    ("þ", "th"),
];

/// The name as it is compared: small letters and digits, one space where anything else stands.
pub(super) fn folded(name: &str) -> String {
    let mut folded = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        // an accent that stands by itself, after its letter
        if ('\u{300}'..='\u{36f}').contains(&c) {
            continue;
        }
        let plain = LETTERS.iter().find(|(letters, _)| !c.is_ascii() && letters.contains(c));
        if let Some((_, plain)) = plain {
            folded.push_str(plain);
        } else if c.is_alphanumeric() {
            folded.push(c);
        } else if !folded.ends_with(' ') && !folded.is_empty() {
            folded.push(' ');
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// The id that a name gives: `Gemeente Spiere-Helkijn` gives `gemeente-spiere-helkijn`. Nothing where it has no letter and no digit.
pub(super) fn slug(name: &str) -> Option<String> {
    // room for a number behind it
    const MOST: usize = Id::MAX_BYTES - 12;
    let mut slug = folded(name).replace(' ', "-");
    while slug.len() > MOST {
        slug.pop();
    }
    slug.truncate(slug.trim_end_matches('-').len());
    (!slug.is_empty()).then_some(slug)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_alike_whatever_their_case_and_accents() {
        for name in ["Coördinatie – Œuvre", "COÖRDINATIE  œuvre", "coo\u{308}rdinatie, oeuvre!"] {
            assert_eq!(folded(name), "coordinatie oeuvre");
        }
        assert_eq!(folded(" …"), "");
        assert_eq!(folded("Straße Łódź"), "strasse lodz");
    }

    #[test]
    fn a_slug_is_an_id_whatever_the_name() {
        assert_eq!(slug("Gemeente Spiere-Helkijn").as_deref(), Some("gemeente-spiere-helkijn"));
        assert_eq!(slug("'t Hoekje vzw").as_deref(), Some("t-hoekje-vzw"));
        assert_eq!(slug("?!"), None);
        for name in ["é".repeat(500), "a b ".repeat(200), "ΣΑΣ/x\u{2003}y".to_owned(), "İ x".to_owned()]
        {
            let slug = slug(&name).unwrap();
            assert!(Id::new(&slug).is_ok() && slug.len() < Id::MAX_BYTES, "{slug}");
        }
    }
}
