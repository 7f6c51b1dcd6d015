//! Why an event is not written down, and why a register is not opened. Feature `processes`.

use crate::date::Date;
use crate::error::Problems;
use crate::ids::Id;
use crate::journal::{BadLine, Event, Journal, NotAppended, Wrong};
use crate::moment::Moment;
use crate::plans::PlanRefusal;
use crate::register::{Document as StartDocument, NotOpened, NotWritten};
use crate::signals::{MayTake, SignalRefusal, StepField, Who};
use crate::trajectories::{Half, HalfDay, TrajectoryRefusal};

use super::Language;
use super::file::File;
use super::names::{capital, join, sentences};
use super::passage::Passage;
use super::table::Row;
use super::table_refusals::BECAUSE;

/// What a language says of refusals beside its sentences.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct RefusalWords {
    /// In the order of [`BECAUSE`].
    because: Vec<Box<str>>,
    /// In the order of [`StepField::ALL`].
    fields: Vec<Box<str>>,
}

impl RefusalWords {
    pub(super) fn read(file: &mut File) -> Self {
        let mut plain = |section, name| -> Box<str> {
            let [template, _] = file.row_in(section, &Row { name, has_denial: false, slots: &[] });
            template.fill(&[], &[]).into()
        };
        let because = BECAUSE.iter().map(|why| plain("refused_because", why)).collect();
        let fields = StepField::ALL.iter().map(|field| plain("step_fields", field.as_str())).collect();
        Self { because, fields }
    }
}

impl Language {
    /// Why an event is not written down: for each of its [reasons](NotWritten::reasons), in their order, what is wrong and what would have been right. Feature `processes`.
    ///
    /// ```
    /// # let path = regie::SignalPath::flemish();
    /// # let landscape = r#"{"format": "regie/landscape", "version": 1, "id": "menen", "as_of": "2018-01-01",
    /// #     "areas": [{"id": "menen", "label": "Menen", "level": "local"}],
    /// #     "stakeholders": [{"id": "ocmw-menen", "label": "OCMW", "kind": "ocmw", "works_in": ["menen"]}]}"#;
    /// # let landscape = regie::Landscape::from_json(landscape)?;
    /// # let documents = regie::Documents::new(landscape, regie::flanders::rule_book(), path);
    /// # let at: regie::Moment = "2018-01-10T09:00:00+01:00".parse()?;
    /// # let by: regie::Id = "ocmw-menen".parse()?;
    /// # let register = regie::Register::begin(&documents, at, by.clone())?;
    /// let event = regie::Event::from_json(r#"{"kind": "signal-reportd"}"#)?;
    /// let refused = register.prepare(1, at, by, event).unwrap_err();
    /// assert_eq!(
    ///     regie::Language::dutch().refusal(&refused).to_string(),
    ///     "Er zijn geen gebeurtenissen van de soort ‘signal-reportd’. Bedoelt u ‘signal-reported’?",
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn refusal(&self, why: &NotWritten) -> Passage {
        Passage::of(match why {
            NotWritten::Journal(why) => self.not_appended(why),
            NotWritten::UnknownKind { kind, nearest } => {
                vec![self.with_nearest(self.refused_kind(&self.quote(kind)), nearest.as_deref())]
            }
            NotWritten::Form(problems) => self.each_problem(problems),
            NotWritten::Landscape(problems) => {
                let told = self.each_problem(problems);
                told.iter().map(|told| self.refused_landscape(told)).collect()
            }
            NotWritten::Signals(refused) => {
                refused.reasons().iter().map(|why| self.refused_signal(why)).collect()
            }
            NotWritten::Trajectories(refused) => {
                refused.reasons().iter().map(|why| self.refused_trajectory(why)).collect()
            }
            NotWritten::Plans(refused) => {
                refused.reasons().iter().map(|why| self.refused_plan(why)).collect()
            }
        })
    }

    /// Why a register is not opened; what is wrong with a line names the line. Feature `processes`.
    ///
    /// ```
    /// let dutch = regie::Language::dutch();
    /// assert_eq!(
    ///     dutch.not_opened(&regie::NotOpened::Empty).to_string(),
    ///     "Het journaal is leeg: er is nog niets opgeschreven.",
    /// );
    /// ```
    #[must_use]
    pub fn not_opened(&self, why: &NotOpened) -> Passage {
        let seq = |seq: &u32| seq.to_string();
        Passage::of(match why {
            NotOpened::Journal(bad) => vec![self.bad_line(bad)],
            NotOpened::Empty => vec![self.register_empty()],
            NotOpened::Part { after } => vec![self.register_part(&seq(after))],
            NotOpened::OtherPart { snapshot, after } => {
                vec![self.register_other_part(&seq(snapshot), &seq(after))]
            }
            NotOpened::OtherDocument { document, expected, found } => {
                let document = match document {
                    StartDocument::Landscape => self.document_landscape(),
                    StartDocument::RuleBook => self.document_rule_book(),
                    StartDocument::Path => self.document_path(),
                };
                let told = if expected == found {
                    self.register_changed(&document, &self.id(expected))
                } else {
                    self.register_other(&document, &self.id(expected), &self.id(found))
                };
                vec![self.line_at("1", &told)]
            }
            NotOpened::Documents(problems) | NotOpened::Snapshot(problems) => self.each_problem(problems),
            NotOpened::Refused { line, why } => {
                let told = self.refusal(why).sentences;
                told.iter().map(|told| self.line_at(&line.to_string(), told)).collect()
            }
            NotOpened::First(why) => self.not_appended(why),
        })
    }

    /// The first line of a journal that is not right. Feature `processes`.
    #[must_use]
    pub fn bad_line(&self, bad: &BadLine) -> String {
        let n = |number: u32| number.to_string();
        let told = match &bad.wrong {
            Wrong::Unreadable(problems) => self.line_unreadable(&self.all_problems(problems)),
            Wrong::TooLong { bytes } => {
                self.refused_too_long(&bytes.to_string(), &Journal::MAX_LINE_BYTES.to_string())
            }
            Wrong::TooMany => self.refused_too_many(&Journal::MAX_ENTRIES.to_string()),
            Wrong::NewerVersion(_) => self.line_newer(),
            Wrong::NotOpened { kind } => {
                self.refused_not_begun(&self.quote(Event::OPENED), &self.quote(kind))
            }
            Wrong::OpenedAgain => self.line_begun_again(),
            Wrong::Hole { expected, found } => self.line_hole(&n(*expected), &n(*found)),
            Wrong::Reordered { expected, found } => self.line_reordered(&n(*expected), &n(*found)),
            Wrong::Earlier { at, last } => self.line_earlier(&self.moment(*at), &self.moment(*last)),
            Wrong::Tampered => self.line_tampered(),
            Wrong::Rewritten => self.line_rewritten(),
            Wrong::ErasableDiffers { field } => self.line_erasable_differs(&self.quote(field)),
            Wrong::ErasableMissing { field } => self.line_erasable_missing(&self.quote(field)),
            Wrong::NotErased { field, by } => self.line_not_erased(&self.quote(field), &n(*by)),
            Wrong::NothingToErase { seq } => self.line_nothing_to_erase(&n(*seq)),
            Wrong::Cut { expected } => self.line_cut(&n(expected.seq)),
            Wrong::OtherHistory { expected } => self.line_other_history(&n(expected.seq)),
        };
        self.line_at(&bad.line.to_string(), &told)
    }

    fn not_appended(&self, why: &NotAppended) -> Vec<String> {
        let n = |number: u32| number.to_string();
        vec![match why {
            NotAppended::Form(problems) => return self.each_problem(problems),
            NotAppended::Conflict(conflict) if conflict.between.is_empty() => {
                self.refused_cut(&n(conflict.head.seq), &n(conflict.expected))
            }
            NotAppended::Conflict(conflict) => {
                let one = |entry: &crate::journal::Entry| {
                    self.refused_event_by(&self.quote(entry.event.kind()), &self.id(&entry.by))
                };
                let between = self.listed(&conflict.between.iter().map(one).collect::<Vec<_>>());
                self.refused_conflict(&n(conflict.expected), &n(conflict.head.seq), &between)
            }
            NotAppended::Earlier { at, last } => self.refused_earlier(&self.moment(*at), &self.moment(*last)),
            NotAppended::NotOpened { kind } => {
                self.refused_not_begun(&self.quote(Event::OPENED), &self.quote(kind))
            }
            NotAppended::OpenedAgain => self.refused_begun_again(),
            NotAppended::NothingToErase { seq } => self.refused_nothing_to_erase(&n(*seq)),
            NotAppended::ErasableMissing { field } => self.refused_erasable_missing(&self.quote(field)),
            NotAppended::PersonalData => self.refused_address(),
            NotAppended::TooLong { bytes } => {
                self.refused_too_long(&bytes.to_string(), &Journal::MAX_LINE_BYTES.to_string())
            }
            NotAppended::TooMany => self.refused_too_many(&Journal::MAX_ENTRIES.to_string()),
        }]
    }

    fn refused_signal(&self, why: &SignalRefusal) -> String {
        use SignalRefusal as R;
        match why {
            R::Unknown { what, id, nearest, .. } => self.nothing_called(what, id, nearest.as_deref()),
            R::Double { what, id, .. } => self.doubled(what, id.as_str()),
            R::OutOfTurn { signal, state, step, can, .. } => {
                let can = self.listed_or(&can.iter().map(|step| self.id(step)).collect::<Vec<_>>());
                self.refused_step_now(&self.id(step), &self.id(signal), &self.id(state), &can)
            }
            R::NotAllowed { by, step, signal, may } => {
                let who = self.listed_or(&may.iter().map(|may| self.who_may(may)).collect::<Vec<_>>());
                let who = if who.is_empty() { self.refused_nobody() } else { who };
                let told = self.refused_step_by(&self.id(by), &self.id(step), &self.id(signal), &who);
                let after = may.iter().find(|may| may.come_after.contains(by));
                let role = after.and_then(|may| may.role.as_ref());
                let first = role.map(|role| self.refused_own_sector(&self.id(by), &self.id(role)));
                sentences(&[told, first.unwrap_or_default()])
            }
            R::Missing { field, step } => self.refused_step_without(&self.id(step), self.field(*field)),
            R::NotRecorded { field, step, records } => {
                let records =
                    self.listed(&records.iter().map(|one| self.field(*one).to_owned()).collect::<Vec<_>>());
                self.refused_step_with(&self.id(step), self.field(*field), &records)
            }
            R::TwoChallenges => self.refused_two_challenges(),
            R::NotAmong { stakeholder, role, signal, holders, .. } => {
                let holders = self.ids_or_nobody(holders);
                self.refused_not_among(&self.id(stakeholder), &self.id(role), &self.id(signal), &holders)
            }
            R::NobodyHas { role, signal, .. } => self.refused_nobody_has(&self.id(role), &self.id(signal)),
            R::NothingAsked { signal } => self.refused_nothing_asked(&self.id(signal)),
            R::NewChallenge(problems) => self.refused_new_challenge(&self.all_problems(problems)),
            R::PersonalData => self.refused_address(),
        }
    }

    fn refused_trajectory(&self, why: &TrajectoryRefusal) -> String {
        use TrajectoryRefusal as R;
        match why {
            R::Unknown { what, id, nearest, .. } => self.nothing_called(what, id, nearest.as_deref()),
            R::Double { what, id, .. } => self.doubled(what, id),
            R::NotAllowed { by, may } => self.refused_not_allowed(&self.id(by), &self.ids_or_nobody(may)),
            R::Late { deadline, at } => self.refused_late(&self.moment(*deadline), &self.moment(*at)),
            R::Full { theme, room_for, .. } => self.refused_full(&self.id(theme), &room_for.to_string()),
            R::Empty { what, .. } => self.refused_empty(self.thing(what)),
            R::PersonalData { .. } => self.refused_address_of_participant(),
            R::OutOfRange { what, .. } | R::OutOfTurn { what, .. } => self.because(what),
            R::OutsidePeriod { half_day, .. } => capital(&self.refused_outside_period(&self.half(*half_day))),
            R::MeetingCount { theme, asked, planned, .. } => {
                self.refused_meetings(&self.id(theme), &asked.to_string(), &planned.to_string())
            }
        }
    }

    fn refused_plan(&self, why: &PlanRefusal) -> String {
        use PlanRefusal as R;
        match why {
            R::Unknown { what, id, nearest, .. } => self.nothing_called(what, id, nearest.as_deref()),
            R::Double { what, id, .. } => self.doubled(what, id),
            R::NotAllowed { by, may } => self.refused_not_allowed(&self.id(by), &self.ids_or_nobody(may)),
            R::Empty { what, .. } => self.refused_empty(self.thing(what)),
            R::OutOfRange { what, .. } | R::OutOfTurn { what, .. } => self.because(what),
            R::SecondFrame { frame } => self.refused_second_frame(&self.id(frame)),
            R::Unanswered { question } => self.refused_unanswered(&self.id(question)),
        }
    }

    fn nothing_called(&self, what: &str, id: &Id, nearest: Option<&str>) -> String {
        self.with_nearest(self.refused_unknown(self.thing(what), &self.id(id)), nearest)
    }

    fn doubled(&self, what: &str, id: &str) -> String {
        // what is there already may be half a day
        let name = half_day(id).map_or_else(|| self.quote(id), |half_day| self.half(half_day));
        capital(&self.refused_double(self.thing(what), &name))
    }

    fn with_nearest(&self, told: String, nearest: Option<&str>) -> String {
        let hint = nearest.map(|nearest| self.did_you_mean(&self.quote(nearest)));
        sentences(&[told, hint.unwrap_or_default()])
    }

    fn because(&self, what: &str) -> String {
        let at = BECAUSE.iter().position(|known| *known == what);
        at.and_then(|at| self.refusals.because.get(at)).map_or(what, |why| why).to_owned()
    }

    fn field(&self, field: StepField) -> &str {
        let at = StepField::ALL.iter().position(|known| *known == field);
        at.and_then(|at| self.refusals.fields.get(at)).map_or("", |field| field)
    }

    fn who_may(&self, may: &MayTake) -> String {
        let ids: Vec<Id> = may.stakeholders.iter().map(|holder| holder.stakeholder.clone()).collect();
        let ids = self.ids_or_nobody(&ids);
        match (may.who, &may.role) {
            (Some(Who::Anyone), _) => self.refused_anyone(),
            (Some(Who::Reporter), _) => self.refused_reporter(&ids),
            (Some(Who::Addressee), _) => self.refused_addressee(&ids),
            (None, Some(role)) => self.refused_role(&self.id(role), &ids),
            (None, None) => ids,
        }
    }

    fn each_problem(&self, problems: &Problems) -> Vec<String> {
        problems.iter().map(|problem| self.problem(problem)).collect()
    }

    fn all_problems(&self, problems: &Problems) -> String {
        sentences(&self.each_problem(problems))
    }

    fn id(&self, id: &Id) -> String {
        self.quote(id.as_str())
    }

    fn ids_or_nobody(&self, ids: &[Id]) -> String {
        if ids.is_empty() {
            return self.refused_nobody();
        }
        self.listed(&ids.iter().map(|id| self.id(id)).collect::<Vec<_>>())
    }

    /// "a, b en c"
    fn listed(&self, names: &[String]) -> String {
        join(names, &self.and(), false)
    }

    /// "a, b of c"
    fn listed_or(&self, names: &[String]) -> String {
        join(names, &self.or(), false)
    }

    /// "10 januari 2018 om 09:00", on its own clock.
    fn moment(&self, at: Moment) -> String {
        let (hour, minute, second) = (at.hour(), at.minute(), at.second());
        let time = match second {
            0 => format!("{hour:02}:{minute:02}"),
            _ => format!("{hour:02}:{minute:02}:{second:02}"),
        };
        self.a_moment(&self.day(at.date()), &time)
    }

    fn half(&self, half_day: HalfDay) -> String {
        let day = self.day(half_day.date);
        match half_day.half {
            Half::Morning => self.a_morning(&day),
            Half::Afternoon => self.an_afternoon(&day),
        }
    }
}

/// `2018-02-06 morning`
fn half_day(text: &str) -> Option<HalfDay> {
    let (date, half) = text.split_once(' ')?;
    Some(HalfDay::new(date.parse::<Date>().ok()?, half.parse().ok()?))
}
