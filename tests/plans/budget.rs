//! Money to the cent, and what is no money.

use proptest::prelude::*;
use regie::plans::PlanEvent;
use serde_json::json;

use super::{Tried, on};
use crate::properties::check;

fn domain(name: &str, budget: &str, share: Option<&str>) -> serde_json::Value {
    let mut event = on("domain-set", json!({"domain": name, "label": name, "budget": budget}));
    if let Some(share) = share {
        event["share"] = json!(share);
    }
    event
}

fn line(action: &str, domain: &str, amount: &str) -> serde_json::Value {
    on("budget-line-set", json!({"action": action, "domain": domain, "amount": amount}))
}

#[test]
fn each_domain_says_what_is_reserved_committed_and_missing() {
    let mut tried = Tried::begun();
    tried.accept(&domain("housing", "1000.10", None));
    tried.accept(&domain("welfare", "200", Some("12.5")));
    tried.accept(&line("help", "welfare", "30"));
    tried.accept(&line("insulate", "housing", "20.5"));
    tried.accept(&line("insulate", "welfare", "0.01"));
    let told: Vec<String> = tried
        .plan()
        .budget()
        .domains
        .iter()
        .map(|one| {
            format!(
                "{}: {}% of {} = {}; {} committed, {} missing, {} beyond",
                one.domain, one.share, one.budget, one.reserved, one.committed, one.missing, one.beyond
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            // five percent of 1000.10 is 50.005: never less than the share
            "housing: 5% of 1000.10 = 50.01; 20.50 committed, 29.51 missing, 0.00 beyond",
            "welfare: 12.5% of 200.00 = 25.00; 30.01 committed, 0.00 missing, 5.01 beyond",
        ]
    );
    let totals = tried.plan().budget();
    // what welfare has beyond its share fills no hole in housing
    assert_eq!(
        [totals.budget, totals.reserved, totals.committed, totals.missing].map(|money| money.to_string()),
        ["1200.10", "75.01", "50.51", "29.51"]
    );
    // taken back, set anew, given up
    tried.accept(&line("insulate", "welfare", "0"));
    tried.accept(&line("help", "welfare", "25"));
    tried.accept(&on("action-status-changed", json!({"action": "insulate", "status": "stopped"})));
    let totals = tried.plan().budget();
    assert_eq!([totals.committed, totals.missing].map(|money| money.to_string()), ["25.00", "50.01"]);
    assert_eq!(
        tried.codes(&line("hlp", "welfar", "1")),
        [("unknown-reference", "action".to_owned()), ("unknown-reference", "domain".to_owned())]
    );
}

#[test]
fn a_domain_without_any_share_is_refused() {
    let mut tried = Tried::empty();
    let mut opened = super::opened();
    opened.as_object_mut().unwrap().remove("share");
    tried.accept(&opened);
    assert_eq!(tried.codes(&domain("housing", "1", None)), [("out-of-range", "share".to_owned())]);
    tried.accept(&domain("housing", "1", Some("0")));
}

#[test]
fn half_a_cent_does_not_exist() {
    for wrong in ["1.005", "-1", "1,50", "1e3", "", "0001", "1.", "1000000000000"] {
        let problems = PlanEvent::from_json(&domain("housing", wrong, None).to_string()).unwrap_err();
        let told: Vec<_> = problems.iter().map(|one| (one.code.as_str(), &*one.path)).collect();
        assert_eq!(told, [("invalid-number", "budget")], "{wrong}");
    }
    let problems = PlanEvent::from_json(&line("help", "housing", "12.345").to_string()).unwrap_err();
    assert_eq!(
        problems.to_string(),
        "event: amount: `12.345` does not belong here: an amount of money is a text with whole euros and at most two decimals, such as `1250.50` (invalid-number)"
    );
    // a number is no exact decimal
    let number =
        r#"{"kind": "budget-line-set", "plan": "plan", "action": "help", "domain": "d", "amount": 12.5}"#;
    assert!(PlanEvent::from_json(number).unwrap_err().to_string().contains("amount: "));
    assert!(
        PlanEvent::from_json(&domain("d", "1", Some("100.5")).to_string())
            .unwrap_err()
            .to_string()
            .contains("share: ")
    );
}

#[test]
fn money_adds_up_to_the_cent() {
    let domains = prop::collection::vec((0_u64..1_000_000_000_000, 0_u32..=1_000_000), 1..5);
    let lines = prop::collection::vec((0_usize..2, 0_usize..5, 0_u64..100_000_000), 0..12);
    check("money_adds_up_to_the_cent", 10, (domains, lines), |(domains, lines)| {
        let cents = |cents: u64| format!("{}.{:02}", cents / 100, cents % 100);
        let mut tried = Tried::begun();
        for (n, (budget, share)) in domains.iter().enumerate() {
            let share = format!("{}.{:04}", share / 10_000, share % 10_000);
            tried.accept(&domain(&format!("d{n}"), &cents(*budget), Some(&share)));
        }
        let mut committed = vec![[0_u64; 2]; domains.len()];
        for (action, at, amount) in lines {
            let at = at % domains.len();
            tried.accept(&line(["help", "insulate"][action], &format!("d{at}"), &cents(amount)));
            committed[at][action] = amount;
        }
        let told = tried.plan().budget();
        let mut sums = [0_u128; 4];
        for ((one, (budget, share)), committed) in told.domains.iter().zip(&domains).zip(&committed) {
            let committed: u64 = committed.iter().sum();
            // a share of 1,000,000 parts, rounded up
            let exact = u128::from(*budget) * u128::from(*share);
            let reserved = exact / 1_000_000 + u128::from(exact % 1_000_000 > 0);
            prop_assert_eq!((one.reserved.cents(), one.committed.cents()), (reserved, u128::from(committed)));
            prop_assert_eq!(
                one.reserved.cents() + one.beyond.cents(),
                one.committed.cents() + one.missing.cents()
            );
            prop_assert!(one.missing.cents() == 0 || one.beyond.cents() == 0);
            for (sum, part) in sums.iter_mut().zip([one.budget, one.reserved, one.committed, one.missing]) {
                *sum += part.cents();
            }
        }
        prop_assert_eq!(
            [told.budget, told.reserved, told.committed, told.missing].map(regie::Money::cents),
            sums
        );
        let by_action: u128 = tried.plan().actions().values().map(|action| action.committed().cents()).sum();
        prop_assert_eq!(by_action, told.committed.cents());
        Ok(())
    });
}
