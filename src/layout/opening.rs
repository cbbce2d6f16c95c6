//! The opening of a front page: the lead story, and what stands beside it and below.

use newsprint_text::width;
use serde::Serialize;

use crate::digest::Digested;
use crate::layout::block::{Block, Rank, Set, Shape};
use crate::layout::fit::{self, Fit, MOST_BLOCKS};
use crate::layout::setting::{
    CAPTION, LEAD, LEAD_BESIDE, LEAD_KICKER, LEAD_MEDIUM, LEAD_SMALL, LEAD_SUMMARY, Span, Type,
};
use crate::model::{Head, Label};

/// The top of a front page.
#[derive(Debug, Hash, Serialize)]
pub struct Opening<'s> {
    pub form: OpeningForm,
    pub lead: Set<'s>,
    /// How large its headline is.
    pub size: LeadSize,
    /// Whether it has few words: its headline then stands with them beside a picture.
    pub is_brief: bool,
    /// The section whose name the lead carries.
    pub section: Option<&'s Label>,
    /// What stands below the lead in its own column.
    pub under: Vec<Block<'s>>,
    pub columns: Vec<Vec<Block<'s>>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum OpeningForm {
    /// The lead at the left, with its picture, and columns beside it.
    Beside,
    /// The lead across the page, and columns below.
    Banner,
}

/// The size of a lead's headline: a long one is set smaller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LeadSize {
    Large,
    Medium,
    Small,
}

impl LeadSize {
    fn of(head: &Head) -> LeadSize {
        match width::of(&head.title) / 100 {
            0..=24 => LeadSize::Large,
            25..=36 => LeadSize::Medium,
            _ => LeadSize::Small,
        }
    }

    fn headline(self) -> Type {
        match self {
            LeadSize::Large => LEAD,
            LeadSize::Medium => LEAD_MEDIUM,
            LeadSize::Small => LEAD_SMALL,
        }
    }
}

/// A page is 1,216 px wide at most, its twelve columns 40 px apart.
pub const PAGE: u32 = 1216;
/// The width of a column when so many share the page.
pub const OF_PAGE: [u32; 4] = [PAGE, 588, 379, 274];
const LEAD_WIDTH: u32 = 588;
/// The lead's column when one stands beside it.
const WIDE_LEAD_WIDTH: u32 = 797;
const LEAD_GAP: u32 = 12;
/// The words of a lead across the page, beside its picture.
const BANNER_WORDS_WIDTH: u32 = 470;
/// Lines of a summary that leave most of such a picture's height blank.
const BRIEF: u32 = 3;

/// One way to set an opening.
struct Plan {
    form: OpeningForm,
    under: Option<usize>,
    width: u32,
    fit: Fit,
    count: usize,
    cost: u32,
}

/// Sets the lead with the first of the blocks, and gives back those that found no room.
pub fn opening<'s>(
    lead: &'s Digested<Head>,
    section: Option<&'s Label>,
    mut blocks: Vec<Block<'s>>,
    most: usize,
) -> (Opening<'s>, Vec<Block<'s>>) {
    let size = LeadSize::of(lead);
    let is_brief = LEAD_SUMMARY.lines(&lead.summary, BANNER_WORDS_WIDTH) <= BRIEF;
    let mut lead = Set::of(lead);
    let plans = (1..=most_blocks(&blocks, most)).flat_map(|count| plans(&lead, &blocks, count));
    let Some(plan) = plans.min_by_key(|plan| plan.cost) else {
        lead.lines = 12;
        let opening =
            Opening { form: OpeningForm::Banner, lead, size, is_brief, section, under: vec![], columns: vec![] };
        return (opening, blocks);
    };
    let rest = blocks.split_off(plan.count);
    let mut under: Vec<Block<'_>> = plan.under.map(|at| blocks.remove(at)).into_iter().collect();
    let columns = fit::set(blocks, &plan.fit, (plan.width, Rank::Second));
    lead.lines = 12;
    if plan.form == OpeningForm::Beside {
        let below: u32 = under.iter().map(|block| below_lead(block, lead_width(&columns)).natural).sum();
        lead.lines = lead_lines(&lead, lead_width(&columns), plan.fit.height.saturating_sub(below));
    }
    for block in &mut under {
        block.fill(lead_width(&columns) / 3, Rank::Third, 0);
    }
    (Opening { form: plan.form, lead, size, is_brief, section, under, columns }, rest)
}

fn lead_width(columns: &[Vec<Block<'_>>]) -> u32 {
    if columns.len() == 1 { WIDE_LEAD_WIDTH } else { LEAD_WIDTH }
}

/// As many of the blocks as have no more stories than an opening shall have.
fn most_blocks(blocks: &[Block<'_>], most: usize) -> usize {
    let mut stories = 0;
    let fitting = blocks.iter().take_while(|block| {
        stories += block.count();
        stories <= most
    });
    fitting.count().clamp(1, MOST_BLOCKS).min(blocks.len())
}

fn plans(lead: &Set<'_>, blocks: &[Block<'_>], count: usize) -> Vec<Plan> {
    let left_out: usize = blocks[count..].iter().map(Block::count).sum();
    let left_out = u32::try_from(left_out.min(100)).unwrap_or(0) * 16;
    let mut plans = banners(lead, &blocks[..count]);
    if lead.picture.is_some() {
        plans.extend(besides(lead, &blocks[..count]));
    }
    let shown: usize = blocks[..count].iter().map(Block::count).sum();
    let is_bare = shown < 2 && blocks.len() > count;
    for plan in &mut plans {
        plan.cost += left_out + if is_bare { FEW } else { 0 };
    }
    plans
}

/// What it costs that the lead stands with one other story when there are more.
const FEW: u32 = 400;

/// What it costs that columns do not end together: two lines are nothing, three too many.
fn unevenness(fit: &Fit) -> u32 {
    fit.uneven + fit.uneven.saturating_sub(45) * 10
}

fn banners(lead: &Set<'_>, blocks: &[Block<'_>]) -> Vec<Plan> {
    // A picture across the page pushes all else down.
    let push = if lead.picture.is_some() { 160 } else { 0 };
    let of_columns = |(at, width): (usize, u32)| {
        let columns = at + 1;
        let spans: Vec<Span> = blocks.iter().map(|block| block.span(width, Rank::Second)).collect();
        let fit = fit::fit(&spans, columns, None)?;
        let rows = if columns == 1 { ROWS * u32::try_from(blocks.len()).unwrap_or(0) } else { 0 };
        let cost = push + rows + unevenness(&fit) + fit.height.abs_diff(420) / 4;
        Some(Plan { form: OpeningForm::Banner, under: None, width, fit, count: blocks.len(), cost })
    };
    let tried = OF_PAGE.into_iter().enumerate().filter(|(at, _)| *at > 0 || blocks.len() <= 3);
    tried.filter_map(of_columns).collect()
}

/// Stories across the whole page are for days that have few.
const ROWS: u32 = 120;

fn besides(lead: &Set<'_>, blocks: &[Block<'_>]) -> Vec<Plan> {
    let mut plans = Vec::new();
    for under in std::iter::once(None).chain((0..blocks.len()).map(Some)) {
        if under.is_some_and(|at| !can_stand_below(&blocks[at])) {
            continue;
        }
        for (columns, width) in [(2, OF_PAGE[3]), (1, OF_PAGE[2])] {
            plans.extend(beside(lead, blocks, under, (columns, width)));
        }
    }
    plans
}

/// What stands above it leaves so much of a screen for the first story of a column.
const FIRST_SCREEN: u32 = 440;
const LOW: u32 = 250;

fn beside(lead: &Set<'_>, blocks: &[Block<'_>], under: Option<usize>, (columns, width): (usize, u32)) -> Option<Plan> {
    let others = blocks.iter().enumerate().filter(|(at, _)| Some(*at) != under);
    let spans: Vec<Span> = others.map(|(_, block)| block.span(width, Rank::Second)).collect();
    let lead_width = if columns == 1 { WIDE_LEAD_WIDTH } else { LEAD_WIDTH };
    let below = under.map_or(Span::default(), |at| below_lead(&blocks[at], lead_width));
    let fit = fit::fit(&spans, columns, Some(lead_span(lead, lead_width).plus(below)))?;
    let moved = if under.is_some() { 20 } else { 0 };
    // In a single column the second story shall begin on the first screen.
    let is_low = columns == 1 && spans.first().is_some_and(|first| first.natural > FIRST_SCREEN);
    let cost = moved + if is_low { LOW } else { 0 } + unevenness(&fit) + fit.height.abs_diff(680) / 5;
    Some(Plan { form: OpeningForm::Beside, under, width, fit, count: blocks.len(), cost })
}

/// A single story with a picture fills the width of the lead's column.
fn can_stand_below(block: &Block<'_>) -> bool {
    block.stories.len() == 1 && block.has_picture()
}

/// A story below the lead has its picture at two thirds of the width and its words beside it.
fn below_lead(block: &Block<'_>, width: u32) -> Span {
    let words = block.stories.iter().map(|set| Set { picture: None, article: set.article, lines: set.lines });
    let words = words.map(|set| set.span(width / 3, Rank::Third, None)).fold(Span::default(), Span::plus);
    let shape = block.stories.first().and_then(|set| set.picture).unwrap_or(Shape::Wide);
    shape.span(width * 3 / 5).beside(Span::fixed(words.min)).plus(Span::fixed(64))
}

fn lead_span(lead: &Set<'_>, width: u32) -> Span {
    let head = lead.article;
    let shape = lead.picture.unwrap_or(Shape::Wide);
    let byline = if head.authors.is_empty() && head.source.is_none() { 0 } else { 24 + LEAD_GAP };
    let lines = |width: u32| LEAD_SUMMARY.lines(&head.summary, width);
    let text = |lines: u32| if lines == 0 { 0 } else { LEAD_SUMMARY.height(lines) + LEAD_GAP };
    if shape == Shape::Upright {
        // All words stand beside it.
        let beside = width * 3 / 5 - 40;
        let all = lines(beside);
        let words = Span { min: text(all.min(3)), natural: text(all), max: text(all) + 60 };
        let words = words.plus(Span::fixed(byline + lead_stack(LEAD_BESIDE, head, beside) + LEAD_GAP));
        let picture = Span { min: width * 34 / 100, natural: width * 48 / 100, max: width * 72 / 100 };
        let picture = picture.plus(Span::fixed(48));
        // A picture much longer than the words beside it leaves a hole below them.
        let max = picture.max.min(words.natural + 120).max(picture.min);
        return Span { max, natural: picture.natural.min(max), ..picture }.beside(words);
    }
    let stack = lead_stack(LeadSize::of(head).headline(), head, width) + LEAD_GAP;
    let said = head.picture.as_ref().and_then(|figure| figure.caption.as_deref().or(figure.credit.as_deref()));
    let caption = said.map_or(0, |caption| 6 + CAPTION.height_of(caption, width));
    let all = lines(width);
    let words = Span { min: text(all.min(2)), natural: text(all), max: text(all) };
    Span::fixed(stack + byline + caption).plus(words).plus(shape.span(width))
}

fn lead_stack(headline: Type, head: &Head, width: u32) -> u32 {
    let above = head.kicker.as_deref().map_or(0, |kicker| LEAD_KICKER.height_of(kicker, width));
    let below = head.subtitle.as_deref().map_or(0, |subtitle| LEAD_SUMMARY.height_of(subtitle, width));
    above + headline.height_of(&head.title, width) + below
}

/// As many lines of the lead's summary as its column has room for above the least picture.
fn lead_lines(lead: &Set<'_>, width: u32, height: u32) -> u32 {
    let span = lead_span(lead, width);
    let over = span.natural.saturating_sub(height).saturating_sub(span.natural - span.min);
    let all = LEAD_SUMMARY.lines(&lead.article.summary, width);
    all.saturating_sub(over / LEAD_SUMMARY.height(1)).max(2)
}
