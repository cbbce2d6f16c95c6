//! Who made an article or a picture, as papers print it: bylines, run-in bylines and credits under pictures.

pub mod byline;
mod caption;
mod run_in;
mod vocabulary;

use serde::{Deserialize, Serialize};

pub use caption::{Caption, caption};
pub(crate) use run_in::{is_byline, without_byline};
pub use vocabulary::is_task;

/// `本报记者 周砚 摄` is the name 周砚, the role 本报记者 and the task 摄.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Credit {
    pub name: String,
    /// Who that is, such as 本报记者.
    pub role: Option<String>,
    /// What they did, such as 摄.
    pub task: Option<String>,
}
