//! Where the boxes and streams of a flow stand: whole numbers, of nothing but the flow.

use crate::order::sort_by;

/// From one box to another, by their places in the list of boxes, so many times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Link {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) times: usize,
}

/// In which row each box stands, and which links lead back to an earlier one.
#[derive(Debug)]
pub(super) struct Rows {
    /// The boxes of each row, from left to right.
    pub(super) rows: Vec<Vec<usize>>,
    /// For each link: does it lead back? Without those there is no circle.
    pub(super) back: Vec<bool>,
}

/// Boxes in rows: each below all from which one comes to it. Those from `last` on stand below all others.
///
/// In a row, the way onward comes first: the box from which most links go. O(boxes × links).
pub(super) fn rows_of(boxes: usize, last: usize, links: &[Link]) -> Rows {
    let mut back = vec![false; links.len()];
    let mut seen = vec![Seen::Not; boxes];
    for start in 0..boxes {
        walk(start, links, &mut seen, &mut back);
    }
    let onward: Vec<Link> =
        links.iter().zip(&back).filter(|(_, is_back)| !**is_back).map(|(link, _)| *link).collect();
    let mut depth = vec![0_usize; boxes];
    // without circles, the longest way has fewer links than there are boxes
    for _ in 0..boxes {
        for link in &onward {
            let below = depth.get(link.from).map_or(0, |from| from + 1);
            if let Some(to) = depth.get_mut(link.to) {
                *to = below.max(*to);
            }
        }
    }
    let lowest = depth.iter().take(last).max().map_or(0, |lowest| lowest + 1);
    for at in depth.iter_mut().skip(last) {
        *at = lowest;
    }
    let mut rows: Vec<Vec<usize>> = Vec::new();
    for (one, at) in depth.iter().enumerate() {
        rows.resize_with(rows.len().max(at + 1), Vec::new);
        if let Some(row) = rows.get_mut(*at) {
            row.push(one);
        }
    }
    let goes = |one: usize| onward.iter().filter(|link| link.from == one).count();
    for row in &mut rows {
        sort_by(row, |one, other| goes(*other).cmp(&goes(*one)));
    }
    rows.retain(|row| !row.is_empty());
    Rows { rows, back }
}

/// How far a box was walked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Seen {
    Not,
    /// The way that is walked goes through it.
    OnTheWay,
    Done,
}

/// Walks from a box as far as links lead: those to a box on the way lead back. It goes as deep as there are boxes, of which few are drawn.
fn walk(one: usize, links: &[Link], seen: &mut [Seen], back: &mut [bool]) {
    if seen.get(one) != Some(&Seen::Not) {
        return;
    }
    if let Some(here) = seen.get_mut(one) {
        *here = Seen::OnTheWay;
    }
    for (number, link) in links.iter().enumerate().filter(|(_, link)| link.from == one) {
        match (seen.get(link.to), back.get_mut(number)) {
            (Some(Seen::OnTheWay), Some(is_back)) => *is_back = true,
            _ => walk(link.to, links, seen, back),
        }
    }
    if let Some(here) = seen.get_mut(one) {
        *here = Seen::Done;
    }
}

/// How many of a whole stand on how many pixels.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    /// The pixels.
    pub(super) wide: i32,
    /// How many there are on them.
    pub(super) whole: usize,
}

impl Scale {
    /// From where to where the next `times` stand after `before` of them: parts that follow each other touch, and each is at least a pixel wide.
    pub(super) fn part(self, before: usize, times: usize) -> (i32, i32) {
        let at = |count: usize| {
            let wide = u128::try_from(self.wide).unwrap_or(0);
            let place = (count as u128 * wide).checked_div(self.whole as u128).unwrap_or(0);
            i32::try_from(place).unwrap_or(self.wide).min(self.wide)
        };
        let from = at(before).min(self.wide - 1);
        (from, at(before.saturating_add(times)).max(from + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(from: usize, to: usize) -> Link {
        Link { from, to, times: 1 }
    }

    #[test]
    fn a_box_stands_below_those_from_which_one_comes_to_it_and_circles_lead_back() {
        // 0 begins, 1 and 2 go round, 4 is an end
        let links = [link(0, 1), link(1, 2), link(2, 1), link(1, 3), link(0, 3), link(1, 4)];
        let Rows { rows, back } = rows_of(5, 4, &links);
        assert_eq!(rows, [vec![0], vec![1], vec![2, 3], vec![4]]);
        assert_eq!(back, [false, false, true, false, false, false]);
        assert_eq!(rows_of(0, 0, &[]).rows, [[0_usize; 0]; 0]);
        assert_eq!(rows_of(1, 1, &[link(0, 0)]).back, [true]);
    }

    #[test]
    fn parts_touch_and_none_is_too_thin_to_see() {
        let scale = Scale { wide: 100, whole: 7 };
        assert_eq!((scale.part(0, 3), scale.part(3, 4)), ((0, 42), (42, 100)));
        let many = Scale { wide: 100, whole: 1_000_000 };
        assert_eq!((many.part(999_999, 1), many.part(0, 1)), ((99, 100), (0, 1)));
        assert_eq!(Scale { wide: 100, whole: usize::MAX }.part(usize::MAX, usize::MAX), (99, 100));
    }
}
