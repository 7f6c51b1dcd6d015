//! Nothing runs in a circle: successors, broader themes (taken with exact matches), exceptions.

use crate::document::{Landscape, Theme};
use crate::error::{Code, Found};
use crate::ids::Id;
use crate::order::{Lookup, sort_by};

use super::{Facts, below, place, report};

/// For each node of a graph, the number of its strongly connected component (Kosaraju, without recursion). Two nodes on a circle have the same.
pub(super) fn components(edges: &[Vec<usize>]) -> Vec<usize> {
    let mut reversed: Vec<Vec<usize>> = vec![Vec::new(); edges.len()];
    for (from, list) in edges.iter().enumerate() {
        for to in list {
            if let Some(back) = reversed.get_mut(*to) {
                back.push(from);
            }
        }
    }
    // the order in which a depth-first search leaves the nodes
    let mut left: Vec<usize> = Vec::with_capacity(edges.len());
    let mut seen = vec![false; edges.len()];
    for start in 0..edges.len() {
        let mut path: Vec<(usize, usize)> = vec![(start, 0)];
        if std::mem::replace(seen.get_mut(start).unwrap_or(&mut true), true) {
            continue;
        }
        while let Some((node, next)) = path.pop() {
            match edges.get(node).and_then(|list| list.get(next)) {
                Some(to) => {
                    path.push((node, next + 1));
                    if !std::mem::replace(seen.get_mut(*to).unwrap_or(&mut true), true) {
                        path.push((*to, 0));
                    }
                }
                None => left.push(node),
            }
        }
    }
    let mut component = vec![usize::MAX; edges.len()];
    for (number, start) in left.into_iter().rev().enumerate() {
        let mut open = vec![start];
        while let Some(node) = open.pop() {
            let Some(own) = component.get_mut(node) else { continue };
            if *own == usize::MAX {
                *own = number;
                open.extend(reversed.get(node).into_iter().flatten());
            }
        }
    }
    component
}

/// One circle of a graph whose edges stand in lists of references: the first element on it, in the order given, and which of its
/// references runs along it.
pub(super) fn circles(edges: &[Vec<usize>]) -> Vec<(usize, usize)> {
    let component = components(edges);
    let mut reported = vec![false; edges.len()];
    let mut first = Vec::new();
    for (node, list) in edges.iter().enumerate() {
        let own = component.get(node);
        // a node that refers to itself is reported as such
        let along = list.iter().position(|to| *to != node && component.get(*to) == own);
        if let (Some(along), Some(own)) = (along, own)
            && is_new(&mut reported, *own)
        {
            first.push((node, along));
        }
    }
    first
}

/// Is it the first time that this number is seen?
fn is_new(seen: &mut [bool], number: usize) -> bool {
    seen.get_mut(number).is_some_and(|seen| !std::mem::replace(seen, true))
}

/// Where each id of a collection stands in document order: the sets, then the landscape.
fn in_order<'a, T>(
    facts: &Facts<'a>,
    collection: impl Fn(&'a Landscape) -> &'a Vec<T>,
) -> Vec<(usize, usize, &'a T)> {
    let land = |(part, land): &'a (usize, &'a Landscape)| {
        let part = *part;
        collection(land).iter().enumerate().map(move |(n, element)| (part, n, element))
    };
    facts.in_order().flat_map(land).collect()
}

/// Edges by id, as positions in the list of nodes. An unknown id leads nowhere, but keeps its place in the list.
fn edges<'a>(nodes: &[(usize, usize, &'a Id)], targets: impl Fn(usize) -> &'a [Id]) -> Vec<Vec<usize>> {
    let by_id = Lookup::of(nodes.iter().map(|(_, _, id)| id.as_str()));
    let to = |id: &Id| by_id.position(id.as_str()).unwrap_or(usize::MAX);
    (0..nodes.len()).map(|n| targets(n).iter().map(to).collect()).collect()
}

pub(super) fn check(facts: &Facts<'_>, found: &mut [Vec<Found>]) {
    let areas = in_order(facts, |land| &land.areas);
    let nodes: Vec<_> = areas.iter().map(|(part, n, area)| (*part, *n, &area.id)).collect();
    let graph = edges(&nodes, |n| areas.get(n).map_or(&[], |(_, _, area)| &area.successors));
    report_successors(&nodes, &graph, "areas", found);

    let stakeholders = in_order(facts, |land| &land.stakeholders);
    let nodes: Vec<_> = stakeholders.iter().map(|(part, n, s)| (*part, *n, &s.id)).collect();
    let graph = edges(&nodes, |n| stakeholders.get(n).map_or(&[], |(_, _, s)| &s.successors));
    report_successors(&nodes, &graph, "stakeholders", found);

    themes(facts, found);
}

fn report_successors(
    nodes: &[(usize, usize, &Id)],
    graph: &[Vec<usize>],
    collection: &'static str,
    found: &mut [Vec<Found>],
) {
    for (node, along) in circles(graph) {
        let Some((part, n, id)) = nodes.get(node) else { continue };
        let at = below(&place(&[collection], Some(*n)), "successors", Some(along));
        report(found, *part, at, Code::Cycle, format!("the successors of `{id}` lead back to it"));
    }
}

/// Themes joined by `exact` mean the same, so a circle of `broader` may run through any of them, and no two of one scheme may be joined.
fn themes(facts: &Facts<'_>, found: &mut [Vec<Found>]) {
    let themes: Vec<(usize, usize, &Theme)> = in_order(facts, |land| &land.themes);
    let nodes: Vec<_> = themes.iter().map(|(part, n, theme)| (*part, *n, &theme.id)).collect();
    let mut joined = edges(&nodes, |n| themes.get(n).map_or(&[], |(_, _, theme)| &theme.exact));
    for from in 0..joined.len() {
        for to in joined.get(from).cloned().unwrap_or_default() {
            if let Some(back) = joined.get_mut(to) {
                back.push(from);
            }
        }
    }
    let class = components(&joined);
    let class_of = |node: usize| class.get(node).copied();

    // two of one scheme in one class: reported once, at the first theme of the class that says `exact`
    let mut members: Vec<(usize, &str, &Id)> = Vec::new();
    let mut says_exact: Vec<Option<(usize, usize)>> = vec![None; themes.len()];
    for (node, (part, n, theme)) in themes.iter().enumerate() {
        let Some(class) = class_of(node) else { continue };
        if let Some(scheme) = &theme.scheme {
            members.push((class, scheme.as_str(), &theme.id));
        }
        if let Some(first) = says_exact.get_mut(class)
            && !theme.exact.is_empty()
        {
            first.get_or_insert((*part, *n));
        }
    }
    sort_by(&mut members, |one, other| (one.0, one.1).cmp(&(other.0, other.1)));
    for same in members.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1)) {
        let Some((class, scheme, one)) = same.first() else { continue };
        // an id that stands there twice is a problem of its own
        let Some((_, _, other)) = same.iter().find(|(_, _, other)| other != one) else { continue };
        if let Some((part, n)) = says_exact.get(*class).copied().flatten() {
            let at = below(&place(&["themes"], Some(n)), "exact", Some(0));
            let words = format!("`{one}` and `{other}` are joined by `exact`, but both belong to `{scheme}`");
            report(found, part, at, Code::ExactWithinScheme, words);
        }
    }

    // a circle of `broader` between classes
    let by_id = Lookup::of(nodes.iter().map(|(_, _, id)| id.as_str()));
    let broader = |theme: &Theme| theme.broader.as_ref().and_then(|id| by_id.position(id.as_str()));
    let mut between: Vec<Vec<usize>> = vec![Vec::new(); nodes.len()];
    for (node, (_, _, theme)) in themes.iter().enumerate() {
        let to = broader(theme).filter(|to| *to != node).and_then(class_of);
        if let (Some(from), Some(to)) = (class_of(node), to)
            && let Some(list) = between.get_mut(from)
        {
            list.push(to);
        }
    }
    let component = components(&between);
    let mut reported = vec![false; between.len()];
    for (node, (part, n, theme)) in themes.iter().enumerate() {
        let circle = |node: usize| class_of(node).and_then(|class| component.get(class).copied());
        let Some(to) = broader(theme).filter(|to| *to != node) else { continue };
        if let Some(own) = circle(node)
            && circle(to) == Some(own)
            && is_new(&mut reported, own)
        {
            let at = below(&place(&["themes"], Some(*n)), "broader", None);
            report(
                found,
                *part,
                at,
                Code::Cycle,
                format!("the broader themes of `{}` lead back to it", theme.id),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_circle_is_reported_once_at_its_first_element() {
        // 0 -> 1 -> 2 -> 1, 3 -> 4 -> 3, 5 -> 5
        let edges = vec![vec![1], vec![2], vec![0, 1], vec![4], vec![3], vec![5]];
        assert_eq!(circles(&edges), [(0, 0), (3, 0)]);
        let edges = vec![vec![1], vec![2], vec![1], vec![]];
        assert_eq!(circles(&edges), [(1, 0)]);
    }

    #[test]
    fn a_very_long_chain_needs_no_deep_stack() {
        let edges: Vec<Vec<usize>> = (0..200_000).map(|n| vec![n + 1]).collect();
        assert!(circles(&edges).is_empty());
        let ring: Vec<Vec<usize>> = (0..200_000).map(|n| vec![(n + 1) % 200_000]).collect();
        assert_eq!(circles(&ring), [(0, 0)]);
    }
}
