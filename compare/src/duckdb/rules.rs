//! Rules as SQL (contract §4): who matches, who is barred, what is set aside, who has the role.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use anyhow::{Result, ensure};
use regie::{Effect, Function, Id, Rule, RuleBook};

use super::conditions::Branch;
use crate::answer::{FACTORS, PRIME};
use crate::facts::Ids;

/// Does a rule apply at `here`?
fn applies(rule: &Rule) -> String {
    let mask = rule.at.iter().fold(0, |mask, function| {
        mask | match function {
            Function::Seat => 1,
            Function::Source => 2,
            Function::Target => 4,
        }
    });
    format!("(here.functions & {mask}) <> 0")
}

/// The assign rules, each after those that are exceptions to it.
fn in_order(rules: &RuleBook) -> Result<Vec<(usize, &Rule)>> {
    let mut left: Vec<(usize, &Rule)> =
        rules.rules.iter().enumerate().filter(|(_, rule)| rule.effect == Effect::Assign).collect();
    let mut ordered = Vec::new();
    while !left.is_empty() {
        let waiting: BTreeSet<&Id> = left.iter().flat_map(|(_, rule)| &rule.exception_to).collect();
        let (ready, others): (Vec<_>, Vec<_>) =
            left.iter().partition(|(_, rule)| !waiting.contains(&rule.id));
        ensure!(!ready.is_empty(), "exceptions in a circle");
        ordered.extend(ready);
        left = others;
    }
    Ok(ordered)
}

/// Everything from `here` and `who` to `assigned`.
pub(super) fn assignments(ids: &Ids, rules: &RuleBook) -> Result<String> {
    let mut sql = String::new();
    let ordered = in_order(rules)?;
    for (number, rule) in &ordered {
        let branches = ids.branches(&rule.when)?.into_iter().map(|Branch { join, holds }| {
            format!(
                "SELECT here.n, who.s FROM here {join} JOIN who ON who.s = g.s WHERE {} AND {holds}",
                applies(rule)
            )
        });
        let branches: Vec<String> = branches.collect();
        writeln!(sql, "-- {}", rule.id)?;
        writeln!(
            sql,
            "CREATE TABLE matched_{number} AS\nSELECT DISTINCT n, s FROM (\n    {}\n);",
            branches.join("\n    UNION ALL\n    ")
        )?;
    }
    for (role, at) in rules.roles.iter().zip(0_usize..) {
        writeln!(sql, "-- barred from {}", role.id)?;
        writeln!(sql, "CREATE TABLE barred_{at} AS\n{};", barred(ids, rules, &role.id, &ordered)?)?;
    }
    let role_at = |id: &Id| rules.roles.iter().position(|role| role.id == *id).unwrap_or(usize::MAX);
    for (number, rule) in &ordered {
        let exceptions = ordered.iter().filter(|(_, exception)| exception.exception_to.contains(&rule.id));
        let exceptions: Vec<String> = exceptions
            .map(|(other, exception)| {
                let role = role_at(&exception.role);
                format!("SELECT n FROM matched_{other} ANTI JOIN barred_{role} USING (n, s) ANTI JOIN aside_{other} USING (n)")
            })
            .collect();
        writeln!(sql, "-- where {} is set aside", rule.id)?;
        let none = vec!["SELECT n FROM here WHERE false".to_owned()];
        let exceptions = if exceptions.is_empty() { none } else { exceptions };
        writeln!(sql, "CREATE TABLE aside_{number} AS\n{};", exceptions.join("\nUNION\n"))?;
    }
    sql.push_str("CREATE TABLE assigned (n UINTEGER, role UINTEGER, s UINTEGER);\n");
    for (role, at) in rules.roles.iter().zip(0_usize..) {
        let own: Vec<String> = (ordered.iter().filter(|(_, rule)| rule.role == role.id))
            .map(|(number, _)| {
                format!("SELECT n, s FROM matched_{number} ANTI JOIN aside_{number} USING (n)")
            })
            .collect();
        if !own.is_empty() {
            let number = ids.roles.number(role.id.as_str())?;
            writeln!(sql, "-- {}", role.id)?;
            writeln!(
                sql,
                "INSERT INTO assigned\nSELECT n, {number}, s FROM (\n    {}\n) ANTI JOIN barred_{at} USING (n, s);",
                own.join("\n    UNION\n    ")
            )?;
        }
    }
    Ok(sql)
}

/// Who is barred from a role: by an exclusion, or by a prohibition among those whom a rule gives it.
fn barred(ids: &Ids, rules: &RuleBook, role: &Id, ordered: &[(usize, &Rule)]) -> Result<String> {
    let number = ids.roles.number(role.as_str())?;
    let mut parts = vec![format!(
        "SELECT here.n, x.s FROM here JOIN excluded x ON x.a = here.p WHERE x.role = {number} AND (x.themes & here.themes) <> 0"
    )];
    let given: Vec<String> = (ordered.iter().filter(|(_, rule)| rule.role == *role))
        .map(|(number, _)| format!("SELECT n, s FROM matched_{number}"))
        .collect();
    let forbids = rules.rules.iter().filter(|rule| rule.effect == Effect::Forbid && rule.role == *role);
    for forbid in forbids.filter(|_| !given.is_empty()) {
        parts.push(format!(
            "SELECT here.n, who.s FROM ({}) m JOIN here ON here.n = m.n JOIN who ON who.s = m.s WHERE {} AND {}",
            given.join(" UNION "),
            applies(forbid),
            ids.filter(&forbid.when)?
        ));
    }
    Ok(parts.join("\nUNION\n"))
}

/// How many assignments there are, by role.
pub(super) const COUNTS: &str = "SELECT role, count(*) FROM assigned GROUP BY role ORDER BY role;\n";

/// The totals by role and by challenge, summed as by [`crate::answer::mixed`].
pub(super) fn totals() -> String {
    let [c, t, p, role, s] = FACTORS;
    let weighed = format!(
        "here.c::UBIGINT * {c} % {PRIME} + here.t::UBIGINT * {t} % {PRIME} + here.p::UBIGINT * {p} % {PRIME} \
         + assigned.role::UBIGINT * {role} % {PRIME} + assigned.s::UBIGINT * {s} % {PRIME}"
    );
    let mixed = format!(
        "SELECT c, role, (y * y + x) % {PRIME} AS sum FROM (SELECT c, role, x, (x * x + 12345) % {PRIME} AS y FROM (\
         SELECT here.c, assigned.role, ({weighed}) % {PRIME} AS x FROM assigned JOIN here USING (n)))"
    );
    let by = |column: &str| {
        format!(
            "SELECT {column}, count(*), sum(sum)::UBIGINT FROM mixed GROUP BY {column} ORDER BY {column};\n"
        )
    };
    format!("CREATE VIEW mixed AS {mixed};\n{}{}", by("role"), by("c"))
}
