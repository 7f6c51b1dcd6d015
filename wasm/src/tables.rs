//! A landscape from tables, tables from a landscape, and tables to begin with (`js/tables.js`).

use regie::tables::{Delimiter, Headers, Table, TableForm, TableOptions, TableProblems, TableText};
use regie::{Date, Id, Landscape, RuleBook, flanders};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::handles;
use crate::question::Question;
use crate::reply::{Failure, reply};

/// The landscape of tables, with every problem and warning: `{"landscape"?, "problems"}`. The bytes of all tables stand one after the other; what is known beside them are the fields of a
/// question: `id`, `asOf`, `buildsOn` (as often as needed), `ruleBook`, `lang` (a handle).
#[wasm_bindgen(js_name = fromTables, skip_jsdoc)]
#[must_use]
#[expect(clippy::needless_pass_by_value, reason = "lists cross as values")]
pub fn from_tables(
    options: u32,
    tables: Vec<String>,
    lengths: Vec<u32>,
    bytes: &[u8],
    names: Vec<String>,
    values: Vec<String>,
) -> String {
    let mut rest = bytes;
    let mut files = Vec::new();
    for (name, length) in tables.iter().zip(lengths) {
        let (own, others) = rest.split_at_checked(length as usize).unwrap_or((rest, &[]));
        files.push(Table::new(name, own));
        rest = others;
    }
    let asked = Question { what: "fromTables", argument: "", names: &names, values: &values };
    reply(read(options, &files, &asked))
}

fn read(options: u32, files: &[Table<'_>], asked: &Question<'_>) -> Result<String, Failure> {
    let sets = handles::options(options, |options| options.sets.clone())?;
    let book = match asked.maybe("ruleBook") {
        Some(text) => RuleBook::from_json(text)?,
        None => flanders::rule_book(),
    };
    let id = |text: &str, path: &str| text.parse::<Id>().map_err(|why| Failure::option(path, &why, None));
    let mut known = TableOptions::new();
    known.sets = Some(&sets);
    known.rule_book = Some(&book);
    known.id = asked.maybe("id").map(|text| id(text, "options.id")).transpose()?;
    let day = asked.maybe("asOf").map(str::parse::<Date>).transpose();
    known.as_of = day.map_err(|invalid| Failure::option("options.asOf", &invalid, None))?;
    for name in asked.all("buildsOn") {
        known.builds_on.push(id(name, "options.buildsOn")?);
    }
    Ok(match regie::tables::read(files, &known) {
        Ok(read) => {
            let problems = told(&read.warnings, asked)?;
            format!("{{\"landscape\":{},\"problems\":{problems}}}", read.landscape.to_json())
        }
        Err(problems) => format!("{{\"problems\":{}}}", told(&problems, asked)?),
    })
}

/// The problems, each with its words where a language is given.
fn told(problems: &TableProblems, asked: &Question<'_>) -> Result<String, Failure> {
    let language = asked.maybe("lang").map(|_| handles::language(asked.handle("lang")?)).transpose()?;
    let mut list = Vec::new();
    for problem in problems {
        let mut value = serde_json::to_value(problem).unwrap_or_default();
        if let (Some(language), Some(fields)) = (&language, value.as_object_mut()) {
            fields.insert("words".to_owned(), language.table_problem(problem).into());
        }
        list.push(value);
    }
    Ok(serde_json::Value::Array(list).to_string())
}

/// The tables of a landscape: a list of name and text.
#[wasm_bindgen(js_name = toTables, skip_jsdoc)]
#[must_use]
pub fn to_tables(landscape: &str, headers: &str, delimiter: &str, mark: bool) -> String {
    let tables = || {
        let form = form(headers, delimiter, mark)?;
        Ok(regie::tables::write(&Landscape::from_json(landscape)?, &form))
    };
    reply(tables().map(|tables| listed(&tables)))
}

/// Tables to begin with: a list of name and text.
#[wasm_bindgen(js_name = tableTemplates, skip_jsdoc)]
#[must_use]
pub fn table_templates(headers: &str, delimiter: &str, mark: bool) -> String {
    reply(form(headers, delimiter, mark).map(|form| listed(&regie::tables::templates(&form))))
}

fn form(headers: &str, delimiter: &str, mark: bool) -> Result<TableForm, Failure> {
    let mut form = TableForm::new(match headers {
        "nl" => Headers::Dutch,
        "en" => Headers::English,
        _ => return Err(Failure::option("options.headers", &"`headers` is \"nl\" or \"en\"", None)),
    });
    form.delimiter = match delimiter {
        "," => Delimiter::Comma,
        ";" => Delimiter::Semicolon,
        "\t" => Delimiter::Tab,
        _ => return Err(Failure::option("options.delimiter", &"`delimiter` is \",\", \";\" or a tab", None)),
    };
    form.mark = mark;
    Ok(form)
}

fn listed(tables: &[TableText]) -> String {
    let pairs: Vec<[&str; 2]> = tables.iter().map(|table| [table.name, &table.text]).collect();
    // texts as JSON: it cannot fail
    serde_json::to_string(&pairs).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_give_a_landscape_or_problems_with_their_words() {
        let options = crate::exports::open();
        let (themes, areas) = ("name;part of\nhousing;\nrent;housing\n", "name;level\nMenen;locall\n");
        let names = vec!["asOf".to_owned()];
        let values = vec!["2019-01-15".to_owned()];
        let from = |tables: &[(&str, &str)], names: &[String], values: &[String]| -> serde_json::Value {
            let lengths = tables.iter().map(|(_, text)| u32::try_from(text.len()).unwrap()).collect();
            let bytes: String = tables.iter().map(|(_, text)| *text).collect();
            let tables = tables.iter().map(|(name, _)| (*name).to_owned()).collect();
            let text =
                from_tables(options, tables, lengths, bytes.as_bytes(), names.to_vec(), values.to_vec());
            serde_json::from_str(&text).unwrap()
        };
        let right = from(&[("themes", themes)], &names, &values);
        assert_eq!(right["answer"]["landscape"]["themes"][1]["broader"], "housing");
        assert_eq!(right["answer"]["problems"], serde_json::json!([]));
        let wrong = from(&[("themes", themes), ("areas", areas)], &names, &values);
        assert_eq!(wrong["answer"].get("landscape"), None);
        assert_eq!(wrong["answer"]["problems"][0]["letters"], "B");
        assert_eq!(wrong["answer"]["problems"][0]["nearest"], "local");
        let misuse = from(&[], &names, &["soon".to_owned()]);
        assert_eq!(misuse["error"]["path"], "options.asOf");
    }

    #[test]
    fn tables_are_written_in_the_form_asked_for() {
        let landscape = r#"{"format": "regie/landscape", "version": 1, "id": "x", "as_of": "2019-01-15"}"#;
        assert_eq!(
            to_tables(landscape, "en", ",", false),
            r#"{"answer":[["landscape","id,as_of\r\nx,2019-01-15\r\n"]]}"#
        );
        assert!(to_tables(landscape, "fr", ",", false).contains("options.headers"));
        assert!(table_templates("nl", ".", true).contains("options.delimiter"));
        assert!(to_tables("{}", "nl", ";", true).contains("\"problems\""));
        assert!(table_templates("nl", ";", true).contains("betrokkenen"));
    }
}
