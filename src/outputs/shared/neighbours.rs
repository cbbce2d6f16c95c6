//! Which of very many neighbours a page names.

/// As many as each of their pages names; all of more would be the square of their number.
const FEW: usize = 60;
/// Of more, those before and behind the one that is shown.
const NEIGHBOURS: usize = 10;

/// Of so many pages or articles, those that the page of the one at `at` names.
pub fn neighbours(count: usize, at: usize) -> std::ops::Range<usize> {
    if count <= FEW { 0..count } else { at.saturating_sub(NEIGHBOURS)..count.min(at + NEIGHBOURS + 1) }
}
