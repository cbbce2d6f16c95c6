//! What becomes of addresses that readers were given: those of articles that were renamed or moved lead on, those of
//! articles that ended say so, and all of them are remembered.

mod known;
mod settle;

use std::collections::{BTreeMap, HashMap, HashSet};

use jiff::Timestamp;
use jiff::civil::Date;

use crate::config::Config;
use crate::diagnostic::{self, Diagnostics, Language};
use crate::ledger::{self, Ledger, Line, Mark, Why, folder};
use crate::model::site::{Gone, Redirect};
use crate::rules::addresses::ledger_heading;
use known::{End, Public};
pub use known::{Published, hidden};
use settle::{New, Settling};

/// What became of every address.
#[derive(Default)]
pub struct Fates {
    pub redirects: Vec<Redirect>,
    pub gone: Vec<Gone>,
    pub told: Diagnostics,
    /// The ledger as it shall be, when that is not what it is.
    pub ledger: Option<String>,
}

impl Published<'_> {
    /// Old addresses that articles claim themselves lead on in any case.
    pub fn fates(&self, claimed: Vec<Redirect>, now: Timestamp) -> Fates {
        let today = self.newest_day().unwrap_or_else(|| now.to_zoned(self.config.zone.clone()).date());
        let mut fates = self.decided(&claimed, today);
        fates.redirects = [claimed, fates.redirects].concat();
        fates
    }

    fn decided(&self, claimed: &[Redirect], today: Date) -> Fates {
        let mut fates = Fates { gone: self.withdrawn(today), ..Fates::default() };
        let Some(text) = self.ledger else { return fates };
        let mut public = self.public();
        let mut at = 0;
        let (mut ledger, told) = ledger::read(text, &self.config.base, |line| {
            // Both are in the order of their bytes, unless somebody merged two ledgers.
            at += public[at..].iter().take_while(|article| article.line.as_str() < line).count();
            let is_current = public.get(at).is_some_and(|article| article.line == line);
            if is_current {
                public[at].is_known = true;
            }
            is_current
        });
        fates.told = told;
        let is_settled = ledger.entries.is_empty() && ledger.untraced.is_empty() && fates.gone.is_empty();
        if is_settled && public.iter().all(|article| article.is_known) {
            return fates;
        }
        let by_address: HashMap<&str, usize> =
            public.iter().enumerate().map(|(at, article)| (article.head.url.path(), at)).collect();
        let is_public = |address: &str| by_address.contains_key(address);
        for (address, _) in ledger.entries.iter().filter(|(address, _)| is_public(address)) {
            public[by_address[address.as_str()]].is_known = true;
        }
        ledger.entries.retain(|address, _| !is_public(address));
        let settling = Settling::new((self, today), &public, (&by_address, claimed), &ledger);
        let settled = settling.settle(&mut fates.told);
        fates.told = diagnostic::few(fates.told);
        fates.take(self, &public, (&ledger, settled), text);
        fates
    }

    /// What is withdrawn says so whether or not somebody kept a ledger.
    fn withdrawn(&self, today: Date) -> Vec<Gone> {
        let gone = self.hidden.iter().filter_map(|hidden| match &hidden.end {
            End::Withdrawn { date, reason, leaves_trace: true } => Some(Gone {
                address: hidden.address.clone(),
                why: Why::Withdrawn,
                since: date.unwrap_or(today),
                reason: reason.clone(),
                path: Some(hidden.path.clone()),
            }),
            _ => None,
        });
        gone.collect()
    }
}

impl Fates {
    fn take(
        &mut self,
        published: &Published<'_>,
        public: &[Public<'_>],
        (ledger, settled): (&Ledger, BTreeMap<String, New<'_>>),
        before: &str,
    ) {
        let mut lines: Vec<String> = public.iter().map(|article| article.line.clone()).collect();
        let mut untraced = ledger.untraced.clone();
        if !untraced.is_empty() {
            let marks: HashSet<Mark> = public.iter().filter_map(|article| Mark::of(article.head.url.path())).collect();
            untraced.retain(|mark, _| !marks.contains(mark));
        }
        let known: HashSet<String> = self.gone.iter().map(|gone| gone.address.path().to_owned()).collect();
        for (address, new) in settled {
            let marks = ledger.entries.get(&address).map(|entry| entry.marks).unwrap_or_default();
            match new {
                New::Moved { to, is_claimed } => {
                    let Public { head, body, .. } = &public[to];
                    lines.push(Line::Moved { from: &address, to: head.url.path() }.to_string());
                    let from = published.config.base.address(&address);
                    let (to, title, path) = (head.url.clone(), head.title.clone(), body.path.clone());
                    self.redirects.extend((!is_claimed).then_some(Redirect {
                        from,
                        to,
                        title,
                        path,
                        is_claimed: false,
                    }));
                }
                New::Ended { why, since, reason, path } => {
                    lines.push(Line::Ended { address: &address, why, date: since, marks }.to_string());
                    if !known.contains(&address) {
                        let (reason, path) = (reason.map(str::to_owned), path.cloned());
                        let address = published.config.base.address(&address);
                        self.gone.push(Gone { address, why, since, reason, path });
                    }
                }
                New::Untraced => {
                    untraced.extend(Mark::of(&address).map(|mark| (mark, folder(&address).to_owned())));
                }
            }
        }
        lines.extend(untraced.iter().map(|(mark, folder)| Line::Untraced { folder, mark: *mark }.to_string()));
        let heading = || vec![heading(published.config).to_owned()];
        let remarks = if ledger.remarks.is_empty() { heading() } else { ledger.remarks.clone() };
        self.ledger = Some(ledger::write(&remarks, lines)).filter(|text| text != before);
    }
}

/// What a ledger that was never written begins with, in the paper's language.
fn heading(config: &Config) -> &'static str {
    ledger_heading().of(Language::of_tag(&config.language).unwrap_or(Language::English))
}
