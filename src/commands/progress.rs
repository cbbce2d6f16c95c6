//! How far a command has come, on a terminal.

use std::io::IsTerminal;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::commands::now::Now;
use crate::diagnostic::{Language, Words, visible};
use crate::render::Step;

/// Work that ends sooner than this needs no bar.
const PATIENCE: Duration = Duration::from_millis(300);

pub struct Bar<'n> {
    bar: ProgressBar,
    now: &'n Now,
    is_terminal: bool,
}

impl Bar<'_> {
    pub fn new(now: &Now) -> Bar<'_> {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        Bar { bar, now, is_terminal: std::io::stderr().is_terminal() }
    }

    pub fn tell(&self, step: Step<'_>) {
        let language = self.now.language;
        match step {
            Step::StartPictures(pictures) => self.begin(pictures, of_pictures(language)),
            Step::Developed(source) => {
                // A name may hold what would move the cursor.
                self.bar.set_message(visible(source.file_name()).to_string());
                self.advance();
            }
            Step::Start(files) => self.begin(files, of_files(language)),
            Step::Ahead => {}
            Step::Made(_) => self.advance(),
        }
    }

    pub fn end(&self) {
        self.bar.finish_and_clear();
    }

    fn begin(&self, count: usize, template: &str) {
        let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
        self.bar.set_style(style);
        self.bar.set_position(0);
        self.bar.set_length(count as u64);
    }

    fn advance(&self) {
        self.bar.inc(1);
        if self.is_terminal && self.bar.is_hidden() && self.now.started.elapsed() > PATIENCE {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }
}

fn of_files(language: Language) -> &'static str {
    Words::new("{bar:40} {pos}/{len} files", "{bar:40} {pos}/{len} 个文件").of(language)
}

fn of_pictures(language: Language) -> &'static str {
    Words::new("{bar:40} {pos}/{len} pictures {wide_msg}", "{bar:40} {pos}/{len} 张图片 {wide_msg}").of(language)
}
