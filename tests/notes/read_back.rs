//! Markdown read back by a parser of its own: it has the headings, paragraphs, points and tables of the data, with the texts as they are, and nothing else.

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use regie::Language;
use regie::notes::{Block, Note, Section};

use super::regions::notes;

/// What a reader sees: a mark for what it is, and its text.
type Seen = Vec<(&'static str, String)>;

/// A text as it is read: white space of any kind is one space.
fn line(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

fn expected(note: &Note) -> Seen {
    fn section(shown: &Section, seen: &mut Seen) {
        if !shown.title.is_empty() {
            seen.push(("heading", line(&shown.title)));
        }
        for block in &shown.blocks {
            match block {
                Block::Paragraph { text } => seen.push(("paragraph", line(text))),
                Block::List { items } => seen.extend(items.iter().map(|item| ("item", line(item)))),
                Block::Table { caption, columns, rows } => {
                    seen.push(("paragraph", line(caption)));
                    seen.extend(columns.iter().chain(rows.iter().flatten()).map(|cell| ("cell", line(cell))));
                }
                other => panic!("{other:?}"),
            }
        }
        shown.parts.iter().for_each(|part| section(part, seen));
    }
    let mut seen = vec![("heading", line(&note.title))];
    seen.extend(
        note.facts.iter().map(|fact| ("item", format!("{}: {}", line(&fact.label), line(&fact.text)))),
    );
    seen.extend(note.opening.iter().map(|text| ("paragraph", line(text))));
    note.sections.iter().for_each(|one| section(one, &mut seen));
    seen
}

fn read(markdown: &str) -> Seen {
    let mut seen: Seen = Vec::new();
    let mut bold = 0;
    // every extension: what one of them could take for markup is text, too
    for event in Parser::new_ext(markdown, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
        match event {
            Event::Start(Tag::Heading { .. }) => seen.push(("heading", String::new())),
            Event::Start(Tag::Paragraph) => seen.push(("paragraph", String::new())),
            Event::Start(Tag::Item) => seen.push(("item", String::new())),
            Event::Start(Tag::TableCell) => seen.push(("cell", String::new())),
            Event::Start(Tag::Strong) => bold += 1,
            Event::Text(text) => seen.last_mut().unwrap().1.push_str(&text),
            Event::Start(Tag::List(None) | Tag::Table(_) | Tag::TableHead | Tag::TableRow)
            | Event::End(
                TagEnd::Heading(_)
                | TagEnd::Paragraph
                | TagEnd::Item
                | TagEnd::TableCell
                | TagEnd::Strong
                | TagEnd::List(false)
                | TagEnd::Table
                | TagEnd::TableHead
                | TagEnd::TableRow,
            ) => {}
            other => panic!("{other:?} in\n{markdown}"),
        }
    }
    // the labels of the facts are bold, and nothing else is
    assert_eq!(bold, 3.min(bold), "{markdown}");
    for (_, text) in &mut seen {
        *text = text.trim_end().to_owned();
    }
    seen
}

#[test]
fn the_notes_of_the_regions_say_in_markdown_what_their_data_say() {
    for language in [Language::dutch(), Language::english()] {
        for (name, note) in notes(&language) {
            assert_eq!(read(&note.to_markdown()), expected(&note), "{name}");
        }
    }
}

fn text() -> impl Strategy<Value = String> {
    let marks = r#"[a-z0-9 \\`*_{}\[\]<>#|~&$^!.()+=:;"'/@%-]{0,12}"#;
    let known = prop::sample::select(vec![
        "<script>alert(1)</script>",
        "<!-- x -->",
        "*x*",
        "__x__",
        "`x`",
        "|",
        "](http://x)",
        "![x](y)",
        "[x]: y",
        "# x",
        "x #",
        "1. x",
        "1) x",
        "- x",
        "+ x",
        "---",
        "===",
        "> x",
        "~~x~~",
        "&amp;",
        "\\",
        "    x",
        "\t",
        "a\nb",
        "a\n\nb",
        "[^1]",
        "$x$",
        "{#x}",
        "- [ ] x",
        "<http://x>",
        ":::",
        "%%",
    ]);
    let part = prop_oneof![marks.prop_map(String::from), known.prop_map(String::from)];
    // nobody is called by nothing
    prop::collection::vec(part, 1..4)
        .prop_map(|parts| parts.concat())
        .prop_filter("empty", |text| !line(text).is_empty())
}

proptest! {
    #[test]
    fn whatever_the_names_they_stay_text(texts in prop::collection::vec(text(), 12)) {
        let [title, label, fact, opening, heading, paragraph, one, other, caption, column, cell, last] = <[String; 12]>::try_from(texts).unwrap();
        let (_, mut note) = notes_once();
        note.title = title;
        note.facts.truncate(1);
        note.facts[0].label = label;
        note.facts[0].text = fact;
        note.opening = vec![opening];
        note.sections.truncate(1);
        let section = &mut note.sections[0];
        section.title = heading;
        section.parts.clear();
        section.blocks = vec![
            Block::Paragraph { text: paragraph },
            Block::List { items: vec![one, other] },
            Block::Table { caption, columns: vec![column.clone(), column], rows: vec![vec![cell, String::new()], vec![last.clone(), last]] },
        ];
        prop_assert_eq!(read(&note.to_markdown()), expected(&note));
        let html = note.to_html();
        prop_assert!(!html.contains("<script") && !html.contains("<!-- ") && !html.contains("<http"), "{}", html);
    }
}

/// One note, to put other texts into.
fn notes_once() -> (&'static str, Note) {
    static ONCE: std::sync::OnceLock<Note> = std::sync::OnceLock::new();
    ("above", ONCE.get_or_init(super::small::above).clone())
}
