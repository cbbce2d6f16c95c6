//! When an article is public, by its own times and its edition's.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::diagnostic::Diagnostic;
use crate::manuscript::keys::Article::{ExpiresAt, PublishAt, UpdatedAt};
use crate::manuscript::keys::Keys;
use crate::manuscript::moment::Moment;
use crate::manuscript::{FrontMatter, Manuscript};
use crate::model::schedule::Schedule;
use crate::rules::front_matter::hour_of_no_day;

/// From when on, and until when, an article is public.
pub struct Times {
    /// Its edition's and its own: the later one counts.
    begins: [Option<Timestamp>; 2],
    ends: Option<Timestamp>,
    is_draft: bool,
    is_withdrawn: bool,
}

/// How an article stands to the clock.
pub struct Timing {
    pub is_public: bool,
    pub is_early: bool,
    pub next_change: Option<Timestamp>,
}

impl Times {
    pub fn of(front: &FrontMatter, day: Option<Date>, of_edition: Option<Timestamp>, zone: &TimeZone) -> Times {
        let instant = |moment: Option<Moment>| moment.and_then(|moment| moment.instant(day, zone));
        Times {
            begins: [of_edition, instant(front.publish_at)],
            ends: instant(front.expires_at),
            is_draft: front.draft,
            is_withdrawn: front.withdrawn.is_some(),
        }
    }

    /// Whether an article is public, whether that is before its time, and when that changes.
    pub fn at(self, schedule: Schedule) -> Timing {
        let Schedule { now, drafts, future } = schedule;
        let Times { begins, ends, is_draft, is_withdrawn } = self;
        let is_due = begins.iter().flatten().all(|begin| *begin <= now);
        let is_over = is_withdrawn || ends.is_some_and(|end| end <= now);
        let is_public = (drafts || !is_draft) && (future || is_due) && !is_over;
        let next_change = begins.into_iter().chain([ends]).flatten().filter(|moment| *moment > now).min();
        Timing { is_public, is_early: is_public && (is_draft || !is_due), next_change }
    }
}

/// Times that are meant on the day of an edition, in an article that is of none.
pub fn hours_of_no_day(manuscript: &Manuscript) -> impl Iterator<Item = Diagnostic> {
    let front = &manuscript.front;
    let times = [(PublishAt, front.publish_at), (ExpiresAt, front.expires_at), (UpdatedAt, front.updated_at)];
    let hours = times.into_iter().filter(|(_, moment)| matches!(moment, Some(Moment::OfDay(_))));
    hours.map(|(key, _)| hour_of_no_day(key.words()).at_key(&manuscript.path, key.place()))
}
