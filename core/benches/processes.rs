//! What registers take: ten thousand registrations in one journal, and the same taken up from its lines and from a snapshot. `cargo bench --package regie --features processes --bench processes` runs it.
#![expect(clippy::unwrap_used, reason = "the events are those of the tests")]

use divan::{Bencher, black_box};
use regie::{Documents, Event, Landscape, Register, Snapshot};

const REGION: &str = include_str!("../../examples/data/noord-west-vlaanderen-2018.json");
const HOST: &str = "welzijnsplatform-nwvl";
const OPENED: &str = r#"{"kind": "trajectory-opened", "trajectory": "t", "label": "Traject", "organisers": ["welzijnsplatform-nwvl"],
    "groups": [{"theme": "trajectory-care", "meetings": 2, "room_for": 8000}, {"theme": "trajectory-housing", "meetings": 3}],
    "period": {"from": "2018-01-29", "until": "2018-04-01"}, "deadline": "2018-01-26T12:00:00+01:00", "place": "Brugge"}"#;

fn main() {
    divan::main();
}

fn tell(register: &mut Register, by: &str, text: &str) {
    let (seq, event) = (register.head().seq, Event::from_json(text).unwrap());
    register.append(seq, "2018-01-15T10:00:00+01:00".parse().unwrap(), by.parse().unwrap(), event).unwrap();
}

/// After the invitation.
fn begun() -> (Documents, Register) {
    let documents = Documents::flemish(Landscape::from_json(REGION).unwrap());
    let at = "2018-01-08T09:00:00+01:00".parse().unwrap();
    let mut register = Register::begin(&documents, at, HOST.parse().unwrap()).unwrap();
    tell(&mut register, HOST, OPENED);
    (documents, register)
}

fn register_all(register: &mut Register, count: usize) {
    for n in 0..count {
        let theme = if n % 2 == 0 { "trajectory-care" } else { "trajectory-housing" };
        let text = format!(
            r#"{{"kind": "registered", "trajectory": "t", "participant": "p{n}", "stakeholder": "caw-nwvl", "themes": ["{theme}"]}}"#
        );
        tell(register, "caw-nwvl", &text);
    }
}

#[divan::bench(args = [1_000, 10_000], sample_count = 10)]
fn registrations(bencher: Bencher<'_, '_>, count: usize) {
    bencher.with_inputs(|| begun().1).bench_values(|mut register| {
        register_all(&mut register, count);
        register
    });
}

#[divan::bench(args = [1_000, 10_000], sample_count = 10)]
fn read_again(bencher: Bencher<'_, '_>, count: usize) {
    let (documents, mut register) = begun();
    register_all(&mut register, count);
    let lines = register.journal().to_json_lines();
    bencher.bench(|| Register::open(&documents, black_box(lines.as_bytes())).unwrap());
}

#[divan::bench(args = [1_000, 10_000], sample_count = 10)]
fn taken_up_from_a_snapshot(bencher: Bencher<'_, '_>, count: usize) {
    let (documents, mut register) = begun();
    register_all(&mut register, count);
    let text = register.snapshot().to_json();
    bencher.bench(|| {
        let snapshot = Snapshot::from_json(black_box(&text)).unwrap();
        Register::resume(&documents, &snapshot, b"").unwrap()
    });
}
