//! The theme trajectory of Noord-West-Vlaanderen in 2018, from the invitation to the inspiration note.
//!
//! Five partners invite to five themes; one registers before Friday 26 January 2018, noon; each group meets two or three half days until the end of March. Who comes is modelled here, and so are
//! the Tuesdays, the scores and the rooms: the invitation does not say them.
//!
//! `cargo run --example a_trajectory`; what it prints stands at the end.

use regie::trajectories::{
    CalendarStyle, ChallengeScored, CriteriaSet, Criterion, GroupCount, GroupRequirement, Half, HalfDay,
    Hours, InspirationNoteSent, MeetingHeld, MeetingPlan, Question, QuestionAnswered, Registered, Score,
    ThemeGroup, Trajectories, Trajectory, TrajectoryEvent, TrajectoryOpened, TrendNoteSent,
};
use regie::{Atlas, Id, Moment, Options, Severity, Text, Validity, flanders};

type Fallible<T> = Result<T, Box<dyn std::error::Error>>;

const CARE: &str = "trajectory-care";
const GROWING_UP: &str = "trajectory-development";
const WORK: &str = "trajectory-training-work";
const HOUSING: &str = "trajectory-housing";
const MONEY: &str = "trajectory-financial-resilience";

/// Who registers, for whom, for what.
const REGISTRATIONS: [(&str, &str, &[&str]); 12] = [
    ("d01", "ocmw-brugge", &[CARE, MONEY]),
    ("d02", "gemeente-oostende", &[HOUSING]),
    ("d03", "ocmw-torhout", &[HOUSING, MONEY]),
    ("d04", "thuiszorg-nwvl", &[CARE]),
    ("d05", "caw-nwvl", &[HOUSING, GROWING_UP]),
    ("d06", "shm-nwvl", &[HOUSING]),
    ("d07", "vdab-nwvl", &[WORK]),
    ("d08", "sociale-economie-nwvl", &[WORK, MONEY]),
    ("d09", "huizen-van-het-kind-nwvl", &[GROWING_UP]),
    ("d10", "gemeente-jabbeke", &[GROWING_UP, WORK]),
    ("d11", "cgg-nwvl", &[CARE, WORK]),
    ("d12", "ocmw-brugge", &[HOUSING]),
];

const HOST: &str = "welzijnsplatform-nwvl";

/// The trajectories, and what a change of them needs.
struct Region {
    atlas: Atlas,
    trajectories: Trajectories,
    /// The id of the trajectory.
    name: Id,
}

impl Region {
    fn happens(&mut self, at: &str, by: &str, event: impl Into<TrajectoryEvent>) -> Fallible<()> {
        let at: Moment = at.parse()?;
        Ok(self.trajectories.apply(&event.into(), at, &by.parse()?, &self.atlas)?)
    }

    fn trajectory(&self) -> Fallible<&Trajectory> {
        Ok(self.trajectories.get(self.name.as_str()).ok_or("it was opened")?)
    }

    /// Five partners invite (H-03), to five themes (H-01).
    fn invite(&mut self) -> Fallible<()> {
        println!("The invitation");
        let organisers =
            ["ocmw-brugge", "ocmw-oostende", "provincie-wvl", "resoc-nwvl", "welzijnsplatform-nwvl"].map(id);
        let groups = [(CARE, 3), (GROWING_UP, 2), (WORK, 2), (HOUSING, 3), (MONEY, 2)];
        let mut opened = TrajectoryOpened::new(
            self.name.clone(),
            "Traject (boven)lokaal zorg- en welzijnsbeleid".into(),
            organisers.to_vec(),
            groups.map(|(theme, meetings)| ThemeGroup::new(id(theme), meetings)).to_vec(),
            Validity { from: Some("2018-01-29".parse()?), until: Some("2018-04-01".parse()?) },
            "2018-01-26T12:00:00+01:00".parse()?,
            "vergaderzaal, Brugge".into(),
        );
        opened.requirements = requirements();
        for group in &opened.groups {
            let theme = self.atlas.theme(group.theme.as_str()).ok_or("the vocabulary has it")?;
            println!("  {}: {} half days", theme.label, group.meetings);
        }
        println!("  register before {}", opened.deadline);
        self.happens("2018-01-08T09:00:00+01:00", HOST, opened)?;
        Ok(())
    }

    /// Until Friday noon (H-06).
    fn register(&mut self) -> Fallible<()> {
        println!("\nRegistration");
        for (participant, stakeholder, themes) in REGISTRATIONS {
            let themes = themes.iter().copied().map(id).collect();
            let registered = Registered::new(self.name.clone(), id(participant), id(stakeholder), themes);
            self.happens("2018-01-18T10:00:00+01:00", stakeholder, registered)?;
        }
        let late = Registered::new(self.name.clone(), id("d13"), id("svk-nwvl"), vec![id(HOUSING)]);
        let refused = self.happens("2018-01-26T12:00:00+01:00", "svk-nwvl", late);
        println!("  d13: {}", refused.expect_err("noon is too late"));
        let wrong =
            Registered::new(self.name.clone(), id("d14"), id("svk-nwvl"), vec![id("trajectory-houses")]);
        let refused = self.happens("2018-01-25T10:00:00+01:00", "svk-nwvl", wrong);
        println!("  d14: {}", refused.expect_err("there is no such theme"));
        Ok(())
    }

    /// Before it is too late to invite others (E-12).
    fn who_is_missing(&self) -> Fallible<()> {
        println!("\nWho is missing");
        let trajectory = self.trajectory()?;
        for group in trajectory.representation(&self.atlas) {
            let ids = |list: &[&Id]| list.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            println!("  {}: {} participants", group.theme, group.participants);
            for unmet in group.gaps.iter().chain(&group.advice) {
                println!("    {}: {} of {}", unmet.requirement, unmet.found, unmet.at_least);
            }
            if !group.missing_sectors.is_empty() {
                println!("    no sector {}", ids(&group.missing_sectors));
            }
        }
        Ok(())
    }

    /// Without clashes, on as few days as possible (H-04); the trend note goes before (E-10).
    fn meet(&mut self) -> Fallible<MeetingPlan> {
        println!("\nThe meetings");
        let tuesdays = ["2018-01-30", "2018-02-06", "2018-02-13", "2018-02-20", "2018-02-27", "2018-03-06"];
        let mut half_days = Vec::new();
        for day in tuesdays {
            half_days.extend(
                [Half::Morning, Half::Afternoon].map(|half| HalfDay::new(day.parse().unwrap(), half)),
            );
        }
        let plan = self.trajectory()?.plan(&half_days)?;
        for meeting in &plan.meetings {
            println!("  {} {}", meeting.half_day, meeting.theme);
        }
        println!("  {} days, {} clashes, proven: {}", plan.days, plan.clashes.len(), plan.proven);
        self.happens("2018-01-26T14:00:00+01:00", HOST, plan.event(&self.name))?;
        self.happens("2018-01-26T16:00:00+01:00", HOST, TrendNoteSent::new(self.name.clone()))?;
        Ok(plan)
    }

    /// What participants and organisers get.
    fn calendar_and_roster(&self) -> Fallible<()> {
        println!("\nThe calendar of d01, first meeting");
        let trajectory = self.trajectory()?;
        let style = CalendarStyle {
            made_at: "2018-01-26T16:00:00+01:00".parse()?,
            language: "nl",
            hours: Hours::default(),
        };
        let calendar = trajectory.calendar_of("d01", &self.atlas, &style).ok_or("meetings are planned")?;
        for line in calendar.lines().take(12) {
            println!("  {line}");
        }
        println!("\nThe roster");
        for line in trajectory.roster_csv(&self.atlas, "nl").lines().take(3) {
            println!("  {line}");
        }
        Ok(())
    }

    /// What the group on housing makes of it (F-03, F-04).
    fn work(&mut self, plan: &MeetingPlan) -> Fallible<()> {
        println!("\nThe group on housing works");
        for meeting in &plan.meetings {
            let present =
                REGISTRATIONS.iter().filter(|(_, _, themes)| themes.contains(&meeting.theme.as_str()));
            let mut held = MeetingHeld::new(self.name.clone(), meeting.theme.clone(), meeting.half_day);
            held.present = present.map(|(participant, ..)| id(participant)).collect();
            self.happens(&format!("{}T18:00:00+01:00", meeting.half_day.date), HOST, held)?;
        }
        let answer = "Samen panden zoeken en begeleiden, over de gemeentegrenzen heen.";
        let answered =
            QuestionAnswered::new(self.name.clone(), id(HOUSING), Question::Together, answer.into());
        self.happens("2018-03-06T18:00:00+01:00", HOST, answered)?;
        let criteria = vec![
            Criterion::new(id("urgency"), "dringend".into(), 3),
            Criterion::new(id("reach"), "aantal mensen".into(), 2),
        ];
        self.happens(
            "2018-03-06T18:00:00+01:00",
            HOST,
            CriteriaSet::new(self.name.clone(), id(HOUSING), criteria),
        )?;
        for (challenge, urgency, reach) in [
            ("betaalbaar-wonen-in-de-regio", 80, 90),
            ("kwaliteit-van-woningen", 60, 70),
            ("dakloos-naar-een-woning", 100, 50),
        ] {
            let scores = vec![Score::new(id("urgency"), urgency), Score::new(id("reach"), reach)];
            let event = ChallengeScored::new(self.name.clone(), id(HOUSING), id(challenge), scores);
            self.happens("2018-03-06T18:00:00+01:00", HOST, event)?;
        }
        self.happens("2018-04-10T09:00:00+02:00", HOST, InspirationNoteSent::new(self.name.clone()))?;
        Ok(())
    }

    /// What the inspiration note tells of housing (G-02).
    fn inspire(&self) -> Fallible<()> {
        let trajectory = self.trajectory()?;
        let file = trajectory.theme_file(HOUSING, &self.atlas)?;
        let lists = file.lists.as_ref().ok_or("there are challenges")?;
        println!("  what is good housing? {}", file.question.map_or("", |question| question.get("nl")));
        println!(
            "  {} trends, {} of {} questions answered",
            file.trends.len(),
            file.answers.len(),
            Question::ALL.len()
        );
        println!("  local {}, joint {}, signal {}", lists.local.len(), lists.joint.len(), lists.signal.len());
        for ranked in &file.priorities.by_criteria {
            println!("  {}. {} ({})", ranked.rank, ranked.challenge, ranked.total);
        }
        for one in &file.priorities.first_place {
            let turns = [("falls to", &one.down_to), ("rises to", &one.up_to)];
            for (way, turn) in turns.into_iter().filter_map(|(way, turn)| Some((way, turn.as_ref()?))) {
                println!(
                    "  level with {} when the weight of {} {way} {}",
                    turn.with, one.criterion, turn.weight
                );
            }
        }
        println!(
            "\nThe inspiration note went out at {}",
            trajectory.inspiration_note().ok_or("it went out")?
        );
        Ok(())
    }
}

fn id(text: &str) -> Id {
    text.parse().expect("an id has no white space")
}

/// Local governments, networks and partners together, broad and diverse (E-06, E-13).
fn requirements() -> Vec<GroupRequirement> {
    let source = vec![Text::from("E-06"), Text::from("E-13")];
    let new = |name, label: &str, at_least, severity| {
        GroupRequirement::new(id(name), label.into(), source.clone(), severity, at_least)
    };
    let mut local = new("local-governments", "minstens twee lokale besturen", 2, Severity::Gap);
    local.kind = vec![id("municipality"), id("ocmw")];
    let mut diverse = new("diverse", "minstens drie soorten organisaties", 3, Severity::Advice);
    diverse.count = Some(GroupCount::Kinds);
    let mut poverty =
        new("poverty-association", "een vereniging waar armen het woord nemen", 1, Severity::Gap);
    poverty.kind = vec![id("poverty-association")];
    poverty.themes = vec![id(MONEY)];
    vec![local, diverse, poverty]
}

fn main() -> Fallible<()> {
    let landscape = std::fs::read_to_string("examples/data/noord-west-vlaanderen-2018.json")?;
    let atlas = Atlas::from_json(&landscape, flanders::RULE_BOOK_JSON, &Options::default())?;
    let mut region = Region { atlas, trajectories: Trajectories::default(), name: id("nwvl-2018") };
    region.invite()?;
    region.register()?;
    region.who_is_missing()?;
    let plan = region.meet()?;
    region.calendar_and_roster()?;
    region.work(&plan)?;
    region.inspire()
}

// What it prints:
//
// The invitation
//   Zorg (thematraject 1): 3 half days
//   Ontwikkelingskansen garanderen (thematraject 2): 2 half days
//   Kansen in opleiding en tewerkstelling (thematraject 3): 2 half days
//   Wonen (thematraject 4): 3 half days
//   Financiële weerbaarheid (thematraject 5): 2 half days
//   register before 2018-01-26T12:00:00+01:00
//
// Registration
//   d13: registration closed at 2018-01-26T12:00:00+01:00, and it is 2018-01-26T12:00:00+01:00
//   d14: there is no theme of this trajectory `trajectory-houses`; did you mean `trajectory-housing`?
//
// Who is missing
//   trajectory-care: 3 participants
//     local-governments: 1 of 2
//     no sector elderly-care, health
//   trajectory-development: 3 participants
//     local-governments: 1 of 2
//     no sector education, pupil-guidance, youth-care, youth-work
//   trajectory-training-work: 4 participants
//     local-governments: 1 of 2
//     no sector education
//   trajectory-housing: 5 participants
//   trajectory-financial-resilience: 3 participants
//     poverty-association: 0 of 1
//     diverse: 2 of 3
//     no sector general-welfare, welfare
//
// The meetings
//   2018-01-30 morning trajectory-care
//   2018-01-30 morning trajectory-housing
//   2018-01-30 afternoon trajectory-development
//   2018-01-30 afternoon trajectory-financial-resilience
//   2018-02-06 morning trajectory-training-work
//   2018-02-06 afternoon trajectory-training-work
//   2018-02-13 morning trajectory-care
//   2018-02-13 morning trajectory-housing
//   2018-02-13 afternoon trajectory-development
//   2018-02-13 afternoon trajectory-financial-resilience
//   2018-02-20 morning trajectory-care
//   2018-02-20 morning trajectory-housing
//   4 days, 0 clashes, proven: true
//
// The calendar of d01, first meeting
//   BEGIN:VCALENDAR
//   VERSION:2.0
//   PRODID:-//regie//trajectories//EN
//   BEGIN:VEVENT
//   UID:nwvl-2018.trajectory-care.1@regie
//   DTSTAMP:20180126T150000Z
//   DTSTART:20180130T090000
//   DTEND:20180130T120000
//   SUMMARY:Traject (boven)lokaal zorg- en welzijnsbeleid: Zorg (thematraject 1
//    )
//   LOCATION:vergaderzaal\, Brugge
//   END:VEVENT
//
// The roster
//   theme,theme_label,participant,stakeholder,stakeholder_label,kind,registered_at,trend_note,held,present
//   trajectory-care,Zorg (thematraject 1),d01,ocmw-brugge,OCMW Brugge,ocmw,2018-01-18T10:00:00+01:00,yes,0,0
//   trajectory-care,Zorg (thematraject 1),d04,thuiszorg-nwvl,Diensten voor gezinszorg en thuiszorg in Noord-West-Vlaanderen,home-care-service,2018-01-18T10:00:00+01:00,yes,0,0
//
// The group on housing works
//   what is good housing? Wat houdt het recht op duurzaam wonen in?
//   1 trends, 1 of 7 questions answered
//   local 9, joint 4, signal 2
//   1. betaalbaar-wonen-in-de-regio (420)
//   2. dakloos-naar-een-woning (400)
//   3. kwaliteit-van-woningen (320)
//   level with dakloos-naar-een-woning when the weight of reach falls to 3/2
//   level with dakloos-naar-een-woning when the weight of urgency rises to 4
//
// The inspiration note went out at 2018-04-10T09:00:00+02:00
