//! The tables of a challenge in a picture: all of them, or one.

use crate::answer::Seat;
use crate::decide::Decision;
use crate::error::Unknown;
use crate::ids::Id;
use crate::words::Words;

/// So many tables are told by their areas; more, by their number.
const NAMED: usize = 3;

/// The seats of a decision, or the one in this area.
pub(super) fn seats_of<'d>(decision: &'d Decision<'_>, area: Option<&str>) -> Result<Vec<Seat<'d>>, Unknown> {
    let seats: Vec<Seat<'d>> =
        decision.seats().filter(|seat| area.is_none_or(|area| *seat.area() == area)).collect();
    match area {
        Some(area) if seats.is_empty() => {
            Err(Unknown::among("seat", area, decision.seats().map(|seat| seat.area().as_str())))
        }
        _ => Ok(seats),
    }
}

impl Words<'_> {
    /// "Tafel: Zuid-West-Vlaanderen, voor 14 gemeenten", "14 tafels, één per gemeente"; nothing where there is none.
    pub(super) fn seats_told(&self, seats: &[Seat<'_>]) -> String {
        let language = self.language();
        let frame = self.frame_of(seats);
        let name = |seat: &Seat<'_>| self.area(seat.area().as_str());
        let number = seats.len().to_string();
        match (seats, self.seats_noun(&frame)) {
            ([], _) => String::new(),
            ([seat], _) => {
                let is_own = seat.covers() == [seat.area()];
                let covered = if is_own { String::new() } else { self.covered(&frame) };
                language.picture("seat_at", &[&name(seat), &covered])
            }
            (many, Some(noun)) if many.len() > NAMED => language.picture("seats_each", &[&number, &noun]),
            (many, _) => {
                let names: Vec<String> = many.iter().map(name).collect();
                language.picture("seats_in", &[&number, &self.list(&names)])
            }
        }
    }

    /// The names of areas, each of them.
    pub(super) fn areas_told(&self, ids: &[&Id]) -> String {
        let names: Vec<String> = ids.iter().map(|id| self.area(id.as_str())).collect();
        self.list(&names)
    }
}
