//! A basic worker sees something going wrong: where does the signal go, who may take it further, and what is its reporter told?
//!
//! `cargo run --example a_signal_travels`; what it prints stands at the end.

use regie::{Change, Documents, Event, Id, Landscape, Register};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let landscape = std::fs::read_to_string("examples/data/zuid-west-vlaanderen-2019.json")?;
    let documents = Documents::flemish(Landscape::from_json(&landscape)?);
    let mut register = Register::begin(&documents, "2019-01-15T09:00:00+01:00".parse()?, "w13".parse()?)?;
    let mut write = |at: &str, by: &str, event: Event| -> Result<(), Box<dyn std::error::Error>> {
        let seq = register.head().seq;
        if let Err(refused) = register.append(seq, at.parse()?, by.parse()?, event) {
            println!("  refused: {refused}");
        }
        Ok(())
    };

    // facts change too: they are events like any other
    let appointed =
        r#"[{"appointment": {"stakeholder": "caw-zwvl", "role": "signal-coordinator", "within": "zwvl"}}]"#;
    write("2019-01-16T09:00:00+01:00", "w13", Register::landscape_changed(&Change::from_json(appointed)?)?)?;

    println!("eviction in Menen, as a street worker reports it");
    let seen = r#"{"kind": "signal-reported", "signal": "uit-huis", "themes": ["preventie-uithuiszetting"], "areas": ["menen"],
        "seen": "gezinnen staan op straat voor iemand het weet", "people": 30, "urgency": "soon"}"#;
    // the name may be erased again; the journal itself keeps a salted digest of it
    let seen =
        Event::from_json(seen)?.with_erasable("reporter_name", "who reported it", "5f0c1e9a77b3d248")?;
    write("2019-02-01T10:00:00+01:00", "ocmw-menen", seen)?;
    let screen = r#"{"kind": "signal-step", "signals": ["uit-huis"], "step": "screen"}"#;
    write("2019-02-04T10:00:00+01:00", "ocmw-menen", Event::from_json(screen)?)?;
    write("2019-02-04T11:00:00+01:00", "caw-zwvl", Event::from_json(screen)?)?;

    let ids = |id: &str| -> Result<Vec<Id>, regie::InvalidId> { Ok(vec![id.parse()?]) };
    let atlas = register.atlas_on("2019-02-04".parse()?)?;
    let signals = register.signals();
    let routing = signals.route(&atlas, &ids("preventie-uithuiszetting")?, &ids("menen")?, &[])?;
    for to in &routing.challenges {
        let directors: Vec<&str> = to.directors.iter().map(|one| one.stakeholder.as_str()).collect();
        println!(
            "  could be part of: {}, approach {}, directed by {}",
            to.label.get("en"),
            to.approach,
            directors.join(", ")
        );
    }

    let mut write = |at: &str, by: &str, event: &str| -> Result<(), Box<dyn std::error::Error>> {
        let seq = register.head().seq;
        register.append(seq, at.parse()?, by.parse()?, Event::from_json(event)?)?;
        Ok(())
    };
    let bundle = r#"{"kind": "signal-step", "signals": ["uit-huis"], "step": "bundle", "challenge": "uithuiszetting-voorkomen"}"#;
    write("2019-02-11T10:00:00+01:00", "caw-zwvl", bundle)?;
    let direct = r#"{"kind": "signal-step", "signals": ["uit-huis"], "step": "direct"}"#;
    write("2019-02-12T10:00:00+01:00", "caw-zwvl", direct)?;

    let now = "2019-09-02T09:00:00+02:00".parse()?;
    let atlas = register.atlas_on("2019-09-02".parse()?)?;
    let status = register.signals().status("uit-huis", now, &atlas)?;
    println!("  its reporter is told: {}", status.says);
    println!("  and what comes next: {}", status.next.ok_or("it goes on")?);
    for late in register.signals().overdue(now, &atlas) {
        println!("  on 2 September, `{}` is {} days late", late.step, late.days_late);
    }

    // what is kept are the lines; everything else is folded from them
    let lines = register.journal().to_json_lines();
    let again = Register::open(&documents, lines.as_bytes())?.register;
    println!(
        "  read again: {} events, the same signals: {}",
        again.head().seq,
        again.signals() == register.signals()
    );
    let forged = lines.replace("\"people\":30", "\"people\":300");
    println!("  forged: {}", Register::open(&documents, forged.as_bytes()).err().ok_or("it was seen")?);
    Ok(())
}

// What it prints:
//
// eviction in Menen, as a street worker reports it
//   refused: `ocmw-menen` may not take the step `screen` with `uit-huis`; who may: role `signal-coordinator`: `caw-zwvl` by rule `signal-coordinator`
//   could be part of: Preventing eviction: unburdening tenant and landlord, approach joint, directed by w13
//   its reporter is told: De regie is sinds 12 februari 2019 in handen van W13, welzijnsvereniging van OCMW’s en CAW.
//   and what comes next: Het signaal wordt uitgediept, eventueel op het gezamenlijk forum.
//   on 2 September, `deepen` is 19 days late
//   read again: 6 events, the same signals: true
//   forged: line 3: it was changed after it was written: its hash does not fit what it says and what comes before
