//! Blocks: a story, or stories that stand together, as one piece of a column.

use serde::Serialize;

use crate::digest::Digested;
use crate::layout::setting::{CAPTION, SECOND, SMALL, SUMMARY, Span, THIRD, TITLE, Type};
use crate::manuscript::front_matter::Kind;
use crate::model::{Figure, Head, Label};

/// One piece of a column.
#[derive(Debug, Hash, Serialize)]
pub struct Block<'s> {
    pub form: Form,
    /// The section under whose name the stories stand; of a single story its label.
    pub section: Option<&'s Label>,
    pub stories: Vec<Set<'s>>,
    /// Stories of a box that are not shown.
    pub more: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    Story,
    /// A picture with a few lines.
    Photo,
    Editorial,
    /// Short stories in a frame of their own (要闻快览).
    Box,
    /// Stories under one name.
    Group,
}

/// A story as it is set.
#[derive(Debug, Hash, Serialize)]
pub struct Set<'s> {
    pub article: &'s Digested<Head>,
    /// Lines of its summary; none shown when zero.
    pub lines: u32,
    /// The shape of its picture; blank when none is shown.
    pub picture: Option<Shape>,
}

/// How a picture is cropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Shape {
    Wide,
    Square,
    Upright,
    Panorama,
}

impl Shape {
    pub fn of(figure: &Figure) -> Shape {
        let (width, height) = (u64::from(figure.width), u64::from(figure.height));
        match () {
            () if width == 0 || height == 0 => Shape::Wide,
            () if width * 10 >= height * 20 => Shape::Panorama,
            () if width * 100 >= height * 115 => Shape::Wide,
            () if width * 100 >= height * 88 => Shape::Square,
            () => Shape::Upright,
        }
    }

    /// The heights that it may have, in hundredths of its width; `static/css/newsprint/50-front.css` has them too.
    fn heights(self) -> (u32, u32, u32) {
        match self {
            Shape::Wide => (50, 60, 75),
            Shape::Panorama => (36, 44, 60),
            Shape::Square => (70, 85, 100),
            Shape::Upright => (85, 100, 125),
        }
    }

    pub fn span(self, width: u32) -> Span {
        let (min, natural, max) = self.heights();
        Span { min: width * min / 100, natural: width * natural / 100, max: width * max / 100 }
    }
}

/// Stories that a box shows at most.
const MOST_IN_BOX: usize = 8;
/// Lines of a summary when nothing else wants their room.
const LINES: u32 = 4;
const FEWEST_LINES: u32 = 2;
/// Between the parts of a story.
const GAP: u32 = 8;
/// Between stories, with the rule.
pub const BETWEEN: u32 = 37;

impl<'s> Block<'s> {
    pub fn story(article: &'s Digested<Head>, section: Option<&'s Label>) -> Block<'s> {
        let form = match article.kind {
            Kind::Photo if article.picture.is_some() => Form::Photo,
            Kind::Editorial => Form::Editorial,
            _ => Form::Story,
        };
        Block { form, section, stories: vec![Set::of(article)], more: 0 }
    }

    pub fn boxed(articles: &[&'s Digested<Head>], section: Option<&'s Label>) -> Block<'s> {
        let shown = articles.iter().take(MOST_IN_BOX);
        let stories = shown.map(|article| Set { article, lines: LINES, picture: None }).collect();
        Block { form: Form::Box, section, stories, more: articles.len().saturating_sub(MOST_IN_BOX) }
    }

    pub fn group(articles: &[&'s Digested<Head>], section: Option<&'s Label>, most: usize) -> Block<'s> {
        let stories = articles.iter().take(most).map(|article| Set::of(article)).collect();
        Block { form: Form::Group, section, stories, more: articles.len().saturating_sub(most) }
    }

    pub fn has_picture(&self) -> bool {
        self.stories.iter().any(|set| set.picture.is_some())
    }

    /// How many stories it stands for.
    pub fn count(&self) -> usize {
        self.stories.len() + self.more
    }

    /// How tall it sets in a column of this width.
    pub fn span(&self, width: u32, rank: Rank) -> Span {
        let (frame, inside) = self.frame(width);
        let between = u32::try_from(self.stories.len().saturating_sub(1)).unwrap_or(0) * self.between();
        let stories = self.stories.iter().map(|set| set.span(inside, self.rank(rank), None));
        stories.fold(Span::fixed(frame + between), Span::plus)
    }

    /// Gives each summary as many lines as fill the height.
    pub fn fill(&mut self, width: u32, rank: Rank, height: u32) {
        let rank = self.rank(rank);
        let (frame, inside) = self.frame(width);
        let between = u32::try_from(self.stories.len().saturating_sub(1)).unwrap_or(0) * self.between();
        let natural: u32 = self.stories.iter().map(|set| set.span(inside, rank, None).natural).sum();
        let mut missing = i64::from(height) - i64::from(frame + between + natural);
        for set in &mut self.stories {
            set.lines = set.natural_lines(inside);
        }
        let line = i64::from(SUMMARY.height(1));
        // Each turn changes every summary by a line at most, so that no story is cut to let another run on.
        for _ in 0..MOST_TURNS {
            for set in &mut self.stories {
                let all = set.all_lines(inside);
                if missing >= line * 2 / 3 && set.lines < all {
                    set.lines += 1;
                    missing -= line;
                } else if missing <= -line / 3 && set.lines > FEWEST_LINES.min(all) {
                    set.lines -= 1;
                    missing += line;
                }
            }
        }
    }

    /// What stands around the stories, and the width that is left for them.
    fn frame(&self, width: u32) -> (u32, u32) {
        match self.form {
            Form::Box => (58, width),
            Form::Group => (44, width),
            Form::Editorial => (70, width),
            Form::Story | Form::Photo => (if self.section.is_some() { 24 } else { 0 }, width),
        }
    }

    fn between(&self) -> u32 {
        if self.form == Form::Box { 25 } else { BETWEEN }
    }

    fn rank(&self, rank: Rank) -> Rank {
        match self.form {
            Form::Box => Rank::Brief,
            Form::Group => Rank::Third,
            _ => rank,
        }
    }
}

/// Summaries are some ten lines at most.
const MOST_TURNS: usize = 12;

/// How large a headline is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rank {
    Second,
    Third,
    Brief,
}

impl Rank {
    fn headline(self) -> Type {
        match self {
            Rank::Second => SECOND,
            Rank::Third => THIRD,
            Rank::Brief => TITLE,
        }
    }
}

impl<'s> Set<'s> {
    pub fn of(article: &'s Digested<Head>) -> Set<'s> {
        Set { article, lines: LINES, picture: article.picture.as_ref().map(Shape::of) }
    }

    fn all_lines(&self, width: u32) -> u32 {
        SUMMARY.lines(&self.article.summary, width)
    }

    fn natural_lines(&self, width: u32) -> u32 {
        self.all_lines(width).min(LINES)
    }

    /// How tall it sets, with as many lines of summary as told.
    pub fn span(&self, width: u32, rank: Rank, lines: Option<u32>) -> Span {
        let stack = Span::fixed(self.stack(width, rank.headline()));
        let all = self.all_lines(width);
        let tall = |lines: u32| if lines == 0 { 0 } else { SUMMARY.height(lines) + GAP };
        let text = match lines {
            Some(lines) => Span::fixed(tall(lines.min(all))),
            None => Span { min: tall(all.min(FEWEST_LINES)), natural: tall(all.min(LINES)), max: tall(all) },
        };
        stack.plus(text).plus(self.figure(width))
    }

    /// The headline with what stands above and below it.
    fn stack(&self, width: u32, headline: Type) -> u32 {
        let head = self.article;
        let above = head.kicker.as_deref().map_or(0, |kicker| SMALL.height_of(kicker, width));
        let below = head.subtitle.as_deref().map_or(0, |subtitle| 4 + SMALL.height_of(subtitle, width));
        let label = if matches!(head.kind, Kind::Advert | Kind::Notice) { 26 } else { 0 };
        label + above + headline.height_of(&head.title, width) + below
    }

    fn figure(&self, width: u32) -> Span {
        let Some((shape, figure)) = self.picture.zip(self.article.picture.as_ref()) else { return Span::default() };
        let said = figure.caption.as_deref().or(figure.credit.as_deref());
        let caption = said.map_or(0, |caption| 6 + CAPTION.height(CAPTION.lines(caption, width).min(2)));
        shape.span(width).plus(Span::fixed(GAP + caption))
    }
}
