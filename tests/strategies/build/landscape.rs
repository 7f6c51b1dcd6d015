//! The elements of a landscape.

use super::super::draft::{Affected, Area, Challenge, Draft, Mandate, Pick, Stance, Theme};
use super::super::names::*;
use super::sets::Element;
use super::{Dress, Fields, chosen, distinct, fields, id, ids, push_once, restriction, set_valid};
use serde_json::{Value, json};

/// All elements, in no particular order of ids.
pub(crate) fn elements(draft: &Draft) -> Vec<Element> {
    let landscape = Landscape::of(draft);
    let frame = &draft.frame;
    let mut all: Vec<(&'static str, Fields)> = Vec::new();
    for (collection, names, count) in [
        ("sectors", &SECTORS[..], frame.sectors),
        ("levers", &LEVERS[..], frame.levers),
        ("schemes", &SCHEMES[..], frame.schemes),
    ] {
        all.extend((0..count).map(|index| (collection, named(names, index))));
    }
    all.extend((0..frame.target_groups).map(|index| ("target_groups", landscape.target_group(index))));
    all.extend((0..frame.trends).map(|index| ("trends", landscape.trend(index))));
    all.extend((0..draft.areas.len()).map(|index| ("areas", landscape.area(index))));
    all.extend((0..draft.themes.len()).map(|index| ("themes", landscape.theme(index))));
    all.extend((0..draft.stakeholders.len()).map(|index| ("stakeholders", landscape.stakeholder(index))));
    all.extend((0..draft.agreements.len()).map(|index| ("agreements", landscape.agreement(index))));
    for (index, stance) in draft.appointments.iter().enumerate() {
        let mut fields = landscape.stance(APPOINTMENTS[index], stance);
        if let Some(by) = stance.by.filter(|_| !draft.agreements.is_empty()) {
            fields.insert("by".into(), id(&AGREEMENTS, chosen(by, draft.agreements.len())));
        }
        all.push(("appointments", fields));
    }
    for (index, stance) in draft.exclusions.iter().enumerate() {
        let mut fields = landscape.stance(EXCLUSIONS[index], stance);
        fields.insert("reason".into(), json!("niet onze opdracht"));
        all.push(("exclusions", fields));
    }
    all.extend((0..draft.offers.len()).map(|index| ("offers", landscape.offer(index))));
    all.extend(
        draft
            .challenges
            .iter()
            .enumerate()
            .map(|(index, one)| ("challenges", landscape.challenge(index, one))),
    );
    for (number, (_, fields)) in all.iter_mut().enumerate() {
        landscape.dress.put_on(fields, number);
    }
    all.into_iter().map(|(collection, fields)| (collection, Value::Object(fields))).collect()
}

fn named(names: &[&str], index: usize) -> Fields {
    fields(json!({ "id": names[index], "label": names[index] }))
}

/// A draft, with what is worked out once for all its elements.
struct Landscape<'a> {
    draft: &'a Draft,
    dress: Dress,
    /// The rank of each area's level.
    ranks: Vec<usize>,
    twins: Option<[usize; 2]>,
    area_successors: Vec<Vec<usize>>,
    stakeholder_successors: Vec<Vec<usize>>,
    broader: Vec<Option<usize>>,
    exact: Vec<Vec<usize>>,
}

impl<'a> Landscape<'a> {
    fn of(draft: &'a Draft) -> Self {
        let ranks = ranks(draft);
        let same_level =
            |area: usize| (0..ranks.len()).filter(|&other| ranks[other] == ranks[area]).collect();
        let area_picks: Vec<&[Pick]> = draft.areas.iter().map(|area| &area.successors[..]).collect();
        let area_successors = acyclic(&area_picks, same_level);
        let picks: Vec<&[Pick]> = draft.stakeholders.iter().map(|one| &one.successors[..]).collect();
        let stakeholder_successors = acyclic(&picks, |_| (0..draft.stakeholders.len()).collect());
        let (exact, broader) = theme_relations(draft);
        Landscape {
            draft,
            dress: Dress::of(draft),
            twins: twins(draft, &ranks),
            ranks,
            area_successors,
            stakeholder_successors,
            broader,
            exact,
        }
    }

    /// An area, more often one of a high level than of a low one, or the other way round.
    fn by_level(&self, pick: Pick, highest_first: bool) -> usize {
        let mut areas: Vec<usize> = (0..self.ranks.len()).collect();
        areas.sort_by_key(
            |&area| if highest_first { LEVELS.len() - self.ranks[area] } else { self.ranks[area] },
        );
        areas[nearest(pick, areas.len())]
    }

    fn areas(&self, picks: &[Pick]) -> Vec<Value> {
        ids(&AREAS, &distinct(picks, self.draft.areas.len()))
    }

    fn themes(&self, picks: &[Pick]) -> Vec<Value> {
        ids(&THEMES, &distinct(picks, self.draft.themes.len()))
    }

    fn stakeholders(&self, picks: &[Pick]) -> Vec<Value> {
        ids(&STAKEHOLDERS, &distinct(picks, self.draft.stakeholders.len()))
    }

    fn levers(&self, picks: &[Pick]) -> Vec<Value> {
        ids(&LEVERS, &distinct(picks, self.draft.frame.levers))
    }

    fn sectors(&self, picks: &[Pick]) -> Vec<Value> {
        ids(&SECTORS, &distinct(picks, self.draft.frame.sectors))
    }

    fn target_groups(&self, picks: &[Pick]) -> Vec<Value> {
        ids(&TARGET_GROUPS, &distinct(picks, self.draft.frame.target_groups))
    }

    fn area(&self, index: usize) -> Fields {
        let area: &Area = &self.draft.areas[index];
        let rank = self.ranks[index];
        let where_rank = |fits: &dyn Fn(usize) -> bool| -> Vec<usize> {
            let mut found: Vec<usize> =
                (0..self.ranks.len()).filter(|&other| fits(self.ranks[other])).collect();
            found.sort_by_key(|&other| self.ranks[other].abs_diff(rank));
            found
        };
        let among = |picked: Vec<usize>, of: &[usize]| -> Vec<Value> {
            picked.into_iter().map(|at| id(&AREAS, of[at])).collect()
        };
        let neighbours: Vec<usize> =
            where_rank(&|other| other == rank).into_iter().filter(|&other| other != index).collect();
        let mut fields = named(&AREAS, index);
        fields.insert("level".into(), id(&LEVELS, rank));
        let below = where_rank(&|other| other < rank);
        self.dress.list(&mut fields, "within", ids(&AREAS, &self.within(index)));
        self.dress.list(&mut fields, "contains", among(near(&area.contains, below.len()), &below));
        self.dress.list(
            &mut fields,
            "neighbours",
            among(distinct(&area.neighbours, neighbours.len()), &neighbours),
        );
        self.dress.list(&mut fields, "successors", ids(&AREAS, &self.area_successors[index]));
        restriction(&mut fields, "themes", self.themes(&area.themes));
        if self.draft.frame.dress % 6 == 5 {
            fields.insert("codes".into(), json!({ "nis": format!("{}", 71_000 + index), "ovo": "OVO1" }));
        }
        set_valid(&mut fields, area.window, self.draft);
        fields
    }

    /// The areas that an area says it lies directly within.
    fn within(&self, index: usize) -> Vec<usize> {
        let mut above: Vec<usize> =
            (0..self.ranks.len()).filter(|&other| self.ranks[other] > self.ranks[index]).collect();
        above.sort_by_key(|&other| self.ranks[other]);
        let picked = near(&self.draft.areas[index].within, above.len());
        let mut within: Vec<usize> = picked.into_iter().map(|at| above[at]).collect();
        if let Some([one, other]) = self.twins
            && within.contains(&one) != within.contains(&other)
        {
            let (listed, missing) = if within.contains(&one) { (one, other) } else { (other, one) };
            // Not all are within both, so that one of the twins has more areas than the other.
            match index % 4 {
                1 => {}
                3 => within.iter_mut().filter(|of| **of == listed).for_each(|of| *of = missing),
                _ => within.push(missing),
            }
        }
        within
    }

    /// The areas that are within both twins.
    fn between_twins(&self) -> Vec<usize> {
        let Some(twins) = self.twins else { return Vec::new() };
        let both = |area: &usize| twins.iter().all(|twin| self.within(*area).contains(twin));
        (0..self.ranks.len()).filter(both).collect()
    }

    fn theme(&self, index: usize) -> Fields {
        let theme: &Theme = &self.draft.themes[index];
        let mut fields = named(&THEMES, index);
        if let Some(scheme) = scheme(self.draft, theme) {
            fields.insert("scheme".into(), id(&SCHEMES, scheme));
        }
        if let Some(broader) = self.broader[index] {
            fields.insert("broader".into(), id(&THEMES, broader));
        }
        let mut close = distinct(&theme.close, self.draft.themes.len());
        close.retain(|&other| other != index);
        self.dress.list(&mut fields, "exact", ids(&THEMES, &self.exact[index]));
        self.dress.list(&mut fields, "close", ids(&THEMES, &close));
        self.dress.list(&mut fields, "sectors", self.sectors(&theme.sectors));
        self.dress.list(&mut fields, "target_groups", self.target_groups(&theme.target_groups));
        self.dress.list(&mut fields, "usual_levers", self.levers(&theme.usual_levers));
        if self.draft.frame.dress % 7 == 3 {
            fields.insert("question".into(), json!("wat doen we eerst?"));
            fields.insert("goals".into(), json!(["minder wachten", { "nl": "meer rust" }]));
        }
        fields
    }

    fn target_group(&self, index: usize) -> Fields {
        let mut fields = named(&TARGET_GROUPS, index);
        if self.draft.frame.dress % 3 == 1 {
            let ages = [json!({ "from": 65 }), json!({ "from": 0, "until": 26 }), json!({ "until": 150 })];
            fields.insert("ages".into(), ages[index].clone());
        }
        fields
    }

    fn trend(&self, index: usize) -> Fields {
        let mut fields = named(&TRENDS, index);
        fields.insert("themes".into(), json!([THEMES[index % self.draft.themes.len()]]));
        if self.draft.frame.dress % 2 == 1 {
            fields.insert("description".into(), json!("meer mensen"));
        }
        fields
    }

    fn stakeholder(&self, index: usize) -> Fields {
        let one = &self.draft.stakeholders[index];
        let mut fields = named(&STAKEHOLDERS, index);
        let mut member_of = distinct(&one.member_of, self.draft.stakeholders.len());
        member_of.retain(|&other| other != index);
        fields.insert("kind".into(), id(&KINDS, chosen(one.kind, self.draft.frame.kinds)));
        fields.insert("works_in".into(), Value::Array(self.areas(&one.works_in)));
        self.dress.list(&mut fields, "sectors", self.sectors(&one.sectors));
        self.dress.list(&mut fields, "mandates", self.mandates(&one.mandates));
        self.dress.list(&mut fields, "member_of", ids(&STAKEHOLDERS, &member_of));
        self.dress.list(&mut fields, "represents", self.target_groups(&one.represents));
        self.dress.list(&mut fields, "successors", ids(&STAKEHOLDERS, &self.stakeholder_successors[index]));
        if self.draft.frame.dress % 6 == 5 {
            fields.insert("codes".into(), json!({ "kbo": "0207500000" }));
        }
        set_valid(&mut fields, one.window, self.draft);
        fields
    }

    /// Mandates at a level that is not above that of their area; one that repeats an earlier one is left out
    /// unless they hold at different times.
    fn mandates(&self, drafts: &[Mandate]) -> Vec<Value> {
        let mut keys: Vec<(usize, usize, usize, u8)> = Vec::new();
        for mandate in drafts {
            let within = self.by_level(mandate.within, true);
            let lever = chosen(mandate.lever, self.draft.frame.levers);
            let rank = chosen(mandate.level, self.ranks[within] + 1);
            let date = self.draft.frame.date;
            let repeats = keys.iter().any(|&(other_lever, other_rank, other_within, window)| {
                (other_lever, other_rank, other_within) == (lever, rank, within)
                    && overlap(window, mandate.window, date)
            });
            if !repeats {
                keys.push((lever, rank, within, mandate.window));
            }
        }
        let mandate = |(number, (lever, rank, within, window)): (usize, (usize, usize, usize, u8))| {
            let mut fields =
                fields(json!({ "lever": LEVERS[lever], "level": LEVELS[rank], "within": AREAS[within] }));
            set_valid(&mut fields, window, self.draft);
            self.dress.put_on(&mut fields, number);
            Value::Object(fields)
        };
        keys.into_iter().enumerate().map(mandate).collect()
    }

    fn agreement(&self, index: usize) -> Fields {
        let agreement = &self.draft.agreements[index];
        let mut fields = named(&AGREEMENTS, index);
        fields.insert("parties".into(), Value::Array(self.stakeholders(&agreement.parties)));
        restriction(&mut fields, "themes", self.themes(&agreement.themes));
        set_valid(&mut fields, agreement.window, self.draft);
        fields
    }

    fn stance(&self, own_id: &str, stance: &Stance) -> Fields {
        let draft = self.draft;
        let mut fields = fields(json!({
            "id": own_id,
            "stakeholder": STAKEHOLDERS[chosen(stance.stakeholder, draft.stakeholders.len())],
            "role": ROLES[chosen(stance.role, draft.frame.roles)],
            "within": AREAS[chosen(stance.within, draft.areas.len())],
        }));
        restriction(&mut fields, "themes", self.themes(&stance.themes));
        set_valid(&mut fields, stance.window, draft);
        fields
    }

    fn offer(&self, index: usize) -> Fields {
        let offer = &self.draft.offers[index];
        let mut fields = named(&OFFERS, index);
        fields.insert("by".into(), Value::Array(self.stakeholders(&offer.by)));
        fields.insert("themes".into(), Value::Array(self.themes(&offer.themes)));
        fields.insert("areas".into(), Value::Array(self.areas(&offer.areas)));
        self.dress.list(&mut fields, "target_groups", self.target_groups(&offer.target_groups));
        set_valid(&mut fields, offer.window, self.draft);
        fields
    }

    fn challenge(&self, index: usize, challenge: &Challenge) -> Fields {
        let mut fields = named(&CHALLENGES, index);
        let mut areas = Vec::new();
        let torn = if challenge.torn { self.between_twins() } else { Vec::new() };
        for affected in &challenge.areas {
            match *affected {
                Affected::Area(pick) if torn.len() > 1 => {
                    push_once(&mut areas, id(&AREAS, torn[chosen(pick, torn.len())]));
                }
                _ => push_once(&mut areas, self.affected(affected)),
            }
        }
        fields.insert("themes".into(), Value::Array(self.themes(&challenge.themes)));
        fields.insert("areas".into(), Value::Array(areas));
        fields.insert("spread".into(), json!(if challenge.shared { "shared" } else { "separate" }));
        self.dress.list(&mut fields, "needs", self.levers(&challenge.needs));
        self.dress.list(&mut fields, "target_groups", self.target_groups(&challenge.target_groups));
        let trends = distinct(&challenge.trends, self.draft.frame.trends);
        self.dress.list(&mut fields, "trends", ids(&TRENDS, &trends));
        if challenge.shared {
            let reasons = ["border", "win-win", "learning", "scale"];
            self.dress.list(
                &mut fields,
                "shared_because",
                ids(&reasons, &distinct(&challenge.shared_because, 4)),
            );
            if let Some(seat) = challenge.seat {
                fields.insert("seat".into(), id(&AREAS, self.by_level(seat, true)));
            }
        }
        set_valid(&mut fields, challenge.window, self.draft);
        fields
    }

    /// An area, or all areas of a level within it; an area of the lowest level has none below it.
    fn affected(&self, affected: &Affected) -> Value {
        match *affected {
            Affected::Area(pick) => id(&AREAS, self.by_level(pick, false)),
            Affected::Expansion(within, level) => {
                let area = self.by_level(within, true);
                match self.ranks[area] {
                    0 => id(&AREAS, area),
                    rank => json!({ "within": AREAS[area], "level": LEVELS[chosen(level, rank)] }),
                }
            }
        }
    }
}

/// The rank of each area's level; the first area is of the highest.
fn ranks(draft: &Draft) -> Vec<usize> {
    let levels = draft.frame.approaches.len();
    let mut ranks: Vec<usize> = draft.areas.iter().map(|area| chosen(area.level, levels)).collect();
    if let Some(first) = ranks.first_mut() {
        *first = levels - 1;
    }
    ranks
}

/// Two areas of one level, but not of the lowest.
fn twins(draft: &Draft, ranks: &[usize]) -> Option<[usize; 2]> {
    let of_rank = |rank: usize| -> Option<[usize; 2]> {
        let mut of_rank = (0..ranks.len()).filter(|&area| ranks[area] == rank);
        Some([of_rank.next()?, of_rank.next()?])
    };
    let mut pairs = (1..LEVELS.len()).filter_map(of_rank);
    match draft.frame.twins {
        Some(true) => pairs.next_back(),
        Some(false) => pairs.next(),
        None => None,
    }
}

fn scheme(draft: &Draft, theme: &Theme) -> Option<usize> {
    let schemes = draft.frame.schemes;
    theme.scheme.filter(|_| schemes > 0).map(|pick| chosen(pick, schemes))
}

/// What a pick chooses among so many things: the first more often than the last.
fn nearest(pick: Pick, count: usize) -> usize {
    let (pick, picks) = (usize::from(pick), usize::from(Pick::MAX) + 1);
    pick * pick * count / picks / picks
}

/// What a list of picks chooses so, each once.
fn near(picks: &[Pick], count: usize) -> Vec<usize> {
    let mut found = Vec::new();
    for &pick in picks.iter().filter(|_| count > 0) {
        push_once(&mut found, nearest(pick, count));
    }
    found
}

/// The successors that each element picks among its candidates, without itself, without cycles.
fn acyclic(picks: &[&[Pick]], candidates: impl Fn(usize) -> Vec<usize>) -> Vec<Vec<usize>> {
    let mut successors: Vec<Vec<usize>> = vec![Vec::new(); picks.len()];
    for (element, picked) in picks.iter().enumerate() {
        let others: Vec<usize> = candidates(element).into_iter().filter(|&other| other != element).collect();
        for successor in distinct(picked, others.len()).into_iter().map(|at| others[at]) {
            if !reaches(&successors, successor, element) {
                successors[element].push(successor);
            }
        }
    }
    successors
}

fn reaches(edges: &[Vec<usize>], from: usize, to: usize) -> bool {
    from == to || edges[from].iter().any(|&next| reaches(edges, next, to))
}

/// `exact` and `broader` of the themes: exact joins no two themes of one scheme, and broader, taken with exact, has no cycle.
fn theme_relations(draft: &Draft) -> (Vec<Vec<usize>>, Vec<Option<usize>>) {
    let count = draft.themes.len();
    // The class of a theme: the smallest of the themes that exact joins it with.
    let mut class: Vec<usize> = (0..count).collect();
    let mut exact: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (theme, of_draft) in draft.themes.iter().enumerate() {
        for other in distinct(&of_draft.exact, count) {
            let (one, two) = (class[theme], class[other]);
            let schemes = |of: usize| {
                let members = (0..count).filter(|&member| class[member] == of);
                members.filter_map(|member| scheme(draft, &draft.themes[member])).collect::<Vec<_>>()
            };
            let joins_a_scheme =
                one != two && schemes(one).iter().any(|scheme| schemes(two).contains(scheme));
            if other != theme && !joins_a_scheme {
                exact[theme].push(other);
                let joined = one.min(two);
                class.iter_mut().filter(|of| **of == one || **of == two).for_each(|of| *of = joined);
            }
        }
    }
    let mut broader = vec![None; count];
    let mut edges: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (theme, of_draft) in draft.themes.iter().enumerate() {
        let picked = of_draft.broader.map(|pick| chosen(pick, count));
        if let Some(other) = picked.filter(|&other| !reaches(&edges, class[other], class[theme])) {
            broader[theme] = Some(other);
            edges[class[theme]].push(class[other]);
        }
    }
    (exact, broader)
}
