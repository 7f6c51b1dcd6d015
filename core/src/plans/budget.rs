//! The poverty budget: reserved, committed, missing (A-52, E-64).

use serde::Serialize;

use super::state::Plan;
use crate::amount::{Money, Percent};
use crate::ids::Id;

/// The poverty budget of a plan (Dutch: *armoedebudget*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct PlanBudget<'a> {
    /// Domain by domain, in the order of ids.
    pub domains: Vec<DomainTotals<'a>>,
    /// The budgets of all domains.
    pub budget: Money,
    /// What is reserved in all domains.
    pub reserved: Money,
    /// What the actions get in all domains.
    pub committed: Money,
    /// What is missing in the domains that miss something: what one has beyond its share fills no hole in another (E-64: inside the domain).
    pub missing: Money,
}

/// The poverty budget of a policy domain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct DomainTotals<'a> {
    /// The domain.
    pub domain: &'a Id,
    /// Its budget.
    pub budget: Money,
    /// The share that is reserved.
    pub share: Percent,
    /// That share of the budget; a cent that does not divide is rounded up.
    pub reserved: Money,
    /// What the actions get, those that were given up left out.
    pub committed: Money,
    /// What of the reserved money no action gets yet.
    pub missing: Money,
    /// What the actions get beyond what is reserved.
    pub beyond: Money,
}

impl Plan {
    /// What is reserved, committed and missing in each policy domain, to the cent.
    #[must_use]
    pub fn budget(&self) -> PlanBudget<'_> {
        let domains: Vec<DomainTotals<'_>> = self
            .domains
            .iter()
            .map(|(id, domain)| {
                let share = domain.share.or(self.opened.share).unwrap_or_default();
                let reserved = share.of(domain.budget);
                let committed = self.live().filter_map(|(_, action)| action.budget.get(id).copied()).sum();
                let (missing, beyond) = (reserved.less(committed), committed.less(reserved));
                DomainTotals {
                    domain: id,
                    budget: domain.budget,
                    share,
                    reserved,
                    committed,
                    missing,
                    beyond,
                }
            })
            .collect();
        let sum = |of: fn(&DomainTotals<'_>) -> Money| domains.iter().map(of).sum();
        PlanBudget {
            budget: sum(|one| one.budget),
            reserved: sum(|one| one.reserved),
            committed: sum(|one| one.committed),
            missing: sum(|one| one.missing),
            domains,
        }
    }
}
