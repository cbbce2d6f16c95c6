//! Cutting a stream of things into files where the things themselves say, so that a change moves few borders.
//!
//! Of all places where a file of about the wanted size could end, the one is taken before which the thing of the lowest rank
//! stands. Ranks do not depend on sizes, so the same place is taken again however what lies between has changed, unless
//! it fell out of reach.

use std::collections::VecDeque;

/// What decides where files end; sizes in bytes.
pub struct Cutter {
    target: usize,
    /// What came since the last cut: rank and size.
    window: VecDeque<(u64, usize)>,
    total: usize,
}

impl Cutter {
    /// For files of a size, from half of it to half more.
    pub fn new(target: usize) -> Cutter {
        Cutter { target, window: VecDeque::new(), total: 0 }
    }

    /// Takes in the next thing; says how many of those that came first make a file, if they do.
    pub fn push(&mut self, rank: u64, size: usize) -> Option<usize> {
        self.window.push_back((rank, size));
        self.total += size;
        if self.total <= self.target + self.target / 2 || self.window.len() < 2 {
            return None;
        }
        let mut before = 0;
        let mut best: Option<(u64, usize)> = None;
        for (at, (rank, size)) in self.window.iter().enumerate() {
            // A file may end before this one.
            if at > 0 && before >= self.target / 2 && best.is_none_or(|(lowest, _)| *rank < lowest) {
                best = Some((*rank, at));
            }
            before += size;
        }
        let (_, count) = best?;
        self.total -= self.window.drain(..count).map(|(_, size)| size).sum::<usize>();
        Some(count)
    }
}

/// How many things stand in each file.
pub fn cuts(things: impl Iterator<Item = (u64, usize)>, target: usize) -> Vec<usize> {
    let mut cutter = Cutter::new(target);
    let mut counts: Vec<usize> = things.filter_map(|(rank, size)| cutter.push(rank, size)).collect();
    counts.extend(Some(cutter.window.len()).filter(|rest| *rest > 0));
    counts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rank(at: usize) -> u64 {
        xxhash_rust::xxh3::xxh3_64(&at.to_le_bytes())
    }

    proptest! {
        #[test]
        fn everything_is_in_one_file_of_a_fair_size(sizes in proptest::collection::vec(1..400_usize, 0..300)) {
            let counts = cuts(sizes.iter().enumerate().map(|(at, size)| (rank(at), *size)), 1000);
            prop_assert_eq!(counts.iter().sum::<usize>(), sizes.len());
            let mut rest = sizes.as_slice();
            for (at, count) in counts.iter().enumerate() {
                let (file, after) = rest.split_at(*count);
                let size = file.iter().sum::<usize>();
                prop_assert!(size <= 1900 && (size >= 500 || at + 1 == counts.len()));
                rest = after;
            }
        }

        #[test]
        fn a_change_moves_few_borders(at in 0..2000_usize, size in 1..60_usize) {
            let mut sizes: Vec<usize> = (0..2000).map(|at| 20 + at * 7 % 31).collect();
            let ends = |sizes: &[usize]| {
                let counts = cuts(sizes.iter().enumerate().map(|(at, size)| (rank(at), *size)), 1000);
                let ends = counts.iter().scan(0, |end, count| { *end += count; Some(*end) });
                ends.collect::<std::collections::BTreeSet<usize>>()
            };
            let before = ends(&sizes);
            sizes[at] = size;
            let after = ends(&sizes);
            prop_assert!(before.difference(&after).count() <= 12, "{} of {}", before.difference(&after).count(), before.len());
        }
    }

    #[test]
    fn what_is_larger_than_a_file_has_one_of_its_own() {
        assert_eq!(cuts([(5, 10), (1, 5000), (7, 10), (8, 10)].into_iter(), 1000), [2, 2]);
        assert_eq!(cuts([(9, 600), (5, 5000), (7, 10), (8, 10)].into_iter(), 1000), [1, 1, 2]);
    }
}
