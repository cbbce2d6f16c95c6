//! Desks: the top of a newspaper page as the front page shows it; the rest is one tap away.

use serde::Serialize;

use crate::digest::Digested;
use crate::layout::block::{Block, Rank, Set};
use crate::layout::fit::{self, Fit, MOST_BLOCKS};
use crate::layout::opening::OF_PAGE;
use crate::layout::setting::{Span, TITLE};
use crate::model::{Head, PageHead};

/// The top of a page.
#[derive(Debug, Hash, Serialize)]
pub struct Desk<'s> {
    pub page: &'s Digested<PageHead>,
    pub columns: Vec<Vec<Block<'s>>>,
    /// Stories of which the headline is shown.
    pub titles: Vec<&'s Digested<Head>>,
    /// How many stories of the page the front page does not show.
    pub more: usize,
}

/// The desks of a front page, each page once.
#[derive(Debug, Default, Hash, Serialize)]
pub struct Desks<'s> {
    /// Across the front page, in columns.
    pub wide: Vec<Desk<'s>>,
    /// Half as wide, in pairs: a story, and headlines.
    pub halves: Vec<Desk<'s>>,
    /// A line each: the page's first headline.
    pub lines: Vec<Desk<'s>>,
}

/// A page that is not at the top, with what of it is left to show.
pub struct Remaining<'s> {
    pub page: &'s Digested<PageHead>,
    pub blocks: Vec<Block<'s>>,
}

/// Pages up to which each gets the whole width.
const FEW_PAGES: usize = 4;
/// Pages beyond get a line each.
const MANY_PAGES: usize = 16;

/// The desks of the remaining pages, each with at most so many stories.
pub fn desks(pages: Vec<Remaining<'_>>, most: Option<usize>) -> Desks<'_> {
    let count = pages.len();
    let most = most.unwrap_or_else(|| stories_of_a_page(count)).max(1);
    // Halves stand in pairs.
    let wide = if count <= FEW_PAGES { count } else { count.min(MANY_PAGES) % 2 };
    let mut pages = pages.into_iter();
    let mut desks = Desks::default();
    desks.wide.extend(pages.by_ref().take(wide).map(|page| wide_desk(page, most)));
    let mut halves = pages.by_ref().take(MANY_PAGES - wide);
    while let (Some(one), Some(other)) = (halves.next(), halves.next()) {
        desks.halves.extend(pair(one, other, most));
    }
    desks.lines.extend(pages.map(line));
    desks
}

/// Fewer stories of each page where there are many pages, so that a front page has an end.
fn stories_of_a_page(pages: usize) -> usize {
    match pages {
        0..=2 => 9,
        3..=4 => 6,
        5..=8 => 4,
        9..=12 => 3,
        _ => 2,
    }
}

/// A wide desk's columns stand beside the page's name.
const OF_DESK: [u32; 3] = [1006, 483, 309];

/// All blocks of a page, in columns across it.
pub fn across(blocks: Vec<Block<'_>>) -> Vec<Vec<Block<'_>>> {
    let stories = blocks.iter().map(Block::count).sum();
    if blocks.is_empty() {
        return vec![];
    }
    let (_, width, fit) = widest(&blocks, stories, &OF_PAGE[..3]);
    fit::set(blocks, &fit, (width, Rank::Second))
}

/// A page with all its stories.
pub fn whole(page: Remaining<'_>) -> Desk<'_> {
    let stories = page.blocks.iter().map(Block::count).sum();
    wide_desk(page, stories)
}

fn wide_desk(page: Remaining<'_>, most: usize) -> Desk<'_> {
    let Remaining { page, mut blocks } = page;
    let all: usize = blocks.iter().map(Block::count).sum();
    let (count, width, fit) = widest(&blocks, most, &OF_DESK);
    blocks.truncate(count);
    let shown: usize = blocks.iter().map(|block| block.stories.len()).sum();
    let columns = fit::set(blocks, &fit, (width, Rank::Third));
    Desk { page, columns, titles: vec![], more: all - shown }
}

/// How many blocks in columns of which width end most evenly.
fn widest(blocks: &[Block<'_>], most: usize, widths: &[u32]) -> (usize, u32, Fit) {
    let mut best: Option<(u32, (usize, u32, Fit))> = None;
    let all: usize = blocks.iter().map(Block::count).sum();
    let wanted = all.min(most);
    let mut stories = 0;
    for count in 1..=blocks.len().min(MOST_BLOCKS) {
        stories += blocks[count - 1].count();
        if stories > most && count > 1 {
            break;
        }
        for (at, width) in widths.iter().copied().enumerate() {
            let spans: Vec<Span> = blocks[..count].iter().map(|block| block.span(width, Rank::Third)).collect();
            let Some(fit) = fit::fit(&spans, at + 1, None).filter(|_| at > 0 || count <= MOST_ROWS) else { continue };
            let rows = if at == 0 { ROW * u32::try_from(count).unwrap_or(0) } else { 0 };
            let missing = u32::try_from(wanted.saturating_sub(stories).min(20)).unwrap_or(0) * MISSING;
            let cost = cost_of(&fit) + rows + missing;
            if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                best = Some((cost, (count, width, fit)));
            }
        }
    }
    let alone = || (blocks.len().min(1), widths[0], Fit { cuts: vec![], height: 0, uneven: 0 });
    best.map_or_else(alone, |(_, best)| best)
}

/// Stories that stand across a desk at most, one below the other.
const MOST_ROWS: usize = 3;
/// What each of them costs, and each story that is left out.
const ROW: u32 = 60;
const MISSING: u32 = 90;

fn cost_of(fit: &Fit) -> u32 {
    fit.uneven + fit.uneven.saturating_sub(45) * 10 + fit.height.saturating_sub(380) / 2
}

const HALF: u32 = 588;
/// The words of a half desk's story beside its picture.
const BESIDE_PICTURE: u32 = 388;
const PICTURE: u32 = 135;
const BETWEEN_TITLES: u32 = 17;

/// A half desk that is not finished: its first story, and the others.
struct Half<'s> {
    page: &'s Digested<PageHead>,
    first: Block<'s>,
    others: Vec<&'s Digested<Head>>,
    all: usize,
}

fn pair<'s>(one: Remaining<'s>, other: Remaining<'s>, most: usize) -> [Desk<'s>; 2] {
    let (one, other) = (half(one), half(other));
    let choices = |half: &Half<'_>| 0..=half.others.len().min(most - 1);
    let ways = choices(&one).flat_map(|first| choices(&other).map(move |second| (first, second)));
    let cost = |&(first, second): &(usize, usize)| {
        let (_, uneven) = common_height(half_span(&one, first), half_span(&other, second));
        let missing = u32::try_from(2 * most - first - second).unwrap_or(0);
        uneven + uneven.saturating_sub(45) * 10 + missing * 30
    };
    let (first, second) = ways.min_by_key(cost).unwrap_or_default();
    let (height, _) = common_height(half_span(&one, first), half_span(&other, second));
    [finished(one, first, height), finished(other, second, height)]
}

/// The height at which two end together, and by how much one misses it.
fn common_height(one: Span, other: Span) -> (u32, u32) {
    let (low, high) = (one.min.max(other.min), one.max.min(other.max));
    let mean = u32::midpoint(one.natural, other.natural);
    (if low <= high { mean.clamp(low, high) } else { low }, low.saturating_sub(high))
}

fn half(page: Remaining<'_>) -> Half<'_> {
    let all = page.blocks.iter().map(Block::count).sum();
    let mut sets = page.blocks.into_iter().flat_map(|block| {
        let section = block.section;
        block.stories.into_iter().map(move |set| (set, section))
    });
    let (set, section) = sets.next().expect("a remaining page has a story");
    let first = Block::story(set.article, section);
    Half { page: page.page, first, others: sets.map(|(set, _)| set.article).collect(), all }
}

fn words<'s>(first: &Block<'s>) -> (Set<'s>, u32) {
    let set = &first.stories[0];
    let width = if set.picture.is_some() { BESIDE_PICTURE } else { HALF };
    (Set { article: set.article, lines: set.lines, picture: None }, width)
}

fn half_span(half: &Half<'_>, titles: usize) -> Span {
    let (set, width) = words(&half.first);
    let text = set.span(width, Rank::Third, None);
    let text = if half.first.has_picture() { text.beside(Span::fixed(PICTURE)) } else { text };
    let tall = |head: &&Digested<Head>| TITLE.height_of(&head.title, HALF) + BETWEEN_TITLES;
    text.plus(Span::fixed(half.others.iter().take(titles).map(tall).sum()))
}

fn finished(half: Half<'_>, titles: usize, height: u32) -> Desk<'_> {
    let span = half_span(&half, titles);
    let (_, width) = words(&half.first);
    let Half { page, mut first, others, all } = half;
    let picture = first.stories[0].picture.take();
    let own = first.span(width, Rank::Third);
    first.fill(width, Rank::Third, (own.natural + height).saturating_sub(span.natural));
    first.stories[0].picture = picture;
    let titles: Vec<_> = others.into_iter().take(titles).collect();
    let more = all - 1 - titles.len();
    Desk { page, columns: vec![vec![first]], titles, more }
}

fn line(page: Remaining<'_>) -> Desk<'_> {
    let all: usize = page.blocks.iter().map(Block::count).sum();
    let titles = page.blocks.first().and_then(|block| block.stories.first()).map(|set| set.article);
    let titles: Vec<_> = titles.into_iter().collect();
    Desk { page: page.page, columns: vec![], more: all - titles.len(), titles }
}
