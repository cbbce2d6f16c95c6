//! Looking ahead for the same thing again and again, in the time of once.

/// The next of one text in another; places that are asked for never go back.
pub(super) struct Ahead<'t> {
    text: &'t str,
    needle: &'static str,
    found: Found,
}

/// What was found last.
#[derive(Clone, Copy)]
enum Found {
    NotSought,
    At(usize),
    /// There is none any more.
    Nothing,
}

impl<'t> Ahead<'t> {
    pub fn of(text: &'t str, needle: &'static str) -> Ahead<'t> {
        Ahead { text, needle, found: Found::NotSought }
    }

    /// Where the next one begins, at or behind a place.
    pub fn next(&mut self, from: usize) -> Option<usize> {
        match self.found {
            Found::Nothing => return None,
            Found::At(found) if found >= from => return Some(found),
            Found::At(_) | Found::NotSought => {}
        }
        let rest = self.text.get(from..).unwrap_or_default();
        let found = memchr::memmem::find(rest.as_bytes(), self.needle.as_bytes()).map(|at| from + at);
        self.found = found.map_or(Found::Nothing, Found::At);
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_one_is_found_from_wherever_one_stands() {
        let mut ahead = Ahead::of("a)b)c", ")");
        assert_eq!([0, 1, 2, 4, 5].map(|from| ahead.next(from)), [Some(1), Some(1), Some(3), None, None]);
    }
}
