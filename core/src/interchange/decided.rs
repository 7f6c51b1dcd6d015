//! Decisions: who acts where, and by which rules (contract §5). A role on a challenge is a participation (CPSV-AP) that is derived from its rules (PROV).

use super::book::strength;
use super::graph::Graph;
use super::node::Node;
use crate::answer::{ExcludedAnswer, Gap, LeverAnswer, RoleAnswer, Seat};
use crate::atlas::Notice;
use crate::decide::Decision;
use crate::document::Approach;

fn approach(approach: Approach) -> String {
    format!("regie:approach-{approach}")
}

impl Graph<'_> {
    /// Every decision, in the order of challenges.
    pub(super) fn decisions(&mut self) {
        for decision in self.atlas.decisions() {
            let node = self.decision(&decision);
            self.push(node);
        }
    }

    pub(super) fn notice(&self, notice: &Notice) -> Node {
        let mut node =
            Node::new(self.names.answer(&["notice", notice.code(), notice.path()]), &["regie:Notice"]);
        node.put("noticeCode", notice.code());
        node.put("noticePath", notice.path());
        node.maybe("nearest", notice.nearest.as_deref());
        node
    }

    fn decision(&self, decision: &Decision<'_>) -> Node {
        let challenge = decision.challenge();
        let iri = self.names.answer(&["challenge", challenge.as_str()]);
        let mut node = Node::new(iri, &["regie:Decision", "prov:Entity"]);
        node.put("challenge", self.names.of("challenge", challenge));
        node.put("decidedFor", self.atlas.date().to_string());
        node.put("derivedFrom", vec![self.names.document(0), self.names.rule_book()]);
        node.put("highestApproach", approach(decision.approach()));
        node.list("approach", decision.approaches().map(approach).collect());
        let seats = decision.seats().map(|seat| self.seat(node.iri(), &seat)).collect();
        node.list("seat", seats);
        let gaps = decision.gaps().map(|gap| self.gap(node.iri(), "gap", &gap)).collect();
        node.list("gap", gaps);
        node
    }

    fn seat(&self, decision: &str, seat: &Seat<'_>) -> Node {
        let iri = format!("{decision}/seat/{}", super::iri::step(seat.area().as_str()));
        let mut node = Node::new(iri, &["regie:Seat"]);
        node.put("area", self.names.of("area", seat.area()));
        node.put("level", self.names.of("level", seat.level()));
        node.list("covers", self.names.areas(seat.covers()));
        node.put("highestApproach", approach(seat.approach()));
        node.list("approach", seat.approaches().map(approach).collect());
        let levers = seat.levers().map(|lever| self.lever(node.iri(), &lever)).collect();
        node.list("neededLever", levers);
        let roles = seat.roles().map(|role| self.role(node.iri(), &role)).collect();
        node.list("hasParticipation", roles);
        let excluded = seat.excluded().map(|one| self.excluded(node.iri(), &one)).collect();
        node.list("excluded", excluded);
        let gaps = seat.gaps().map(|gap| self.gap(node.iri(), "gap", &gap)).collect();
        node.list("gap", gaps);
        let advice = seat.advice().map(|gap| self.gap(node.iri(), "advice", &gap)).collect();
        node.list("advice", advice);
        node
    }

    fn lever(&self, seat: &str, lever: &LeverAnswer<'_>) -> Node {
        let iri = format!("{seat}/lever/{}", super::iri::step(lever.lever.as_str()));
        let mut node = Node::new(iri, &["regie:NeededLever"]);
        node.put("lever", self.names.of("lever", lever.lever));
        let sources = lever.sources.iter().map(|source| {
            let iri = format!("{}/at/{}", node.iri(), super::iri::step(source.area.as_str()));
            let mut at = Node::new(iri, &["regie:LeverPlace"]);
            at.put("area", self.names.of("area", source.area));
            at.put("level", self.names.of("level", source.level));
            at.put("approach", approach(source.approach));
            at.list("covers", self.names.areas(source.covers.iter().copied()));
            at.list("heldBy", self.names.all("stakeholder", source.holders.iter().copied()));
            at
        });
        let sources = sources.collect();
        node.list("liesAt", sources);
        node.list("missingIn", self.names.areas(lever.missing_in.iter().copied()));
        node
    }

    fn role(&self, seat: &str, role: &RoleAnswer<'_>) -> Node {
        let key = [role.role, role.area, role.stakeholder].map(|id| super::iri::step(id.as_str())).join("/");
        let mut node = Node::new(format!("{seat}/role/{key}"), &["cv:Participation", "prov:Entity"]);
        node.put("role", self.names.of("role", role.role));
        node.put("hasParticipant", self.names.of("stakeholder", role.stakeholder));
        node.put("spatial", self.names.of("area", role.area));
        node.put("strength", strength(role.strength));
        node.list("derivedFrom", self.names.all("rule", role.because.iter().copied()));
        node
    }

    fn excluded(&self, seat: &str, one: &ExcludedAnswer<'_>) -> Node {
        let key = [one.role, one.area, one.stakeholder].map(|id| super::iri::step(id.as_str())).join("/");
        let mut node = Node::new(format!("{seat}/excluded/{key}"), &["regie:Excluded", "prov:Entity"]);
        node.put("ofRole", self.names.of("role", one.role));
        node.put("stakeholder", self.names.of("stakeholder", one.stakeholder));
        node.put("area", self.names.of("area", one.area));
        node.list("derivedFrom", self.names.all("rule", one.because.iter().copied()));
        node.list("forbiddenBy", self.names.all("rule", one.forbidden_by.iter().copied()));
        node.list("exclusion", self.names.all("exclusion", one.exclusions.iter().copied()));
        node
    }

    /// A gap, or a point for attention: named after what makes it one.
    fn gap(&self, of: &str, what: &str, gap: &Gap<'_>) -> Node {
        let key: Vec<&str> = match gap {
            Gap::NoHolder { lever, area, .. } => vec![lever.as_str(), area.as_str()],
            Gap::Requirement { requirement, area, .. } => vec![requirement.as_str(), area.as_str()],
            Gap::Separation { separation, stakeholder, .. } => {
                vec![separation.as_str(), stakeholder.as_str()]
            }
            Gap::NoCommonArea => Vec::new(),
        };
        let kind = gap.kind();
        let mut iri = format!("{of}/{what}/{kind}");
        for one in key {
            iri.push('/');
            iri.push_str(&super::iri::step(one));
        }
        let mut node = Node::new(iri, &["regie:Gap"]);
        node.put("type", format!("regie:gap-{kind}"));
        match gap {
            Gap::NoHolder { lever, area, held_below } => {
                node.put("lever", self.names.of("lever", lever));
                node.put("area", self.names.of("area", area));
                node.put("heldBelow", *held_below);
            }
            Gap::Requirement { requirement, area, role, found, at_least } => {
                node.put("requirement", self.names.of("requirement", requirement));
                node.put("area", self.names.of("area", area));
                node.put("ofRole", self.names.of("role", role));
                node.put("found", *found);
                node.put("atLeast", *at_least);
            }
            Gap::Separation { separation, stakeholder, roles } => {
                node.put("separation", self.names.of("separation", separation));
                node.put("stakeholder", self.names.of("stakeholder", stakeholder));
                node.list("ofRole", self.names.all("role", roles.iter().copied()));
            }
            Gap::NoCommonArea => {}
        }
        node
    }
}
