//! The words of the world: sectors, target groups, levers, themes, kinds. They are of the field; who does what with them is invented.

/// An id, in Dutch, in English.
pub(crate) type Words = (&'static str, &'static str, &'static str);

pub(crate) const SECTORS: [Words; 15] = [
    ("welfare", "algemeen welzijn", "general welfare"),
    ("poverty", "armoedebestrijding", "fighting poverty"),
    ("work", "werk", "work"),
    ("education", "onderwijs", "education"),
    ("housing", "wonen", "housing"),
    ("energy", "energie", "energy"),
    ("health", "gezondheid", "health"),
    ("home-care", "thuiszorg", "home care"),
    ("elderly-care", "ouderenzorg", "care for older people"),
    ("youth", "jeugd", "youth"),
    ("child-family", "kind en gezin", "child and family"),
    ("mental-health", "geestelijke gezondheid", "mental health"),
    ("integration", "integratie", "integration"),
    ("leisure", "vrije tijd", "leisure"),
    ("volunteering", "vrijwilligerswerk", "volunteering"),
];

pub(crate) const TARGET_GROUPS: [Words; 14] = [
    ("people-in-poverty", "mensen in armoede", "people in poverty"),
    ("children-in-poverty", "kinderen in armoede", "children in poverty"),
    ("low-income-tenants", "huurders met een laag inkomen", "tenants on a low income"),
    ("homeless-people", "daklozen", "homeless people"),
    ("jobseekers", "werkzoekenden", "jobseekers"),
    ("older-people", "ouderen", "older people"),
    ("informal-carers", "mantelzorgers", "informal carers"),
    ("people-with-disability", "personen met een handicap", "people with a disability"),
    ("young-people", "jongeren", "young people"),
    ("single-parents", "alleenstaande ouders", "single parents"),
    ("newcomers", "nieuwkomers", "newcomers"),
    ("people-with-mental-problems", "mensen met psychische problemen", "people with mental problems"),
    ("pupils", "leerlingen", "pupils"),
    ("isolated-people", "mensen zonder netwerk", "people without a network"),
];

pub(crate) const TRENDS: [(&str, &str, &str, &[&str]); 5] = [
    ("ageing", "vergrijzing", "ageing", &["care"]),
    ("rising-rents", "stijgende huren", "rising rents", &["housing", "poverty"]),
    ("smaller-families", "gezinsverdunning", "smaller households", &["housing", "mental-health"]),
    ("digitalisation", "digitalisering", "digitalisation", &["access"]),
    ("labour-shortage", "krapte op de arbeidsmarkt", "labour shortage", &["work", "care-workforce"]),
];

pub(crate) const SCHEMES: [Words; 3] = [
    ("welfare", "Thema's van welzijn", "Themes of welfare"),
    ("life", "Zes levensdomeinen", "Six domains of life"),
    ("ambitions", "Vier ambities", "Four ambitions"),
];

/// A lever, and who holds it: a kind, at which level, in how many of a thousand cases.
pub(crate) struct Lever {
    pub(crate) words: Words,
    pub(crate) held_by: &'static [(&'static str, &'static str, usize)],
}

const fn lever(
    id: &'static str,
    nl: &'static str,
    en: &'static str,
    held_by: &'static [(&'static str, &'static str, usize)],
) -> Lever {
    Lever { words: (id, nl, en), held_by }
}

#[rustfmt::skip]
pub(crate) const LEVERS: [Lever; 40] = [
    lever("local-housing-policy", "lokaal woonbeleid", "local housing policy", &[("municipality", "local", 950)]),
    lever("local-allocation-rules", "lokaal toewijzingsreglement", "local allocation rules", &[("municipality", "local", 700)]),
    lever("public-space", "openbare ruimte", "public space", &[("municipality", "local", 980)]),
    lever("leisure-offer", "vrijetijdsaanbod", "leisure offer", &[("municipality", "local", 850), ("leisure", "local", 200)]),
    lever("education-support", "flankerend onderwijsbeleid", "education support", &[("municipality", "local", 600)]),
    lever("childcare-desk", "lokaal loket kinderopvang", "childcare desk", &[("municipality", "local", 700)]),
    lever("convene", "lokaal overleg samenroepen", "convening consultation", &[("municipality", "local", 900), ("ocmw", "local", 300)]),
    lever("grant-aid", "steun toekennen", "granting aid", &[("ocmw", "local", 990)]),
    lever("budget-guidance", "budgetbegeleiding", "budget guidance", &[("ocmw", "local", 950), ("caw", "local", 500)]),
    lever("social-reception", "onthaal", "reception", &[("ocmw", "local", 950), ("caw", "local", 900), ("health-fund", "local", 600)]),
    lever("emergency-homes", "noodwoningen", "emergency homes", &[("ocmw", "local", 600)]),
    lever("social-employment", "sociale tewerkstelling", "social employment", &[("ocmw", "local", 850), ("social-economy", "local", 600)]),
    lever("home-services", "diensten aan huis", "services at home", &[("ocmw", "local", 700), ("home-care", "local", 300)]),
    lever("housing-guidance", "woonbegeleiding", "housing guidance", &[("ocmw", "local", 600), ("caw", "local", 500)]),
    lever("allocate-homes", "woningen toewijzen", "allocating homes", &[("housing-company", "local", 1000)]),
    lever("family-care-hours", "uren gezinszorg", "hours of family care", &[("home-care", "local", 600)]),
    lever("childcare-places", "plaatsen kinderopvang", "childcare places", &[("childcare", "local", 300)]),
    lever("school-costs", "schoolkosten", "school costs", &[("school", "local", 300)]),
    lever("match-volunteers", "vrijwilligers toeleiden", "matching volunteers", &[("volunteers", "local", 150), ("municipality", "local", 300)]),
    lever("work-experience", "werkervaring", "work experience", &[("social-economy", "local", 600), ("company", "local", 250)]),
    lever("residential-care", "residentiële zorg", "residential care", &[("care-home", "local", 900), ("ocmw", "local", 200)]),
    lever("pupil-guidance", "leerlingen begeleiden", "guiding pupils", &[("pupil-guidance", "local", 1000)]),
    lever("home-nursing", "thuisverpleging", "home nursing", &[("primary-care", "local", 200), ("home-care", "local", 200)]),
    lever("treat-mental-health", "psychische hulp", "mental health treatment", &[("mental-health", "local", 900)]),
    lever("energy-advice", "energieadvies", "energy advice", &[("energy-house", "local", 900)]),
    lever("neighbourhood-care", "buurtzorg", "neighbourhood care", &[("ocmw", "neighbourhood", 500), ("community-work", "neighbourhood", 500)]),
    lever("buddy-work", "buddywerking", "buddies", &[("volunteers", "neighbourhood", 200), ("citizens-initiative", "neighbourhood", 300)]),
    lever("interpreter-pool", "tolkenpool", "pool of interpreters", &[("welfare-association", "supralocal", 600), ("integration", "supralocal", 800)]),
    lever("transport-to-work", "vervoer naar werk", "transport to work", &[("welfare-association", "supralocal", 500), ("municipality", "local", 150)]),
    lever("signal-file", "signalen bundelen", "bundling signals", &[("welfare-association", "supralocal", 900)]),
    lever("interdisciplinary-team", "interdisciplinair team", "interdisciplinary team", &[("first-line-zone", "supralocal", 900)]),
    lever("collect-figures", "cijfers verzamelen", "collecting figures", &[("province", "provincial", 1000)]),
    lever("job-placement", "toeleiden naar werk", "job placement", &[("vdab", "local", 1000)]),
    lever("subsidise-childcare", "kinderopvang subsidiëren", "subsidising childcare", &[("opgroeien", "flemish", 1000)]),
    lever("finance-social-housing", "sociale woningen financieren", "financing social housing", &[("wonen-in-vlaanderen", "flemish", 1000)]),
    lever("recognise-capacity", "capaciteit erkennen", "recognising capacity", &[("departement-zorg", "flemish", 1000), ("vaph", "flemish", 1000)]),
    lever("set-minimum-income", "het leefloon bepalen", "setting the minimum income", &[("pod-mi", "federal", 1000)]),
    lever("amend-labour-law", "arbeidsrecht wijzigen", "amending labour law", &[("fod-werk", "federal", 1000)]),
    lever("social-energy-tariff", "sociaal energietarief", "social energy tariff", &[("fod-economie", "federal", 1000)]),
    lever("rent-guarantee", "huurwaarborgfonds", "rent guarantee fund", &[]),
];

pub(crate) struct Theme {
    pub(crate) words: Words,
    pub(crate) scheme: &'static str,
    pub(crate) broader: Option<&'static str>,
    pub(crate) exact: Option<&'static str>,
    pub(crate) sectors: &'static [&'static str],
    pub(crate) groups: &'static [&'static str],
    pub(crate) levers: &'static [&'static str],
}

/// A theme at the top of the list of welfare.
const fn top(
    id: &'static str,
    nl: &'static str,
    en: &'static str,
    sectors: &'static [&'static str],
    groups: &'static [&'static str],
    levers: &'static [&'static str],
) -> Theme {
    Theme { words: (id, nl, en), scheme: "welfare", broader: None, exact: None, sectors, groups, levers }
}

/// A theme below another.
const fn below(
    broader: &'static str,
    id: &'static str,
    nl: &'static str,
    en: &'static str,
    sectors: &'static [&'static str],
    levers: &'static [&'static str],
) -> Theme {
    Theme {
        words: (id, nl, en),
        scheme: "welfare",
        broader: Some(broader),
        exact: None,
        sectors,
        groups: &[],
        levers,
    }
}

/// A theme of another list that means the same.
const fn alike(
    scheme: &'static str,
    exact: &'static str,
    id: &'static str,
    nl: &'static str,
    en: &'static str,
) -> Theme {
    Theme {
        words: (id, nl, en),
        scheme,
        broader: None,
        exact: Some(exact),
        sectors: &[],
        groups: &[],
        levers: &[],
    }
}

/// A theme of another list, below one of another list.
const fn under(
    scheme: &'static str,
    broader: &'static str,
    id: &'static str,
    nl: &'static str,
    en: &'static str,
) -> Theme {
    Theme {
        words: (id, nl, en),
        scheme,
        broader: Some(broader),
        exact: None,
        sectors: &[],
        groups: &[],
        levers: &[],
    }
}

#[rustfmt::skip]
pub(crate) const THEMES: [Theme; 60] = [
    top("poverty", "Armoede", "Poverty", &["poverty", "welfare"], &["people-in-poverty"], &["grant-aid", "budget-guidance", "set-minimum-income"]),
    top("access", "Toegankelijke hulp", "Accessible help", &["welfare"], &["isolated-people"], &["social-reception", "convene", "interpreter-pool"]),
    top("work", "Werk", "Work", &["work"], &["jobseekers"], &["job-placement", "social-employment", "work-experience", "amend-labour-law"]),
    top("volunteering", "Vrijwilligerswerk", "Volunteering", &["volunteering"], &[], &["match-volunteers", "buddy-work"]),
    top("housing", "Wonen", "Housing", &["housing"], &["low-income-tenants"], &["local-housing-policy", "allocate-homes", "finance-social-housing", "rent-guarantee"]),
    top("energy", "Energie", "Energy", &["energy", "housing"], &["low-income-tenants"], &["energy-advice", "social-energy-tariff"]),
    top("care", "Zorg", "Care", &["health", "home-care"], &["older-people", "informal-carers"], &["home-services", "home-nursing", "family-care-hours", "recognise-capacity"]),
    top("children", "Kinderen en gezinnen", "Children and families", &["child-family"], &["single-parents", "children-in-poverty"], &["childcare-places", "childcare-desk", "subsidise-childcare"]),
    top("education", "Onderwijs", "Education", &["education"], &["pupils"], &["education-support", "pupil-guidance", "school-costs"]),
    top("integration", "Samenleven", "Living together", &["integration"], &["newcomers"], &["interpreter-pool", "convene"]),
    top("leisure", "Vrije tijd", "Leisure", &["leisure"], &["young-people"], &["leisure-offer", "public-space"]),
    top("mental-health", "Mentaal welzijn", "Mental well-being", &["mental-health"], &["people-with-mental-problems"], &["treat-mental-health", "interdisciplinary-team"]),
    below("poverty", "child-poverty", "Kinderarmoede", "Child poverty", &["child-family", "poverty"], &["grant-aid", "school-costs", "childcare-places"]),
    below("poverty", "debt", "Schulden", "Debt", &["welfare"], &["budget-guidance", "signal-file"]),
    below("poverty", "hidden-poverty", "Verborgen armoede", "Hidden poverty", &["poverty"], &["social-reception", "neighbourhood-care"]),
    below("poverty", "food-aid", "Voedselhulp", "Food aid", &["poverty", "volunteering"], &["grant-aid", "match-volunteers"]),
    below("access", "broad-reception", "Geïntegreerd breed onthaal", "Integrated broad reception", &["welfare", "poverty"], &["social-reception", "convene"]),
    below("access", "digital-inclusion", "Digitale inclusie", "Digital inclusion", &["welfare", "education"], &["social-reception", "buddy-work"]),
    below("access", "unclaimed-rights", "Rechten opnemen", "Unclaimed rights", &["welfare"], &["social-reception", "grant-aid", "signal-file"]),
    below("work", "work-barriers", "Drempels naar werk", "Barriers to work", &["work", "child-family"], &["transport-to-work", "childcare-desk", "subsidise-childcare"]),
    below("work", "work-experience-places", "Werkervaringsplaatsen", "Places for work experience", &["work"], &["work-experience", "social-employment"]),
    below("work", "long-unemployed", "Langdurig werkzoekenden", "Long-term jobseekers", &["work", "welfare"], &["job-placement", "social-employment", "amend-labour-law"]),
    below("volunteering", "volunteer-recruitment", "Vrijwilligers werven", "Recruiting volunteers", &["volunteering"], &["match-volunteers", "convene"]),
    below("volunteering", "neighbour-help", "Burenhulp", "Neighbours' help", &["volunteering", "home-care"], &["buddy-work", "neighbourhood-care"]),
    below("housing", "eviction", "Uithuiszetting voorkomen", "Preventing eviction", &["housing", "welfare"], &["housing-guidance", "budget-guidance", "rent-guarantee"]),
    below("housing", "acute-housing", "Acute woonnood", "Acute housing need", &["housing", "welfare"], &["emergency-homes", "housing-guidance"]),
    below("housing", "social-housing", "Sociale huisvesting", "Social housing", &["housing"], &["allocate-homes", "local-allocation-rules", "finance-social-housing"]),
    below("housing", "housing-quality", "Woningkwaliteit", "Quality of homes", &["housing", "energy"], &["local-housing-policy", "energy-advice"]),
    below("housing", "new-housing", "Nieuwe woonvormen", "New forms of housing", &["housing"], &["local-housing-policy", "public-space"]),
    below("energy", "energy-poverty", "Energiearmoede", "Energy poverty", &["energy", "poverty"], &["energy-advice", "grant-aid", "social-energy-tariff"]),
    below("energy", "renovation", "Renovatie", "Renovation", &["energy", "housing"], &["energy-advice", "local-housing-policy"]),
    below("care", "care-at-home", "Zorg aan huis", "Care at home", &["home-care", "health"], &["home-nursing", "family-care-hours", "home-services"]),
    below("care", "informal-care", "Mantelzorg", "Informal care", &["home-care", "volunteering"], &["home-services", "buddy-work"]),
    below("care", "care-network", "Publiek zorgnetwerk", "Public care network", &["elderly-care", "home-care"], &["residential-care", "interdisciplinary-team", "recognise-capacity"]),
    below("care", "neighbourhood-network", "Zorgzame buurten", "Caring neighbourhoods", &["home-care", "volunteering"], &["neighbourhood-care", "buddy-work"]),
    below("care", "care-workforce", "Tekort aan zorgpersoneel", "Shortage of care staff", &["health", "elderly-care"], &["recognise-capacity", "job-placement"]),
    below("care", "dementia", "Dementie", "Dementia", &["elderly-care", "health"], &["residential-care", "home-services"]),
    below("children", "childcare", "Kinderopvang", "Childcare", &["child-family"], &["childcare-places", "childcare-desk", "subsidise-childcare"]),
    below("children", "parenting", "Opvoedingsondersteuning", "Support for parents", &["child-family", "education"], &["convene", "pupil-guidance"]),
    below("children", "youth-care", "Jeugdhulp", "Youth care", &["youth", "child-family"], &["recognise-capacity", "interdisciplinary-team"]),
    below("education", "school-absence", "Schooluitval", "School absence", &["education", "youth"], &["pupil-guidance", "education-support"]),
    below("education", "school-bills", "Schoolfacturen", "School bills", &["education", "poverty"], &["school-costs", "grant-aid"]),
    below("education", "language-skills", "Taalvaardigheid", "Language skills", &["education", "integration"], &["education-support", "interpreter-pool"]),
    below("integration", "newcomers", "Nieuwkomers", "Newcomers", &["integration", "welfare"], &["interpreter-pool", "social-reception", "emergency-homes"]),
    below("integration", "interpreters", "Tolken", "Interpreters", &["integration"], &["interpreter-pool", "signal-file"]),
    below("leisure", "leisure-for-all", "Vrijetijdsparticipatie", "Leisure for all", &["leisure", "poverty"], &["leisure-offer", "grant-aid"]),
    below("leisure", "sport", "Sport en spel", "Sport and play", &["leisure", "youth"], &["leisure-offer", "public-space"]),
    below("mental-health", "loneliness", "Eenzaamheid", "Loneliness", &["mental-health", "volunteering"], &["buddy-work", "neighbourhood-care"]),
    below("mental-health", "depression", "Depressie", "Depression", &["mental-health", "health"], &["treat-mental-health", "interdisciplinary-team"]),
    below("mental-health", "young-minds", "Mentaal welzijn van jongeren", "Well-being of young people", &["mental-health", "youth"], &["treat-mental-health", "pupil-guidance"]),
    alike("life", "housing", "life-housing", "Wonen (levensdomein)", "Housing (domain of life)"),
    alike("life", "work", "life-work", "Arbeid (levensdomein)", "Work (domain of life)"),
    alike("life", "care", "life-health", "Gezondheid (levensdomein)", "Health (domain of life)"),
    alike("life", "education", "life-learning", "Leren (levensdomein)", "Learning (domain of life)"),
    alike("life", "leisure", "life-leisure", "Vrije tijd (levensdomein)", "Leisure (domain of life)"),
    alike("life", "poverty", "life-income", "Inkomen (levensdomein)", "Income (domain of life)"),
    alike("ambitions", "access", "rights-for-all", "Elk zijn rechten", "Rights for all"),
    under("ambitions", "housing", "a-home-for-all", "Iedereen een thuis", "A home for all"),
    under("ambitions", "children", "every-child-counts", "Elk kind telt", "Every child counts"),
    under("ambitions", "care", "caring-region", "Een zorgzame regio", "A caring region"),
];

/// Where an organisation works.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// One or two neighbourhoods of a town.
    Neighbourhood,
    /// A town.
    Town,
    /// A few neighbouring towns.
    Towns,
    /// A region or another group of towns.
    Region,
}

/// A kind of organisation: how many of them, where they work, in which sectors, and for whom some of them speak.
pub(crate) struct Kind {
    pub(crate) id: &'static str,
    pub(crate) nl: &'static str,
    pub(crate) en: &'static str,
    pub(crate) weight: usize,
    /// The reach, and in how many of a thousand cases.
    pub(crate) reach: &'static [(Reach, usize)],
    pub(crate) sectors: &'static [&'static str],
    /// Some work in one of these as well.
    pub(crate) beside: &'static [&'static str],
    pub(crate) speaks_for: &'static [&'static str],
    /// In how many of a thousand cases it speaks for one or two of these.
    pub(crate) speaks: usize,
}

#[allow(clippy::too_many_arguments, reason = "a row of a table")]
const fn kind(
    id: &'static str,
    nl: &'static str,
    en: &'static str,
    weight: usize,
    reach: &'static [(Reach, usize)],
    sectors: &'static [&'static str],
    beside: &'static [&'static str],
    (speaks, speaks_for): (usize, &'static [&'static str]),
) -> Kind {
    Kind { id, nl, en, weight, reach, sectors, beside, speaks_for, speaks }
}

const TOWN: &[(Reach, usize)] = &[(Reach::Town, 1000)];
const NEAR: &[(Reach, usize)] = &[(Reach::Neighbourhood, 400), (Reach::Town, 600)];
const WIDE: &[(Reach, usize)] = &[(Reach::Town, 300), (Reach::Towns, 600), (Reach::Region, 100)];
const REGION: &[(Reach, usize)] = &[(Reach::Towns, 300), (Reach::Region, 700)];

#[rustfmt::skip]
pub(crate) const KINDS: [Kind; 25] = [
    kind("school", "School", "School", 140, TOWN, &["education"], &["child-family", "youth"], (0, &[])),
    kind("pupil-guidance", "CLB", "Pupil guidance centre", 12, WIDE, &["education", "youth"], &[], (0, &[])),
    kind("care-home", "Woonzorgcentrum", "Care home", 60, TOWN, &["elderly-care", "health"], &["home-care"], (0, &[])),
    kind("home-care", "Thuiszorgdienst", "Home care service", 50, WIDE, &["home-care"], &["elderly-care", "health"], (0, &[])),
    kind("primary-care", "Groepspraktijk", "Group practice", 110, NEAR, &["health"], &["mental-health", "home-care"], (0, &[])),
    kind("mental-health", "Dienst geestelijke gezondheid", "Mental health service", 25, WIDE, &["mental-health"], &["health", "youth"], (0, &[])),
    kind("disability-service", "Dienst handicap", "Disability service", 30, WIDE, &["health", "welfare"], &[], (300, &["people-with-disability"])),
    kind("youth-care", "Voorziening jeugdhulp", "Youth care service", 25, WIDE, &["youth", "child-family"], &["welfare"], (0, &[])),
    kind("childcare", "Kinderopvang", "Childcare", 90, NEAR, &["child-family"], &[], (0, &[])),
    kind("youth-work", "Jeugdwerk", "Youth work", 70, NEAR, &["youth", "leisure"], &["welfare"], (300, &["young-people", "children-in-poverty"])),
    kind("community-work", "Opbouwwerk", "Community work", 20, NEAR, &["poverty", "integration"], &["housing", "welfare"], (600, &["people-in-poverty", "low-income-tenants", "newcomers"])),
    kind("volunteers", "Vrijwilligersgroep", "Volunteers' group", 140, NEAR, &["volunteering"], &["poverty", "leisure", "integration", "home-care", "welfare"], (80, &["isolated-people", "older-people"])),
    kind("carers", "Mantelzorgvereniging", "Association of carers", 25, WIDE, &["home-care", "volunteering"], &[], (900, &["informal-carers", "older-people"])),
    kind("citizens-initiative", "Burgerinitiatief", "Citizens' initiative", 45, NEAR, &["volunteering"], &["energy", "housing", "integration"], (0, &[])),
    kind("poverty-association", "Vereniging armen aan het woord", "Association of people in poverty", 16, WIDE, &["poverty"], &["welfare"], (1000, &["people-in-poverty", "children-in-poverty", "low-income-tenants"])),
    kind("user-organisation", "Gebruikersorganisatie", "Organisation of users", 30, WIDE, &["welfare"], &["health", "mental-health"], (1000, &["people-with-disability", "people-with-mental-problems", "homeless-people", "single-parents", "jobseekers"])),
    kind("housing-company", "Woonmaatschappij", "Housing company", 16, WIDE, &["housing"], &["energy", "welfare"], (0, &[])),
    kind("social-economy", "Maatwerkbedrijf", "Social economy company", 26, WIDE, &["work"], &["energy", "poverty"], (0, &[])),
    kind("company", "Bedrijf", "Company", 45, WIDE, &["work"], &["housing", "energy"], (0, &[])),
    kind("leisure", "Vrijetijdsvereniging", "Leisure club", 75, TOWN, &["leisure"], &["youth", "volunteering"], (0, &[])),
    kind("integration", "Integratiedienst", "Integration service", 8, REGION, &["integration"], &["education"], (300, &["newcomers"])),
    kind("energy-house", "Energiehuis", "Energy house", 5, REGION, &["energy"], &["housing"], (0, &[])),
    kind("caw", "CAW", "Centre for general welfare work", 6, REGION, &["welfare", "housing"], &["poverty"], (0, &[])),
    kind("health-fund", "Dienst maatschappelijk werk", "Social work service", 7, REGION, &["welfare", "health"], &["home-care"], (0, &[])),
    kind("network", "Netwerk", "Network", 6, REGION, &["welfare"], &["health", "work", "housing", "youth"], (0, &[])),
];

/// A service of Flanders or of Belgium: its id is a kind of its own for the levers.
pub(crate) struct Service {
    pub(crate) words: Words,
    pub(crate) kind: &'static str,
    pub(crate) sectors: &'static [&'static str],
}

const fn service(
    id: &'static str,
    nl: &'static str,
    en: &'static str,
    kind: &'static str,
    sectors: &'static [&'static str],
) -> Service {
    Service { words: (id, nl, en), kind, sectors }
}

#[rustfmt::skip]
pub(crate) const SERVICES: [Service; 12] = [
    service("opgroeien", "Opgroeien", "Growing Up", "flemish-agency", &["child-family", "youth"]),
    service("vdab", "VDAB", "Flemish employment service", "flemish-agency", &["work"]),
    service("vaph", "VAPH", "Flemish agency for people with a disability", "flemish-agency", &["welfare", "health"]),
    service("wonen-in-vlaanderen", "Wonen in Vlaanderen", "Housing in Flanders", "flemish-agency", &["housing"]),
    service("departement-zorg", "Departement Zorg", "Department of Care", "flemish-agency", &["health", "home-care", "elderly-care", "mental-health"]),
    service("agentschap-integratie", "Agentschap Integratie en Inburgering", "Agency for Integration", "flemish-agency", &["integration"]),
    service("departement-onderwijs", "Departement Onderwijs", "Department of Education", "flemish-agency", &["education"]),
    service("sport-vlaanderen", "Sport Vlaanderen", "Sport Flanders", "flemish-agency", &["leisure"]),
    service("pod-mi", "POD Maatschappelijke Integratie", "Public Planning Service Social Integration", "federal-service", &["poverty", "welfare"]),
    service("fod-werk", "FOD Werkgelegenheid", "Federal Public Service Employment", "federal-service", &["work"]),
    service("fod-economie", "FOD Economie", "Federal Public Service Economy", "federal-service", &["energy"]),
    service("fod-sociale-zekerheid", "FOD Sociale Zekerheid", "Federal Public Service Social Security", "federal-service", &["welfare", "health"]),
];
