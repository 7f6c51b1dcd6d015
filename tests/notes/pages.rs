//! Pages of HTML: what they have and have not. They are written to a folder, for the validator of `tests/js/notes.test.js`.

use std::path::Path;

use regie::Language;
use regie::notes::{Block, Note};

use super::{regions, small};

/// A note whose every name looks like markup.
fn hostile() -> Note {
    let mut note = small::above();
    let name = r#"<script>alert("x")</script> & 'y' </td> --> ]]>"#;
    name.clone_into(&mut note.title);
    for section in &mut note.sections {
        name.clone_into(&mut section.title);
        section.blocks = vec![
            Block::Paragraph { text: name.to_owned() },
            Block::List { items: vec![name.to_owned()] },
            Block::Table {
                caption: name.to_owned(),
                columns: vec![name.to_owned(); 2],
                rows: vec![vec![name.to_owned(); 2]],
            },
        ];
    }
    note
}

#[test]
fn pages_have_a_language_headings_in_order_and_nothing_from_elsewhere() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("notes");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    let mut pages = vec![("hostile_nl".to_owned(), hostile())];
    for language in [Language::dutch(), Language::english()] {
        let notes = regions::notes(&language);
        pages.extend(notes.into_iter().map(|(name, note)| (format!("{name}_{}", language.tag()), note)));
    }
    for (name, note) in pages {
        let html = note.to_html();
        assert!(html.contains(&format!("<html lang=\"{}\">", note.language)), "{name}");
        for strange in
            ["<script", "http:", "https:", "<link", "<img", "<iframe", "@import", "url(", " on", "href="]
        {
            let page = html.split_once("</style>").unwrap();
            let styled = if strange == " on" { "" } else { page.0 };
            let elements =
                page.1.split('<').map(|part| part.split('>').next().unwrap()).collect::<Vec<_>>().join("<");
            assert!(!styled.contains(strange) && !elements.contains(strange), "{name}: {strange}");
        }
        let levels: Vec<u32> =
            html.split("\n<h").skip(1).filter_map(|rest| rest.chars().next().unwrap().to_digit(10)).collect();
        assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "{name}");
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{name}: {levels:?}");
        assert_eq!(html.matches("<table>").count(), html.matches("<caption>").count(), "{name}");
        std::fs::write(folder.join(format!("{name}.html")), html).unwrap();
    }
}
