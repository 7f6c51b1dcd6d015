//! The JSON Schema of a decision (contract §5).

use crate::document::schema::{
    Fields, Json, described, document, fields, id_form, number, reference, simple,
};
use crate::document::value::Value;
use crate::document::{Approach, Strength};

/// An object with exactly these fields.
fn object(properties: Fields) -> Fields {
    let required: Vec<Json> = properties.iter().map(|(name, _)| name.as_str().into()).collect();
    fields! {
        "type": "object",
        "required": required,
        "additionalProperties": false,
        "properties": Json::Object(properties),
    }
}

fn titled(title: &str, description: &str, keywords: Fields) -> Fields {
    let mut all = fields! {"title": title, "description": description};
    all.extend(keywords);
    all
}

fn id(description: &str) -> Fields {
    described(description, reference("id"))
}

fn list(description: &str, items: Fields) -> Fields {
    described(description, fields! {"type": "array", "items": items})
}

/// A sorted list of ids or words, each once.
fn set(description: &str, of: &str) -> Fields {
    described(description, fields! {"type": "array", "items": reference(of), "uniqueItems": true})
}

fn ids(description: &str) -> Fields {
    set(description, "id")
}

fn nonempty(mut list: Fields) -> Fields {
    list.extend(fields! {"minItems": number(1)});
    list
}

fn approach(description: &str) -> Fields {
    described(description, reference("approach"))
}

fn approaches(description: &str) -> Fields {
    nonempty(set(description, "approach"))
}

fn gap(kind: &str, title: &str, description: &str, others: Fields) -> Fields {
    let mut properties = fields! {"kind": fields! {"const": kind, "description": "What kind of gap it is."}};
    properties.extend(others);
    titled(title, description, object(properties))
}

/// One of these definitions, told apart by `kind`.
fn one_of(definitions: &[&str]) -> Fields {
    fields! {"oneOf": definitions.iter().map(|name| reference(name).into()).collect::<Vec<Json>>()}
}

fn seat() -> Fields {
    let properties = fields! {
        "area": id("The area where it sits."),
        "level": id("The level of that area."),
        "covers": nonempty(ids("The affected areas that it covers.")),
        "approach": approach("The highest of its approaches."),
        "approaches": approaches("Every approach under which something is to be done here, in order."),
        "levers": list("The needed levers, and where they lie.", reference("lever")),
        "roles": list("Who has which role, and why: sorted by role, area and stakeholder.", reference("role")),
        "excluded": list(
            "Who would have a role and is barred from it: sorted by role, area and stakeholder.",
            reference("excluded"),
        ),
        "gaps": list("What is missing here (Dutch: gaten).", one_of(&["no_holder", "requirement", "separation"])),
        "advice": list("Points for attention (Dutch: aandachtspunten).", one_of(&["requirement", "separation"])),
    };
    titled("Seat", "Where the challenge is dealt with, and by whom (Dutch: tafel).", object(properties))
}

fn levers() -> [(&'static str, Fields); 2] {
    let lever = fields! {
        "lever": id("The lever."),
        "sources": list("Where it lies, lowest level first.", reference("source")),
        "missing_in": ids("The covered areas for which nobody at or above them can pull it."),
    };
    let source = fields! {
        "area": id("The area."),
        "level": id("Its level."),
        "approach": approach("The approach of its level."),
        "for": nonempty(ids("The covered areas for which it lies here.")),
        "holders": nonempty(ids("Who can pull it here.")),
    };
    [
        (
            "lever",
            titled(
                "Lever",
                "A needed lever, and where it lies for the covered areas (Dutch: hefboom).",
                object(lever),
            ),
        ),
        ("source", titled("Source", "An area where a lever lies, and who holds it there.", object(source))),
    ]
}

fn roles() -> [(&'static str, Fields); 2] {
    let role = fields! {
        "role": id("The role."),
        "stakeholder": id("Who has it."),
        "area": id("Where."),
        "strength": described("How strongly: that of the strongest rule.", simple(&Strength::SHAPE)),
        "because": nonempty(ids("Every rule that assigns it and is not set aside.")),
    };
    let excluded = fields! {
        "role": id("The role."),
        "stakeholder": id("Who would have it."),
        "area": id("Where."),
        "because": nonempty(ids("The rules that would assign it.")),
        "forbidden_by": ids("The rules that forbid it."),
        "exclusions": ids("The exclusions that say \"not us\"."),
    };
    [
        (
            "role",
            titled("Role", "A stakeholder that has a role at a place, and why (Dutch: rol).", object(role)),
        ),
        (
            "excluded",
            titled(
                "Excluded",
                "A stakeholder that would have a role at a place, and is barred from it.",
                object(excluded),
            ),
        ),
    ]
}

fn gaps() -> [(&'static str, Fields); 4] {
    let no_holder = fields! {
        "lever": id("The lever."),
        "area": id("The affected area."),
        "held_below": described("Can someone pull it at an area below?", simple(&bool::SHAPE)),
    };
    let requirement = fields! {
        "requirement": id("The requirement."),
        "area": id("The place."),
        "role": id("The role that it counts."),
        "found": described("How many there are.", fields! {"type": "integer", "minimum": number(0)}),
        "at_least": described("How many there should be.", simple(&u32::SHAPE)),
    };
    let separation = fields! {
        "separation": id("The separation."),
        "stakeholder": id("Who has both."),
        "roles": described(
            "The two roles, sorted.",
            fields! {
                "type": "array",
                "items": reference("id"),
                "minItems": number(2),
                "maxItems": number(2),
                "uniqueItems": true,
            },
        ),
    };
    [
        (
            "no_holder",
            gap("no-holder", "No holder", "Nobody at or above the area can pull a needed lever.", no_holder),
        ),
        (
            "requirement",
            gap("requirement", "Requirement", "A requirement is not met (Dutch: vereiste).", requirement),
        ),
        (
            "separation",
            gap(
                "separation",
                "Separation",
                "A stakeholder has two roles that are better kept apart.",
                separation,
            ),
        ),
        (
            "no_common_area",
            gap(
                "no-common-area",
                "No common area",
                "No area covers all that a shared challenge affects.",
                Vec::new(),
            ),
        ),
    ]
}

/// The JSON Schema of a decision, as pretty JSON text.
#[must_use]
pub fn decision() -> String {
    let properties = fields! {
        "challenge": id("The challenge (Dutch: uitdaging)."),
        "approach": approach("The highest of its approaches."),
        "approaches": approaches("Every approach under which something is to be done, in order."),
        "seats": nonempty(list("Its seats, sorted by area.", reference("seat"))),
        "gaps": list("What is missing for the challenge as a whole.", reference("no_common_area")),
    };
    let mut definitions = fields! {
        "id": id_form(),
        "approach": simple(&Approach::SHAPE),
        "seat": seat(),
    };
    let others = levers().into_iter().chain(roles()).chain(gaps());
    definitions.extend(others.map(|(name, definition)| (name.to_owned(), definition.into())));
    let description = "Who acts where on one challenge, and why (contract §5). Lists are sorted: ids by their bytes, areas by level, \
        lowest first, then id.";
    document("Decision", description.to_owned(), object(properties), definitions)
}
