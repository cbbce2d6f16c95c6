//! When a text was last changed, as a page shows it.

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use serde::Serialize;

use crate::config::Config;

#[derive(Hash, Serialize)]
pub struct Updated {
    /// RFC 3339 by the paper's clock.
    datetime: String,
    date: Date,
    /// `14:30`; nothing of a day alone.
    time: Option<String>,
}

impl Updated {
    pub fn of(config: &Config, time: Timestamp) -> Updated {
        let zoned = time.to_zoned(config.zone.clone());
        let of_day = (zoned.time() != Time::midnight()).then(|| zoned.strftime("%H:%M").to_string());
        Updated { datetime: config.rfc3339(time), date: zoned.date(), time: of_day }
    }
}
