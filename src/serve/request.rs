//! What is previewed, where, for whom.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch as state;

use crate::diagnostic::{Language, Located, Text};
use crate::options::Options;
use crate::project::Report;
use crate::serve::open::OpenPages;
use crate::serve::state::PreviewState;

/// What to preview and where.
pub struct Preview {
    /// The project's folder.
    pub root: PathBuf,
    /// A name or an address of this machine.
    pub host: String,
    /// The first port to try.
    pub port: u16,
    /// Whether an edited article's page is to come up.
    pub follow: bool,
    /// That messages are in.
    pub language: Language,
    /// What each build is asked for; the time goes on while the server runs.
    pub options: Box<dyn Fn() -> Options + Send + Sync>,
    /// Hears what happens.
    pub tell: Box<dyn Fn(News<'_>) + Send + Sync>,
}

/// What the server tells the one who started it.
pub enum News<'n> {
    /// The port belongs to another program.
    Taken {
        port: u16,
        instead: u16,
    },
    /// A build begins.
    Building,
    /// Why a build waits.
    Waiting(&'n Text),
    Built(&'n Report, &'n [Located]),
    /// The last good preview stays.
    Broken(&'n [Located]),
    /// What is wrong beside the paper.
    Trouble(&'n [Located]),
    /// The preview is ready at an address.
    Ready(&'n str),
    /// Ctrl-C.
    Ended,
}

/// What builds the preview and tells of it.
#[derive(Clone)]
pub(super) struct Previewer {
    pub(super) preview: Arc<Preview>,
    pub(super) states: Arc<state::Sender<Arc<PreviewState>>>,
    pub(super) open: OpenPages,
}

impl Previewer {
    /// What is true of the preview now.
    pub(super) fn state(&self) -> PreviewState {
        PreviewState::clone(&self.states.borrow())
    }

    /// Says what is true of the preview from now on.
    pub(super) fn show(&self, state: PreviewState) {
        self.states.send_replace(Arc::new(state));
    }

    /// Waits until an article becomes public or ends by the paper's clock.
    pub(super) async fn turn(&self) {
        let Some(turn) = self.state().turn else { return std::future::pending().await };
        let now = (self.preview.options)().schedule.now;
        // After a day a build, which mostly writes nothing, looks at the clock again.
        let wait = Duration::try_from(turn.duration_since(now)).unwrap_or_default().min(LONGEST_WAIT);
        tokio::time::sleep(wait).await;
    }
}

const LONGEST_WAIT: Duration = Duration::from_hours(24);
