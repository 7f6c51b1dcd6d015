//! Without clashes: the fewest half days, layer by layer.

use super::problem::{Left, Problem, Session, once, open};
use crate::order::sort_by;

/// What can be left after so many half days, and how one came there.
#[derive(Debug, Clone, Copy)]
struct Node {
    left: Left,
    /// Its place in the layer before.
    from: usize,
    session: Session,
}

/// A plan without clashes on as few half days as there can be; nothing where every plan has a clash.
///
/// Layer `n` holds all that can be left after `n` half days. Half days are alike, so one with the first theme that still has to meet may come next; and whoever can meet too
/// without a clash does, for that leaves less to do. A layer holds at most 4 to the power of the number of themes; the largest seen has
/// 17,000.
pub(super) fn without_clashes(problem: &Problem) -> Option<Vec<Session>> {
    let mut layers = vec![vec![Node { left: problem.all(), from: 0, session: 0 }]];
    while let Some(layer) = layers.last() {
        if let Some(end) = layer.iter().find(|node| node.left == 0) {
            return Some(path(&layers, *end));
        }
        if layers.len() > problem.half_days {
            return None;
        }
        let mut next = Vec::new();
        for (from, node) in layer.iter().enumerate() {
            for session in fullest(problem, open(node.left)) {
                next.push(Node { left: node.left - once(session), from, session });
            }
        }
        sort_by(&mut next, |one, other| {
            (one.left, one.from, one.session).cmp(&(other.left, other.from, other.session))
        });
        next.dedup_by_key(|node| node.left);
        layers.push(next);
    }
    None
}

/// The sessions without clashes within a set of themes that hold its first theme, and to which no other of the set can be added.
fn fullest(problem: &Problem, set: Session) -> Vec<Session> {
    let first = set & set.wrapping_neg();
    let rest = set & !first;
    let mut found = Vec::new();
    let mut within = rest;
    loop {
        let session = within | first;
        let can_grow =
            || problem.bits().any(|bit| set & !session & bit != 0 && problem.clashes(session | bit) == 0);
        if problem.clashes(session) == 0 && !can_grow() {
            found.push(session);
        }
        if within == 0 {
            return found;
        }
        within = (within - 1) & rest;
    }
}

/// The sessions that lead to a node of the last layer.
fn path(layers: &[Vec<Node>], end: Node) -> Vec<Session> {
    let mut sessions = Vec::new();
    let mut node = end;
    for layer in layers.iter().rev().skip(1) {
        sessions.push(node.session);
        if let Some(before) = layer.get(node.from) {
            node = *before;
        }
    }
    sessions
}
