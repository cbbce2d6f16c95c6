//! Articles that are not public.

use std::sync::Arc;

use serde::Serialize;

use crate::manuscript::Manuscript;
use crate::model::place::Place;
use crate::model::schedule::Schedule;

/// Articles that are not public at the build's time, by the first reason.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    pub drafts: usize,
    pub not_yet: usize,
    pub expired: usize,
    pub withdrawn: usize,
}

impl LeftOut {
    pub fn count(manuscripts: &[Arc<Manuscript>], places: &[Option<Place>], schedule: Schedule) -> LeftOut {
        let mut left_out = LeftOut::default();
        for (manuscript, place) in manuscripts.iter().zip(places) {
            match place {
                Some(place) if place.is_public => {}
                _ if manuscript.front.withdrawn.is_some() => left_out.withdrawn += 1,
                _ if manuscript.front.draft && !schedule.drafts => left_out.drafts += 1,
                // What waits for its time has a change to come, unless the schedule counts the future.
                Some(place) if place.next_change.is_some() && !schedule.future => left_out.not_yet += 1,
                _ => left_out.expired += 1,
            }
        }
        left_out
    }
}
