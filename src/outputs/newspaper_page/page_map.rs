//! Page maps: a newspaper page laid out from the weights of its articles, when there is no picture of it.

use crate::manuscript::front_matter::Kind;
use crate::model::Article;

/// A rectangle of a page map in hundredths of a percent of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    pub x: u32,
    pub y: u32,
    pub w: u32,
    pub h: u32,
}

const WHOLE: u32 = 10_000;

/// The shape of a page map: its width and its height, in like parts.
pub type Aspect = (u32, u32);

/// As a newspaper page is.
pub const PAGE: Aspect = (5, 7);
/// Of a page with few articles.
pub const SQUARE: Aspect = (1, 1);

/// One area for each article, in order; together they fill the page, each as large as its weight. The articles of a group
/// lie together.
pub fn areas(groups: &[Vec<&Article>], aspect: Aspect) -> Vec<Area> {
    let weights: Vec<Vec<u32>> =
        groups.iter().map(|group| group.iter().map(|article| weight(article)).collect()).collect();
    let totals: Vec<u32> = weights.iter().map(|weights| weights.iter().sum()).collect();
    let mut of_groups = Vec::with_capacity(groups.len());
    split(&totals, (Area { x: 0, y: 0, w: WHOLE, h: WHOLE }, aspect), &mut of_groups);
    let mut areas = Vec::new();
    for (weights, area) in weights.iter().zip(of_groups) {
        split(weights, (area, aspect), &mut areas);
    }
    areas
}

/// What an article would weigh on paper: its length, its pictures, and its rank.
fn weight(article: &Article) -> u32 {
    let head = &article.head;
    // In coarse steps, so that an edited sentence does not redraw the page.
    let text = article.words.clamp(150, 2500).next_multiple_of(400) + 300;
    let picture = if head.picture.is_some() { 600 } else { 0 };
    let rank = if head.is_lead { 1200 } else { 0 };
    match head.kind {
        Kind::Brief | Kind::Notice | Kind::Advert => text / 2 + picture / 2,
        _ => text + picture + rank,
    }
}

/// Halves the weights again and again, cutting the longer side, so that articles keep their order.
fn split(weights: &[u32], (area, aspect): (Area, Aspect), areas: &mut Vec<Area>) {
    let total: u32 = weights.iter().sum();
    if weights.len() <= 1 {
        areas.extend(weights.iter().map(|_| area));
        return;
    }
    let mut first = 0;
    let mut at = 0;
    while at + 1 < weights.len() && (at == 0 || first + weights[at] / 2 <= total / 2) {
        first += weights[at];
        at += 1;
    }
    let share = |side: u32| u32::try_from(u64::from(side) * u64::from(first) / u64::from(total)).unwrap_or(side);
    // Sides are compared as they are seen.
    let (a, b) = if area.h * aspect.1 >= area.w * aspect.0 {
        let cut = share(area.h);
        (Area { h: cut, ..area }, Area { y: area.y + cut, h: area.h - cut, ..area })
    } else {
        let cut = share(area.w);
        (Area { w: cut, ..area }, Area { x: area.x + cut, w: area.w - cut, ..area })
    };
    split(&weights[..at], (a, aspect), areas);
    split(&weights[at..], (b, aspect), areas);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_fill_the_page_in_order() {
        let mut areas = vec![];
        split(&[900, 300, 200, 600, 100], (Area { x: 0, y: 0, w: WHOLE, h: WHOLE }, PAGE), &mut areas);
        let filled: u64 = areas.iter().map(|area| u64::from(area.w) * u64::from(area.h)).sum();
        assert_eq!(areas.len(), 5);
        assert_eq!(filled, u64::from(WHOLE) * u64::from(WHOLE));
        assert_eq!((areas[0].x, areas[0].y), (0, 0));
    }
}
