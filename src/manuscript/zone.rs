//! Zones (热区): where an article sits on the picture of its newspaper page.

use serde::{Deserialize, Serialize};

use crate::manuscript::percent as percents;
use crate::manuscript::reader::{NUMBERS, Reader};
use crate::manuscript::yaml::Yaml;
use crate::rules::front_matter::{not_a_zone, zone_outside};

/// The corners of a zone in hundredths of a percent of the picture's width and height.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Zone {
    pub corners: Vec<(u16, u16)>,
}

const MOST_CORNERS: usize = 64;
const WHOLE: f64 = 10_000.0;

impl Zone {
    /// Reads `[x, y, w, h]`, also without its brackets, or `[[x, y], …]`, in percent.
    pub fn read(reader: &mut Reader<'_>, name: &str, value: &Yaml) -> Option<Zone> {
        if value.is_null() {
            return None;
        }
        let corners = match (percents::numbers(value), value) {
            (Some(rectangle), _) => corners_of(&rectangle),
            (None, Yaml::List(entries)) => entries.iter().map(point).collect(),
            (None, other) => {
                reader.wrong(name, other, NUMBERS);
                return None;
            }
        };
        let Some(corners) = corners.filter(|corners| (3..=MOST_CORNERS).contains(&corners.len())) else {
            reader.tell(not_a_zone(name).at_key(reader.path, name));
            return None;
        };
        let outside = corners.iter().flat_map(|(x, y)| [x, y]).find(|percent| !(0.0..=100.0).contains(*percent));
        if let Some(outside) = outside {
            reader.tell(zone_outside(name, outside.to_string()).at_key(reader.path, name));
            return None;
        }
        Some(Zone { corners: corners.into_iter().map(|(x, y)| (hundredths(x), hundredths(y))).collect() })
    }

    /// The corners as an SVG `points` value over a picture of 100 by 100.
    pub fn points(&self) -> String {
        let mut points = String::new();
        for (x, y) in &self.corners {
            if !points.is_empty() {
                points.push(' ');
            }
            points.push_str(&format!("{},{}", percent((*x).into()), percent((*y).into())));
        }
        points
    }
}

// Cannot lose anything: the value is between 0 and 100.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn hundredths(percent: f64) -> u16 {
    (percent * 100.0).round().clamp(0.0, WHOLE) as u16
}

/// Hundredths of a percent as a page writes them: `33.3`.
pub fn percent(hundredths: u32) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    if rest == 0 {
        return whole.to_string();
    }
    format!("{whole}.{rest:02}").trim_end_matches('0').to_owned()
}

fn point(value: &Yaml) -> Option<(f64, f64)> {
    let Yaml::List(_) = value else { return None };
    let [x, y] = percents::numbers(value)?[..] else { return None };
    Some((x, y))
}

fn corners_of(rectangle: &[f64]) -> Option<Vec<(f64, f64)>> {
    let [x, y, w, h] = *rectangle else { return None };
    Some(vec![(x, y), (x + w, y), (x + w, y + h), (x, y + h)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::manuscript::parse;
    use crate::manuscript::typed::Typed;
    use crate::source::SourcePath;

    fn read(yaml: &str) -> Result<String, String> {
        let path = SourcePath::new("a.md");
        let mut reader = Reader::new(Typed::front_matter(&path, "", 0));
        let zone = Zone::read(&mut reader, "zone", &parse::tree(yaml).unwrap());
        zone.map(|zone| zone.points()).ok_or_else(|| reader.diagnostics[0].english().to_owned())
    }

    #[test]
    fn a_rectangle_is_four_corners() {
        assert_eq!(read("[10, 20.5, 30, 40]").unwrap(), "10,20.5 40,20.5 40,60.5 10,60.5");
    }

    #[test]
    fn a_polygon_is_its_corners() {
        assert_eq!(read("[[0,0],[100,0],[50,99.25]]").unwrap(), "0,0 100,0 50,99.25");
    }

    #[test]
    fn a_zone_stays_on_its_page() {
        assert_eq!(read("[90, 0, 20, 5]").unwrap_err(), "`zone` leaves the page: 110 is not between 0 and 100");
        assert_eq!(read("[1, 2, 3]").unwrap_err(), "`zone` is neither a rectangle nor a polygon");
        assert_eq!(read("[[1, 2], [3, x], [4, 5]]").unwrap_err(), "`zone` is neither a rectangle nor a polygon");
    }

    #[test]
    fn percentages_have_no_needless_zeros() {
        assert_eq!([percent(10_000), percent(3330), percent(1)].join(" "), "100 33.3 0.01");
    }
}
