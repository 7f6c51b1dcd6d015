//! Pictures: those of the real regions as they were looked at, and what holds for the pictures of any world.

mod alike;
mod flow;

use proptest::prelude::*;
use regie::render::{LadderOf, MatrixColumns, MatrixOf, NetworkOf, Picture};
use regie::{Atlas, Language, Options, flanders, testing};
use roxmltree::Document;

use crate::properties::check;

const REGION: &str = include_str!("../../examples/data/zuid-west-vlaanderen-2019.json");

fn region() -> Atlas {
    Atlas::from_json(REGION, flanders::RULE_BOOK_JSON, &Options::default()).unwrap()
}

/// Everything that is read in a picture: texts and titles.
fn texts(document: &Document<'_>) -> String {
    document.descendants().filter_map(|node| node.text()).collect::<Vec<_>>().join("\n")
}

/// A name as XML can hold it.
fn as_shown(name: &str) -> String {
    let legal = |c: char| {
        if c < ' ' || ['\u{fffe}', '\u{ffff}', '\u{202e}'].contains(&c) { '\u{fffd}' } else { c }
    };
    name.chars().map(|c| if c.is_whitespace() { ' ' } else { legal(c) }).collect()
}

/// Is it well-formed, told to who does not see it, without script and without anything from elsewhere? Are all its words text?
fn is_sound(picture: &Picture) -> Result<(), TestCaseError> {
    let document = Document::parse(&picture.svg)
        .map_err(|error| TestCaseError::fail(format!("{error}\n{}", picture.svg)))?;
    let root = document.root_element();
    prop_assert_eq!(root.tag_name().name(), "svg");
    prop_assert_eq!(root.attribute("role"), Some("img"));
    let (title, description) = (as_shown(&picture.title), as_shown(&picture.description));
    let first = root.first_element_child().unwrap();
    prop_assert_eq!((first.tag_name().name(), first.text()), ("title", Some(title.as_str())));
    let second = first.next_sibling_element().unwrap();
    prop_assert_eq!(
        (second.tag_name().name(), second.text().unwrap_or_default()),
        ("desc", description.as_str())
    );
    prop_assert!(!picture.title.is_empty() && !picture.description.is_empty());
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        let name = node.tag_name().name();
        let known =
            ["svg", "title", "desc", "style", "g", "rect", "text", "line", "path", "circle", "polygon"];
        prop_assert!(known.contains(&name), "{name}");
        for attribute in node.attributes() {
            prop_assert!(!attribute.name().starts_with("on") && !attribute.name().contains("href"));
            prop_assert!(!attribute.value().contains("url("));
        }
    }
    let width: i64 = root.attribute("width").unwrap().parse().unwrap();
    let height: i64 = root.attribute("height").unwrap().parse().unwrap();
    for node in
        document.descendants().filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "rect")))
    {
        let number = |name: &str| node.attribute(name).map_or(0_i64, |value| value.parse().unwrap());
        prop_assert!(number("x") >= 0 && number("x") + number("width") <= width, "{node:?}");
        prop_assert!(number("y") >= 0 && number("y") + number("height") <= height, "{node:?}");
    }
    for row in &picture.table.rows {
        prop_assert_eq!(row.len(), picture.table.columns.len());
    }
    Ok(())
}

/// The first column of the table stands in the picture: no name is lost where it is cut.
fn has_names(picture: &Picture, column: usize) -> Result<(), TestCaseError> {
    let document = Document::parse(&picture.svg).unwrap();
    let texts = texts(&document);
    for row in &picture.table.rows {
        prop_assert!(texts.contains(&as_shown(&row[column])), "{:?} is not in {texts}", row[column]);
    }
    Ok(())
}

/// Every picture of an atlas.
fn every_picture(atlas: &Atlas, language: &Language) -> Vec<(Picture, &'static [usize])> {
    let words = atlas.words(language);
    let mut pictures = Vec::new();
    for columns in [MatrixColumns::Themes, MatrixColumns::Areas] {
        let mut of = MatrixOf::default();
        of.columns = columns;
        pictures.push((words.matrix(&of).unwrap(), &[0][..]));
        of.fold = true;
        pictures.push((words.matrix(&of).unwrap(), &[0][..]));
    }
    for decision in atlas.decisions() {
        let challenge = decision.challenge().as_str();
        pictures.push((words.ladder(&LadderOf::new(challenge)).unwrap(), &[0, 2, 3, 4][..]));
        pictures.push((words.network(&NetworkOf::new(challenge)).unwrap(), &[0, 2][..]));
        for seat in decision.seats() {
            let mut of = NetworkOf::new(challenge);
            of.seat = Some(seat.area().as_str());
            of.fold = true;
            pictures.push((words.network(&of).unwrap(), &[0, 2][..]));
            let mut of = LadderOf::new(challenge);
            of.seat = Some(seat.area().as_str());
            pictures.push((words.ladder(&of).unwrap(), &[0, 2, 3, 4][..]));
        }
    }
    pictures
}

#[test]
fn every_picture_of_any_world_is_sound_and_has_every_name() {
    let languages = [Language::dutch(), Language::english()];
    let names = prop::sample::select(vec![
        "<script>alert(1)</script>",
        "a & b \"c\" 'd'",
        "\u{1}\u{ffff}x\u{202e}",
        "Ĳsselmeer ÷ 𝄞",
        "w",
    ]);
    check("pictures_sound", 60, (testing::world(), names, 1_usize..40), |(mut world, name, times)| {
        for one in &mut world.landscape.stakeholders {
            one.label = [name, one.id.as_ref()].concat().repeat(times).as_str().into();
        }
        for one in &mut world.landscape.challenges {
            one.label = [name, one.id.as_ref()].concat().as_str().into();
        }
        let atlas = world.atlas().map_err(|problems| TestCaseError::fail(problems.to_string()))?;
        for language in &languages {
            for (picture, columns) in every_picture(&atlas, language) {
                is_sound(&picture)?;
                for column in columns {
                    has_names(&picture, *column)?;
                }
            }
        }
        Ok(())
    });
}

#[test]
fn every_picture_of_the_region_is_sound_and_the_same_twice() {
    let (dutch, one, other) = (Language::dutch(), region(), region());
    let pictures = every_picture(&one, &dutch);
    assert!(pictures.len() > 70);
    for ((picture, _), (again, _)) in pictures.iter().zip(every_picture(&other, &dutch)) {
        is_sound(picture).unwrap_or_else(|error| panic!("{}: {error}", picture.title));
        assert_eq!(*picture, again);
    }
}

#[test]
fn the_matrix_says_what_the_assignments_say() {
    let (atlas, dutch) = (region(), Language::dutch());
    let words = atlas.words(&dutch);
    let matrix = words.matrix(&MatrixOf::default()).unwrap();
    for one in atlas.assignments(&regie::Filter::default()).unwrap() {
        let label = |text: &regie::Text| text.get("nl").to_owned();
        let row = matrix
            .table
            .rows
            .iter()
            .find(|row| row[0] == label(&atlas.stakeholder(one.stakeholder.as_str()).unwrap().label));
        let role = atlas.rule_book().roles.iter().find(|role| role.id == *one.role).unwrap();
        for theme in &atlas.challenge(one.challenge.as_str()).unwrap().themes {
            let name = label(&atlas.theme(theme.as_str()).unwrap().label);
            let column = matrix.table.columns.iter().position(|column| *column == name).unwrap();
            let cell = &row.unwrap()[column];
            assert!(cell.contains(&label(&role.label)), "{cell}");
        }
    }
}

#[test]
fn what_is_not_drawn_is_said_and_stands_in_the_table() {
    let (atlas, dutch) = (region(), Language::dutch());
    let words = atlas.words(&dutch);
    let mut of = MatrixOf::default();
    let whole = words.matrix(&of).unwrap();
    of.rows = Some(5);
    let cut = words.matrix(&of).unwrap();
    assert_eq!(cut.table, whole.table);
    let left_out = whole.table.rows.len() - 5;
    assert!(cut.svg.contains(&format!("Niet getekend: {left_out} rijen en 0 kolommen.")));
    assert!(!whole.svg.contains("Niet getekend"));
    let mut nobody = MatrixOf::default();
    nobody.filter.stakeholder = Some("caw-zwvl");
    nobody.filter.challenge = Some("armoedepact");
    nobody.filter.role = Some("analyst");
    let empty = words.matrix(&nobody).unwrap();
    assert!(empty.table.rows.is_empty() && empty.svg.contains("Hier is niets te doen"));
}

#[test]
fn what_is_not_there_has_no_picture() {
    let (atlas, dutch) = (region(), Language::dutch());
    let words = atlas.words(&dutch);
    assert_eq!(&*words.ladder(&LadderOf::new("armoedepakt")).unwrap_err().nearest.unwrap(), "armoedepact");
    let mut of = NetworkOf::new("armoedepact");
    of.seat = Some("menen");
    assert_eq!(words.network(&of).unwrap_err().what, "seat");
    let mut of = LadderOf::new("armoedepact");
    of.seat = Some("menen");
    assert_eq!(words.ladder(&of).unwrap_err().what, "seat");
    let mut of = NetworkOf::new("armoedepact");
    of.mine = &["w13", "w14"];
    let unknown = words.network(&of).unwrap_err();
    assert_eq!((unknown.what, &*unknown.id), ("stakeholder", "w14"));
    let mut of = MatrixOf::default();
    of.mine = &["w14"];
    assert_eq!(&*words.matrix(&of).unwrap_err().nearest.unwrap(), "w13");
    let mut of = MatrixOf::default();
    of.filter.role = Some("directer");
    assert_eq!(&*words.matrix(&of).unwrap_err().nearest.unwrap(), "director");
}

#[test]
fn the_pictures_that_were_looked_at_are_still_the_same() {
    let atlas = region();
    for (tag, language) in [("nl", Language::dutch()), ("en", Language::english())] {
        let words = atlas.words(&language);
        let mut of = MatrixOf::default();
        of.filter.theme = Some("ambition-housing");
        let matrix = words.matrix(&of).unwrap();
        insta::assert_snapshot!(format!("matrix_{tag}"), told(&matrix));
        insta::assert_snapshot!(
            format!("ladder_{tag}"),
            told(&words.ladder(&LadderOf::new("armoedebudget")).unwrap())
        );
        insta::assert_snapshot!(
            format!("network_{tag}"),
            told(&words.network(&NetworkOf::new("armoedepact")).unwrap())
        );
        let mut of = MatrixOf::default();
        (of.fold, of.mine, of.columns) = (true, &["w13", "gemeente-menen"], MatrixColumns::Areas);
        of.filter.theme = Some("ambition-housing");
        insta::assert_snapshot!(format!("matrix_folded_{tag}"), told(&words.matrix(&of).unwrap()));
    }
}

#[test]
fn what_nobody_can_do_stands_above_the_ladder_and_a_way_leads_to_levers_elsewhere() {
    let (atlas, dutch) = (region(), Language::dutch());
    let ladder = |challenge: &str| atlas.words(&dutch).ladder(&LadderOf::new(challenge)).unwrap();
    let picture = ladder("drempel-vervoer");
    let at =
        |part: &str| picture.svg.find(part).unwrap_or_else(|| panic!("{part} is not in {}", picture.svg));
    assert!(at("<g><title>Niemand heeft de hefboom") < at("<g><title>federaal"));
    assert!(at("<title>Vlaams") < at("data-lever=") && at("data-lever=") < at("data-seat="));
    assert_eq!(
        picture.svg.matches("stroke-dasharray=\"2 4\"").count(),
        1,
        "one level has a lever and no table"
    );
    insta::assert_snapshot!("ladder_missing_nl", told(&picture));
    // all at one level: no way
    assert!(!ladder("armoedebudget").svg.contains("stroke-dasharray=\"2 4\""));
}

#[test]
fn the_ladder_of_one_table_has_that_table_and_its_levers_alone() {
    let (atlas, dutch) = (region(), Language::dutch());
    let words = atlas.words(&dutch);
    let mut of = LadderOf::new("armoedebudget");
    let whole = words.ladder(&of).unwrap();
    for told in ["14 tafels, één per gemeente", "De 14 gemeenten, elk op het eigen"] {
        assert!(whole.svg.contains(told), "{told}");
    }
    of.seat = Some("menen");
    let one = words.ladder(&of).unwrap();
    assert!(
        one.svg.contains("Tafel: Menen") && !one.svg.contains("Kuurne") && !one.svg.contains("14 tafels")
    );
    let decision = atlas.decision("armoedebudget").unwrap();
    let seat = decision.seats().find(|seat| *seat.area() == "menen").unwrap();
    let sources: usize = seat.levers().map(|lever| lever.sources.len() + lever.missing_in.len()).sum();
    assert_eq!(one.table.rows.len(), 1 + sources);
    assert!(whole.table.rows.len() > one.table.rows.len());
}

/// The picture with an element a line, then its table.
fn told(picture: &Picture) -> String {
    let svg = picture.svg.replace("><", ">\n<");
    let rows = [&picture.table.columns].into_iter().chain(&picture.table.rows);
    let rows: Vec<String> = rows.map(|row| row.join(" | ")).collect();
    format!("{}\n{}\n\n{svg}\n{}\n", picture.title, picture.description, rows.join("\n"))
}
