//! The model: a newspaper in editions, pages and articles, and how it is made of what was typed. Pure.

pub mod article;
pub mod compose;
pub mod edition;
mod editions;
mod left_out;
pub mod link;
pub mod listing;
mod lunar;
mod paper;
pub mod pictures;
pub mod place;
mod schedule;
mod site;
pub mod typed;

pub use article::{Article, Body, Byline, Figure, Head, Jump, Label, Standing};
pub use edition::{Edition, EditionHead, Page, PageHead};
pub use editions::Editions;
pub use left_out::LeftOut;
pub use listing::Listing;
pub use paper::Paper;
pub use schedule::Schedule;
pub use site::{Corrected, LinkedAddress, PublishedAsset, Redirect, Site};
