//! Where ids stand in the documents and in decisions.
//!
//! Each function visits every id of a document, tells of which collection it is, and puts back what it is given.

use serde_json::Value;

/// The collections of a landscape; levels, kinds, roles, rules, requirements and separations are those of a rule book.
pub(crate) const COLLECTIONS: [&str; 13] = [
    "areas",
    "sectors",
    "levers",
    "target_groups",
    "trends",
    "schemes",
    "themes",
    "stakeholders",
    "agreements",
    "appointments",
    "exclusions",
    "offers",
    "challenges",
];

/// Visits the ids of a landscape; its own id and the names of reference sets are none.
pub(crate) fn visit_landscape(landscape: &mut Value, visit: &mut impl FnMut(&str, &str) -> String) {
    for collection in COLLECTIONS {
        for element in elements(landscape, collection) {
            visit_element(collection, element, visit);
        }
    }
}

/// Visits the ids of one element of a landscape.
pub(crate) fn visit_element(
    collection: &str,
    element: &mut Value,
    visit: &mut impl FnMut(&str, &str) -> String,
) {
    let Some(fields) = element.as_object_mut() else { return };
    for (field, value) in fields {
        let target = match (collection, field.as_str()) {
            (_, "id" | "successors") => collection,
            (_, "within" | "contains" | "neighbours" | "works_in" | "areas" | "seat") => "areas",
            (_, "broader" | "exact" | "close" | "themes") => "themes",
            (_, "stakeholder" | "member_of" | "parties") | ("offers", "by") => "stakeholders",
            (_, "lever" | "needs" | "usual_levers") => "levers",
            (_, "target_groups" | "represents") => "target_groups",
            (_, "level") => "levels",
            (_, "kind") => "kinds",
            (_, "role") => "roles",
            (_, "sectors") => "sectors",
            (_, "scheme") => "schemes",
            (_, "trends") => "trends",
            ("appointments", "by") => "agreements",
            (_, "mandates") => "mandates",
            _ => continue,
        };
        visit_value(target, value, visit);
    }
}

/// Visits the ids of a rule book, also those of a landscape that it names.
pub(crate) fn visit_rule_book(rule_book: &mut Value, visit: &mut impl FnMut(&str, &str) -> String) {
    for collection in ["levels", "kinds", "roles", "rules", "requirements", "separations"] {
        for element in elements(rule_book, collection) {
            let Some(fields) = element.as_object_mut() else { continue };
            for (field, value) in fields {
                match field.as_str() {
                    "id" => visit_value(collection, value, visit),
                    "role" | "roles" => visit_value("roles", value, visit),
                    "kind" => visit_value("kinds", value, visit),
                    "exception_to" => visit_value("rules", value, visit),
                    "when" => visit_condition(value, visit),
                    _ => {}
                }
            }
        }
    }
}

fn visit_condition(condition: &mut Value, visit: &mut impl FnMut(&str, &str) -> String) {
    let Some(fields) = condition.as_object_mut() else { return };
    for (field, value) in fields {
        let target = match field.as_str() {
            "all" | "any" => {
                value.as_array_mut().into_iter().flatten().for_each(|part| visit_condition(part, visit));
                continue;
            }
            "not" => {
                visit_condition(value, visit);
                continue;
            }
            "stakeholder" | "member_of" => "stakeholders",
            "kind" => "kinds",
            "sector" => "sectors",
            "appointed" => "roles",
            "theme" => "themes",
            "target_group" => "target_groups",
            "needs" => "levers",
            "level" => "levels",
            "place" => "areas",
            _ => continue,
        };
        visit_value(target, value, visit);
    }
}

/// Visits the ids of decisions.
pub(crate) fn visit_decisions(decisions: &mut Value, visit: &mut impl FnMut(&str, &str) -> String) {
    match decisions {
        Value::Array(parts) => parts.iter_mut().for_each(|part| visit_decisions(part, visit)),
        Value::Object(fields) => {
            for (field, value) in fields {
                let target = match field.as_str() {
                    "challenge" => "challenges",
                    "area" | "covers" | "for" | "missing_in" => "areas",
                    "level" => "levels",
                    "lever" => "levers",
                    "holders" | "stakeholder" => "stakeholders",
                    "role" => "roles",
                    "roles" if value.pointer("/0").is_some_and(Value::is_string) => "roles",
                    "because" | "forbidden_by" => "rules",
                    "exclusions" => "exclusions",
                    "requirement" => "requirements",
                    "separation" => "separations",
                    _ => {
                        visit_decisions(value, visit);
                        continue;
                    }
                };
                visit_value(target, value, visit);
            }
        }
        _ => {}
    }
}

/// An id, a list of ids, or a list of objects that hold ids (mandates, expansions).
fn visit_value(collection: &str, value: &mut Value, visit: &mut impl FnMut(&str, &str) -> String) {
    match value {
        Value::String(id) => *id = visit(collection, id),
        Value::Array(parts) => parts.iter_mut().for_each(|part| visit_value(collection, part, visit)),
        Value::Object(_) => visit_element(collection, value, visit),
        _ => {}
    }
}

/// The elements of a collection of a document.
pub(crate) fn elements<'a>(document: &'a mut Value, collection: &str) -> impl Iterator<Item = &'a mut Value> {
    document.get_mut(collection).and_then(Value::as_array_mut).into_iter().flatten()
}
