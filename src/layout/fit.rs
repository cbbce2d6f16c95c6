//! Columns: blocks in reading order, down one column and on to the next, cut where the columns end most evenly.

use crate::layout::block::{BETWEEN, Block, Rank};
use crate::layout::setting::Span;

/// Where to cut, and what comes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fit {
    /// The first block of each column but the first.
    pub cuts: Vec<usize>,
    /// How tall the columns shall be.
    pub height: u32,
    /// By how much one of them misses that at least.
    pub uneven: u32,
}

/// Most blocks that are tried in all ways.
pub const MOST_BLOCKS: usize = 14;

/// The most even way to set blocks in so many columns; nothing when there are too few.
pub fn fit(spans: &[Span], columns: usize, beside: Option<Span>) -> Option<Fit> {
    if columns == 0 || spans.len() < columns || spans.len() > MOST_BLOCKS {
        return None;
    }
    let mut best: Option<(u32, Fit)> = None;
    let mut cuts = Vec::with_capacity(columns);
    every_cut(spans.len(), columns - 1, 1, &mut cuts, &mut |cuts| {
        let fit = of_cuts(spans, cuts, beside);
        let cost = fit.uneven * 8 + natural_difference(spans, cuts);
        if best.as_ref().is_none_or(|(least, _)| cost < *least) {
            best = Some((cost, fit));
        }
    });
    best.map(|(_, fit)| fit)
}

/// Calls `visit` with every way to choose `count` cuts of which none leaves a column empty.
fn every_cut(len: usize, count: usize, from: usize, cuts: &mut Vec<usize>, visit: &mut impl FnMut(&[usize])) {
    if count == 0 {
        return visit(cuts);
    }
    for cut in from..=len - count {
        cuts.push(cut);
        every_cut(len, count - 1, cut + 1, cuts, visit);
        cuts.pop();
    }
}

fn of_cuts(spans: &[Span], cuts: &[usize], beside: Option<Span>) -> Fit {
    let columns = parts(cuts, spans.len()).map(|part| stacked(&spans[part])).chain(beside);
    let (mut low, mut high, mut sum, mut count) = (0, u32::MAX, 0, 0);
    for column in columns {
        low = low.max(column.min);
        high = high.min(column.max);
        sum += column.natural;
        count += 1;
    }
    let mean = sum / count.max(1);
    let height = if low <= high { mean.clamp(low, high) } else { low };
    Fit { cuts: cuts.to_vec(), height, uneven: low.saturating_sub(high) }
}

fn natural_difference(spans: &[Span], cuts: &[usize]) -> u32 {
    let naturals = || parts(cuts, spans.len()).map(|part| stacked(&spans[part]).natural);
    naturals().max().unwrap_or(0) - naturals().min().unwrap_or(0)
}

/// The blocks of each column.
pub fn parts(cuts: &[usize], len: usize) -> impl Iterator<Item = std::ops::Range<usize>> {
    let starts = std::iter::once(0).chain(cuts.iter().copied());
    let ends = cuts.iter().copied().chain(std::iter::once(len));
    starts.zip(ends).map(|(start, end)| start..end)
}

/// Blocks below each other.
pub fn stacked(spans: &[Span]) -> Span {
    let rules = u32::try_from(spans.len().saturating_sub(1)).unwrap_or(0) * BETWEEN;
    spans.iter().copied().fold(Span::fixed(rules), Span::plus)
}

/// Blocks put into the columns of a fit, each summary as long as its column wants.
pub fn set<'s>(blocks: Vec<Block<'s>>, fit: &Fit, (width, rank): (u32, Rank)) -> Vec<Vec<Block<'s>>> {
    let len = blocks.len();
    let mut blocks = blocks.into_iter();
    parts(&fit.cuts, len)
        .map(|part| {
            let mut column: Vec<Block<'_>> = blocks.by_ref().take(part.len()).collect();
            fill(&mut column, (width, rank), fit.height);
            column
        })
        .collect()
}

/// Shares what a column misses, or has too much, among its blocks by how much each may vary.
pub fn fill(column: &mut [Block<'_>], (width, rank): (u32, Rank), height: u32) {
    let spans: Vec<Span> = column.iter().map(|block| block.span(width, rank)).collect();
    let all = stacked(&spans);
    let is_short = height >= all.natural;
    let room = |span: &Span| if is_short { span.max - span.natural } else { span.natural - span.min };
    let rooms: u32 = spans.iter().map(room).sum();
    let change = height.abs_diff(all.natural).min(rooms);
    for (block, span) in column.iter_mut().zip(&spans) {
        let share = (change * room(span)).checked_div(rooms).unwrap_or(0);
        block.fill(width, rank, if is_short { span.natural + share } else { span.natural - share });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(heights: &[u32]) -> Vec<Span> {
        heights.iter().map(|height| Span { min: height - 20, natural: *height, max: height + 20 }).collect()
    }

    #[test]
    fn blocks_keep_their_order_and_no_column_is_empty() {
        let fit = fit(&spans(&[300, 100, 100, 100]), 2, None).unwrap();
        assert_eq!(fit.cuts, [1]);
        assert_eq!(fit.uneven, 0, "{fit:?}");
        assert!(super::fit(&spans(&[100]), 2, None).is_none());
    }

    #[test]
    fn what_cannot_end_together_is_measured() {
        let fit = fit(&spans(&[400, 100]), 2, None).unwrap();
        assert_eq!(fit.uneven, 380 - 120);
    }

    #[test]
    fn what_stands_beside_the_columns_counts() {
        let fit = fit(&spans(&[100, 100]), 2, Some(Span { min: 300, natural: 400, max: 500 })).unwrap();
        assert_eq!(fit.uneven, 180);
    }
}
