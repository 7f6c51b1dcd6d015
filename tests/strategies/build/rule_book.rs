//! The rule book.

use super::super::draft::{Atom, Condition, Draft, Form, Pick, Requirement, Rule, Separation, UNKNOWN};
use super::super::names::*;
use super::{Dress, Fields, chosen, distinct, fields, id, ids, push_once, restriction, set_valid};
use serde_json::{Value, json};

const FUNCTIONS: [&[&str]; 7] = [
    &["seat"],
    &["seat", "source"],
    &["target", "seat", "source"],
    &["source"],
    &["target"],
    &["seat", "target"],
    &["source", "target"],
];
const STRENGTHS: [&str; 3] = ["should", "must", "may"];
const WORKS: [&str; 6] = ["overlaps", "covers", "inside", "at", "affected", "reaches"];

pub(crate) fn document(draft: &Draft) -> Value {
    let dress = Dress::of(draft);
    let mut approaches = draft.frame.approaches.clone();
    approaches.sort_unstable();
    let levels = approaches.iter().enumerate().map(|(rank, &approach)| {
        let approach = APPROACHES[usize::from(approach)];
        fields(json!({ "id": LEVELS[rank], "label": LEVELS[rank], "approach": approach }))
    });
    let declared = |names: &[&str], count: usize| -> Vec<Fields> {
        names[..count].iter().map(|name| fields(json!({ "id": name, "label": name }))).collect()
    };
    let dressed = |elements: Vec<Fields>| -> Vec<Value> {
        let dressed = elements.into_iter().enumerate().map(|(number, mut fields)| {
            dress.put_on(&mut fields, number);
            if draft.frame.dress % 5 == 4 {
                fields.insert("description".into(), json!("wat ermee bedoeld wordt"));
            }
            Value::Object(fields)
        });
        dressed.collect()
    };
    let mut document = fields(json!({
        "format": "regie/rulebook",
        "version": 1,
        "id": "regels",
        "levels": dressed(levels.collect()),
        "kinds": dressed(declared(&KINDS, draft.frame.kinds)),
        "roles": dressed(declared(&ROLES, draft.frame.roles)),
    }));
    document.insert("rules".into(), dressed(rules(draft)).into());
    let requirements =
        draft.requirements.iter().enumerate().map(|(index, one)| requirement(draft, index, one));
    dress.list(&mut document, "requirements", dressed(requirements.collect()));
    let separations = draft.separations.iter().enumerate().map(|(index, one)| separation(draft, index, one));
    dress.list(&mut document, "separations", dressed(separations.collect()));
    Value::Object(document)
}

fn rules(draft: &Draft) -> Vec<Fields> {
    let assigning: Vec<usize> = (0..draft.rules.len()).filter(|&index| !draft.rules[index].forbid).collect();
    let picks: Vec<&[Pick]> = draft.rules.iter().map(|rule| &rule.exception_to[..]).collect();
    let exceptions = exceptions(&picks, &assigning);
    let rule = |(index, rule): (usize, &Rule)| {
        let mut fields = fields(json!({
            "id": RULES[index],
            "label": RULES[index],
            "source": ["decreet"],
            "effect": if rule.forbid { "forbid" } else { "assign" },
            "role": ROLES[chosen(rule.role, draft.frame.roles)],
            "at": FUNCTIONS[chosen(rule.at, FUNCTIONS.len())],
            "when": condition(draft, &bound(rule)),
        }));
        if !rule.forbid {
            if let Some(strength) = rule.strength {
                fields.insert("strength".into(), id(&STRENGTHS, chosen(strength, STRENGTHS.len())));
            }
            Dress::of(draft).list(&mut fields, "exception_to", ids(&RULES, &exceptions[index]));
        }
        set_valid(&mut fields, rule.window, draft);
        fields
    };
    draft.rules.iter().enumerate().map(rule).collect()
}

/// Exceptions join assign rules, without cycles.
fn exceptions(picks: &[&[Pick]], assigning: &[usize]) -> Vec<Vec<usize>> {
    fn reaches(edges: &[Vec<usize>], from: usize, to: usize) -> bool {
        from == to || edges[from].iter().any(|&next| reaches(edges, next, to))
    }
    let mut exceptions: Vec<Vec<usize>> = vec![Vec::new(); picks.len()];
    for &rule in assigning {
        for other in distinct(picks[rule], assigning.len()).into_iter().map(|at| assigning[at]) {
            if !reaches(&exceptions, other, rule) {
                exceptions[rule].push(other);
            }
        }
    }
    exceptions
}

/// The condition of a rule, with its guard when it would assign to everybody everywhere.
fn bound(rule: &Rule) -> Condition {
    fn is_bound(condition: &Condition) -> bool {
        match condition {
            Condition::Atom(atom) => atom.form.binds(),
            Condition::All(parts) => parts.iter().any(is_bound),
            Condition::Any(parts) => parts.iter().all(is_bound),
            Condition::Not(_) => false,
        }
    }
    let guard = Condition::Atom(rule.guard.clone());
    match &rule.when {
        when if rule.forbid || is_bound(when) => when.clone(),
        Condition::All(parts) => Condition::All([&parts[..], &[guard]].concat()),
        when => Condition::All(vec![when.clone(), guard]),
    }
}

fn requirement(draft: &Draft, index: usize, requirement: &Requirement) -> Fields {
    let mut fields = fields(json!({
        "id": REQUIREMENTS[index],
        "label": REQUIREMENTS[index],
        "source": ["nota"],
        "severity": if requirement.advice { "advice" } else { "gap" },
        "role": ROLES[chosen(requirement.role, draft.frame.roles)],
        "at_least": 1 + chosen(requirement.at_least, 3),
        "at": FUNCTIONS[chosen(requirement.at, FUNCTIONS.len())],
        "when": condition(draft, &requirement.when),
    }));
    if let Some(count) = requirement.count {
        fields.insert("count".into(), id(&["stakeholders", "sectors", "kinds"], chosen(count, 3)));
    }
    if let Some(strength) = requirement.strength {
        fields.insert("strength".into(), id(&STRENGTHS, chosen(strength, STRENGTHS.len())));
    }
    restriction(&mut fields, "kind", ids(&KINDS, &distinct(&requirement.kinds, draft.frame.kinds)));
    set_valid(&mut fields, requirement.window, draft);
    fields
}

fn separation(draft: &Draft, index: usize, separation: &Separation) -> Fields {
    let roles = draft.frame.roles;
    let one = chosen(separation.roles.0, roles);
    let other = (one + 1 + chosen(separation.roles.1, roles - 1)) % roles;
    let mut fields = fields(json!({
        "id": SEPARATIONS[index],
        "label": SEPARATIONS[index],
        "source": ["nota"],
        "severity": if separation.advice { "advice" } else { "gap" },
        "roles": [ROLES[one], ROLES[other]],
        "when": condition(draft, &separation.when),
    }));
    restriction(&mut fields, "kind", ids(&KINDS, &distinct(&separation.kinds, draft.frame.kinds)));
    set_valid(&mut fields, separation.window, draft);
    fields
}

fn condition(draft: &Draft, of: &Condition) -> Value {
    let parts =
        |parts: &[Condition]| -> Vec<Value> { parts.iter().map(|part| condition(draft, part)).collect() };
    match of {
        Condition::Atom(one) => atom(draft, one),
        Condition::All(all) => json!({ "all": parts(all) }),
        Condition::Any(any) => json!({ "any": parts(any) }),
        Condition::Not(part) => json!({ "not": condition(draft, part) }),
    }
}

fn atom(draft: &Draft, atom: &Atom) -> Value {
    let frame = &draft.frame;
    let picks = &atom.picks;
    let declared = |names: &[&str], count: usize| ids(names, &distinct(picks, count));
    let number = 1 + chosen(picks[0], 3);
    match atom.form {
        Form::Stakeholder => {
            json!({ "stakeholder": named(picks, &STAKEHOLDERS[..draft.stakeholders.len()]) })
        }
        Form::MemberOf => json!({ "member_of": named(picks, &STAKEHOLDERS[..draft.stakeholders.len()]) }),
        Form::Sector => json!({ "sector": named(picks, &SECTORS[..frame.sectors]) }),
        Form::Theme => json!({ "theme": named(picks, &THEMES[..draft.themes.len()]) }),
        Form::TargetGroup => {
            json!({ "target_group": named(picks, &TARGET_GROUPS[..frame.target_groups]) })
        }
        Form::Needs => json!({ "needs": named(picks, &LEVERS[..frame.levers]) }),
        Form::Place => json!({ "place": named(picks, &AREAS[..draft.areas.len()]) }),
        Form::Kind => json!({ "kind": declared(&KINDS, frame.kinds) }),
        Form::Appointed => json!({ "appointed": declared(&ROLES, frame.roles) }),
        Form::Level => json!({ "level": declared(&LEVELS, frame.approaches.len()) }),
        Form::Approach => json!({ "approach": declared(&APPROACHES, APPROACHES.len()) }),
        Form::Spread => json!({ "spread": declared(&["separate", "shared"], 2) }),
        Form::Works => json!({ "works": WORKS[chosen(picks[0], WORKS.len())] }),
        Form::SectorsAtLeast => json!({ "sectors_at_least": number }),
        Form::AreasAtLeast => json!({ "areas_at_least": number }),
        Form::Pulls => json!("pulls"),
        Form::ServesTheme => json!("serves_theme"),
        Form::Represents => json!("represents"),
        Form::Offers => json!("offers"),
        Form::Party => json!("party"),
        Form::Unheld => json!("unheld"),
        Form::Contiguous => json!("contiguous"),
    }
}

/// Ids that a landscape has, and sometimes ones that none has: alike, or like nothing.
fn named(picks: &[Pick], known: &[&str]) -> Vec<Value> {
    let mut found = Vec::new();
    for &pick in picks {
        let id = match pick.checked_sub(UNKNOWN) {
            None => known[chosen(pick, known.len())].to_owned(),
            Some(0..4) => format!("{}s", known[0]),
            Some(_) => "nergens-te-vinden".to_owned(),
        };
        push_once(&mut found, Value::String(id));
    }
    found
}
