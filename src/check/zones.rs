//! Zones of a newspaper page that lie on each other, or on no picture.

use std::sync::Arc;

use crate::diagnostic::Diagnostics;
use crate::manuscript::keys::{self, Keys};
use crate::manuscript::zone::Zone;
use crate::model::{Article, Edition};
use crate::rules::paper::{overlapping_zones, zone_without_picture};

/// No page has so many articles; of more, the first are compared.
const MOST: usize = 100;
/// Overlaps that are told of a page at most.
const MOST_TOLD: usize = 10;
/// People draw edges on each other; a smaller part of the smaller zone is no overlap.
const SHARE: f64 = 0.02;

pub fn warnings(editions: &[Arc<Edition>]) -> Diagnostics {
    let mut warnings = vec![];
    for edition in editions {
        for page in &edition.pages {
            let articles = edition.articles_of(page).iter();
            let drawn: Vec<(&Article, &Zone)> =
                articles.filter_map(|article| Some((article, article.zone.as_ref()?))).take(MOST).collect();
            match drawn.first() {
                None => {}
                Some((first, _)) if page.facsimile.is_none() => {
                    let told = zone_without_picture(&page.head.label);
                    warnings.push(told.at_key(&first.body.path, keys::Article::Zone.place()));
                }
                Some(_) => warnings.extend(overlaps(&drawn)),
            }
        }
    }
    warnings
}

/// Each two that overlap, told once, of the later one.
fn overlaps(drawn: &[(&Article, &Zone)]) -> Diagnostics {
    let shapes: Vec<Shape> = drawn.iter().map(|(_, zone)| Shape::of(zone)).collect();
    let pairs = (0..shapes.len()).flat_map(|later| (0..later).map(move |before| (before, later)));
    let on_each_other = pairs.filter(|(before, later)| shapes[*before].overlaps(&shapes[*later])).take(MOST_TOLD);
    let told = on_each_other.map(|(before, later)| {
        let told = overlapping_zones(&drawn[before].0.body.path);
        told.at_key(&drawn[later].0.body.path, keys::Article::Zone.place())
    });
    told.collect()
}

struct Shape {
    corners: Vec<(f64, f64)>,
    /// Left, top, right, bottom.
    around: [f64; 4],
    area: f64,
}

impl Shape {
    fn of(zone: &Zone) -> Shape {
        let corners: Vec<(f64, f64)> = zone.corners.iter().map(|(x, y)| (f64::from(*x), f64::from(*y))).collect();
        let mut around = [f64::MAX, f64::MAX, f64::MIN, f64::MIN];
        for (x, y) in &corners {
            around = [around[0].min(*x), around[1].min(*y), around[2].max(*x), around[3].max(*y)];
        }
        let mut shape = Shape { corners, around, area: 0.0 };
        shape.area = shape.common(&shape);
        shape
    }

    fn overlaps(&self, other: &Shape) -> bool {
        let [left, top, right, bottom] = self.around;
        let [other_left, other_top, other_right, other_bottom] = other.around;
        let is_apart = right <= other_left || other_right <= left || bottom <= other_top || other_bottom <= top;
        let smaller = self.area.min(other.area);
        !is_apart && smaller > 0.0 && self.common(other) > SHARE * smaller
    }

    /// The area that two have in common, in strips between the heights of corners; it is exact where no edges cross.
    fn common(&self, other: &Shape) -> f64 {
        const LINES: i32 = 4;
        let mut heights: Vec<f64> = self.corners.iter().chain(&other.corners).map(|(_, y)| *y).collect();
        heights.sort_by(f64::total_cmp);
        heights.dedup();
        let strips = heights.windows(2).map(|strip| {
            let step = (strip[1] - strip[0]) / f64::from(LINES);
            let lines = (0..LINES).map(|line| strip[0] + step * (f64::from(line) + 0.5));
            lines.map(|y| step * in_common(&self.spans(y), &other.spans(y))).sum::<f64>()
        });
        strips.sum()
    }

    /// Where the shape lies on a line across the page, from left to right.
    fn spans(&self, y: f64) -> Vec<(f64, f64)> {
        let next = self.corners.iter().cycle().skip(1);
        let edges = self.corners.iter().zip(next).filter(|((_, from), (_, to))| (*from > y) != (*to > y));
        let mut crossed: Vec<f64> =
            edges.map(|((x, from), (to_x, to))| x + (y - from) / (to - from) * (to_x - x)).collect();
        crossed.sort_by(f64::total_cmp);
        crossed.chunks_exact(2).map(|span| (span[0], span[1])).collect()
    }
}

fn in_common(one: &[(f64, f64)], other: &[(f64, f64)]) -> f64 {
    let pairs = one.iter().flat_map(|a| other.iter().map(move |b| (a, b)));
    pairs.map(|(a, b)| (a.1.min(b.1) - a.0.max(b.0)).max(0.0)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(corners: &[(u16, u16)]) -> Shape {
        Shape::of(&Zone { corners: corners.iter().map(|(x, y)| (x * 100, y * 100)).collect() })
    }

    #[test]
    fn areas_are_those_of_rectangles_and_polygons() {
        for (corners, area) in [
            (&[(0, 0), (10, 0), (10, 20), (0, 20)][..], 200.0),
            (&[(0, 0), (10, 0), (0, 10)], 50.0),
            (&[(0, 0), (20, 0), (20, 20), (10, 20), (10, 10), (0, 10)], 300.0),
            (&[(0, 0), (10, 10), (20, 20)], 0.0),
        ] {
            let found = shape(corners).area / 10_000.0;
            assert!((found - area).abs() < 1e-9, "{corners:?}: {found}");
        }
    }

    #[test]
    fn edges_may_touch_and_lie_a_little_on_each_other() {
        let left = shape(&[(0, 0), (50, 0), (50, 50), (0, 50)]);
        for (corners, is_told) in [
            (&[(50, 0), (100, 0), (100, 50), (50, 50)][..], false),
            (&[(49, 0), (100, 0), (100, 50), (49, 50)], false),
            (&[(45, 0), (100, 0), (100, 50), (45, 50)], true),
            (&[(10, 10), (20, 10), (20, 20), (10, 20)], true),
            (&[(0, 60), (50, 60), (50, 90)], false),
            (&[(60, 0), (100, 0), (100, 100), (0, 100), (0, 60), (60, 60)], false),
            (&[(40, 40), (100, 40), (100, 100)], true),
        ] {
            let other = shape(corners);
            assert_eq!((left.overlaps(&other), other.overlaps(&left)), (is_told, is_told), "{corners:?}");
        }
    }
}
