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

/// One area for each article, in order; together they fill the page, each as large as its weight.
pub fn areas(articles: &[Article]) -> Vec<Area> {
    let weights: Vec<u32> = articles.iter().map(weight).collect();
    let mut areas = Vec::with_capacity(weights.len());
    split(&weights, Area { x: 0, y: 0, w: WHOLE, h: WHOLE }, &mut areas);
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
fn split(weights: &[u32], area: Area, areas: &mut Vec<Area>) {
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
    // A page is taller than wide by about 7 to 5, so its sides are compared as printed.
    let (a, b) = if area.h * 7 >= area.w * 5 {
        let cut = share(area.h);
        (Area { h: cut, ..area }, Area { y: area.y + cut, h: area.h - cut, ..area })
    } else {
        let cut = share(area.w);
        (Area { w: cut, ..area }, Area { x: area.x + cut, w: area.w - cut, ..area })
    };
    split(&weights[..at], a, areas);
    split(&weights[at..], b, areas);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_fill_the_page_in_order() {
        let mut areas = vec![];
        split(&[900, 300, 200, 600, 100], Area { x: 0, y: 0, w: WHOLE, h: WHOLE }, &mut areas);
        let filled: u64 = areas.iter().map(|area| u64::from(area.w) * u64::from(area.h)).sum();
        assert_eq!(areas.len(), 5);
        assert_eq!(filled, u64::from(WHOLE) * u64::from(WHOLE));
        assert_eq!((areas[0].x, areas[0].y), (0, 0));
    }
}
