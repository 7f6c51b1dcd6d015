//! What there is: names in lists, areas, stakeholders and all that speaks of them, offers, challenges (contract §2).

use super::graph::{Graph, codes};
use super::node::Node;
use super::options::Organisation;
use crate::document::{
    Agreement, Appointment, Area, AreaEntry, Challenge, Exclusion, Lever, Mandate, Offer, Scheme, Sector,
    Stakeholder, TargetGroup, Theme, Trend,
};

const CONCEPT: &str = "skos:Concept";

impl<'a> Graph<'a> {
    /// Lists of names, and what stands in them.
    pub(super) fn concepts(&mut self) {
        for scheme in self.elements::<Scheme>() {
            let mut node = self.element(scheme, &["skos:ConceptScheme"]);
            node.text("prefLabel", &scheme.label);
            self.push(node);
        }
        let sectors = self.elements::<Sector>();
        self.schemes(&sectors, ["sectoren", "sectors"]);
        for sector in sectors {
            let node = self.concept(sector, &[CONCEPT]);
            self.push(node);
        }
        let levers = self.elements::<Lever>();
        self.schemes(&levers, ["hefbomen", "levers"]);
        for lever in levers {
            let node = self.concept(lever, &[CONCEPT, "regie:Lever"]);
            self.push(node);
        }
        let groups = self.elements::<TargetGroup>();
        self.schemes(&groups, ["doelgroepen", "target groups"]);
        for group in groups {
            let mut node = self.concept(group, &[CONCEPT, "dct:AgentClass"]);
            if let Some(ages) = group.ages {
                node.maybe("ageFrom", ages.from);
                node.maybe("ageUntil", ages.until);
            }
            self.push(node);
        }
        let themes = self.elements::<Theme>();
        self.schemes(&themes, ["thema’s", "themes"]);
        for theme in themes {
            let node = self.theme(theme);
            self.push(node);
        }
        let trends = self.elements::<Trend>();
        self.schemes(&trends, ["tendensen", "trends"]);
        for trend in trends {
            let mut node = self.concept(trend, &[CONCEPT, "regie:Trend"]);
            node.list("influences", self.names.all("theme", &trend.themes));
            self.push(node);
        }
    }

    fn theme(&mut self, theme: &'a Theme) -> Node {
        let mut node = self.concept(theme, &[CONCEPT, "regie:Theme"]);
        if let Some(question) = &theme.question {
            node.text("question", question);
        }
        let goals = theme.goals.iter().zip(1_u32..).map(|(text, n)| {
            let mut goal = Node::new(format!("{}/goal/{n}", node.iri()), &["regie:Goal"]);
            goal.text("description", text);
            goal.put("number", n);
            goal
        });
        let goals = goals.collect();
        node.list("goal", goals);
        node.maybe("broader", theme.broader.as_ref().map(|broader| self.names.of("theme", broader)));
        node.list("exactMatch", self.names.all("theme", &theme.exact));
        node.list("closeMatch", self.names.all("theme", &theme.close));
        node.list("sector", self.names.all("sector", &theme.sectors));
        node.list("concerns", self.names.all("target-group", &theme.target_groups));
        node.list("usualLever", self.names.all("lever", &theme.usual_levers));
        node
    }

    /// Areas (OSLO: a location; what lies in what by `GeoSPARQL`).
    pub(super) fn areas(&mut self) {
        for area in self.elements::<Area>() {
            let mut node = self.element(area, &["prov:Location", "geo:Feature"]);
            node.text("label", &area.label);
            node.put("type", self.names.of("level", &area.level));
            node.list("within", self.names.areas(&area.within));
            node.list("contains", self.names.areas(&area.contains));
            node.list("touches", self.names.areas(&area.neighbours));
            node.list("subject", self.names.all("theme", &area.themes));
            node.list("replacedBy", self.names.areas(&area.successors));
            node.maybe("notation", area.codes.get("nis").map(String::as_str));
            codes(&mut node, &area.codes);
            self.valid(&mut node, area.valid);
            self.push(node);
        }
    }

    /// Stakeholders, and what they agreed.
    pub(super) fn organisations(&mut self) {
        for stakeholder in self.elements::<Stakeholder>() {
            let node = self.stakeholder(stakeholder);
            self.push(node);
        }
        for agreement in self.elements::<Agreement>() {
            let mut node = self.element(agreement, &["org:OrganizationalCollaboration"]);
            node.text("prefLabel", &agreement.label);
            node.list("hasMember", self.names.all("stakeholder", &agreement.parties));
            node.list("subject", self.names.all("theme", &agreement.themes));
            self.valid(&mut node, agreement.valid);
            self.push(node);
        }
        for appointment in self.elements::<Appointment>() {
            let node = self.appointment(appointment);
            self.push(node);
        }
        for exclusion in self.elements::<Exclusion>() {
            let node = self.exclusion(exclusion);
            self.push(node);
        }
    }

    fn stakeholder(&mut self, stakeholder: &'a Stakeholder) -> Node {
        let mut node = self.element(stakeholder, &["org:Organization"]);
        let class = self.organisation(stakeholder.kind.as_str());
        class.map_or(&[][..], Organisation::classes).iter().for_each(|class| node.is_a(class));
        // only a number in the register says that a private organisation is registered
        if class.is_none() && stakeholder.codes.contains_key("kbo") {
            node.is_a("regorg:RegisteredOrganization");
        }
        node.text("prefLabel", &stakeholder.label);
        node.put("classification", self.names.of("kind", &stakeholder.kind));
        let has_territory = class == Some(Organisation::AdministrativeUnit);
        let works_in = if has_territory { "workingArea" } else { "spatial" };
        node.list(works_in, self.names.areas(&stakeholder.works_in));
        node.list("sector", self.names.all("sector", &stakeholder.sectors));
        node.list("represents", self.names.all("target-group", &stakeholder.represents));
        codes(&mut node, &stakeholder.codes);
        let mut mandates: Vec<_> =
            stakeholder.mandates.iter().map(|mandate| self.mandate(node.iri(), mandate)).collect();
        crate::order::sort_by(&mut mandates, |one, other| one.iri().cmp(other.iri()));
        node.list("mandate", mandates);
        let of: Vec<_> = stakeholder.member_of.iter().collect();
        let memberships = of.into_iter().map(|other| {
            let iri = format!("{}/member-of/{}", node.iri(), super::iri::step(other.as_str()));
            let mut membership = Node::new(iri, &["org:Membership"]);
            membership.put("member", node.iri());
            membership.put("organization", self.names.of("stakeholder", other));
            membership
        });
        let mut memberships: Vec<_> = memberships.collect();
        crate::order::sort_by(&mut memberships, |one, other| one.iri().cmp(other.iri()));
        node.list("hasMembership", memberships);
        if !stakeholder.successors.is_empty() {
            let mut change = Node::new(format!("{}/succession", node.iri()), &["org:ChangeEvent"]);
            change.put("originalOrganization", node.iri());
            change.list("resultingOrganization", self.names.all("stakeholder", &stakeholder.successors));
            change.maybe("date", stakeholder.valid.until.map(|until| until.to_string()));
            node.put("changedBy", change);
        }
        self.valid(&mut node, stakeholder.valid);
        node
    }

    /// A mandate is what its stakeholder may do: it is named after its lever, level and area, and the day from which it holds where that is said.
    fn mandate(&mut self, of: &str, mandate: &'a Mandate) -> Node {
        let Mandate { lever, level, within, valid, .. } = mandate;
        let key = [lever, level, within].map(|id| super::iri::step(id.as_str())).join("@");
        let from = valid.from.map_or(String::new(), |from| format!("@{from}"));
        let mut node = Node::new(format!("{of}/mandate/{key}{from}"), &["regie:Mandate"]);
        node.put("lever", self.names.of("lever", lever));
        node.put("level", self.names.of("level", level));
        node.put("area", self.names.of("area", within));
        self.valid(&mut node, *valid);
        self.beside(&mut node, mandate);
        node
    }

    fn appointment(&mut self, appointment: &'a Appointment) -> Node {
        let mut node = self.element(appointment, &["cv:Participation", "regie:Appointment"]);
        node.put("hasParticipant", self.names.of("stakeholder", &appointment.stakeholder));
        node.put("role", self.names.of("role", &appointment.role));
        node.put("spatial", self.names.of("area", &appointment.within));
        node.list("subject", self.names.all("theme", &appointment.themes));
        node.maybe("agreement", appointment.by.as_ref().map(|by| self.names.of("agreement", by)));
        self.valid(&mut node, appointment.valid);
        node
    }

    fn exclusion(&mut self, exclusion: &'a Exclusion) -> Node {
        let mut node = self.element(exclusion, &["regie:Exclusion"]);
        node.put("stakeholder", self.names.of("stakeholder", &exclusion.stakeholder));
        node.put("ofRole", self.names.of("role", &exclusion.role));
        node.put("spatial", self.names.of("area", &exclusion.within));
        node.list("subject", self.names.all("theme", &exclusion.themes));
        node.text("reason", &exclusion.reason);
        self.valid(&mut node, exclusion.valid);
        node
    }

    /// What exists already, and what is to be done.
    pub(super) fn work(&mut self) {
        for offer in self.elements::<Offer>() {
            let node = self.offer(offer);
            self.push(node);
        }
        for challenge in self.elements::<Challenge>() {
            let node = self.challenge(challenge);
            self.push(node);
        }
    }

    /// An offer is a public service where a public organisation answers for it; others take part in it.
    fn offer(&mut self, offer: &'a Offer) -> Node {
        let mut node = self.element(offer, &["regie:Offer"]);
        node.text("title", &offer.label);
        let is_public = |id: &&crate::ids::Id| {
            let kind = self.atlas.stakeholder(id.as_str()).map(|stakeholder| stakeholder.kind.as_str());
            kind.and_then(|kind| self.organisation(kind)).is_some_and(Organisation::is_public)
        };
        let (public, others): (Vec<_>, Vec<_>) = offer.by.iter().partition(is_public);
        let themes = self.names.all("theme", &offer.themes);
        if !public.is_empty() {
            node.is_a("cpsv:PublicService");
            node.list("competentAuthority", self.names.all("stakeholder", public));
            node.list("thematicArea", themes.clone());
        }
        let provider = |id: &crate::ids::Id| {
            let iri = format!("{}/provided-by/{}", node.iri(), super::iri::step(id.as_str()));
            let mut participation = Node::new(iri, &["cv:Participation"]);
            participation.put("hasParticipant", self.names.of("stakeholder", id));
            participation.put("role", "regie:provides");
            participation
        };
        let mut others: Vec<_> = others.into_iter().map(provider).collect();
        crate::order::sort_by(&mut others, |one, other| one.iri().cmp(other.iri()));
        node.list("hasParticipation", others);
        node.list("subject", themes);
        node.list("spatial", self.names.areas(&offer.areas));
        node.list("audience", self.names.all("target-group", &offer.target_groups));
        self.valid(&mut node, offer.valid);
        node
    }

    fn challenge(&mut self, challenge: &'a Challenge) -> Node {
        let mut node = self.element(challenge, &["regie:Challenge"]);
        node.text("title", &challenge.label);
        node.list("subject", self.names.all("theme", &challenge.themes));
        let (mut named, mut all) = (Vec::new(), Vec::new());
        for entry in &challenge.areas {
            match entry {
                AreaEntry::Area(area) => named.push(area),
                AreaEntry::Within { within, level } => all.push((within, level)),
            }
        }
        node.list("spatial", self.names.areas(named));
        crate::order::sort(&mut all);
        let all = all.into_iter().map(|(within, level)| {
            let key = [within, level].map(|id| super::iri::step(id.as_str())).join(":");
            let mut areas = Node::new(format!("{}/areas/{key}", node.iri()), &["regie:AllOfLevel"]);
            areas.put("area", self.names.of("area", within));
            areas.put("level", self.names.of("level", level));
            areas
        });
        let all = all.collect();
        node.list("allOfLevel", all);
        node.put("spread", format!("regie:spread-{}", challenge.spread));
        let mut because = challenge.shared_because.clone();
        crate::order::sort(&mut because);
        node.list("sharedBecause", because.iter().map(|why| format!("regie:shared-{why}")).collect());
        node.list("needs", self.names.all("lever", &challenge.needs));
        node.list("concerns", self.names.all("target-group", &challenge.target_groups));
        node.list("trend", self.names.all("trend", &challenge.trends));
        node.maybe("seatArea", challenge.seat.as_ref().map(|seat| self.names.of("area", seat)));
        self.valid(&mut node, challenge.valid);
        node
    }
}
