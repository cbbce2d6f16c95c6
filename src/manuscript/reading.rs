//! How the bodies of a paper are read, and how much of them is kept for their pages.

use std::sync::atomic::{AtomicUsize, Ordering};

use newsprint_text::{Body, Options, read};

/// How bodies are read, and the memory that they may take together, however many there are.
pub struct Reading {
    pub options: Options,
    /// Bytes that are left.
    budget: AtomicUsize,
}

impl Reading {
    /// Bodies may take so many bytes.
    pub fn new(options: Options, budget: usize) -> Reading {
        Reading { options, budget: AtomicUsize::new(budget) }
    }

    pub fn read(&self, text: &str) -> Body {
        read(text, self.options)
    }

    /// A body that was read just now, when there is memory for it. The first that finds none takes what is left.
    pub fn keep(&self, mut body: Body) -> Option<Box<Body>> {
        if self.budget.load(Ordering::Relaxed) == 0 {
            return None;
        }
        body.compact();
        let left = |left: usize| Some(left.saturating_sub(body.size()));
        let before = self.budget.fetch_update(Ordering::Relaxed, Ordering::Relaxed, left);
        before.is_ok_and(|before| before >= body.size()).then(|| Box::new(body))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_bodies_are_kept_than_there_is_memory_for() {
        let size = |text: &str| {
            let mut body = read(text, Options::default());
            body.compact();
            body.size()
        };
        let reading = Reading::new(Options::default(), size("港湾") + size("港") - 1);
        let is_kept = |text: &str| reading.keep(reading.read(text)).is_some();
        assert!(is_kept("港湾") && !is_kept("港") && !is_kept(""));
    }
}
